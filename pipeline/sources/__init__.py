"""Bytes in: every source yields raw records; nothing is interpreted here."""

from pipeline.sources.inbox import InboxNotFound, InboxSource, scan_file, scan_inbox
from pipeline.sources.log import LoggedSource, RecordLog
from pipeline.sources.places import PlacesSource
from pipeline.sources.records import RawRecord, Source

__all__ = [
    "InboxNotFound",
    "InboxSource",
    "LoggedSource",
    "PlacesSource",
    "RawRecord",
    "RecordLog",
    "Source",
    "scan_file",
    "scan_inbox",
]
