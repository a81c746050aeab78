"""What is known of a word by its form alone, whatever stands around it, once for each form."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.language.lexicon import VerbForm, lexicon, singular
from pipeline.language.timex.cues import cues_of

DASHES = frozenset({"-", "–", "—", "--", "---"})
CURRENCIES = frozenset("$€£¥₹")
QUOTES = frozenset({'"', "“", "”", "«", "»", "‘", "'"})
NEVER_ELSE = VerbForm((), may_be_noun=False)


@dataclass(frozen=True, slots=True)
class Word:
    """A form of a word.

    `lower` is the form in lower case with plain apostrophes. `tag` is the word class, `V?` where
    its neighbours decide, as what `form` of a verb; `tag_in_capitals` is the class in a sentence
    in capitals. `senses` are all that a phrase may stand for which ends in the word, `cues` the
    kinds of time word that it is.
    """

    lower: str
    tag: str
    tag_in_capitals: str
    form: VerbForm
    senses: frozenset[str]
    cues: frozenset[str]


@lru_cache(maxsize=1 << 15)
def word(text: str) -> Word:
    """What is known of a word as it is written."""
    lower = plain(text)
    tag, tag_in_capitals = (_tag(text, lower, shouted=s) for s in (False, True))
    form = lexicon().verbs.get(lower, NEVER_ELSE)
    return Word(lower, tag, tag_in_capitals, form, _senses_ending_in(lower), cues_of(text))


def senses_of(words: Iterable[Word]) -> set[str]:
    """All that the words may stand for, whatever phrases they make."""
    found: set[str] = set()
    for each in words:
        if each.senses:
            found |= each.senses
    return found


def plain(text: str) -> str:
    """Lower case with plain apostrophes; `AT&T;` without the mark that is no part of it."""
    if text.isalnum():
        return text.lower()
    return text.lower().replace("’", "'").replace("`", "'").rstrip(";") or ";"


def _tag(text: str, lower: str, *, shouted: bool) -> str:
    words = lexicon()
    tag = words.function_words.get(lower)
    short_name = text.isupper() and len(text) == 2 and not shouted
    if tag is not None and not short_name:
        return tag
    is_number = text[0].isdigit() and lower.replace(",", "").replace(".", "").isdigit()
    if is_number or text[-1] in CURRENCIES:
        return "CD"
    if not text[0].isalnum():
        return '"' if text in QUOTES else "—" if text in DASHES else text
    if lower in words.verbs:
        return "V?"
    is_adverb = lower.endswith("ly") and len(lower) > 4 and not words.noun(lower)
    return "RB" if is_adverb else "N"


def _senses_ending_in(lower: str) -> frozenset[str]:
    last = lower.rpartition("-")[2]
    forms = {lower, last, singular(last), singular(singular(last))}
    return frozenset(sense for form in forms for sense in _endings().get(form, ()))


@cache
def _endings() -> dict[str, set[str]]:
    """Senses by the last word of the phrases that have them."""
    found: dict[str, set[str]] = {}
    for phrase, senses in lexicon().nouns.items():
        found.setdefault(phrase.rpartition(" ")[2], set()).update(s.sense for s in senses)
    return found
