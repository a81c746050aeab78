"""The tags of one sentence, decided in place: leaning words, verbs from left to right, the rest.

In: the units of a sentence. Out: the same units, each with its tag.
"""

from pipeline.language.lexicon import lexicon
from pipeline.language.tagging.apart_predicates import find_apart_predicates
from pipeline.language.tagging.before_verbs import tag_before_verbs
from pipeline.language.tagging.beside_verbs import TURNED_TAGS, decide_rest, turned_words
from pipeline.language.tagging.headline_predicates import (
    find_predicate_with_infinitive,
    find_verbless_predicate,
)
from pipeline.language.tagging.tagset import FINITE
from pipeline.language.tagging.unit import Unit
from pipeline.language.tagging.verb_forms import decide_verb


def tag(made: list[Unit], *, headline: bool = False) -> list[Unit]:
    """Decide the open tags of a sentence in place and return its units."""
    words = lexicon()
    if not headline:
        _tag_words_of_names(made)
    tag_before_verbs(made)
    for position in range(len(made)):
        if made[position].tag == "V?":
            decide_verb(made, position, headline=headline)
    if headline and (opening := _verbless_opening(made)):
        find_verbless_predicate(opening, words)
    if headline:
        find_predicate_with_infinitive(made, words)
    else:
        find_apart_predicates(made, words)
    for position, unit in enumerate(made):
        if unit.tag in TURNED_TAGS or unit.lower in turned_words():
            decide_rest(made, position, unit, words)
    return made


def _tag_words_of_names(made: list[Unit]) -> None:
    """`the Trusted Networks Act`: where other words have none, a capital makes a verb a name's."""
    open_verbs = [i for i, u in enumerate(made) if u.tag == "V?" and u.text[0].isupper()]
    if not any(open_verbs):
        return  # the first word has its capital from the sentence
    if not any(u.tag == "V?" and u.text.islower() for u in made):
        return  # a title, whose verbs have capitals as well
    for position in open_verbs:
        if position and made[position - 1].tag not in OPENING:
            made[position].tag = "N"


OPENING = frozenset({":", ";", '"', "(", "-", "–", "—", "."})


def _verbless_opening(made: list[Unit]) -> list[Unit]:
    """What stands before the first break of a headline, where it has no verb."""
    end = next((i for i, u in enumerate(made) if i and u.tag in BREAKS), len(made))
    has_verb = any(u.tag in FINITE or u.tag in ("VBN", "VB", "VBG") for u in made[:end])
    return [] if has_verb else made[:end]


BREAKS = frozenset({"—", ":", ";"})
