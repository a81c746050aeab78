"""The first letter of words that are moved to another place of a sentence."""

from __future__ import annotations

OPENING = frozenset({"the", "a", "an", "in", "its", "all", "no", "it", "two", "three", "both"})


def behind_others(text: str) -> str:
    """A sentence behind others' words: its first word small, unless it may be a name."""
    return text[0].lower() + text[1:] if text.split()[0].lower() in OPENING else text


def lowered(told: str) -> str:
    """As it stands behind other words, where it does not begin with a name."""
    return told[0].lower() + told[1:] if told[:2].istitle() else told


def capital(told: str) -> str:
    """As it stands at the beginning of a sentence."""
    return told[:1].upper() + told[1:]
