"""What a site's robots.txt allows (RFC 9309)."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from protego import Protego

from pipeline.sources.http import NOTHING_KNOWN, Validators

# RFC 9309, 2.4: not longer than a day from memory. 2.5: at least 500 KiB have to be read.
MAX_AGE = timedelta(hours=24)
# So long, nobody asks again for a file that could not be read.
UNREADABLE_AGE = timedelta(minutes=10)
MAX_BYTES = 512 * 1024
FORBID_ALL = "User-agent: *\nDisallow: /\n"


@dataclass(frozen=True)
class RobotsFile:
    """One site's robots.txt, as it was read at `read_at`.

    `unreadable` says why it could not be read, when that is so: then nothing is allowed.
    """

    origin: str
    text: str
    read_at: datetime
    validators: Validators = field(default=NOTHING_KNOWN)
    unreadable: str | None = None

    @cached_property
    def _rules(self) -> Protego:
        return Protego.parse(FORBID_ALL if self.unreadable else self.text)

    def is_fresh(self, now: datetime) -> bool:
        """Whether it may be used without asking again."""
        return now - self.read_at < (UNREADABLE_AGE if self.unreadable else MAX_AGE)

    def refusal(self, url: str, agent: str) -> str | None:
        """Why an address may not be asked, or None."""
        if self._rules.can_fetch(url, product(agent)):
            return None
        if self.unreadable:
            return f"nothing is asked there while robots.txt cannot be read: {self.unreadable}"
        return f"{self.origin}/robots.txt forbids it"

    def delay(self, agent: str) -> timedelta:
        """How far apart the site wants requests to be."""
        return timedelta(seconds=float(self._rules.crawl_delay(product(agent)) or 0))


def product(agent: str) -> str:
    """The name under which robots.txt knows a User-Agent: what stands before its version."""
    return agent.split("/", 1)[0].split()[0]
