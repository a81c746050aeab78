"""What the noun of one argument says: its senses, its number, what kind it is, where it lies.

In: a chunk and what it denotes. Out: words, which the callers mark by function, and places.
"""

from collections.abc import Iterator

from pipeline.extract.bound import Described
from pipeline.extract.context import Context
from pipeline.extract.entities import Denoted
from pipeline.extract.nouns import denote, has_sense
from pipeline.extract.referents.denoted import denoted_entities, resolve
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.determiners import DEFINITE
from pipeline.language.lexicon import lexicon
from pipeline.language.places import PLACED, PLACES
from pipeline.language.tagging.unit import Unit


def senses_told(found: Denoted, context: Context) -> set[str]:
    """The senses of a chunk; `the legislation` is the draft that the article told of before."""
    named = (*found.entities, *found.owners)
    senses = found.senses | {e.kind for e in named}
    senses |= {e.id for e in named if e.kind == "authority"}  # "agent:commerce-department"
    if "province" in senses:
        senses.add("place")
    if "operator" in senses and _is_owned_by_state(found):
        senses.add("state_owned")
    if "law" in senses and any(has_sense(n, "draft") for p, n in found.chunk.posts if p == "of"):
        senses = senses | {"draft"}  # "the new version of the bill"
    if "law" not in senses or found.chunk.determiner not in DEFINITE:
        return senses
    if context.security_law and is_taken_up(found.chunk) and not _told_here(found.chunk, context):
        senses = senses | {SECURITY_LAW}
    is_draft = context.tells_of_draft and not _is_titled(found.chunk)
    return senses | {"draft"} if is_draft else senses


SECURITY_LAW = "network_law"


def _is_owned_by_state(found: Denoted) -> bool:
    """`BSNL`, `state-run Telkom`: an operator that buys with the money of the state."""
    owned = lexicon().cues["owned_by_state"]
    names = {e.id for e in found.entities} | {u.lower for u in found.chunk.units}
    return not owned.isdisjoint(names)


def _told_here(chunk: NounChunk, context: Context) -> bool:
    """`a law on fishing was debated, and it adopted the law`: which one the sentence tells."""
    before = (n for c in context.clauses for n in c.nouns() if n.end <= chunk.start)
    return any(has_sense(n, "law") and not is_taken_up(n) for n in before)


def is_taken_up(chunk: NounChunk) -> bool:
    """`the bill`, `this new law`: the law that was told of before, as nothing says which one."""
    words = [u for u in chunk.units if u is not chunk.head and u.tag in ("N", "CD", "POS")]
    is_plain = not (words or chunk.posts or chunk.possessors())
    return chunk.determiner in DEFINITE and chunk.head.mention is None and is_plain


def _is_titled(chunk: NounChunk) -> bool:
    """`the second Telecoms Security Act`: a law that is called by its title is no draft."""
    titled = [u for u in chunk.units if u.tag in ("N", "J") and u.text[:1].isupper()]
    return chunk.head in titled and len(titled) > 1


def number_senses(chunk: NounChunk, words: set[str]) -> set[str]:
    """What ordinals, numbers and plurals add: `the first network`, `40 sites`, `governments`."""
    found = {"first"} if any(u.lower == "first" for u in chunk.units) else set()
    is_of_last = chunk.lemma == "last" and any(p == "of" for p, _ in chunk.posts)
    told = [u.lower for u in chunk.units if u is not chunk.head or is_of_last]
    if not {"last", "final"}.isdisjoint(told):  # "the last of its antennas"
        found.add("last")
    if any(_is_count(u) and not _is_model(chunk, u) for u in chunk.units):
        found.add("counted")
    if any(u.lower in ("fewer", "less") for u in chunk.units):
        found.add("fewer")
    if any(u.lower in MORE_OF_IT for u in chunk.units if u is not chunk.head):
        found.add("more")
    is_many = chunk.head.mention is None and chunk.head.lower.endswith("s")  # not "Mauritius"
    if not chunk.determiner and is_many and "government" in words:
        found.add("governments")
    return found


MORE_OF_IT = frozenset({"more", "further", "additional", "extra"})
"""Words for what comes to something of the kind that is there: `more 5G sites`."""


def _is_count(unit: Unit) -> bool:
    """`40 sites`, `its 2000th site`: how many there are by then."""
    return unit.tag == "CD" or (unit.lower[:2].isdigit() and unit.lower[-2:] in ORDINALS)


ORDINALS = frozenset({"st", "nd", "rd", "th"})


def _is_model(chunk: NounChunk, unit: Unit) -> bool:
    """`the ASR 9000`, `3.5 GHz gear`: by a name, or of a band, which one and not how many."""
    position = chunk.units.index(unit)
    if any(u.lower in BANDS for u in chunk.units[position + 1 : position + 2]):
        return True
    before = chunk.units[position - 1] if position else None
    return before is not None and (before.mention is not None or before.text.isupper())


BANDS = frozenset({"ghz", "mhz"})


