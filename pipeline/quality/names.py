"""Names compared through the reference: brands by their successor where it says so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from pipeline.reference import Reference


@dataclass(frozen=True)
class NameMap:
    """Slugs of either side to the id that they are compared by; unknown slugs stay."""

    operators: Mapping[str, str]
    vendors: Mapping[str, str]
    authorities: Mapping[str, frozenset[str]]

    def of(self, field: str, value: str | None) -> str | None:
        """The id that `value` of a contract field stands for."""
        if value is None:
            return None
        table = {"operator": self.operators, "vendor": self.vendors, "target": self.vendors}
        return table.get(field, {}).get(value, value)

    def same_authority(self, one: str | None, other: str | None) -> bool:
        """Whether two names, as written, are the same or may be those of one body."""
        if one is None or other is None:
            return one is other
        mine, theirs = _plain(one), _plain(other)
        bodies = self.authorities.get(mine, frozenset()) & self.authorities.get(theirs, frozenset())
        return mine == theirs or bool(bodies)


EMPTY = NameMap({}, {}, {})


def name_map(reference: Reference | None) -> NameMap:
    """The mapping that a reference gives; without one names compare as they are written."""
    if reference is None:
        return EMPTY
    return NameMap(
        _mapping(reference["operators"], reference["operator_aliases"], "operator_id"),
        _mapping(reference["vendors"], reference["vendor_aliases"], "vendor_id"),
        bodies_by_name(reference["authority_aliases"]),
    )


_WORDS = re.compile("[a-z0-9]+").findall
_ARTICLE = re.compile(r"^the\s+").sub


def slug(name: str) -> str:
    """`NTT Docomo` as `ntt-docomo`, by the contract's form of names."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "-".join(_WORDS(name.lower()))


def _mapping(members: pl.DataFrame, aliases: pl.DataFrame, key: str) -> dict[str, str]:
    successors = dict(members.select(key, "successor_id").iter_rows())
    final = {member: _last(member, successors) for member in successors}
    named = aliases.select("alias", key).sort("alias", key)
    by_alias = {slug(alias): final.get(member, member) for alias, member in named.iter_rows()}
    by_alias.pop("", None)  # names in other scripts have no slug
    return by_alias | final


def bodies_by_name(aliases: pl.DataFrame) -> dict[str, frozenset[str]]:
    """The bodies that a name may stand for; some names serve several countries."""
    by_name: dict[str, frozenset[str]] = {}
    for alias, authority in aliases.select("alias", "authority_id").iter_rows():
        name = _plain(alias)
        by_name[name] = by_name.get(name, frozenset()) | {authority}
    return by_name


def _plain(name: str) -> str:
    """A body's name less case, leading article and full stops (`the F.C.C.`, `FCC`)."""
    return _ARTICLE("", name.strip().casefold()).replace(".", "")


def _last(member: str, successors: Mapping[str, str | None]) -> str:
    """The end of a chain of successors; a loop in the reference ends where it closes."""
    seen = {member}
    while (following := successors.get(member)) and following not in seen:
        member = following
        seen.add(member)
    return member
