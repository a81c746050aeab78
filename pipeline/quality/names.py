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

    def of(self, field: str, value: str | None) -> str | None:
        """The id that `value` of a contract field stands for."""
        if value is None:
            return None
        table = {"operator": self.operators, "vendor": self.vendors, "target": self.vendors}
        return table.get(field, {}).get(value, value)


EMPTY = NameMap({}, {})


def name_map(reference: Reference | None) -> NameMap:
    """The mapping that a reference gives; without one names compare as they are written."""
    if reference is None:
        return EMPTY
    return NameMap(
        _mapping(reference["operators"], reference["operator_aliases"], "operator_id"),
        _mapping(reference["vendors"], reference["vendor_aliases"], "vendor_id"),
    )


def slug(name: str) -> str:
    """`NTT Docomo` as `ntt-docomo`, by the contract's form of names."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _mapping(members: pl.DataFrame, aliases: pl.DataFrame, key: str) -> dict[str, str]:
    successors = dict(members.select(key, "successor_id").iter_rows())
    final = {member: _last(member, successors) for member in successors}
    named = aliases.select("alias", key).sort("alias", key)
    by_alias = {slug(alias): final.get(member, member) for alias, member in named.iter_rows()}
    by_alias.pop("", None)  # names in other scripts have no slug
    return by_alias | final


def _last(member: str, successors: Mapping[str, str | None]) -> str:
    """The end of a chain of successors; a loop in the reference ends where it closes."""
    seen = {member}
    while (following := successors.get(member)) and following not in seen:
        member = following
        seen.add(member)
    return member
