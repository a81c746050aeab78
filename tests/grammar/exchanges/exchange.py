"""What all exchanges share: an example with its claims, and an exchange with what it should claim.

A claim is its fields, without what an exchange of names may change for good reason: the body as
written and the degree of certainty.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from zlib import crc32

from pipeline.quality.gold import CORE_FIELDS
from tests.grammar.corpus import Example

Values = frozenset[str | None]
"""The values that a field of a claim may have."""
T = TypeVar("T")
ANY: Values = frozenset({"*"})


@dataclass(frozen=True)
class Claim:
    """A claim's kind and what each of its fields may be; `ANY` is any value at all."""

    kind: str
    fields: Mapping[str, Values]
    is_optional: bool = False

    def of(self, name: str) -> Values:
        """What a field may be."""
        return self.fields.get(name, ANY)

    def has(self, name: str, value: str) -> bool:
        """Whether a field is this value."""
        return self.fields.get(name) == frozenset({value})

    def but(self, **fields: str | Values | None) -> Claim:
        """The claim with some fields exchanged."""
        changed = {k: v if isinstance(v, frozenset) else frozenset({v}) for k, v in fields.items()}
        return replace(self, fields={**self.fields, **changed})

    @property
    def core(self) -> Claim:
        """The claim with the fields alone that make it the same claim."""
        names = CORE_FIELDS[self.kind]
        return replace(self, fields={k: v for k, v in self.fields.items() if k in names})

    def __str__(self) -> str:
        told = ("|".join(sorted(map(str, v))) for v in self.fields.values() if v != ANY)
        return f"{self.kind}: {' '.join(told)}"


@dataclass(frozen=True)
class Told:
    """An example as it stands, and what is claimed in it."""

    example: Example
    claims: tuple[Claim, ...]

    @property
    def text(self) -> str:
        """The sentence."""
        return self.example.text

    def only(self, *fields: str) -> str | None:
        """The one value that these fields have in all claims, where it is one."""
        values = {v for c in self.claims for f in fields for v in c.fields.get(f, ())} - {None}
        return next(iter(values)) if len(values) == 1 else None

    def every(self, *fields: str) -> set[str]:
        """All values that these fields have in the claims."""
        return {v for c in self.claims for f in fields for v in c.fields.get(f, ()) if v}


@dataclass(frozen=True)
class Exchange:
    """A text in which something was exchanged: the way, and the claims that it should make."""

    way: str
    text: str
    claims: tuple[Claim, ...]


def mapped(told: Told, **fields: tuple[str, str | Values]) -> tuple[Claim, ...]:
    """The claims with `field=(old, new)`: where a field is the old value it becomes the new one."""
    return tuple(_mapped(claim, fields) for claim in told.claims)


def _mapped(claim: Claim, fields: Mapping[str, tuple[str, str | Values]]) -> Claim:
    new = {k: new for k, (old, new) in fields.items() if claim.has(k, old)}
    return claim.but(**new)


def sampled(key: str, choices: Sequence[T], count: int) -> list[T]:
    """So many of the choices, told by a key alone; another choice changes few of the others."""
    ranked = sorted(range(len(choices)), key=lambda i: crc32(f"{key} {choices[i]}".encode()))
    return [choices[i] for i in ranked[:count]]


def mentioned(name: str, text: str) -> list[re.Match[str]]:
    """Where a name stands in a text as words of its own."""
    return list(re.finditer(rf"(?<![\w&.'’-]){re.escape(name)}(?![\w&]|-\w)", text))


def put(text: str, places: Sequence[tuple[int, int]], new: str) -> str:
    """A text with something new in some places, each behind the article that fits it."""
    for start, end in sorted(places, reverse=True):
        before = text[:start]
        if article := re.search(r"\b([Aa])n?(\s)$", before):
            before = before[: article.start()] + article[1] + "n" * bool(_VOWEL.match(new)) + " "
        fresh = new[:1].upper() + new[1:] if not before and _IS_WORD.match(new) else new
        text = before + fresh + text[end:]
    return re.sub(r"\.\.$", ".", text)


_IS_WORD = re.compile(r"(?!du\b|stc\b|e&)[a-z]+\b")
_VOWEL = re.compile(
    r"[AEIO]|[aeio](?!ne\b|u)|un(?!i)|U[nm](?!i)|8|11\b|(?:[LMNSRHFX]|LG|MT)[A-Z&]|LTE"
)
"""The first letters of a word with a vowel's sound: of `LTE` and `FDD` as well, not of `UK`."""
