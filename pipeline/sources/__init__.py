"""Bytes in: every source yields raw records; nothing is interpreted here."""

from pipeline.sources.inbox import InboxNotFound, InboxSource, scan_inbox
from pipeline.sources.records import RawRecord, Source

__all__ = ["InboxNotFound", "InboxSource", "RawRecord", "Source", "scan_inbox"]
