"""Compressed bytes to plain ones, never more of them than allowed: a bomb is cut off."""

import zlib
from typing import Protocol

GZIP_MAGIC = b"\x1f\x8b"
# Either header, told apart by zlib itself; a bare deflate stream has none.
_GZIP_OR_ZLIB, _BARE = zlib.MAX_WBITS | 32, -zlib.MAX_WBITS


class TooLarge(ValueError):
    """More bytes come out than allowed; the message gives the limit."""


class CannotInflate(ValueError):
    """The bytes are not what their label says."""


class Opener(Protocol):
    """Takes bytes as they come, gives them as they were before they were sent."""

    def feed(self, chunk: bytes) -> bytes:
        """What a chunk holds; raises `TooLarge` and `CannotInflate`."""
        ...

    def close(self) -> None:
        """Raises `CannotInflate` when something is missing."""
        ...


class Plain:
    """Bytes that are as they are, counted."""

    def __init__(self, limit: int) -> None:
        self._limit = self._left = limit

    def feed(self, chunk: bytes) -> bytes:
        """The same bytes; raises `TooLarge`."""
        self._left -= len(chunk)
        if self._left < 0:
            raise TooLarge(f"more than {self._limit} bytes; the rest was not read")
        return chunk

    def close(self) -> None:
        """Nothing can be missing."""


class Inflater:
    """A gzip or deflate stream, in chunks; members of a gzip file follow one another."""

    def __init__(self, limit: int) -> None:
        self._counted = Plain(limit)
        self._limit = limit
        self._stream = zlib.decompressobj(_GZIP_OR_ZLIB)
        self._is_first = True

    def feed(self, chunk: bytes) -> bytes:
        """What a chunk holds; raises `TooLarge` and `CannotInflate`."""
        found = bytearray()
        while chunk:
            if self._stream.eof:
                self._stream = zlib.decompressobj(_GZIP_OR_ZLIB)
                if not chunk.startswith(GZIP_MAGIC):  # padding behind the last member
                    break
            found += self._counted.feed(self._inflated(chunk))
            chunk = self._stream.unused_data or self._stream.unconsumed_tail
        return bytes(found)

    def close(self) -> None:
        """Raises `CannotInflate` when the stream broke off."""
        if not self._stream.eof and not self._is_first:
            raise CannotInflate("the compressed bytes break off before their end")

    def _inflated(self, chunk: bytes) -> bytes:
        try:
            found = self._stream.decompress(chunk, self._limit + 1)
        except zlib.error as error:
            found = self._bare(chunk, error)
        self._is_first = False
        return found

    def _bare(self, chunk: bytes, error: zlib.error) -> bytes:
        """Some servers send `deflate` without its header."""
        if not self._is_first:
            raise CannotInflate(f"the compressed bytes are damaged ({error})") from error
        self._stream = zlib.decompressobj(_BARE)
        try:
            return self._stream.decompress(chunk, self._limit + 1)
        except zlib.error:
            raise CannotInflate(f"the bytes are not compressed as said ({error})") from error


def gunzip(content: bytes, limit: int) -> bytes:
    """A whole gzip file; bytes of another kind come back as they are.

    Raises `TooLarge` and `CannotInflate`.
    """
    if not content.startswith(GZIP_MAGIC):
        return content
    inflater = Inflater(limit)
    found = inflater.feed(content)
    inflater.close()
    return found
