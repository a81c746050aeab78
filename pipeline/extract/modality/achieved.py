"""Clauses that tell what was done: `was the first to launch it`, `after banning it, Britain said`.

In: the clauses of a sentence. Out: the same, the verb of such an infinitive or participle told as
finite: it says no less than `launched it`, whatever else depends on it.
"""

from collections.abc import Callable, Iterator
from typing import TypeGuard

from pipeline.extract.modality.effects import verb_effects
from pipeline.extract.tables import tables
from pipeline.language.chunks import NounChunk, VerbGroup
from pipeline.language.clauses.model import ABSOLUTE, VERBLIKE, Clause
from pipeline.language.lexicon import lexicon

ACHIEVING = "achieve"
GOING_ON = frozenset({ACHIEVING, "continue"})
RANKING = frozenset({"be", "become", "remain", "make"})


def tell_achieved(clauses: list[Clause]) -> None:
    """Tell what was achieved, or what came before, as what was done."""
    for clause in clauses:
        verb = clause.verb
        if verb is not None and clause.kind in TOLD_BY and TOLD_BY[clause.kind](clause):
            verb.form, verb.tense, verb.is_progressive = "fin", "past", False
            if clause.kind == "infinitive" and clause.parent is not None:
                _take_mood(verb, clause.parent.verb)


def _take_mood(verb: VerbGroup, above: VerbGroup | None) -> None:
    """`will go on to ban it`: will ban it."""
    if above is not None and above.modal:
        verb.tense, verb.modal = above.tense, above.modal


def is_told_done(clause: Clause) -> bool:
    """Whether a clause is an infinitive or gerund of what was achieved."""
    is_inner = clause.kind in VERBLIKE
    return is_inner and clause.verb is not None and clause.verb.form == "fin"


def _is_real(verb: VerbGroup | None) -> TypeGuard[VerbGroup]:
    """Whether a verb tells what is or was so, or was not."""
    is_told = verb is not None and verb.form == "fin" and not verb.modal
    return is_told and verb is not None and not verb.is_headline_future


def _is_before(clause: Clause) -> bool:
    """`After launching 5G, it raised prices`, `it has grown since launching 5G`: done by then.

    Not `it is closing its shops after launching 5G`, which may all be still to come.
    """
    verb, above = clause.verb, clause.parent.verb if clause.parent is not None else None
    if verb is None or verb.form != "ing" or not _is_real(above):
        return False
    is_over = above.tense == "past" or above.is_perfect
    return clause.marker == "since" or (clause.marker == "after" and is_over)


def _is_means(clause: Clause) -> bool:
    """`It responded by banning Huawei`: by what was done."""
    verb, above = clause.verb, clause.parent.verb if clause.parent is not None else None
    is_by = clause.marker == "by" and verb is not None and verb.form == "ing"
    is_past = is_by and _is_real(above) and above.tense == "past" and not above.is_negative
    return is_past and above is not None and not verb_effects(above)


def _is_in_spite(clause: Clause) -> bool:
    """`Despite banning Huawei, it buys its phones`: what did not stand in the way was done."""
    verb, above = clause.verb, clause.parent.verb if clause.parent is not None else None
    is_led = clause.marker == "despite" and verb is not None and verb.form == "ing"
    return is_led and _is_real(above)


def _is_perfect(clause: Clause) -> bool:
    """`Having launched 5G, it raised prices`: done, whatever comes of it."""
    verb = clause.verb
    return verb is not None and verb.form == "ing" and verb.is_perfect


def _is_told_aside(clause: Clause) -> bool:
    """`ZTE, permitted by India to take part, raised its forecast`: it was permitted."""
    verb = clause.verb
    is_done = verb is not None and verb.form == "pp" and verb.is_passive
    return is_done and clause.marker == "," and bool(clause.phrase("by"))


def _is_beside(clause: Clause) -> bool:
    """`Telia launched 5G in May, with Elisa following in June`: so did the other."""
    verb, above = clause.verb, clause.parent.verb if clause.parent is not None else None
    is_active = verb is not None and verb.form == "ing" and not verb.is_passive
    is_led = is_active and clause.marker == ABSOLUTE
    return is_led and _is_real(above) and above.tense == "past" and not above.is_negative


def _is_achieved(clause: Clause) -> bool:
    above = clause.parent.verb if clause.parent is not None else None
    if clause.parent is None or above is None or above.form != "fin":
        return False
    if above.is_headline_future or (above.modal and above.is_negative):
        return False
    effects = verb_effects(above)
    is_own = ACHIEVING in effects and GOING_ON.issuperset(effects) and clause.governor is None
    if is_own and not above.is_negative:
        return True
    is_known = above.tense == "past" and any(map(_is_the_one, clause.parent.direct_objects()))
    return above.lemma in RANKING and (is_known or _is_rank_of(clause.parent))


def _is_the_one(chunk: NounChunk) -> bool:
    """`was the one to launch it`: who did so; `is the one to launch it` may be still to do it."""
    return chunk.determiner == "the" and chunk.head.lower == "one"


TOLD_BY: dict[str, Callable[[Clause], bool]] = {
    "infinitive": _is_achieved,
    "adverbial": _is_before,
    "gerund": lambda clause: _is_means(clause) or _is_in_spite(clause),
    "participial": lambda clause: any(t(clause) for t in (_is_perfect, _is_told_aside, _is_beside)),
}


def _is_rank_of(clause: Clause) -> bool:
    """`was one of the first operators to launch`, `was among the first`, `makes it the third`.

    Who was not the first has done it none the less.
    """
    return ACHIEVING in ordinal_effects(clause)


def ordinal_effects(clause: Clause) -> Iterator[str]:
    """What the ranks that somebody has or gets say of what completes them.

    Not `the first step in its bid to launch it`: with a step nothing is reached.
    """
    ranked = _ranked([*clause.direct_objects(), *clause.phrase("among", "amongst")])
    for chunk in (n for n in ranked if n.lemma not in lexicon().cues["leads_up"]):
        for unit in chunk.units:
            yield from tables().effects.get((unit.lower, "", "ordinal"), ())


def _ranked(told: list[NounChunk]) -> list[NounChunk]:
    return [*told, *(post for n in told for _, post in n.posts if n.head.tag == "CD")]
