"""The forms of a verb, of `verb_forms.csv`: from the lemma to what it is inflected to."""

from __future__ import annotations

from functools import cache

from pipeline.language.lexicon import lexicon

UNSURE = frozenset({"be", "have", "do", "lie", "hang", "bid"})
"""Verbs whose forms depend on what they mean, or that are as often auxiliaries."""


def inflected(lemma: str, tag: str) -> str | None:
    """A form of a verb; none where there is no such form, or one cannot be sure of it."""
    found = _forms().get((lemma, tag), [])
    return found[0] if found and lemma not in UNSURE and _are_spellings(found) else None


def _are_spellings(forms: list[str]) -> bool:
    """`cancelled` and `canceled`, but not `got` and `gotten`."""
    return len({form.replace("ll", "l") for form in forms}) == 1


@cache
def _forms() -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for form, verb in lexicon().verbs.items():
        for lemma, tag in verb.readings:
            found.setdefault((lemma, tag), []).append(form)
    return found
