"""`python -m bench.report`: the report of 100,000 made-up claims, and how long it takes.

Articles, claims and their sentences are made by a fixed rule over the shipped reference; the SQL
of the project turns them into facts and marts, publishing writes the file, and the report is built
from it as a run builds it. Only the report is timed.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from bench.verdicts import kept
from pipeline import schemas
from pipeline.reference import Reference, load_reference
from pipeline.report.site.build import Built, build_site
from pipeline.report.site.published import read_published
from pipeline.schemas import vocabulary as words
from pipeline.settings import Settings
from pipeline.warehouse import connect
from pipeline.warehouse.build import load_inputs, run_model
from pipeline.warehouse.build import load_reference as load_reference_tables
from pipeline.warehouse.publish import Run, publish
from pipeline.warehouse.sqlfiles import discover

CLAIMS = 100_000
ALLOWED_SECONDS = 30.0
ALLOWED_FIRST_PAGE = 2_000_000
CLAIMS_OF_ARTICLE = 5
TODAY = date(2026, 1, 15)
NOW = datetime(2026, 1, 15, 12, tzinfo=UTC)
VENDORS = ("huawei", "zte", "ericsson", "nokia", "samsung", "nec", "fujitsu", "cisco", "mavenir")
Row = dict[str, Any]


class Inputs(NamedTuple):
    """What a run would have read: rows of each loaded table, and the texts by article."""

    frames: Mapping[str, pl.DataFrame]
    texts: Mapping[str, str]


class Taken(NamedTuple):
    """What the report took, in seconds: others on the machine disturb the first, not the second."""

    wall: float
    processor: float


def main() -> None:
    """Build the report once and print what it took."""
    parser = argparse.ArgumentParser(prog="python -m bench.report", description=__doc__)
    parser.add_argument("--claims", type=int, default=CLAIMS)
    claims = parser.parse_args().claims
    reference = load_reference(Settings().reference_dir)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder), inbox=Path(folder))
        inputs = made_up(reference, claims)
        published(settings, reference, inputs)
        taken, built = report(settings, inputs)
    show(claims, taken, built)


def made_up(reference: Reference, claims: int) -> Inputs:
    """Claims spread over operators, vendors and days by a fixed rule, each with a sentence."""
    rows: dict[str, list[Row]] = {
        name: [] for name in schemas.TABLES if schemas.TABLES[name].layer in LOADED
    }
    networks = reference["operator_networks"].select("operator_id", "country_id").rows()
    texts = dict(_articles(rows, networks, claims))
    frames = {
        name: pl.DataFrame(of, schema=schemas.polars_schema(name)) for name, of in rows.items()
    }
    return Inputs(frames, texts)


LOADED = frozenset({"sources", "articles", "claims", "quality"})


def _articles(
    rows: dict[str, list[Row]], networks: list[tuple[str, str]], claims: int
) -> Iterator[tuple[str, str]]:
    for number in range(-(-claims // CLAIMS_OF_ARTICLE)):
        article = f"{number:020x}"
        sentences = [
            f"Sentence {number}.{place} states what an operator does with its network equipment."
            for place in range(CLAIMS_OF_ARTICLE)
        ]
        text = f"Article {number}\n\n{' '.join(sentences)} That is all."
        rows["articles"].append(_article(article, number, text))
        rows["documents"].append(_document(article))
        for place, sentence in enumerate(sentences):
            at = text.index(sentence)
            _claim(rows, networks, article, number * CLAIMS_OF_ARTICLE + place, sentence, at)
        yield article, text
    rows["ingest_counts"].append({"source": "inbox", "records": len(rows["documents"])})


def _article(article: str, number: int, text: str) -> Row:
    return {
        "article_id": article,
        "article_version_id": article,
        "title": f"Article {number}",
        "publisher": f"Outlet {number % 40}",
        "published_on": date(2010, 1, 1) + timedelta(days=number * 7 % 5700),
        "published_basis": "metadata",
        "language": "en",
        "text": text,
        "text_sha256": article,
        "syndication_group": article,
    }


def _document(article: str) -> Row:
    return {
        "document_id": article,
        "source": "inbox",
        "fetched_at": NOW,
        "article_id": article,
        "disposition": "article",
    }


def _claim(
    rows: dict[str, list[Row]],
    networks: list[tuple[str, str]],
    article: str,
    number: int,
    sentence: str,
    at: int,
) -> None:
    operator, country = networks[number * 7919 % len(networks)]
    shared = {
        "claim_id": f"{number:020x}",
        "article_id": article,
        "certainty": words.CERTAINTIES[number % 7 % 3],
        "evidence_start": at,
        "evidence_end": at + len(sentence),
        "evidence": sentence,
        "attribution_kind": words.ATTRIBUTION_KINDS[number % 4],
        "rule_id": "bench",
        "explanation": "{}",
        "extractor_version": "bench",
        "generation": words.GENERATIONS[number // 3 % 4],
    }
    if number % 5 < 3:
        status = words.STATUSES[number // 11 % len(words.STATUSES)]
        vendor = VENDORS[number // 5 % len(VENDORS)]
        more = {"operator_id": operator, "country": country, "vendor_id": vendor, "status": status}
        rows["deployment_claims"].append(shared | more | {"date_basis": "not_stated"})
    elif number % 5 == 3:
        milestone = words.MILESTONES[number // 7 % len(words.MILESTONES)]
        more = {"operator_id": operator, "country": country, "milestone": milestone}
        rows["rollout_claims"].append(shared | more | {"date_basis": "not_stated"})
    else:
        rows["policy_claims"].append(shared | _policy(number, country))


def _policy(number: int, country: str) -> Row:
    dates = {f"{name}_basis": "not_stated" for name in ("announced", "effective", "deadline")}
    return dates | {
        "jurisdiction": country,
        "action": words.ACTIONS[number // 5 % len(words.ACTIONS)],
        "target": VENDORS[number // 3 % len(VENDORS)],
        "stage": words.STAGES[number // 7 % len(words.STAGES)],
    }


def published(settings: Settings, reference: Reference, inputs: Inputs) -> None:
    """Facts, marts and the published file, made by the project's own SQL."""
    with connect(settings.build_path) as con:
        load_reference_tables(con, reference)
        load_inputs(con, inputs.frames)
        for model in discover(settings.sql_dir):
            run_model(con, model)
    publish(settings, Run("bench", NOW, "bench", 0, 0, 0), NOW, "bench")


def report(settings: Settings, inputs: Inputs) -> tuple[Taken, Built]:
    """Read the published file and write all pages; what that takes."""
    folder = settings.home / "site"
    folder.mkdir()
    begun, used = time.perf_counter(), time.process_time()
    built = build_site(read_published(settings.published_path), inputs.texts, folder, TODAY)
    return Taken(time.perf_counter() - begun, time.process_time() - used), built


def show(claims: int, taken: Taken, built: Built) -> None:
    """The figures, held against what is asked of them."""
    megabytes = built.size_bytes / 1e6
    print(f"Report of {claims:,} claims: {built.pages:,} pages, {megabytes:.0f} MB.")
    fast = kept(taken.wall <= ALLOWED_SECONDS)
    print(f"seconds: {taken.wall:.1f} ({taken.processor:.1f} of a processor), at most 30: {fast}")
    light = built.first_page_bytes <= ALLOWED_FIRST_PAGE
    print(f"first page: {built.first_page_bytes:,} bytes, at most 2 MB: {kept(light)}")


if __name__ == "__main__":
    main()
