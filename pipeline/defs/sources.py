"""Where documents come from: all sources of a home, joined into one ledger."""

from pipeline.defs.session import Session
from pipeline.lake import RawStore
from pipeline.scale.expansions import FileHashes
from pipeline.sources import InboxSource, LoggedSource, PlacesSource, RecordLog, Source


def all_sources(session: Session) -> list[Source]:
    """The inbox if there is one, files elsewhere, then whatever the log of fetched records holds.

    A source that fetches is no part of this list: its asset appends to the log before `ingest`
    replays it.
    """
    log = record_log(session)
    logged = [LoggedSource(log, name) for name in log.sources()]
    inbox = [_inbox(session)] if session.settings.reads_inbox else []
    return [*inbox, *_places(session), *logged]


def record_log(session: Session) -> RecordLog:
    """The log that fetching sources append to."""
    settings = session.settings
    return RecordLog(settings.records_dir, RawStore(settings.raw_dir))


def _inbox(session: Session) -> InboxSource:
    settings = session.settings
    return InboxSource(settings.inbox_dir, session.started_at, settings.max_document_bytes)


def _places(session: Session) -> list[PlacesSource]:
    settings = session.settings
    if not settings.file_patterns:
        return []
    hashes = FileHashes(session.lake)
    return [
        PlacesSource(
            settings.file_patterns, session.started_at, settings.max_document_bytes, hashes
        )
    ]
