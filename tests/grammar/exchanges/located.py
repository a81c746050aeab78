"""Of which countries a text speaks, by its words and the reference alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from pipeline.extract import shipped_reference

LONGEST_NAME = 5  # words


def located(text: str) -> set[str]:
    """The countries of which a text speaks, by their names or by what lies in them."""
    words, others = _countries(), _in_countries()
    return {words.get(g) or others.get(g, "") for g in _grams(text)} - {""}


def names_what_lies_there(text: str) -> bool:
    """Whether a place, a body or an official is named, which belong to one country."""
    return any(g[:1].isupper() and g in _in_countries() for g in _grams(text))


def _grams(text: str) -> Iterator[str]:
    words = [re.sub(r"['’]s?$", "", w) for w in re.findall(r"[\w.&’'-]+", text)]
    words = [w[:-1] if w.endswith(".") and "." not in w[:-1] else w for w in words]
    for size in range(1, LONGEST_NAME + 1):
        yield from (" ".join(words[i : i + size]) for i in range(len(words) - size + 1))


@cache
def _countries() -> Mapping[str, str]:
    """Names, peoples and capitals of countries."""
    found = {}
    for row in shipped_reference()["countries"].iter_rows(named=True):
        words = [row["name"], row["capital"] or ""]
        words += (row["short_names"] or "").split("|") + (row["demonyms"] or "").split("|")
        found.update(dict.fromkeys(filter(None, words), row["country_id"]))
    return found


@cache
def _in_countries() -> Mapping[str, str]:
    """Names of places, seats, bodies and officials, with their country."""
    reference = shipped_reference()
    rows = reference["authorities"].iter_rows(named=True)
    homes = {row["authority_id"]: row["country_id"] or "?" for row in rows}
    bodies = reference["authority_aliases"].iter_rows(named=True)
    found = {row["alias"]: homes[row["authority_id"]] for row in bodies}
    for table, name in (("places", "place"), ("metonyms", "alias"), ("officials", "surname")):
        rows = reference[table].iter_rows(named=True)
        found |= {row[name]: row["country_id"] for row in rows}
    return {name: country for name, country in found.items() if name not in _countries()}
