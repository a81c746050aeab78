"""When a policy was announced, from when it holds, by when it must be met.

Every time of the sentence that may tell of the act is asked in turn: those beside the noun or the
clause that names it, then those of the clauses that it completes, of what it allows or bars, and
of who says so at the end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.extract.bound import UNDATED_ACT, Bound
from pipeline.extract.dating import (
    DEADLINE,
    NEVER,
    PLACED,
    PUBLICATION,
    START,
    UNDATED,
    Dated,
    basis_of,
    resolve,
    times_in,
)
from pipeline.extract.modality.effects import is_operator, verb_effects
from pipeline.extract.modality.events import is_told_beside, stands_beside
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import COMPLETING, DESCRIBING, EQUAL_RANK, Clause
from pipeline.language.lexicon import lexicon
from pipeline.language.spans import year_span
from pipeline.language.timex.expression import TimeExpression

NEW_DAY = "to"  # "postponed from June to November"
NEAR = 4  # characters between a noun and the time that belongs to it
Layer = tuple[Clause, list[TimeExpression]]


@dataclass(frozen=True, slots=True)
class Slots:
    """Which date a time tells: `until` of "by the end of 2009", `ahead` of any other later time.

    A deadline for what must be done, but when it takes effect for what the state itself will do.
    `at` is what any other time tells: when it was announced, unless the clause says that it holds.
    """

    until: str
    ahead: str
    at: str = "announced"


def policy_dates(
    bound: Bound, published: date | None, slots: Slots, *, turned: bool = False
) -> dict[str, Dated]:
    """The three dates of a policy claim; what the sentence does not tell is undated.

    What has `turned` (`a reprieve on curbs imposed in March`) is not told of by its noun.
    """
    dates = {"announced": UNDATED, "effective": UNDATED, "deadline": UNDATED}
    if UNDATED_ACT in bound.features:
        return dates
    for clause, times in _layers(bound, turned=turned):
        is_own = bound.frame.clause in (clause, clause.parent) or _acts(bound, clause)
        is_ahead = is_own and (_is_to_be(clause) or _is_headed(bound, clause))
        for time in sorted(times, key=lambda t: t.role != NEW_DAY):
            slot, dated = _told(time, clause, published, slots, is_ahead=is_ahead)
            if dates.get(slot) is UNDATED:  # no slot is for the day on which it ends
                dates[slot] = dated
    if dates["announced"] is UNDATED and published is not None and _is_told_now(bound):
        dates["announced"] = Dated(published, published, "day", PUBLICATION)
    return dates


def _acts(bound: Bound, clause: Clause) -> bool:
    """`is now set to go into effect in February`: the verb's subject is the act itself."""
    return bound.frame.noun is not None and bound.frame.noun in clause.subjects


def _layers(bound: Bound, *, turned: bool) -> Iterator[Layer]:
    noun, clause = bound.frame.noun, bound.frame.clause
    if noun is not None:
        if not turned:
            yield clause, _years_of(noun, clause)
            yield from _describing(noun, bound.clauses)
        if stands_beside(noun, clause) or _is_mere_mention(noun, clause):
            yield clause, [t for t in clause.times if 0 <= t.start - _end(noun) <= NEAR]
            return
    yield from _above(bound)
    yield from _below(bound)
    yield from _said_beside(bound)
    yield from _under(bound)
    yield from _when(bound)


def _years_of(noun: NounChunk, clause: Clause) -> list[TimeExpression]:
    """`the 2018 ban`, `the 2019 imposition of fines`: the year before it, or before its noun."""
    heads = [n for n in clause.nouns() if _is_of(n, noun)]
    units = [u for n in (noun, *heads) for u in n.units if u.tag == "CD" and _YEAR(u.text)]
    return [_year(u.start, u.end, int(u.text)) for u in units]


