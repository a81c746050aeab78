"""Taking documents out: what rests on an id, and the note that keeps it out."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from pipeline import warehouse
from pipeline.articles.model import Document
from pipeline.articles.withdrawals import Withdrawal, add_withdrawals, own_article_id
from pipeline.settings import Settings
from pipeline.warehouse.versions import prune

_FEWEST_CHARACTERS = 8


class NothingToWithdraw(LookupError):
    """No document or article has the id, or more than one; the message says which."""


def withdraw(
    settings: Settings, wanted: str, *, reason: str, by: str, today: date
) -> list[Withdrawal]:
    """Note the documents of an id, so that every run from now on leaves them out.

    The id is that of a document or of an article, or its first characters. Raises
    `NothingToWithdraw`.
    """
    found = list(_withdrawals(_documents(settings, wanted), reason, by, today))
    add_withdrawals(settings.withdrawn_path, found)
    return found


def forget_versions(settings: Settings) -> int:
    """Remove the published versions that still hold what was taken out: all but the newest."""
    return len(prune(settings.published_path, keep=1))


def _documents(settings: Settings, wanted: str) -> list[dict[str, Any]]:
    if len(wanted) < _FEWEST_CHARACTERS:
        raise NothingToWithdraw(
            f"{wanted}: give at least {_FEWEST_CHARACTERS} characters of the id"
        )
    with warehouse.connect(settings.published_path, read_only=True) as con:
        rows = con.sql(
            "SELECT * FROM documents WHERE starts_with(document_id, $id) "
            "OR starts_with(article_id, $id) ORDER BY document_id",
            params={"id": wanted},
        )
        found: list[dict[str, Any]] = rows.pl().to_dicts()
    return _of_one_id(found, wanted)


def _of_one_id(rows: list[dict[str, Any]], wanted: str) -> list[dict[str, Any]]:
    names = ("document_id", "article_id")
    ids = {row[name] for row in rows for name in names if (row[name] or "").startswith(wanted)}
    if not ids:
        raise NothingToWithdraw(f"{wanted}: no document and no article has this id")
    if len(ids) > 1:
        raise NothingToWithdraw(f"{wanted}: several ids begin like this: {', '.join(sorted(ids))}")
    return rows


def _withdrawals(
    rows: list[dict[str, Any]], reason: str, by: str, today: date
) -> Iterator[Withdrawal]:
    for row in rows:
        document = Document(**row)
        own = own_article_id(document) if document.url else ""
        yield Withdrawal(
            document_id=document.document_id,
            article_id=own,
            raw_sha256=document.raw_sha256 or "",
            withdrawn_on=today.isoformat(),
            withdrawn_by=by,
            reason=reason,
        )
