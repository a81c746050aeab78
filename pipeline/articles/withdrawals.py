"""Documents that were taken out, and stay out whatever comes in again."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from pipeline.articles.identity import article_id, canonical_url
from pipeline.articles.model import Document, ReadDocument
from pipeline.lake import write_whole


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One document that somebody took out: by its id, its bytes, and its article.

    `article_id` is that of its address, so that every version of a page stays out; empty where it
    has none.
    """

    document_id: str
    article_id: str
    raw_sha256: str
    withdrawn_on: str
    withdrawn_by: str
    reason: str


_COLUMNS = tuple(field.name for field in fields(Withdrawal))


def load_withdrawals(path: Path) -> list[Withdrawal]:
    """Read the list of withdrawals; a missing file is an empty list."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Withdrawal(**{name: row[name] for name in _COLUMNS}) for row in csv.DictReader(file)
        ]


def add_withdrawals(path: Path, new: Iterable[Withdrawal]) -> int:
    """Add to the list what is not on it; returns how many documents that were."""
    known = load_withdrawals(path)
    ids = {each.document_id for each in known}
    added = [each for each in new if each.document_id not in ids]
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(each) for each in [*known, *added])
    write_whole(path, lambda file: file.write(out.getvalue().encode()))
    return len(added)


def take_out(read: Sequence[ReadDocument], gone: Sequence[Withdrawal]) -> list[ReadDocument]:
    """The documents, those that were withdrawn without their article, and all that they hold."""
    if not gone:
        return list(read)
    why = _reasons(gone)
    told: dict[str, str] = {}
    # A container comes before its members only within a source, so members may wait for theirs.
    pending = list(read)
    while pending:
        found = {d.document_id: r for d in _documents(pending) if (r := _reason(d, why, told))}
        told |= found
        pending = [each for each in pending if each.document.document_id not in told]
        if not found:
            break
    return [_without_article(each, told.get(each.document.document_id)) for each in read]


def own_article_id(document: Document) -> str:
    """The id of the article at a document's own address, or of its bytes."""
    return article_id(canonical_url(document.url), document.raw_sha256 or "")


def _documents(read: Iterable[ReadDocument]) -> list[Document]:
    return [each.document for each in read]


def _reasons(gone: Sequence[Withdrawal]) -> dict[str, str]:
    """Why each document, article or content is withdrawn, by its id or hash."""
    return {
        key: f"withdrawn on {each.withdrawn_on}: {each.reason}"
        for each in gone
        for key in (each.document_id, each.article_id, each.raw_sha256)
        if key
    }


def _reason(document: Document, why: dict[str, str], told: dict[str, str]) -> str | None:
    keys = (document.document_id, document.raw_sha256 or "", own_article_id(document))
    known = next((why[key] for key in keys if key in why), None)
    return known or told.get(document.parent_document_id or "")


def _without_article(read: ReadDocument, reason: str | None) -> ReadDocument:
    if reason is None:
        return read
    return ReadDocument(
        replace(read.document, article_id=None, disposition="withdrawn", reason=reason)
    )
