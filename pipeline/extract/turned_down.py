"""Plans that come to nothing right behind: `It wanted to use ZTE. The regulator said no.`

In: what the frames of a sentence claim, and that sentence or the one behind it. Out: the same
claims without those that only told a plan, where somebody turns it down or it is given up.
"""

from collections.abc import Iterator, Sequence

from pipeline.extract.bound import Bound
from pipeline.extract.deciding.claim import Claim
from pipeline.extract.nouns import denote
from pipeline.language.chunks import NounChunk, VerbGroup
from pipeline.language.clauses.model import COMPLETING, EQUAL_RANK, Clause
from pipeline.language.determiners import DEFINITE, THEIRS
from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import COMPANIES

Made = tuple[tuple[Bound, tuple[Claim, ...]], ...]

PLANNED = frozenset({"e:plan", "e:hope", "e:try", "e:seek", "e:ask", "future", "would", "ahead"})
MAY_BE_WISHED = frozenset({"selected", "testing", "trial"})
STATES = frozenset({"government", "agency", "court"})


def less_turned_down(made: Made, clauses: Sequence[Clause], *, same: bool = False) -> Made:
    """The claims of a sentence without the plans that a clause turns down.

    `same`: the clauses are those of the sentence itself, of which only later ones tell so.
    """
    turning = next(_turning(clauses, same=same), None)
    if turning is None:
        return made
    return tuple((bound, _kept(bound, claims, turning)) for bound, claims in made)


def _kept(bound: Bound, claims: tuple[Claim, ...], turning: Clause) -> tuple[Claim, ...]:
    clause, verb = bound.frame.clause, turning.verb
    is_later = clause.verb is None or verb is None or clause.verb.start < verb.start
    is_own = clause is turning or turning in clause.ancestors()
    if not is_later or is_own or _is_by_another(bound, turning):
        return claims
    kept = tuple(c for c in claims if not _is_plan(bound, c))
    if len(kept) < len(claims):
        bound.features.add("superseded")
    return kept


def _is_by_another(bound: Bound, turning: Clause) -> bool:
    """`Telia will launch it; Elisa dropped the plan`: each has its own."""
    named = (e for n in turning.deep_subjects() for e in denote(n, deep=False).entities)
    companies = {e.id for e in named if e.kind in COMPANIES}
    told = {e.id for entities in bound.roles.values() for e in entities}
    return bool(companies) and companies.isdisjoint(told)


def _is_plan(bound: Bound, claim: Claim) -> bool:
    """Whether a claim tells what somebody meant to do, no choice that was made."""
    status = claim.fields.get("milestone") or claim.fields.get("status")
    is_wish = status in MAY_BE_WISHED and bool(bound.features & PLANNED)
    return status in ("planned", "shutdown_planned") or is_wish


def _turning(clauses: Sequence[Clause], *, same: bool) -> Iterator[Clause]:
    completed = {c.parent for c in clauses if c.kind in COMPLETING}  # "refused to comment"
    for clause in clauses:
        verb = clause.verb
        if verb is None or clause.kind not in EQUAL_RANK or not _is_done(clause):
            continue
        if clause in completed:
            continue
        if verb.lemma in lexicon().cues["gives_up_plan"]:
            is_over = any(map(_is_plan_noun, clause.deep_objects()))
        else:
            is_over = _is_refusal(clause, same=same)
        if is_over:
            yield clause


def _is_done(clause: Clause) -> bool:
    verb = clause.verb
    is_told = verb is not None and verb.form == "fin" and verb.tense == "past"
    is_before = verb is not None and verb.units[0].lower == "had"  # "had refused in 2018"
    return is_told and verb is not None and not (verb.modal or verb.is_negative or is_before)


def _is_refusal(clause: Clause, *, same: bool) -> bool:
    """`the regulator refused`, `turned it down`, `the answer was no`, `but was refused`."""
    objects, subjects = clause.direct_objects(), clause.subjects
    assert clause.verb is not None
    if any(n.units[-1].lower == "no" and len(n.units) == 1 for n in objects):
        is_answer = any(n.lemma in lexicon().cues["answer"] for n in subjects)
        is_said = clause.verb.lemma == "say" and all(map(_is_of_state, subjects))
        return is_answer or (is_said and bool(subjects))
    if _turned(clause.verb) not in lexicon().cues["turns_down"]:
        return False
    if clause.is_passive:
        is_refused = same and not clause.objects and clause.kind == "coordinate"
        is_refused = is_refused and not any(n.possessors() or n.determiner for n in subjects)
        return any(map(_is_plan_noun, subjects)) or is_refused
    is_whole = all(map(_is_plan_noun, objects))
    return bool(subjects) and all(map(_is_of_state, subjects)) and is_whole


def _turned(verb: VerbGroup) -> str:
    """`turn down`, which is no `turn`; `refuse`."""
    return f"{verb.lemma} {verb.particle}".strip()


def _is_of_state(noun: NounChunk) -> bool:
    said = denote(noun, deep=False)
    is_named = noun.head.mention is not None and noun.head.mention.kind in POWERS
    return is_named or bool(said.senses & STATES)


POWERS = frozenset({"country", "capital", "body", "official", "government"})


def _is_plan_noun(noun: NounChunk) -> bool:
    """`the plan`, `its request`, `it`: what was told just before."""
    if noun.is_pronoun:
        return noun.head.lower == "it"
    is_known = noun.determiner in DEFINITE | THEIRS
    return is_known and noun.lemma in lexicon().cues["plan_told"] and not noun.posts
