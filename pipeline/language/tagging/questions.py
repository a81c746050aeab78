"""Questions put in the order of statements: `Has Telia launched it?` as `Telia has launched it?`.

In: the units of a sentence. Out: the same; the auxiliary stands behind a subject of one word.
"""

from dataclasses import replace

from pipeline.language.tagging.tagset import AUXILIARIES
from pipeline.language.tagging.unit import Unit, lower_at, tag_at

SUBJECTS = frozenset({"N", "PRP"})


def turn_question(made: list[Unit]) -> list[Unit]:
    """Put the auxiliary that opens a question behind its subject."""
    start = 1 if lower_at(made, 0) == "when" else 0
    is_open = tag_at(made, start) in AUXILIARIES and tag_at(made, start + 1) in SUBJECTS
    if not is_open or made[start].tag == "BE" or len(made) < start + 4:
        return made
    auxiliary, subject = made[start : start + 2]
    is_named = subject.mention is not None or subject.tag == "PRP"
    if not is_named or not _is_verb(made, start + 2):
        return made
    start_of, end_of = auxiliary.start, subject.end
    turned = [
        replace(subject, start=start_of, end=start_of + len(subject.text)),
        replace(auxiliary, start=end_of - len(auxiliary.text), end=end_of),
    ]
    return [*made[:start], *turned, *made[start + 2 :]]


def _is_verb(made: list[Unit], position: int) -> bool:
    """Whether a verb follows, `not` and adverbs left out."""
    while tag_at(made, position) in ("RB", "NEG"):
        position += 1
    return tag_at(made, position) == "V?"