def _is_of(head: NounChunk, noun: NounChunk) -> bool:
    """`the imposition of fines`, `of $1 billion in fines`."""
    posts = [n for p, n in head.posts if p == "of"]
    posts += [n for post in posts for p, n in post.posts if p == "in"]
    return noun in posts


_YEAR = re.compile(r"(?:19[89]|20[0-4])\d").fullmatch


def _year(start: int, end: int, year: int) -> TimeExpression:
    span = year_span(year)
    return TimeExpression(start, end, "", lambda published, future: span, False)


def _is_mere_mention(noun: NounChunk, clause: Clause) -> bool:
    """`said on Monday that it would answer Britain's ban`: the day is not the ban's."""
    verb = clause.verb
    return verb is not None and noun not in clause.subjects and not verb_effects(verb)


def _describing(noun: NounChunk, clauses: list[Clause]) -> Iterator[Layer]:
    """`restrictions that it imposed in March`."""
    for clause in clauses:
        if clause.antecedent is noun or any(clause.antecedent is p for _, p in noun.posts):
            yield clause, clause.times


def _end(noun: NounChunk) -> int:
    """Where a noun ends with all that hangs on it."""
    return max([noun.end, *(_end(post) for _, post in noun.posts)])


def _above(bound: Bound) -> Iterator[Layer]:
    """The clause and those that it completes."""
    clause: Clause | None = bound.frame.clause
    while clause is not None:
        yield clause, [*times_in(clause, bound), *_shared_times(clause, bound.clauses)]
        if _is_adjunct(clause):
            yield from _beside_governor(clause)
            return
        clause = None if _is_judged_later(clause) else clause.parent


def _is_judged_later(clause: Clause) -> bool:
    """`The decision that shut it out was upheld in May`: what became of it has its own day."""
    verb, above, noun = clause.verb, clause.parent, clause.antecedent
    if clause.kind != "relative" or verb is None or verb.tense != "past" or above is None:
        return False
    makes = lexicon().cues["makes_known"] | lexicon().cues["comes_about"]
    is_made = above.verb is not None and above.verb.lemma in makes
    told = [n for s in above.subjects for n in (s, *(post for _, post in s.posts))]
    return above.is_passive and noun in told and not is_made


def _is_adjunct(clause: Clause) -> bool:
    """Whether what stands above says nothing of when: `faces a revolt today over its plan to`."""
    noun, parent = clause.governor, clause.parent
    if is_operator(noun) and parent is not None and stands_beside(noun, parent):
        return not is_told_beside(clause)
    is_said = clause.kind == "coordinate" and clause.marker == "that"  # "said that ... and that"
    is_apart = clause.kind not in COMPLETING and clause.antecedent is None and not is_said
    return is_apart and not _is_shared_act(clause)


def _is_shared_act(clause: Clause) -> bool:
    """`led a letter in March urging them to`: what the verb dates is done by what follows it."""
    verb, parent = clause.verb, clause.parent
    if clause.kind != "participial" or verb is None or parent is None or parent.verb is None:
        return False
    is_doing = verb.form == "ing" and not verb.is_perfect and clause.subjects == parent.subjects
    return is_doing and parent.verb.start < verb.start and parent.verb.tense == "past"


def _beside_governor(clause: Clause) -> Iterator[Layer]:
    """`over a decision in January to allow it`: the time is the decision's."""
    noun, verb, parent = clause.governor, clause.verb, clause.parent
    if noun is not None and verb is not None and parent is not None:
        yield parent, [t for t in parent.times if noun.end <= t.start and t.end <= verb.start]


def _shared_times(clause: Clause, clauses: list[Clause]) -> list[TimeExpression]:
    """`In July it dropped the plan and banned ...`: what opens a sentence dates both verbs."""
    if clause.kind != "coordinate" or not clause.inherits_subject or not clause.subjects:
        return []
    subject = clause.subjects[0]
    models = [c for c in clauses if c is not clause and subject in c.subjects]
    verb = clause.verb
    if verb is not None and verb.is_progressive and verb.units[0].tag == "HAVE":
        return []  # "in May it dropped the plan and has been urging others since"
    return [t for c in models[:1] for t in c.times if t.end <= subject.start]