def described_kind(function: str, found: Denoted, context: Context) -> Iterator[str]:
    """`the carrier picked`, `it won an order`: of what kind the company described is."""
    is_arm = found.is_quantity or "unit" in found.senses
    if is_arm and denoted_entities(found.chunk, "operator", context, loosely=False):
        yield f"{function}:operator"  # "neither of the two uses", "its Danish unit drops"
    elif resolve(found, "operator", context):
        yield f"{function}:operator"
    elif function == "agent" and resolve(found, "vendor", context):
        yield f"{function}:vendor"


def nations_in(clause: Clause) -> tuple[str, ...]:
    """`received a licence in Cameroon`: named as the country, not by one of its towns.

    A town is often but where something was signed or shown.
    """
    return _named_in(clause, "country")


def provinces_in(clause: Clause) -> tuple[str, ...]:
    """`tested in Palm Springs, California`: the countries of the provinces named."""
    return _named_in(clause, "province")


def _named_in(clause: Clause, kind: str) -> tuple[str, ...]:
    inside = (n for n in clause.phrase("in") if n not in told_beside(clause))
    places = (p for n in inside for p in (n, *n.appositions, *_countries_counted(n)))
    told = (e for p in places for e in denote(p, deep=False).entities)
    return tuple(dict.fromkeys(e.country for e in told if e.kind == kind and e.country))


def _countries_counted(noun: NounChunk) -> list[NounChunk]:
    """`in the markets of Denmark and Norway`: the countries that a plural stands for."""
    if noun.head.mention is not None or "place" not in denote(noun, deep=False).senses:
        return []
    return [each for p, n in noun.posts if p == "of" for each in (n, *n.conjuncts)]


def countries_of(noun: NounChunk | None) -> tuple[str, ...]:
    """`after a trial in Brazil`: where the event itself was, whatever else the clause tells."""
    posts = [n for p, n in noun.posts if p in ("in", "across")] if noun is not None else []
    places = (p for n in posts for p in (n, *n.conjuncts))
    told = (e for p in places for e in denote(p, deep=False).entities)
    return tuple(dict.fromkeys(e.country for e in told if e.kind in PLACES and e.country))


def told_beside(clause: Clause) -> list[NounChunk]:
    """Where another event was: `chose Nokia after a trial in Brazil`."""
    around = [c for p, group in clause.phrases if p in BESIDE for c in group]
    return [place for c in around for _, n in c.posts for place in (n, *n.conjuncts)]


BESIDE = frozenset({"after", "before", "following", "since", "like", "unlike", "despite"})


def locate(bound: Described, chunk: NounChunk) -> None:
    """Where generations, countries and operators stand: each may have a date of its own."""
    for unit in (u for u in chunk.units if u.mention is not None):
        assert unit.mention is not None
        sense = unit.mention.sense
        name = sense.id if sense.kind == "technology" else sense.country
        names = [name, sense.id if sense.kind == "operator" else None]
        for each in filter(None, names):
            bound.positions.setdefault(each, unit.start)


def is_local(chunk: NounChunk, *, named: bool) -> bool:
    """Whether a chunk is a place below the country: a named one, or further ones of a kind.

    `in eight cities` tells how large a first network is, not where a live one grows. With
    `named` only a place that the reference knows counts ("in parts of Atlanta").
    """
    found = denote(chunk, deep=False)
    if "nation" in found.senses and not chunk.head.text[:1].isupper():
        return False  # "in the East African nation"
    if "quantity" in found.senses:
        return any(is_local(post, named=named) for prep, post in chunk.posts if prep == "of")
    kinds = {e.kind for e in found.entities}
    if any(e.kind in PLACED and e.country for e in found.entities) or _is_called_so(chunk):
        return True
    if "place" in found.senses and any(_is_known_place(u) for u in chunk.units[:-1]):
        return True  # "villages of the Osh region"
    if named:
        return False
    before = {u.lower for u in chunk.units if u is not chunk.head}
    if kinds:
        return bool(before & lexicon().cues["part_of_place"])  # "northern Italy"
    if "place" in found.senses:
        return bool(before & MORE) or any(_is_place_name(u) for u in chunk.units[:-1])
    head = chunk.head
    is_amount = any(u.tag == "CD" for u in chunk.units)  # "at $60 a Month"
    is_name = head.mention is None and head.text[:1].isupper() and not is_amount
    return not found.senses - {"place"} and is_name


MORE = frozenset({"more", "further", "additional", "new", "other", "another"})


def _is_called_so(chunk: NounChunk) -> bool:
    """`the capital, Monrovia`; not `six regions, Paris among them`."""
    is_one = len(chunk.appositions) == 1 and chunk.lemma == chunk.head.lower
    told = denote(chunk.appositions[0], deep=False).entities if is_one else []
    return any(e.kind in PLACED for e in told)


def _is_known_place(unit: Unit) -> bool:
    return unit.mention is not None and unit.mention.kind in PLACED


def _is_place_name(unit: Unit) -> bool:
    if unit.mention is not None:
        return _is_known_place(unit)
    return unit.tag == "N" and unit.text[:1].isupper()
