"""Which country's body a name means that several countries share: `the Congress`, `Ofcom`.

A country beside the name decides, else the nearest one of the sentence, else the one that the
article speaks of most. A common name that nothing places is dropped; it is then read as a
description, like "the government".
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import Mention

PLACES = ("country", "capital", "province", "place", "demonym", "bloc")


def placed(mentions: Sequence[Mention], weights: Counter[str]) -> list[Mention]:
    """The mentions of a sentence with shared names of bodies placed in a country."""
    kept = []
    for position, mention in enumerate(mentions):
        if _is_of_another(position, mentions) or _is_never_spoken_of(mention, weights):
            continue
        found = _place(mention, position, mentions, weights) if is_shared(mention) else mention
        if found is not None:
            kept.append(found)
    return kept


def certain(mentions: Sequence[Mention]) -> list[Mention]:
    """Those that tell of a country by themselves: no bodies whose names are those of others too."""
    return [m for m in mentions if not _needs_country(m)]


def _needs_country(mention: Mention) -> bool:
    return mention.kind == "authority" and mention.sense.context == "country"


def _is_of_another(position: int, mentions: Sequence[Mention]) -> bool:
    """`the German federal parliament`: a name that needs a country, behind one that is not its.

    So is `Kenya's telecoms ministry` none of those that are called so elsewhere. What is left must
    tell that it is a public body: a `parliament`, no `centre`.
    """
    mention, before = mentions[position], mentions[position - 1] if position else None
    if mention.kind != "authority":
        return False
    is_open = _needs_country(mention) or is_shared(mention)
    if is_open and _lies_elsewhere(position, mentions):
        return True
    if before is None:
        return False
    is_theirs = before.kind == "country" and mention.first - before.last <= 1
    is_beside = is_theirs or (before.kind == "demonym" and before.last == mention.first)
    is_body = lexicon().has_sense(mention.text.rpartition(" ")[2].lower(), "government")
    homes = _homes(mention)
    return is_beside and is_body and before.sense.country not in homes


def _is_never_spoken_of(mention: Mention, weights: Counter[str]) -> bool:
    """`the Armed Forces`, where only other countries are spoken of: those of one of them."""
    is_elsewhere = bool(weights) and not any(weights[c] for c in _homes(mention))
    return _needs_country(mention) and is_elsewhere


def _homes(mention: Mention) -> set[str]:
    """The countries whose body a name may mean."""
    return {s.country for s in mention.senses if s.country}


def _lies_elsewhere(position: int, mentions: Sequence[Mention]) -> bool:
    """`the administrative court in Lisbon`: what stands right behind tells that it is another."""
    mention, behind = mentions[position], mentions[position + 1 : position + 2]
    homes = _homes(mention)
    is_next = bool(behind) and behind[0].first - mention.last == 1
    return is_next and behind[0].kind in TOWNS and behind[0].sense.country not in homes


TOWNS = ("country", "capital")


def is_shared(mention: Mention) -> bool:
    """Whether bodies of several countries bear the name."""
    if mention.kind != "authority":
        return False
    senses = [s for s in mention.senses if s.kind == "authority"]
    is_word = mention.last - mention.first == 1 and mention.sense.context == "country"
    return len({s.country for s in senses}) > 1 or is_word


def _place(
    mention: Mention, position: int, mentions: Sequence[Mention], weights: Counter[str]
) -> Mention | None:
    wanted = _homes(mention)
    country = _nearest(mention, position, mentions, wanted) or _heaviest(wanted, weights)
    senses = tuple(s for s in mention.senses if s.country == country and country)
    if senses:
        return replace(mention, senses=senses)
    certain = tuple(s for s in mention.senses if s.context != "country")
    return replace(mention, senses=certain) if certain else None


def _nearest(
    mention: Mention, position: int, mentions: Sequence[Mention], wanted: set[str]
) -> str | None:
    """The country told before it, or right behind it (`in Sweden`); else any other behind it."""
    near = [
        (m.first > mention.last + LONGEST_LEAD, abs(m.first - mention.first), m.sense.country)
        for i, m in enumerate(mentions)
        if i != position
        and m.kind in PLACES
        and m.sense.country in wanted
        and not _is_makers_home(mentions, i)
    ]
    return min(near, default=(False, 0, None), key=lambda told: told[:2])[2]


LONGEST_LEAD = 2  # tokens between a body and the country that it is said to be of: `in the US`


def _is_makers_home(mentions: Sequence[Mention], position: int) -> bool:
    """`China's Huawei`: says where the vendor is at home, not whose body is meant."""
    following = mentions[position + 1] if position + 1 < len(mentions) else None
    if following is None or following.kind != "vendor":
        return False
    gap = following.first - mentions[position].last
    return gap <= (LONGEST_LINK if mentions[position].kind == "demonym" else 1)


LONGEST_LINK = 4  # tokens between `Chinese` and the vendor that it describes


def _heaviest(wanted: Iterable[str | None], weights: Counter[str]) -> str | None:
    """The country that is spoken of most; none where the article is about another one."""
    ranked = [c for c, _ in weights.most_common() if c in set(wanted)]
    most = max(weights.values(), default=0)
    return ranked[0] if ranked and weights[ranked[0]] * ASIDE >= most else None


ASIDE = 3  # how many times more another country is spoken of