def _below(bound: Bound) -> Iterator[Layer]:
    """`ban them from buying it from January`, `the auction is to begin on Monday`."""
    noun, clause = bound.frame.noun, bound.frame.clause
    for other in bound.clauses:
        if noun is not None and other is not clause and noun in other.subjects:
            yield other, other.times
        elif other.parent is clause and _completes(other):
            yield other, [t for t in other.times if t.role in DEADLINE | START | {"after"}]
            if other.kind == "gerund" and (past := _past_above(clause)) is not None:
                yield past, [t for t in other.times if t.role in PLACED]


def _completes(clause: Clause) -> bool:
    is_part = clause.kind in COMPLETING and not is_told_beside(clause)
    return is_part and not _is_adjunct(clause)


def _past_above(clause: Clause) -> Clause | None:
    """`imposed rules preventing it from buying chips in May`: the day is that of what was done."""
    while clause.kind in DESCRIBING and clause.antecedent is not None:
        if clause.parent is None or (clause.verb is not None and clause.verb.modal):
            return None
        clause = clause.parent
    is_past = clause.verb is not None and clause.verb.form == "fin" and clause.verb.tense == "past"
    return clause if is_past else None


def _under(bound: Bound) -> Iterator[Layer]:
    """`must remove it under a notice handed to them today`: the day is that of the notice.

    `In a notice published on Friday, it extended the licence`: of what makes the act known.
    """
    own = (bound.frame.clause, *bound.frame.clause.ancestors())
    laws = [noun for clause in own for noun in clause.phrase("under")]
    papers = [noun for clause in own for noun in clause.phrase("in", "with")]
    papers += [noun for clause in bound.frame.clause.completed() for noun in clause.subjects]
    for clause in bound.clauses:
        verb = clause.verb
        if verb is None or verb.tense != "past":
            continue
        is_shown = clause.antecedent in papers and verb.lemma in lexicon().cues["makes_known"]
        if clause.antecedent in laws or is_shown:
            yield clause, [t for t in clause.times if t.role in PLACED]


def _stands_under(clause: Clause, other: Clause) -> bool:
    """Whether a clause hangs on another one, or on its verbless `as partners`."""
    parent = clause.parent
    if parent is not None and parent.verb is None and parent is not other:
        parent = parent.parent
    return parent is other


def _when(bound: Bound) -> Iterator[Layer]:
    """`When it let the trials go ahead in May, it approved ...`: both were done at one time."""
    clause = bound.frame.clause
    if clause.verb is None or clause.verb.tense != "past":
        return
    whens = [c for c in bound.clauses if c.marker == "when" and _stands_under(c, clause)]
    for other in whens:
        if other.verb is not None and other.verb.tense == "past":
            inner = [c for c in bound.clauses if c.parent is other and c.kind == "infinitive"]
            for each in (other, *inner):
                yield clause, [t for t in each.times if t.role in PLACED]


def _said_beside(bound: Bound) -> Iterator[Layer]:
    """`..., the ministry said on Tuesday`."""
    for clause in bound.clauses[bound.clauses.index(bound.frame.clause) + 1 :]:
        if _is_speech_beside(clause, bound.frame.clause):
            yield clause, clause.times


def _is_speech_beside(clause: Clause, said: Clause) -> bool:
    """Whether a clause says who tells what stands before it; `told MPs` has whom it is told."""
    if clause.verb is None or "say" not in verb_effects(clause.verb):
        return False
    is_told = clause.verb.lemma == "tell" or not clause.objects
    is_beside = clause.kind in EQUAL_RANK or _is_cut_in(clause, said)
    return is_told and is_beside


