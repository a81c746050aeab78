"""Countries that only tell whence makers are: `China's Huawei`, `American and Asian suppliers`.

In: a name of a country or people, and the words beside it. Out: whether it says where makers are
at home, and so not where something is told to happen.
"""

from collections.abc import Sequence

from pipeline.extract.world import group_cues
from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import Mention
from pipeline.language.tokens import Token

LONGEST_LIST = 4  # tokens


def is_of_makers(mention: Mention, tokens: Sequence[Token]) -> bool:
    """Whether an adjective tells whence makers are: `American and Asian suppliers`."""
    words = lexicon()
    for token in tokens[mention.last : mention.last + LONGEST_LIST]:
        if words.has_sense(token.lower, "vendor"):
            return True
        if token.lower not in words.cues["lists_makers"] and not token.text[:1].isupper():
            return False
    return False


def is_vendors_home(mentions: list[Mention], position: int, tokens: Sequence[Token]) -> bool:
    """`China's Huawei`, `Chinese ... ZTE`: the country says where the vendor is at home.

    So it does where gear comes `from China`, or is `made in China`.
    """
    mention = mentions[position]
    is_of_group = mention.sense.country in group_cues()
    if mention.kind == "country" and is_of_group and _is_whence(mention, tokens):
        return True
    following = mentions[position + 1] if position + 1 < len(mentions) else None
    if following is not None and following.kind == "vendor" and following.first - mention.last <= 4:
        return following.sense.home == mention.sense.country
    return mention.kind == "demonym" and is_of_group


def _is_whence(mention: Mention, tokens: Sequence[Token]) -> bool:
    """`from China`, `made in China`."""
    before = [token.lower for token in tokens[max(0, mention.first - 2) : mention.first]]
    is_made = before[-1:] == ["in"] and before[0] in lexicon().cues["made_there"]
    return before[-1:] == ["from"] or is_made
