"""Ids from content: the same document has the same id in every run and on every machine."""

import hashlib
import json
from functools import lru_cache

_ID_LENGTH = 20


def content_id(*parts: str | None) -> str:
    """A short id of an ordered tuple of texts."""
    written = json.dumps(parts, ensure_ascii=False)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:_ID_LENGTH]


# The hash of one record is asked for several times while the record is at hand.
@lru_cache(maxsize=2)
def sha256_of(content: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
