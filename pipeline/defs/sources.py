"""Where documents come from: all sources of a home, joined into one ledger."""

from pipeline.defs.session import Session
from pipeline.lake import RawStore
from pipeline.sources import InboxSource, LoggedSource, RecordLog, Source


def all_sources(session: Session) -> list[Source]:
    """The inbox if there is one, then whatever the log of fetched records holds, by name.

    A source that fetches is no part of this list: its asset appends to the log before `ingest`
    replays it.
    """
    log = record_log(session)
    logged = [LoggedSource(log, name) for name in log.sources()]
    return [*([_inbox(session)] if session.settings.reads_inbox else []), *logged]


def record_log(session: Session) -> RecordLog:
    """The log that fetching sources append to."""
    settings = session.settings
    return RecordLog(settings.records_dir, RawStore(settings.raw_dir))


def _inbox(session: Session) -> InboxSource:
    settings = session.settings
    return InboxSource(settings.inbox_dir, session.started_at, settings.max_document_bytes)
