"""The tags of one sentence, decided in place: leaning words, verbs from left to right, the rest.

In: the units of a sentence. Out: the same units, each with its tag.
"""

from pipeline.language.lexicon import lexicon
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
    tag_before_verbs(made)
    for position in range(len(made)):
        if made[position].tag == "V?":
            decide_verb(made, position, headline=headline)
    if headline and not any(u.tag in FINITE or u.tag in ("VBN", "VB", "VBG") for u in made):
        find_verbless_predicate(made, words)
    if headline:
        find_predicate_with_infinitive(made, words)
    for position, unit in enumerate(made):
        if unit.tag in TURNED_TAGS or unit.lower in turned_words():
            decide_rest(made, position, unit, words)
    return made
