"""Golden files: what extraction makes of the written gold today, one JSON line a claim.

They pin behaviour, not truth: the labels say what is right, these say what changed.
`python -m pipeline.quality.golden` shows the differences, `--accept` takes them over.
"""

from __future__ import annotations

import argparse
import difflib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import polars as pl
from rich.console import Console

from pipeline.quality.evaluate import GoldPlaces, load_source
from pipeline.quality.gold import KINDS
from pipeline.quality.inputs import prepared
from pipeline.quality.predictions import ClaimFrames, prediction_of
from pipeline.reference import load_reference
from pipeline.settings import Settings

GOLDEN = Path("tests") / "golden"
KEPT = (
    "evidence",
    "evidence_start",
    "evidence_end",
    "attributed_to",
    "attribution_kind",
    "rule_id",
)


def golden_lines(claims: ClaimFrames, article_id: str) -> list[str]:
    """The claims of one article, a line each, sorted; no ids and no versions."""
    lines = [
        json.dumps(_line(kind, row), sort_keys=True, ensure_ascii=False)
        for kind in KINDS
        for row in _rows(getattr(claims, kind), article_id)
    ]
    return sorted(lines)


def extracted(settings: Settings) -> dict[str, list[str]]:
    """The golden lines of every written article, by document."""
    from pipeline.extract import extract_claims

    places = GoldPlaces(settings.sample_dir, settings.gold_dir, settings.shared_dir)
    ready = prepared(load_source("written", places))
    claims = extract_claims(ready.articles, load_reference(settings.reference_dir))
    return {
        document: golden_lines(claims, article_id)
        for document, article_id in sorted(ready.documents.items())
    }


def differences(folder: Path, lines: Mapping[str, list[str]]) -> Iterator[str]:
    """A unified diff for every golden file that is missing, stale or no longer wanted."""
    kept = {path.stem for path in folder.glob("*.jsonl")}
    for document in sorted(kept | set(lines)):
        path = folder / f"{document}.jsonl"
        before = path.read_text(encoding="utf-8").splitlines() if path.exists() else None
        if before is None:
            yield f"{path.name}: missing"
        elif document not in lines:
            yield f"{path.name}: there is no such article"
        else:
            yield from difflib.unified_diff(
                before, lines[document], path.name, "extracted now", lineterm="", n=0
            )


def accept(folder: Path, lines: Mapping[str, list[str]]) -> None:
    """Write the golden files anew."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.jsonl"):
        if path.stem not in lines:
            path.unlink()
    for document, told in lines.items():
        text = "".join(f"{line}\n" for line in told)
        (folder / f"{document}.jsonl").write_text(text, encoding="utf-8")


def _rows(frame: pl.DataFrame, article_id: str) -> Iterator[dict[str, Any]]:
    return frame.filter(pl.col("article_id") == article_id).iter_rows(named=True)


def _line(kind: str, row: Mapping[str, Any]) -> dict[str, Any]:
    fields = dict(prediction_of(kind, row).fields)
    return {"kind": kind, **fields, **{name: row[name] for name in KEPT}}


def main() -> int:
    """Show the differences, or accept them; 1 when there are some and they were not accepted."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.quality.golden")
    parser.add_argument("--accept", action="store_true", help="take the differences over")
    accepted: bool = parser.parse_args().accept
    settings, console = Settings(), Console(soft_wrap=True, highlight=False, markup=False)
    lines, folder = extracted(settings), settings.project_root / GOLDEN
    changes = list(differences(folder, lines))
    for change in changes:
        console.print(change)
    if accepted:
        accept(folder, lines)
        console.print(f"{len(lines)} golden files written to {GOLDEN}/")
    return 1 if changes and not accepted else 0


if __name__ == "__main__":
    raise SystemExit(main())
