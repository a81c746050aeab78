"""Who wrote it: bylines of the head, contacts and credits of the end."""

import re
from collections.abc import Sequence

_PARTICLE = r"(?:de|del|der|den|di|da|dos|du|la|le|van|von|bin|al|el|ter|ten)"
_NAME_WORD = rf"(?:[A-ZÀ-Þ][\w’'.-]*|{_PARTICLE})"
_PERSON = rf"[A-ZÀ-Þ][\w’'.-]*(?: {_NAME_WORD}){{1,3}}"
_PEOPLE = re.compile(rf"{_PERSON}(?:(?:,| and| &|, and| with) {_PERSON})*")
_BYLINE = re.compile(
    r"(?:by|posted by|written by|reported by|words by|story by|text by|from our|from a)\s*:?\s+"
    r"(?=\S)",
    re.IGNORECASE,
)
# Words that stand for a person or a desk without a name.
_ROLE = re.compile(
    r"\b(?:staff|desk|reporters?|correspondents?|editors?|bureau|newsroom|columnist|team|agency|"
    r"agencies|writers?|contributors?|author|nerd|analyst|press|admin|guest)\b",
    re.IGNORECASE,
)
_TRAILING_ROLE = re.compile(
    r",? (?:(?:[\w/]+ing|policy|political|diplomatic|technology|tech|telecoms?|business|chief|"
    r"senior|deputy|assistant|associate|foreign|home|china|asia|europe|us|uk|media|economics?|defence|"
    r"defense|security|news|city|consumer|industry|science|investigations|world|special|staff|guest)"
    r",? )*(?:editor|correspondent|reporter|writer|columnist|contributor|staff)s?\b.*$",
    re.IGNORECASE,
)
_PLACE_OF_WRITING = re.compile(r",? (?:in|at) [A-Z]\w+(?: [A-Z]\w+)?$")
_ADDRESS = re.compile(r"\s*\(?\S+@\S+\)?|\s*@\w+")
_CONTACT = re.compile(
    rf"contact (?:the )?(?:reporter|editor|author|writer|journalist)s?:? (?P<name>(?-i:{_PERSON}))",
    re.IGNORECASE,
)
_CREDITS = re.compile(
    rf"\((?:reporting|written|report) by (?P<name>(?-i:{_PERSON}))", re.IGNORECASE
)


def is_byline(text: str) -> bool:
    """Whether a line begins as a byline does."""
    return _BYLINE.match(text) is not None


def names_people(text: str) -> bool:
    """Whether a text is nothing but names, each of two words or more, roles aside."""
    name = _PLACE_OF_WRITING.sub("", _TRAILING_ROLE.sub("", text))
    return _PEOPLE.fullmatch(name) is not None and not text.isupper()


def read_byline(text: str) -> str | None:
    """The author that a byline names; empty where it names a desk, None where it is no byline."""
    name = _BYLINE.sub("", text, count=1) if is_byline(text) else text
    name = _ADDRESS.sub("", name).strip(" ,;|–—-")
    if not _may_be_author(name):
        return None
    if _ROLE.search(name) and not names_people(name):
        return name if name.isupper() else ""
    return _clean(name)


def author_of_contact(lines: Sequence[str]) -> str | None:
    """The name in a contact line: `Contact reporter Mo Yelin (...)`."""
    return _first(_CONTACT, lines)


def author_of_credits(lines: Sequence[str]) -> str | None:
    """The first reporter of a wire story's credits: `(Reporting by Jussi Rosendahl; ...)`."""
    return _first(_CREDITS, lines)


def _first(pattern: re.Pattern[str], lines: Sequence[str]) -> str | None:
    found = (pattern.search(line) for line in lines)
    return next((match["name"].rstrip(".") for match in found if match), None)


def _may_be_author(name: str) -> bool:
    """Names are capitalised, or say a role; `By 2027 operators must ...` is a sentence."""
    if not name or name[0].isdigit() or len(name.split()) > 14 or name.endswith(("?", "!")):
        return False
    words = [word for word in re.split(r"[\s,&/]+", name) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return _ROLE.search(name) is not None or capitals >= 0.7 * max(len(words), 1)


def _clean(name: str) -> str | None:
    name = _PLACE_OF_WRITING.sub("", re.sub(r"\s+for [A-Z].*$", "", name))
    return _TRAILING_ROLE.sub("", name).strip(" ,;|–—-") or None
