"""What must hold of the reference: forms of cells, keys, and rows that point to other rows.

Each check is a function from the reference to lines that say what is wrong and where; no line
means that the check holds.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandera.errors
import pandera.polars as pa
import polars as pl

from pipeline.reference import TABLES, Reference, ReferenceUnreadable

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
COUNTRY = r"^[A-Z]{2}$"
DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
TRIMMED = r"^\S(.*\S)?$"
ALIAS_KINDS = ("abbreviation", "brand", "former", "legal", "native", "ticker", "unit", "variant")
BODY_KINDS = (
    *("agency", "cabinet", "court", "eu_body", "head_of_state", "international", "legislature"),
    *("military", "ministry", "police", "prosecutor", "regulator", "security_agency", "standards"),
)
ENUMS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("operators", "is_mvno"): ("false", "true"),
    ("operators", "kind"): (
        *("cable", "converged", "fixed", "mobile", "mvno", "satellite", "wholesale"),
    ),
    ("operator_networks", "is_mvno"): ("false", "true"),
    ("operator_aliases", "kind"): ALIAS_KINDS,
    ("operator_aliases", "context"): ("home", "strict", "telecom"),
    ("vendors", "kind"): (
        *("chips", "core", "devices", "fixed", "multi", "ran", "services", "software"),
        "transport",
    ),
    ("vendor_aliases", "kind"): ALIAS_KINDS,
    ("vendor_aliases", "context"): ("strict", "telecom"),
    ("authorities", "kind"): BODY_KINDS,
    ("authority_aliases", "kind"): ("abbreviation", "full", "metonym", "native", "variant"),
    ("authority_aliases", "context"): ("country", "strict", "telecom"),
    ("metonyms", "context"): ("place",),
    ("countries", "member_kind"): ("bloc", "country"),
    ("country_memberships", "bloc"): ("EU", "FVEY", "NATO"),
    ("places", "kind"): ("capital", "city", "region", "state"),
    ("places", "context"): ("ambiguous", "home"),
    ("network_generations", "generation"): ("1G", "2G", "3G", "4G", "5G", "6G"),
    ("technologies", "generation"): ("1G", "2G", "3G", "4G", "5G", "6G"),
    ("technologies", "part"): ("core", "fixed", "ran", "transport"),
    ("technologies", "context"): ("telecom",),
    ("publishers", "kind"): (
        *("broadcaster", "company", "magazine", "newspaper", "official", "online"),
        *("trade", "wire"),
    ),
}
GROUPS = frozenset({"chinese", "high-risk", "open-ran"})
LISTS = frozenset(
    {"aliases", "demonyms", "first_launch_operator_id", "groups", "short_names", "standards"}
    | {"releases_3gpp"}
)
REQUIRED: Mapping[str, frozenset[str]] = {
    "operators": frozenset({"name", "country_id", "is_mvno", "kind"}),
    "operator_networks": frozenset({"is_mvno"}),
    "operator_aliases": frozenset({"kind"}),
    "vendors": frozenset({"name", "country_id", "kind"}),
    "vendor_aliases": frozenset({"kind"}),
    "authorities": frozenset({"name", "kind"}),
    "authority_aliases": frozenset({"kind"}),
    "officials": frozenset({"name", "surname"}),
    "countries": frozenset({"name", "member_kind"}),
    "places": frozenset({"kind"}),
    "network_generations": frozenset({"name"}),
    "publishers": frozenset({"name", "kind"}),
}
# Of a key, what may be unknown: an alias or place of no one country, the day an office began.
OPEN_KEYS: Mapping[str, frozenset[str]] = {
    "operator_aliases": frozenset({"country_id"}),
    "country_memberships": frozenset({"member_from"}),
    "officials": frozenset({"office_from"}),
    "places": frozenset({"country_id"}),
    "technologies": frozenset({"generation", "part"}),
}
SPANS = (
    ("active_from", "active_until"),
    ("founded", "dissolved"),
    ("founded", "successor_from"),
    ("member_from", "member_until"),
    ("office_from", "office_until"),
    ("valid_from", "valid_until"),
)
# column of a table -> table and column where its value must stand
POINTERS: Mapping[tuple[str, str], tuple[str, str]] = {
    ("operators", "parent_id"): ("operators", "operator_id"),
    ("operators", "successor_id"): ("operators", "operator_id"),
    ("operator_networks", "operator_id"): ("operators", "operator_id"),
    ("operator_aliases", "operator_id"): ("operators", "operator_id"),
    ("vendors", "parent_id"): ("vendors", "vendor_id"),
    ("vendors", "successor_id"): ("vendors", "vendor_id"),
    ("vendor_aliases", "vendor_id"): ("vendors", "vendor_id"),
    ("vendor_epithets", "vendor_id"): ("vendors", "vendor_id"),
    ("authority_aliases", "authority_id"): ("authorities", "authority_id"),
    ("network_generations", "first_launch_operator_id"): ("operators", "operator_id"),
}
NAMED: tuple[tuple[str, str, str], ...] = (
    ("operators", "operator_aliases", "operator_id"),
    ("vendors", "vendor_aliases", "vendor_id"),
    ("authorities", "authority_aliases", "authority_id"),
)
SHOWN = 12


class ReferenceInvalid(ValueError):
    """Rows of the reference break its rules; the message lists the first of them."""


def require_valid(reference: Reference) -> None:
    """Raise ReferenceInvalid where any check fails."""
    found = problems(reference)
    if found:
        more = f"\n... and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        raise ReferenceInvalid("\n".join(found[:SHOWN]) + more)


def problems(reference: Reference) -> list[str]:
    """What is wrong with the reference, one line each; empty where all checks hold."""
    return [
        *(line for table in TABLES for line in malformed(reference, table)),
        *dangling(reference),
        *looping(reference),
        *disordered_dates(reference),
        *unnamed(reference),
        *undeclared(reference),
    ]


def schema(table: str) -> pa.DataFrameSchema:
    """The pandera schema of a reference table: strict columns, forms of cells, unique keys."""
    key, rest = TABLES[table]
    return pa.DataFrameSchema(
        {column: _column(table, column) for column in (*key, *rest)},
        strict=True,
        ordered=True,
        unique=list(key),
        name=table,
    )


def _column(table: str, column: str) -> pa.Column:
    required = (frozenset(TABLES[table][0]) - OPEN_KEYS.get(table, frozenset())) | REQUIRED.get(
        table, frozenset()
    )
    return pa.Column(pl.String, _checks(table, column), nullable=column not in required)


def _checks(table: str, column: str) -> list[pa.Check]:
    checks = [pa.Check.str_matches(TRIMMED)]
    if (table, column) in ENUMS:
        checks.append(pa.Check.isin(ENUMS[table, column]))
    elif column not in LISTS and _form(column):
        checks.append(pa.Check.str_matches(_form(column)))
    return checks


def _form(column: str) -> str:
    if column in ("country_id", "first_launch_country"):
        return COUNTRY
    if column.endswith("_id"):
        return SLUG
    dated = {each for span in SPANS for each in span} | {"first_launch_on"}
    return DATE if column in dated else ""


def malformed(reference: Reference, table: str) -> Iterator[str]:
    """Cells that break the form of their column, and keys that stand twice."""
    try:
        schema(table).validate(reference[table], lazy=True)
    except pandera.errors.SchemaErrors as broken:
        cases = broken.failure_cases.select("column", "check", "failure_case").unique()
        for column, check, value in sorted(map(_texts, cases.iter_rows())):
            yield f"{table}.csv: {column}: {value!r} breaks {check}"


def _texts(row: tuple[object, ...]) -> tuple[str, ...]:
    return tuple("" if cell is None else str(cell) for cell in row)


def dangling(reference: Reference) -> Iterator[str]:
    """Ids and countries that stand in no row of the table they point to."""
    targets = dict(POINTERS) | {
        (table, column): ("countries", "country_id")
        for table, (key, rest) in TABLES.items()
        for column in (*key, *rest)
        if column in ("country_id", "first_launch_country") and table != "countries"
    }
    for (table, column), (target, target_column) in targets.items():
        known = set(reference[target][target_column])
        for value in reference[table][column].drop_nulls().unique().sort():
            for part in value.split("|"):
                if part not in known:
                    yield f"{table}.csv: {column}: {part!r} is not in {target}.csv"
    for cell in reference["vendors"]["groups"].drop_nulls().unique().sort():
        if not set(cell.split("|")) <= GROUPS:
            yield f"vendors.csv: groups: {cell!r} names another group than {sorted(GROUPS)}"


def looping(reference: Reference) -> Iterator[str]:
    """Rows that are, over some steps, their own parent or successor."""
    for table, key in (("operators", "operator_id"), ("vendors", "vendor_id")):
        for column in ("parent_id", "successor_id"):
            following = dict(reference[table].select(key, column).iter_rows())
            for start in following:
                if _returns(start, following):
                    yield f"{table}.csv: {start!r} comes back to itself by {column}"


def _returns(start: str, following: Mapping[str, str | None]) -> bool:
    seen: set[str] = set()
    current = following[start]
    while current is not None and current not in seen:
        if current == start:
            return True
        seen.add(current)
        current = following.get(current)
    return False


def disordered_dates(reference: Reference) -> Iterator[str]:
    """Spans that end before they begin, compared as far as both dates are known."""
    for table, (key, rest) in TABLES.items():
        for first, last in SPANS:
            if {first, last} <= {*key, *rest}:
                rows = reference[table].select(*key, pl.col(first, last).name.prefix("_"))
                for *ids, begun, ended in rows.drop_nulls(["_" + first, "_" + last]).iter_rows():
                    known = min(len(begun), len(ended))
                    if begun[:known] > ended[:known]:
                        yield f"{table}.csv: {ids}: {first} {begun} is after {last} {ended}"


def unnamed(reference: Reference) -> Iterator[str]:
    """Entities whose own name is none of their aliases."""
    for table, aliases, key in NAMED:
        named = set(reference[aliases].select("alias", key).iter_rows())
        for entity, name in reference[table].select(key, "name").sort(key).iter_rows():
            if (name, entity) not in named:
                yield f"{table}.csv: {entity!r}: its name {name!r} is not in {aliases}.csv"


def undeclared(reference: Reference) -> Iterator[str]:
    """Names of several entities that nothing tells apart.

    Operators may share a name when each but one is bound to a country of its own; bodies when
    each row says `country`, so that the article's country decides. An operator may share its name
    with a vendor when the years of its use are known.
    """
    for alias, rows in _shared(reference, "operator_aliases", "operator_id").items():
        countries = [row["country_id"] for row in rows]
        if len(set(countries)) < len(countries):
            yield f"operator_aliases.csv: {alias!r} means {_ids(rows, 'operator_id')} alike"
    for alias, rows in _shared(reference, "authority_aliases", "authority_id").items():
        if any(row["context"] != "country" for row in rows):
            yield f"authority_aliases.csv: {alias!r} means {_ids(rows, 'authority_id')} alike"
    for alias, rows in _shared(reference, "vendor_aliases", "vendor_id").items():
        yield f"vendor_aliases.csv: {alias!r} means {_ids(rows, 'vendor_id')} alike"
    undated = pl.col("valid_from").is_null() & pl.col("valid_until").is_null()
    operators = set(reference["operator_aliases"].filter(undated)["alias"])
    both = operators & set(reference["vendor_aliases"]["alias"])
    for alias in sorted(both):
        yield f"vendor_aliases.csv: {alias!r} is an operator's name too"


Row = dict[str, str | None]


def _shared(reference: Reference, table: str, key: str) -> dict[str, list[Row]]:
    by_alias: dict[str, list[Row]] = defaultdict(list)
    for row in reference[table].iter_rows(named=True):
        by_alias[row["alias"]].append(row)
    return {a: rows for a, rows in by_alias.items() if len({row[key] for row in rows}) > 1}


def _ids(rows: list[Row], key: str) -> str:
    return ", ".join(sorted({str(row[key]) for row in rows}))


def unsorted_files(folder: Path) -> list[str]:
    """Files of a reference folder whose rows are not in the order of their keys.

    Sorted files keep a diff as small as the change. Raises ReferenceUnreadable where one lacks.
    """
    found = []
    for table, (key, _) in TABLES.items():
        path = folder / f"{table}.csv"
        if not path.exists():
            raise ReferenceUnreadable(f"{path}: missing; restore it from the checkout")
        rows = pl.read_csv(path, infer_schema=False).select(pl.col(key).fill_null("")).rows()
        if rows != sorted(rows):
            found.append(f"{path.name}: rows are not sorted by {', '.join(key)}")
    return found
