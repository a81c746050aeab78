"""Names that look like an operator or a vendor and are not in the reference.

A run of capitalised words counts where it ends in a word of the trade (`Acme Telecom`) or stands
behind one that says what it is (`mobile operator Acme`). Once it is told so, it is the same
company wherever the article names it.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import Mention
from pipeline.language.names import Sense
from pipeline.language.tokens import Token

PREFIX = "provisional:"
LONGEST = 3
"""Words of an unknown name at most: a longer run is more often a heading than a company."""
ADJACENT = ("and", "&", "of")

Found = dict[tuple[str, ...], str]


def provisional_id(name: str) -> str:
    """The slug under which an unknown name is kept until somebody curates it."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return PREFIX + re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def unknown_names(tokens: Sequence[Token], known: Sequence[Mention]) -> Found:
    """The unknown names that a sentence tells the nature of: their words, and the kind."""
    taken = _taken(known)
    found: Found = {}
    for first, last in _runs(tokens, taken):
        kind = _kind_by_suffix(tokens, first, last, known) or _kind_by_lead(tokens, first, last)
        if kind and last - first <= LONGEST and _is_name(tokens, first, last):
            found[tuple(t.text for t in tokens[first:last])] = kind
    opening = _opening_name(tokens, taken)
    if opening:
        found[tuple(t.text for t in tokens[:opening])] = "operator"
    return found


def _opening_name(tokens: Sequence[Token], taken: set[int]) -> int:
    """`Acme Telecom Launches 3G Services`: the end of a name before a headline's verb, or 0."""
    cues = lexicon().cues
    for last in range(2, min(LONGEST, len(tokens) - 1) + 1):
        if tokens[last - 1].lower in cues["operator_suffix"]:
            is_free = not taken & set(range(last)) and all(_is_capital(t) for t in tokens[:last])
            known = tokens[0].lower in cues["generic"] or _is_ordinary(tokens[0].lower)
            return last if is_free and not known and _is_act(tokens[last]) else 0
    return 0


def _is_act(token: Token) -> bool:
    return token.lower in lexicon().cues["company_verb"]


def with_unknown(
    tokens: Sequence[Token], known: Sequence[Mention], unknown: Found
) -> list[Mention]:
    """The mentions of a sentence together with those of the unknown names of its article."""
    if not unknown:
        return list(known)
    taken = _taken(known)
    spans = [*_runs(tokens, taken), (0, _opening_name(tokens, taken))]
    added = [
        _mention(tokens, first, last, unknown[words])
        for first, last in dict.fromkeys(spans)
        if (words := tuple(t.text for t in tokens[first:last])) in unknown
    ]
    return sorted((*known, *added), key=lambda m: m.first)


def _mention(tokens: Sequence[Token], first: int, last: int, kind: str) -> Mention:
    name = " ".join(t.text for t in tokens[first:last])
    return Mention(first, last, name, (Sense(kind, provisional_id(name)),))


def _taken(known: Iterable[Mention]) -> set[int]:
    return {i for m in known for i in range(m.first, m.last)}


def _runs(tokens: Sequence[Token], taken: set[int]) -> list[tuple[int, int]]:
    """Maximal runs of capitalised words that belong to no known name and touch none."""
    runs, first = [], None
    for position in range(len(tokens) + 1):
        inside = position < len(tokens) and _is_capital(tokens[position]) and position not in taken
        if inside and first is None:
            first = position
        elif not inside and first is not None:
            if position not in taken and first - 1 not in taken:
                runs.append(_without_opening(tokens, first, position))
            first = None
    return [(a, b) for a, b in runs if b > a]


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper() or (token.text[0].isdigit() and token.text[-1].isupper())


def _without_opening(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """The run less a first word that has its capital from the sentence or is a common one."""
    words = lexicon()
    while first < last and (
        tokens[first].lower in words.function_words or tokens[first].lower in words.cues["generic"]
    ):
        first += 1
    return first, last


def _kind_by_suffix(
    tokens: Sequence[Token], first: int, last: int, known: Sequence[Mention]
) -> str | None:
    """`Acme Telecom`: by the last word; one that games have too only among operators."""
    last_word, cues = tokens[last - 1].lower, lexicon().cues
    if last - first < 2 or _is_ordinary(tokens[first].lower) or _goes_on(tokens, last):
        return None
    if last_word in cues["operator_suffix"]:
        return "operator"
    is_among = any(m.kind == "operator" for m in known) or any(
        t.lower in cues["operator_noun"] for t in tokens
    )
    return "operator" if is_among and last_word in cues["operator_suffix_weak"] else None


def _kind_by_lead(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """`mobile operator Acme`, `network equipment maker Acme`: by the words before it."""
    if first < 2:
        return None
    noun, trade = tokens[first - 1].lower, tokens[first - 2].lower
    cues = lexicon().cues
    if trade in cues["operator_trade"] and noun in cues["operator_noun"]:
        return "operator"
    if trade in cues["vendor_trade"] and noun in cues["vendor_noun"] and _of_the_trade(tokens):
        return "vendor"
    return None


def _of_the_trade(tokens: Sequence[Token]) -> bool:
    return any(t.lower in lexicon().cues["telecom"] for t in tokens)


def _is_ordinary(word: str) -> bool:
    words = lexicon()
    return word in words.verbs or word in words.adjectives or bool(words.noun(word))


def _goes_on(tokens: Sequence[Token], last: int) -> bool:
    """`Acme Mobile & Sons`, `Acme Wireless of`: the name is longer than the run."""
    return last < len(tokens) and tokens[last].lower in ADJACENT and _capital_after(tokens, last)


def _capital_after(tokens: Sequence[Token], position: int) -> bool:
    return position + 1 < len(tokens) and _is_capital(tokens[position + 1])


def _is_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Capitals say something only where other words of the sentence have none."""
    others = [t for i, t in enumerate(tokens) if not first <= i < last and len(t.text) > 3]
    small = sum(t.text[0].islower() for t in others)
    return small * 2 >= len([t for t in others if t.text[0].isalpha()]) and small > 0
