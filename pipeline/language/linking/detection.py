"""The longest names of a sentence, left to right, with every sense that they may have."""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.language.lexicon import lexicon
from pipeline.language.linking.behind import is_finite
from pipeline.language.mentions import COMPANIES, Mention
from pipeline.language.names import Name, NameIndex
from pipeline.language.tokens import Token


def find_names(tokens: Sequence[Token], index: NameIndex) -> list[Mention]:
    """All longest names of a sentence, left to right, with every sense that they may have."""
    lowers, begins = [t.lower for t in tokens], index.first_words
    found: list[Mention] = []
    position = 0
    while position < len(tokens):
        is_begun = lowers[position] in begins
        names = _names_at(tokens, lowers, position, index) if is_begun else ()
        if names:
            found.append(_mention(tokens, position, names))
        position = found[-1].last if names else position + 1
    return found


def _names_at(
    tokens: Sequence[Token], lowers: Sequence[str], position: int, index: NameIndex
) -> Sequence[Name]:
    """The names that begin at a token, none where its words say something else."""
    names = index.at(tokens, lowers, position)
    if not names or _is_adjective(names[0], tokens, position) or _is_currency(tokens, position):
        return ()  # "The Australian government": no newspaper
    if _is_excepted(names[0], lowers, position):
        return ()
    if lowers[position] == "the":
        behind = index.at(tokens, lowers, position + 1)
        if behind and len(behind[0].tokens) >= len(names[0].tokens):
            return ()  # "The National Telecommunications Commission": nor here
    return names


def _is_adjective(name: Name, tokens: Sequence[Token], position: int) -> bool:
    """Whether a paper's name of two words, `The Australian`, only describes the noun behind it."""
    is_paper = len(name.tokens) == 2 and all(s.kind == "publisher" for s in name.senses)
    behind = position + len(name.tokens)
    if not is_paper or name.tokens[0] != "the" or behind >= len(tokens):
        return False
    ends_like = name.tokens[1].endswith(("an", "ish", "ese"))
    return ends_like and _may_be_described(tokens[behind])


def _may_be_described(token: Token) -> bool:
    """Whether a word is a noun that a people may stand before, and no verb of who does it."""
    is_small = token.text.isalpha() and token.text.islower()
    is_word = is_small and token.lower not in lexicon().function_words
    is_word = is_word or lexicon().has_sense(token.lower, "government")
    return is_word and not is_finite(token.lower)


def _is_excepted(name: Name, lowers: Sequence[str], position: int) -> bool:
    """`non-Huawei equipment`: of anybody but the company; `2.5 GHz, AWS and 600 MHz`: a band."""
    is_company = any(s.kind in COMPANIES for s in name.senses)
    is_other = [*lowers[max(0, position - 2) : position]] == ["non", "-"]
    return is_company and (is_other or _is_band(name, lowers, position))


def _is_band(name: Name, lowers: Sequence[str], position: int) -> bool:
    """Whether a name that some spectrum has as well stands among words for that."""
    if len(name.tokens) > 1 or name.tokens[0] not in lexicon().cues["also_band"]:
        return False
    around = lowers[max(0, position - NEAR_BAND) : position + NEAR_BAND + 1]
    return not lexicon().cues["tells_of_band"].isdisjoint(around)


NEAR_BAND = 4  # words


def _is_currency(tokens: Sequence[Token], position: int) -> bool:
    """`US$700`: the country says which dollar."""
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    is_dollar = following is not None and following.text == "$"
    return is_dollar and tokens[position + 1].start == tokens[position].end


def _mention(tokens: Sequence[Token], first: int, names: Sequence[Name]) -> Mention:
    last = first + len(names[0].tokens)
    last += _is_legal_form(names[0], tokens[last : last + 1])
    senses = tuple(sense for name in names for sense in name.senses)
    return Mention(first, last, _as_written(tokens[first:last]), senses)


def _is_legal_form(name: Name, following: Sequence[Token]) -> bool:
    """`ZTE Corporation`, `Huawei Technologies Company`: what a company is goes with its name."""
    is_company = any(s.kind in COMPANIES for s in name.senses)
    forms = lexicon().cues["legal_form"]
    return is_company and any(t.text[:1].isupper() and t.lower in forms for t in following)


def _as_written(tokens: Sequence[Token]) -> str:
    """The words of a name with a blank where the text has one, or a break of the line."""
    pairs = pairwise(tokens)
    behind = (t.text if before.end == t.start else f" {t.text}" for before, t in pairs)
    return tokens[0].text + "".join(behind)
