"""What a run did, read back from what it published."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape

from pipeline import warehouse
from pipeline.settings import Settings

CLAIM_TABLES = ("deployment_claims", "rollout_claims", "policy_claims")
FACT_TABLES = ("deployments", "rollouts", "policy_actions", "policy_stages")
QUERY = "FROM deployments_named SELECT operator, vendor, generation, status, since LIMIT 20"
PROGRAM = ".venv/bin/backhaul"


@dataclass(frozen=True)
class Score:
    """Precision and recall on written gold of one kind of claim; null without claims."""

    kind: str
    precision: float | None
    recall: float | None
    matched: int


@dataclass(frozen=True)
class Summary:
    """One run: what it read, what it published, how good the extraction is, where the file is."""

    published: Path
    home: Path
    version: str
    is_sample: bool
    is_new: bool
    articles_extracted: int
    articles_reused: int
    articles_set_aside: int
    documents: Mapping[str, int]
    claims: Mapping[str, int]
    quarantined: int
    unresolved: int
    corrections: int
    corrections_dry: tuple[str, ...]
    facts: Mapping[str, int]
    quality: tuple[Score, ...]
    example_claim: str | None

    def as_dict(self) -> dict[str, Any]:
        """For machines: plain JSON values."""
        plain = asdict(self)
        return plain | {"published": str(self.published), "home": str(self.home)}

    def show(self, console: Console) -> None:
        """For people: what was done, and the next steps."""
        console.print(_heading(self))
        for name, said in _figures(self):
            console.print(f"  [dim]{name:<10}[/] {said}")
        console.print(_where(self))
        console.print("\nNext:")
        for number, (step, why) in enumerate(_next_steps(self), start=1):
            console.print(f"  {number}. {why}\n     [bold]{escape(step)}[/]")


def summarize(settings: Settings, metadata: Mapping[str, Mapping[str, Any]]) -> Summary:
    """Read the published file; `metadata` is what the assets of the run reported of themselves."""
    claims = metadata.get("deployment_claims", {})
    with warehouse.connect(settings.published_path, read_only=True) as con:
        info = dict(con.sql("SELECT key, value FROM warehouse_info").fetchall())
        counts = {name: _count(con, name) for name in _COUNTED}
        claims_aside = int(con.sql(_CLAIMS_ASIDE).fetchall()[0][0])
        return Summary(
            published=settings.published_path,
            home=settings.home,
            version=info["version"],
            is_sample=info["is_sample"] == "true",
            is_new=bool(metadata.get("published_warehouse", {}).get("is_new", False)),
            articles_extracted=int(claims.get("articles_extracted", 0)),
            articles_reused=int(claims.get("articles_reused", 0)),
            articles_set_aside=counts["claim_quarantine"] - claims_aside,
            documents=dict(con.sql(_DISPOSITIONS).fetchall()),
            claims={name: counts[name] for name in CLAIM_TABLES},
            quarantined=claims_aside,
            unresolved=counts["unresolved_mentions"],
            corrections=counts["corrections"],
            corrections_dry=tuple(name for (name,) in con.sql(_DRY).fetchall()),
            facts={name: counts[name] for name in FACT_TABLES},
            quality=tuple(Score(*row) for row in con.sql(_QUALITY).fetchall()),
            example_claim=_first(con.sql(_EXAMPLE).fetchall()),
        )


_COUNTED = (*CLAIM_TABLES, *FACT_TABLES, "claim_quarantine", "unresolved_mentions", "corrections")
_DISPOSITIONS = "SELECT disposition, count(*) FROM documents GROUP BY ALL ORDER BY ALL"
_QUALITY = (
    "SELECT kind, precision, recall, tp FROM extraction_quality "
    "WHERE source = 'written' AND match = 'core' ORDER BY kind = 'all', kind"
)
_CLAIMS_ASIDE = "SELECT count(claim_kind) FROM claim_quarantine"
_DRY = "SELECT correction_id FROM corrections WHERE outcome = 'no_longer_applies' ORDER BY ALL"
_EXAMPLE = "SELECT min(claim_id) FROM deployment_claims"


def _count(con: warehouse.Connection, table: str) -> int:
    (row,) = con.sql(f"SELECT count(*) FROM {table}").fetchall()
    return int(row[0])


def _first(rows: list[tuple[Any, ...]]) -> str | None:
    return rows[0][0] if rows else None


_WHY = "(claim_quarantine, where claim_kind is null, tells why)"


def _heading(summary: Summary) -> str:
    source = "the sample corpus (no inbox given)" if summary.is_sample else "the inbox"
    work = f"{summary.articles_extracted} articles extracted, {summary.articles_reused} reused"
    return f"[bold]Read {source}[/]: {work}."


def _figures(summary: Summary) -> Iterator[tuple[str, str]]:
    yield "documents", _listed(summary.documents) or "none"
    claims = {name.removesuffix("_claims"): count for name, count in summary.claims.items()}
    yield "claims", f"{_listed(claims)}; {summary.quarantined} set aside"
    if summary.articles_set_aside:
        yield "set aside", f"{summary.articles_set_aside} articles that the engine broke on {_WHY}"
    yield "facts", _listed(summary.facts)
    yield "names", _unknown_names(summary.unresolved)
    if summary.corrections:
        yield "corrected", _corrections(summary)
    if summary.quality:
        on = "these articles" if summary.is_sample else "the labelled sample, not on your articles"
        yield "quality", f"measured on {on}:"
    for score in summary.quality:
        of = "all claims" if score.kind == "all" else score.kind
        shares = f"precision {_share(score.precision)}, recall {_share(score.recall)}"
        yield "", f"{of:<10}  {shares}"


def _corrections(summary: Summary) -> str:
    applied = summary.corrections - len(summary.corrections_dry)
    dry = ", ".join(summary.corrections_dry)
    return f"{applied} corrections applied" + (f"; no longer apply: {dry}" if dry else "")


def _unknown_names(count: int) -> str:
    if not count:
        return "all known"
    return f"{count} that the reference lacks (`backhaul reference suggest` lists them)"


def _where(summary: Summary) -> str:
    state = "new version" if summary.is_new else "nothing new, the published version stands:"
    path = f"[bold]{_near(summary.published)}[/]"
    return f"  [dim]{'published':<10}[/] {path} ({state} {summary.version})"


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts.items())


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _next_steps(summary: Summary) -> Iterator[tuple[str, str]]:
    home = "" if summary.home == Path(".backhaul") else f" --home {_near(summary.home)}"
    report = f"{_opener()} {_near(summary.published.parent / 'report' / 'index.html')}"
    yield report, "Read the report: every cell leads to its sentence."
    if summary.example_claim:
        claim = f"{PROGRAM} show {summary.example_claim[:12]}{home}"
        yield claim, "See a claim in its article, who says it, and by which rule it was read."
    database = f"duckdb.connect('{_near(summary.published)}', read_only=True)"
    ask = f".venv/bin/python -c \"import duckdb; {database}.sql('{QUERY}').show()\""
    yield ask, "Ask in SQL; `make sql` opens a client for it."
    yield f"{PROGRAM} dev{home}", "Open the Dagster UI: the graph, its lineage and its checks."
    yield f"{PROGRAM} --help", "See what else there is."


def _opener() -> str:
    """The program of this system that opens a page."""
    return "open" if sys.platform == "darwin" else "xdg-open"


def _near(path: Path) -> Path:
    """The path as one would type it here."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
