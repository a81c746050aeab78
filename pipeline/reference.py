"""The reference: who and what the pipeline can name, as curated facts in CSV files.

Rows under `<home>/reference/` are laid over the shipped ones: a row with the same key replaces
the shipped row, any other is added.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polars as pl

TABLES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # table: (key columns, other columns)
    "operators": (
        ("operator_id",),
        (
            "name",
            "country_id",
            "parent_id",
            "is_mvno",
            "kind",
            "active_from",
            "active_until",
            "successor_id",
        ),
    ),
    "operator_networks": (
        ("operator_id", "country_id"),
        ("is_mvno", "active_from", "active_until"),
    ),
    "operator_aliases": (
        ("alias", "operator_id", "country_id"),
        ("kind", "context", "valid_from", "valid_until"),
    ),
    "vendors": (
        ("vendor_id",),
        (
            "name",
            "country_id",
            "hq_city",
            "parent_id",
            "successor_id",
            "successor_from",
            "founded",
            "dissolved",
            "kind",
            "groups",
        ),
    ),
    "vendor_aliases": (("alias", "vendor_id"), ("kind", "context")),
    "vendor_epithets": (("epithet", "vendor_id"), ()),
    "authorities": (
        ("authority_id",),
        ("name", "country_id", "kind", "active_from", "active_until"),
    ),
    "authority_aliases": (("alias", "authority_id"), ("kind", "context")),
    "metonyms": (("alias", "country_id"), ("context",)),
    "officials": (
        ("official_id", "office", "office_from"),
        ("name", "surname", "country_id", "office_until", "aliases"),
    ),
    "countries": (
        ("country_id",),
        (
            "iso3",
            "name",
            "short_names",
            "demonyms",
            "capital",
            "region",
            "subregion",
            "currency_code",
            "member_kind",
        ),
    ),
    "country_memberships": (("country_id", "bloc", "member_from"), ("member_until",)),
    "places": (("place", "country_id"), ("kind", "context")),
    "network_generations": (
        ("generation",),
        (
            "name",
            "itu_name",
            "standards",
            "releases_3gpp",
            "first_launch_operator_id",
            "first_launch_country",
            "first_launch_on",
            "source",
        ),
    ),
    "technologies": (("alias", "generation", "part"), ("context",)),
    "publishers": (("publisher_id",), ("name", "aliases", "domain", "country_id", "kind")),
}


class ReferenceUnreadable(ValueError):
    """A reference file is missing or has other columns than its form; the message says which."""


@dataclass(frozen=True)
class Reference:
    """The reference tables by name; every cell is a string, an empty cell is null."""

    tables: Mapping[str, pl.DataFrame]

    def __getitem__(self, table: str) -> pl.DataFrame:
        return self.tables[table]

    @cached_property
    def fingerprint(self) -> str:
        """Hash of all rows; the same rows give the same fingerprint."""
        digest = hashlib.sha256()
        for name in sorted(self.tables):
            digest.update(name.encode())
            digest.update(self.tables[name].write_csv().encode())
        return digest.hexdigest()[:16]


def load_reference(shipped: Path, additions: Path | None = None) -> Reference:
    """Read every table of `shipped`, with the rows of `additions` laid over it.

    Raises ReferenceUnreadable where a file lacks or does not have the columns of its form.
    """
    tables = {}
    for name, (key, rest) in TABLES.items():
        frame = _read(shipped / f"{name}.csv", key + rest)
        extra = additions / f"{name}.csv" if additions is not None else None
        if extra is not None and extra.exists():
            frame = _lay_over(frame, _read(extra, key + rest), key)
        tables[name] = frame.sort(key)
    return Reference(tables)


def _read(path: Path, columns: tuple[str, ...]) -> pl.DataFrame:
    if not path.exists():
        raise ReferenceUnreadable(f"{path}: missing; restore it from the checkout")
    frame = pl.read_csv(path, infer_schema=False)
    if tuple(frame.columns) != columns:
        raise ReferenceUnreadable(
            f"{path}: columns {','.join(frame.columns)}; expected {','.join(columns)}"
        )
    return frame


def _lay_over(shipped: pl.DataFrame, added: pl.DataFrame, key: tuple[str, ...]) -> pl.DataFrame:
    kept = shipped.join(added, on=list(key), how="anti", nulls_equal=True)
    return pl.concat([kept, added.unique(list(key), keep="last", maintain_order=True)])
