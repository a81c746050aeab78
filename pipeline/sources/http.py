"""What is said of an HTTP exchange, without the exchange itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class Validators:
    """By what a server tells whether what we have is still what it has."""

    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The headers of a conditional request."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value}


NOTHING_KNOWN = Validators()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of asking for one address, redirects and attempts included.

    `url` is the address asked for, `final_url` the one that answered. `content` is decompressed;
    None for an unchanged document and for a failure, of which `problem` says why. `retry_at` is
    set where the host named the time from which it may be asked again.
    """

    url: str
    final_url: str
    status: int | None = None
    content: bytes | None = None
    media_type: str | None = None
    charset: str | None = None
    validators: Validators = field(default=NOTHING_KNOWN)
    problem: str | None = None
    moved_for_good: bool = False
    retry_at: datetime | None = None

    @property
    def is_unchanged(self) -> bool:
        """Whether the server says that what we have still holds."""
        return self.status == 304 and self.problem is None

    @property
    def is_gone(self) -> bool:
        """Whether the server says that it will never come back."""
        return self.status == 410


def content_type(value: str | None) -> tuple[str | None, str | None]:
    """Media type and charset of a Content-Type header."""
    if not value:
        return None, None
    message = Message()
    message["Content-Type"] = value
    charset = message.get_content_charset()
    return value.split(";", 1)[0].strip().casefold() or None, charset


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """How long a server asks to wait: seconds, or until a date."""
    value = headers.get("Retry-After", "").strip()
    if value.isascii() and value.isdigit():
        # More than a year is no answer but a mistake, or malice.
        return timedelta(seconds=min(int(value[:9]), 31_536_000))
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    zoned = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(timedelta(), zoned - now)
