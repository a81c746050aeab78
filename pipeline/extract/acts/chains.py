"""What later sentences say of an act that was told before: when it was made known, when it holds.

`The decision was announced on Tuesday`, `The ban, announced in July`, `It takes effect in 2023`.
The act keeps its sentence as evidence; the words of the date are kept with the date.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pipeline.extract.acts.nouns import actions_of, is_of
from pipeline.extract.acts.told import WINDOW, Acts
from pipeline.extract.dating import DEADLINE, NEVER, UNDATED, Dated, basis_of, resolve
from pipeline.extract.deciding.claim import Claim
from pipeline.extract.merging import ACT
from pipeline.extract.reading.sentence import ReadSentence
from pipeline.language.chunks import NounChunk, VerbGroup
from pipeline.language.clauses.model import Clause
from pipeline.language.determiners import DEFINITE
from pipeline.language.lexicon import lexicon
from pipeline.language.timex.expression import TimeExpression

TIMELESS = DEADLINE | NEVER | {"since"}
FORCE = frozenset({"effect", "force"})
UNSURE = frozenset({"could", "may", "might", "would", "should"})


def chained(
    acts: Acts, number: int, read: ReadSentence, made: list[Claim], published: date | None
) -> Iterator[Claim]:
    """The acts told before with the dates that the clauses of a sentence add to them.

    What the sentence claims by itself it dates by itself: `has been put off and takes effect in`.
    """
    own = [claim for claim in made if claim.kind == "policy"]
    yield from _due(acts, number, read, own, published)
    if not acts.actions:
        return
    for clause in read.clauses:
        slot = _slot(clause)
        dated = _date(clause, slot, published) if slot and clause.times else UNDATED
        if slot and dated.first is not None:
            for act in _told(acts, number, clause, own):
                if slot == "deadline" and act.fields["action"] != "removal_order":
                    continue
                if act.dates[slot].first is None and not _is_dated(act, slot, own):
                    yield replace(act, dates=dict.fromkeys(act.dates, UNDATED) | {slot: dated})


def _due(
    acts: Acts, number: int, read: ReadSentence, own: list[Claim], published: date | None
) -> Iterator[Claim]:
    """`must take it out, and have until May to do so`: by when what was told is to be done."""
    for clause in read.clauses:
        left = clause.parent if _does_so(clause) else None
        times = _time_left(left) if left is not None else []
        if not times:
            continue
        due = resolve(times[0], published, future=True, basis="deadline")
        here = [c for c in own if c.fields["action"] in DUE]
        for act in here or acts.last(DUE, number, window=1):
            if act.dates["deadline"].first is None:
                yield replace(act, dates=dict.fromkeys(act.dates, UNDATED) | {"deadline": due})


DUE = frozenset({"removal_order"})


def _time_left(clause: Clause) -> list[TimeExpression]:
    """The times of `have until May`, `were given until May`; not of `asked for until May`."""
    verb = clause.verb
    is_left = verb is not None and not verb.is_negative and verb.modal not in UNSURE
    if verb is None or not is_left or verb.lemma not in lexicon().cues["leaves_time"]:
        return []
    return [t for t in clause.times if t.role in DEADLINE]


def _does_so(clause: Clause) -> bool:
    """`to do so`, `to do it`, `to comply`: whatever was told before."""
    verb = clause.verb
    if clause.kind != "infinitive" or verb is None:
        return False
    objects = [n.head.lower for n in clause.direct_objects()]
    return verb.lemma in lexicon().cues["obeys"] or (verb.lemma == "do" and objects in SO)


SO: tuple[list[str], ...] = ([], ["it"], ["that"], ["this"])  # "so" is an adverb


def _is_dated(act: Claim, slot: str, own: list[Claim]) -> bool:
    """Whether a sentence tells the act itself, with a date of the slot or at another stage."""
    same = (c for c in own if all(c.fields[n] == act.fields[n] for n in ACT))
    return any(
        c.fields["stage"] != act.fields["stage"] or c.dates[slot].first is not None for c in same
    )


def _slot(clause: Clause) -> str:
    """Which date of an act a clause tells, if any."""
    verb = clause.verb
    if verb is None or verb.is_negative:
        return ""
    if _ends(clause):
        return "deadline"
    if verb.modal in UNSURE:
        return ""
    if _takes_effect(clause, verb):
        return "effective"
    words = lexicon().cues["makes_known"] | lexicon().cues["comes_about"]
    return "announced" if verb.lemma in words and verb.tense == "past" else ""


def _ends(clause: Clause) -> bool:
    """`the move would be complete by Christmas`, `will be completed by 2027`."""
    words, verb = lexicon().cues["ends"], clause.verb
    if verb is None or verb.modal not in ("", "will", "would", "must", "should"):
        return False
    is_due = any(t.role in DEADLINE for t in clause.times)
    objects = [n.head.lower for n in clause.direct_objects()]
    is_state = verb.is_copula and any(w in words for w in (verb.lemma, *objects))
    return is_due and (is_state or (verb.is_passive and verb.lemma in words))


def _takes_effect(clause: Clause, verb: VerbGroup) -> bool:
    led = [*clause.phrase("into", "in"), *clause.direct_objects()]
    is_set = verb.lemma in ("take", "come", "go", "enter") and any(n.lemma in FORCE for n in led)
    return is_set or (verb.is_passive and verb.lemma in lexicon().cues["takes_effect"])


def _date(clause: Clause, slot: str, published: date | None) -> Dated:
    if slot == "deadline":
        due = next(t for t in clause.times if t.role in DEADLINE)
        return resolve(due, published, future=True, basis="deadline")
    times = [t for t in clause.times if t.role not in TIMELESS]
    return _resolved(times[0], clause, slot, published) if times else UNDATED


def _resolved(time: TimeExpression, clause: Clause, slot: str, published: date | None) -> Dated:
    is_past = clause.verb is not None and clause.verb.tense == "past"
    future = slot == "effective" and not is_past
    dated = resolve(time, published, future=future, basis=basis_of(time))
    is_late = published is not None and dated.first is not None and dated.first > published
    return UNDATED if slot == "announced" and is_late else dated


def _told(acts: Acts, number: int, clause: Clause, own: list[Claim]) -> Iterator[Claim]:
    """The acts for which what a clause tells of stands: `it`, or a definite noun.

    What is to be complete may be told in the sentence itself: `and said the move would be`.
    """
    for noun in _tells_of(clause):
        if noun.head.lower == "it":
            yield from acts.last(frozenset(acts.actions), number, window=1)
        elif noun.determiner in DEFINITE:
            here = [c for c in own if c.fields["action"] in actions_of(noun) and _ends(clause)]
            told = here or acts.last(actions_of(noun), number, window=WINDOW)
            yield from (a for a in told if _is_by(clause, noun, a.fields["jurisdiction"]))


def _tells_of(clause: Clause) -> list[NounChunk]:
    """What is made known or takes effect: the subject, unless somebody makes it known."""
    objects = [n for n in clause.direct_objects() if n.lemma not in FORCE]
    if clause.is_passive or not objects:
        return clause.subjects
    return [n for n in objects if not n.is_pronoun]


def _is_by(clause: Clause, noun: NounChunk, country: str | None) -> bool:
    """Whether who makes it known, if anybody is said to, is of the state whose act it is."""
    if noun in clause.subjects and not clause.phrase("by"):
        return True
    return all(is_of(chunk, country) for chunk in clause.deep_subjects())
