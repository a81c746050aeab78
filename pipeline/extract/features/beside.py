"""Features of the clauses around a clause: what completes it, what it is for, who makes it act.

In: a frame and the clauses of its sentence. Out: features such as `below:gear`, `described:BAN`,
`holder:law`, and the generations and parts of a purpose.
"""

from collections.abc import Iterable

from pipeline.extract.bound import Bound, Described, collect
from pipeline.extract.context import Context
from pipeline.extract.features.nouns import senses_told
from pipeline.extract.frames import functions, verb_classes
from pipeline.extract.modality.events import acts_on_others
from pipeline.extract.modality.verbs import OWED
from pipeline.extract.nouns import denote, has_sense, is_spectrum
from pipeline.extract.slots import IN_SPITE, carries_service, clauses_below, means_of
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import NONFINITE, Clause


def describe_beside(bound: Bound, context: Context) -> None:
    """Features of the clauses that complete the clause or describe what it tells of."""
    told = context.for_clause("beside", lambda: _beside(bound, context))
    bound.features |= told.features
    collect(bound.below_generations, told.below_generations)
    collect(bound.purpose_generations, told.purpose_generations)
    collect(bound.purpose_parts, told.purpose_parts)


def _beside(bound: Bound, context: Context) -> Described:
    told, clauses = Described(bound.frame), bound.clauses
    _describe_below(told, clauses)
    _describe_purpose(told, clauses)
    _describe_told(told, clauses)
    _describe_before(told, clauses)
    _describe_shared(told, clauses, context)
    return told


def _describe_shared(bound: Described, clauses: list[Clause], context: Context) -> None:
    """`Under the plan, operators must list and replace it`: what leads both acts of one subject.

    What is so `according to the draft` is so under it.
    """
    own = bound.frame.clause
    led = [n for n in own.phrase(ITS_WORDS) if has_sense(n, "law")]
    if own.kind == "coordinate" and own.subjects:
        beside = [c for c in clauses if c is not own and own.subjects[0] in c.subjects]
        shared = (n for c in beside for n in c.phrase(SHARED))
        led += [n for n in shared if n.start < own.subjects[0].start]
    bound.features.update(f"{SHARED}:{w}" for n in led for w in senses_told(denote(n), context))


ITS_WORDS = "according to"
SHARED = "under"


def _describe_before(bound: Described, clauses: list[Clause]) -> None:
    """`needs a permit before it buys radios`: what has to wait for it, or for what completes it."""
    for clause in (c for c in clauses if c.marker == "before"):
        own = bound.frame.clause
        waits = clause.parent is own or clause.parent in clauses_below(own, clauses)
        if waits and clause.verb is not None:
            bound.features.update(f"before:{c}" for c in verb_classes(clause))
            inside = (denote(n, deep=False).senses for _, n in functions(clause))
            bound.features.update(f"before:{w}" for senses in inside for w in senses)


def _describe_below(bound: Described, clauses: list[Clause]) -> None:
    inner = clauses_below(bound.frame.clause, clauses)
    for clause in [*inner, *means_of(inner, clauses)]:
        completes = clause.parent is bound.frame.clause and clause.governor is None
        if clause.kind == "gerund" and completes:
            bound.features.add("completed")
        if clause.parent is bound.frame.clause and _is_to_be_done(clause):
            bound.features.add("to_do")
        if clause.kind == "infinitive" and completes and acts_on_others(clause):
            bound.features.add("below:does")
        if _is_denied(clause):
            bound.features.add("below:neg")
        for function, chunk in functions(clause):
            found = denote(chunk)
            words = found.senses | found.about
            words |= {e.kind for e in (*found.entities, *found.owners)}
            bound.features.update(f"below:{w}" for w in words)
            bound.features.update(f"below:{function}:{w}" for w in words)
            bound.features.update(f"below:scope:{p}" for p in found.parts)
            collect(bound.below_generations, found.generations)
        if clause.verb is not None:
            bound.features.update(f"below:{c}" for c in verb_classes(clause))


def _is_denied(clause: Clause) -> bool:
    """`has not barred it`, `poses no threat`."""
    is_turned = clause.is_negated or (clause.verb is not None and clause.verb.is_negative)
    return is_turned or any(n.is_negative for n in clause.direct_objects())


def _is_to_be_done(clause: Clause) -> bool:
    """`told Latvia to bar it`, `told Latvia that it must bar it`: what somebody is asked to do."""
    is_owed = clause.verb is not None and clause.verb.modal in OWED
    return clause.kind == "infinitive" or (clause.kind == "complement" and is_owed)


def _describe_purpose(bound: Described, clauses: list[Clause]) -> None:
    """Generations and parts of what a deal is for: `a contract to supply 5G radios`.

    A participle that goes with the subject tells of what the clause above does: `will deploy 5G
    radios, working with Nokia`.
    """
    own = bound.frame.clause
    chunks = [n for c in clauses if c.parent is own and _is_purpose(c) for _, n in functions(c)]
    if own.kind == "participial" and own.antecedent is None and own.parent is not None:
        above = (n for n in own.parent.deep_objects() if not is_spectrum(n))
        _collect_scope(bound, above, deep=False)
    if carries_service(own) and own.parent is not None:
        told = (n for n in own.parent.deep_objects() if not is_spectrum(n))
        collect(bound.purpose_generations, [g for n in told for g in denote(n).generations])
    _collect_scope(bound, chunks, deep=True)


def _collect_scope(bound: Described, chunks: Iterable[NounChunk], *, deep: bool) -> None:
    for chunk in chunks:
        found = denote(chunk, deep=deep)
        collect(bound.purpose_generations, found.generations)
        collect(bound.purpose_parts, found.parts)


def _is_purpose(clause: Clause) -> bool:
    is_aside = clause.kind == "participial" and clause.antecedent is None
    return clause.kind in NONFINITE and not is_aside and clause.marker != IN_SPITE


def _describe_told(bound: Described, clauses: list[Clause]) -> None:
    """Features of the clauses that describe an object: `a bill that would ban ...`."""
    own = bound.frame.clause
    objects = own.deep_objects()
    if "SOURCING" in verb_classes(own):  # "buy gear from makers that the state has approved"
        objects = [*objects, *own.phrase("from")]
    for clause in clauses:
        if clause.antecedent is None or clause.antecedent not in objects or clause.verb is None:
            continue
        told = [clause, *_aims(clause, clauses)]
        bound.features.update(f"described:{c}" for each in told for c in verb_classes(each))
        for chunk in (n for each in told for _, n in functions(each)):
            found = denote(chunk)
            bound.features.update(f"described:{w}" for w in found.senses | found.about)
            if is_spectrum(clause.antecedent):  # "spectrum enabling a 4G roll-out"
                collect(bound.below_generations, found.generations)


def _aims(clause: Clause, clauses: list[Clause]) -> list[Clause]:
    """`a bill designed to protect networks`: what the described is there for."""
    is_meant = clause.kind == "participial" and clause.is_passive
    inner = clauses_below(clause, clauses) if is_meant else []
    return [c for c in inner if c.kind == "infinitive" and c.parent is clause]


def describe_holders(bound: Bound, context: Context) -> None:
    """Features of who or what the clauses above make act: `the bill would force them to stop`."""
    for clause in bound.modality.holders:
        for chunk in clause.deep_subjects():
            words = senses_told(denote(chunk, deep=False), context)
            bound.features.update(f"holder:{w}" for w in words)