def _is_cut_in(clause: Clause, said: Clause) -> bool:
    """`it will be barred, the ministry announced`: read as completing what it stands beside."""
    is_below = clause.kind == "complement" and not clause.marker
    return is_below and said in clause.ancestors() and not clause.objects


def _told(
    time: TimeExpression, clause: Clause, published: date | None, slots: Slots, *, is_ahead: bool
) -> tuple[str, Dated]:
    """The date that one time tells, and what of."""
    if time.role in DEADLINE:
        return slots.until, resolve(time, published, future=True, basis="deadline")
    if time.role == NEW_DAY and _was_before(clause):
        return slots.ahead, UNDATED
    if time.role == NEW_DAY:
        return slots.ahead, resolve(time, published, future=True, basis=basis_of(time))
    is_start = time.role in START and not _is_snapshot(time, clause)
    if is_start or (time.role == "after" and is_ahead):
        return "effective", resolve(time, published, future=True, basis=basis_of(time))
    if time.role == "for" and _is_set(clause):
        return slots.ahead, resolve(time, published, future=True, basis=basis_of(time))
    if time.role in NEVER or _is_snapshot(time, clause):
        return "announced", UNDATED
    if time.role == "since":
        return "effective", resolve(time, published, future=False, basis=basis_of(time))
    dated = resolve(time, published, future=is_ahead, basis=basis_of(time))
    return (slots.ahead if _lies_ahead(dated, published, is_ahead) else slots.at), dated


def _was_before(clause: Clause) -> bool:
    """`had already been put off to March`: a day that no longer holds, as more was to come."""
    verb = clause.verb
    is_told = clause.kind in EQUAL_RANK
    return is_told and verb is not None and verb.is_perfect and verb.units[0].lower == "had"


def _is_snapshot(time: TimeExpression, clause: Clause) -> bool:
    """`As of May, five countries have banned it`: when the list was made, not any ban."""
    return time.role == "as of" and clause.verb is not None and clause.verb.is_perfect


def _is_set(clause: Clause) -> bool:
    """`an auction scheduled for June`: the day for which it is set is that of the act."""
    verb = clause.verb
    if verb is None or "plan" not in verb_effects(verb):
        return False
    return verb.is_passive or verb.units[-1].tag == "JJ"  # "is set for"


def _lies_ahead(dated: Dated, published: date | None, is_ahead: bool) -> bool:
    """Whether a date is of what is to come: a later one, or one not over that the verb puts so."""
    if dated.first is None or dated.last is None or published is None:
        return is_ahead
    return dated.first > published or (is_ahead and dated.last > published)


def _is_to_be(clause: Clause) -> bool:
    """`will be kept from buying it after June`: what is done stands as what it hangs on."""
    above = clause.parent if clause.kind == "gerund" else None
    return _looks_ahead(clause) or (above is not None and _looks_ahead(above))


def _looks_ahead(clause: Clause) -> bool:
    """Whether a clause tells of what is to come."""
    verb = clause.verb
    if verb is None:
        return False
    if verb.tense == "future" or verb.form in ("inf", "base") or verb.modal:
        return True
    return verb.tense == "present" and verb.form == "fin" and not verb.is_progressive


def _is_headed(bound: Bound, clause: Clause) -> bool:
    """`3G auction in Dec - govt`, `auction expected in May`: a headline of what is to come."""
    if "headline" not in bound.features or bound.frame.noun is None:
        return False
    verb = clause.verb
    return verb is None or not (clause.objects or AWAITED.isdisjoint(verb_effects(verb)))


AWAITED = frozenset({"plan", "possible", "hope"})


def _is_told_now(bound: Bound) -> bool:
    """`has now confirmed that`, `will now be able to`: the news is of the day."""
    verbs = [clause.verb for clause, _ in _above(bound) if clause.verb is not None]
    return any("now" in v.adverbs and (v.is_perfect or v.modal == "will") for v in verbs)
