"""Who wrote it, where the end of a text says so."""

import re
from collections.abc import Sequence

_NAME = r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|de|van|von|bin|al|der|den)){1,3}"
_CONTACT = re.compile(
    rf"^contact (?:the )?(?:reporter|editor|author|writer|journalist)s?:? (?P<name>(?-i:{_NAME}))",
    re.IGNORECASE,
)
_CREDITS = re.compile(rf"\((?:Reporting|Written|Report) by (?P<name>(?-i:{_NAME}))", re.IGNORECASE)


def author_of_contact(lines: Sequence[str]) -> str | None:
    """The name in a contact line: `Contact reporter Mo Yelin (...)`."""
    return _first(_CONTACT, lines)


def author_of_credits(lines: Sequence[str]) -> str | None:
    """The first reporter of a wire story's credits: `(Reporting by Jussi Rosendahl; ...)`."""
    return _first(_CREDITS, lines)


def _first(pattern: re.Pattern[str], lines: Sequence[str]) -> str | None:
    found = (pattern.search(line) for line in lines)
    return next((match["name"].rstrip(".") for match in found if match), None)
