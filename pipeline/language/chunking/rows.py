"""Names in a row before the one noun that is of all of them: `Telia and Elisa's networks`.

In: the units of a sentence, and where a noun phrase stands that ends in a company's name. Out:
where the phrase ends with the noun that goes with the whole row.
"""

import re
from collections.abc import Sequence

from pipeline.language.lexicon import lexicon, singular
from pipeline.language.mentions import COMPANIES
from pipeline.language.tagging.tagset import FINITE
from pipeline.language.tagging.unit import Unit

JOINING = frozenset({"and", "or", "&"})
NOMINAL = frozenset({"N", "J", "CD"})
PEOPLE = re.compile(r"[^s]s$")


def row_end(units: Sequence[Unit], start: int, stop: int) -> int:
    """The end of the noun behind a row of names whose first ends at `stop`; `stop` if none is.

    `Huawei and ZTE base stations`, `one of Optus, Spark and KPN's suppliers`.
    """
    kind = _company(units, stop - 1)
    last = _last_name(units, stop, kind) if kind else stop
    if not kind and _is_of_country(units, stop - 1):
        return _nations_end(units, stop)
    if last == stop:
        return stop
    is_owner = last < len(units) and units[last].tag == "POS"
    if is_owner and stop - start > 1:
        return stop  # "the carrier Optus and KPN's network"
    end = _nominal_end(units, last + is_owner)
    is_theirs = end > last + is_owner and _is_had(units[end - 2 : end], is_owner=is_owner)
    if not is_theirs or _acts(units, start, end):
        return stop
    is_titled = is_owner and _company(units, end) and singular(units[end - 1].lower) in TITLES
    return end + 1 if is_titled else end  # "Optus and KPN's supplier Nokia"


def names_end(units: Sequence[Unit], position: int) -> int:
    """Where the names end that begin at a company's name: `Nokia`, `Nokia, Cisco and Ciena`."""
    return _last_name(units, position + 1, _company(units, position))


def without_signs(units: Sequence[Unit]) -> list[Unit]:
    """The units of a phrase, the commas and conjunctions of a row of names left out."""
    return [u for u in units if u.tag not in (",", "CC")]


def _company(units: Sequence[Unit], position: int) -> str:
    """The kind of company that a unit names, empty for anything else."""
    mention = units[position].mention if position < len(units) else None
    return mention.kind if mention is not None and mention.kind in COMPANIES else ""


def _last_name(units: Sequence[Unit], position: int, kind: str) -> int:
    """The end of the last name of a row that a conjunction closes; `position` if it is none."""
    at = position
    while at < len(units) and units[at].tag == "," and _company(units, at + 1) == kind:
        at += 2
    at += at < len(units) and units[at].tag == ","
    is_closed = at < len(units) and units[at].lower in JOINING
    return at + 2 if is_closed and _company(units, at + 1) == kind else position


def _nations_end(units: Sequence[Unit], position: int) -> int:
    """`the Swedish and Danish governments`: the end of what is of each of the countries."""
    is_row = position + 1 < len(units) and units[position].lower == "and"
    is_row = is_row and _is_of_country(units, position + 1)
    end = _nominal_end(units, position + 2) if is_row else position
    kinds = {u.mention.kind for u in units[position + 2 : end] if u.mention is not None}
    is_plain = end > position + 2 and kinds <= {"technology"}
    head = units[end - 1]
    return end if is_plain and head.tag == "N" and singular(head.lower) != head.lower else position


def _is_of_country(units: Sequence[Unit], position: int) -> bool:
    """`Swedish`, which may be of a noun to come; not `Swedes`, nor what somebody has."""
    mention = units[position].mention
    is_name = mention is not None and mention.kind == "demonym"
    return is_name and not PEOPLE.search(units[position].lower)


def _nominal_end(units: Sequence[Unit], position: int) -> int:
    end = position
    while end < len(units) and units[end].tag in NOMINAL and not _company(units, end):
        end += 1
    return end


def _is_had(words: Sequence[Unit], *, is_owner: bool) -> bool:
    """Whether a noun is a thing that companies make or have.

    What is theirs may be an act or a supplier as well, but nobody who is one of them alone:
    `a deal of Optus and KPN's parent`.
    """
    head = words[-1]
    if head.tag != "N" or head.mention is not None:
        return head.mention is not None and head.mention.kind == "technology"
    known = lexicon()
    compound = f"{words[0].lower} {singular(head.lower)}"
    senses = known.noun(compound) or known.noun(singular(head.lower))
    told = {s.sense for s in senses}
    if is_owner:
        return not told & OF_ONE and singular(head.lower) not in known.cues["of_one_firm"]
    return bool(told & known.cues["thing_sense"])


OF_ONE = frozenset({"person", "company", "government"})
TITLES = frozenset({"supplier", "vendor", "partner", "customer", "rival", "contractor"})


def _acts(units: Sequence[Unit], start: int, end: int) -> bool:
    """`bought Nokia and Ericsson's network failed`: whether it is the subject of another clause."""
    follows = end < len(units) and units[end].tag in FINITE
    return follows and any(u.tag in FINITE for u in units[:start])
