"""Which noun chunks and clauses a grammatical function leads to.

In: a frame with what stands over it, and the name of a function (`agent`, `owner`, `below`,
`with`). Out: chunks, in the order of the text, whoever they may denote.
"""

from collections.abc import Callable

from pipeline.extract.bound import Bound
from pipeline.extract.frames import Frame, functions, taken
from pipeline.extract.modality.effects import verb_effects
from pipeline.extract.modality.events import is_told_beside
from pipeline.extract.tables import noun_classes
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import COMPLETING, DESCRIBING, Clause
from pipeline.language.determiners import THEIRS
from pipeline.language.lexicon import lexicon


def chunks_of(bound: Bound, function: str) -> list[NounChunk]:
    """The chunks that a function of the table of roles leads to, its mark left off."""
    frame = bound.frame
    if function in PLACES:
        return PLACES[function](frame)
    if function == "below":
        lower = clauses_below(frame.clause, bound.clauses)
        told = [n for c in lower for _, n in functions(c)]
        return [*told, *_makers_of(told, bound.clauses)]
    if function in TOLD_BELOW:
        return TOLD_BELOW[function](frame, bound.clauses)
    actors = _actors(bound, function)
    if actors is not None:
        return [n for clause in actors for n in clause.deep_subjects()]
    chunks = []
    if frame.noun is not None:
        chunks = [n for p, n in frame.noun.posts if p == function]
        chunks += [c for n in chunks for c in n.conjuncts]
        if chunks and function in PARTIES:
            return chunks  # "after a contract with Telia, one with DNA"
    inner = _inside_goal(frame.clause) if function == "from" else []
    counted = _counted_by_subject(frame.clause) if function == "of" else []
    found = [n for n in taken(frame, function) if n is not frame.noun and n not in counted]
    if frame.noun in frame.clause.subjects:
        found = [n for n in found if not _is_of_another_act(n, frame.clause)]
    return chunks + [n for n in found if n not in chunks and n not in inner]


def _counted_by_subject(clause: Clause) -> list[NounChunk]:
    """`two of the four operators use it`: those four do not, as the two are of them."""
    some = [n for n in clause.subjects if n.head.tag == "CD"]
    return [post for n in some for preposition, post in n.posts if preposition == "of"]


def _makers_of(things: list[NounChunk], clauses: list[Clause]) -> list[NounChunk]:
    """`to replace equipment made by Nokia`: who made what is spoken of."""
    made = (c for c in clauses if c.antecedent in things and c.verb is not None)
    provenance = lexicon().cues["provenance"]
    return [n for c in made if c.verb and c.verb.lemma in provenance for n in c.phrase("by")]


PARTIES = frozenset({"with", "from", "of"})


def _is_of_another_act(chunk: NounChunk, clause: Clause) -> bool:
    """`Britain's ban followed the sanctions on ZTE`: the other act, and whom that is about."""
    acts = [n for n in clause.deep_objects() if noun_classes(n.lemma)]
    told = [n for act in acts for _, n in act.posts]
    return any(chunk is n for n in (*acts, *told, *(c for n in told for c in n.conjuncts)))


def _matrix(frame: Frame) -> list[NounChunk]:
    """The arguments of the clause that an infinitive completes.

    Of a relative it is who has what that describes: `runs networks (that are) supplied by Nokia`,
    `relies on a network that Nortel built`.
    """
    clause, parent = frame.clause, frame.clause.parent
    if parent is None:
        return []
    if clause.kind in ("participial", "relative"):
        is_had = clause.antecedent in [*parent.deep_objects(), *parent.phrase("on")]
        is_run = parent.verb is not None and parent.verb.lemma in lexicon().cues["runs"]
        return parent.deep_subjects() if is_had and is_run else []
    return [n for f, n in functions(parent) if f != "of"] if clause.kind == "infinitive" else []


def _predicate(frame: Frame) -> list[NounChunk]:
    """What the event is said to be: `the order is Nokia's third`."""
    verb = frame.clause.verb
    return frame.clause.deep_objects() if verb is not None and verb.lemma == "be" else []


def _host(frame: Frame) -> list[NounChunk]:
    """The noun that an apposition stands beside."""
    return [frame.host] if frame.host else []


def _beside(frame: Frame) -> list[NounChunk]:
    """`pushed aside its incumbent supplier, Nokia`: who it is that a noun speaks of."""
    noun = frame.noun
    if noun is None or noun in frame.clause.subjects or noun.head.mention is not None:
        return []
    is_owned = noun.determiner in THEIRS or bool(noun.possessors())
    return [n for n in noun.appositions if not n.preposition] if is_owned else []


def _owner(frame: Frame) -> list[NounChunk]:
    """The event itself, whose owner is meant; for a verb what it has."""
    return (
        [frame.noun]
        if frame.noun
        else [
            *frame.clause.subjects,
            *frame.clause.deep_objects(),
        ]
    )


PLACES: dict[str, Callable[[Frame], list[NounChunk]]] = {
    "owner": _owner,
    "matrix": _matrix,
    "host": _host,
    "beside": _beside,
    "predicate": _predicate,
}


def _allowed(frame: Frame, clauses: list[Clause]) -> list[NounChunk]:
    """`licences that had allowed companies to ship goods to Huawei`: what they were for."""
    told = (c for c in clauses if c.antecedent is frame.noun and c.verb is not None)
    allowing = [c for c in told if _is_allowed(c)]
    inside = [d for c in allowing for d in (c, *clauses_below(c, clauses))]
    return [n for c in inside for _, n in functions(c) if n is not frame.noun]


def _is_allowed(clause: Clause) -> bool:
    """`licences that let firms supply it`, `under which they supplied it`: what a permit is for."""
    under = clause.antecedent in clause.phrase("under")
    return under or (clause.verb is not None and "allow" in verb_effects(clause.verb))


def _complement(frame: Frame, clauses: list[Clause]) -> list[NounChunk]:
    """`demanded that Kenya remove it`: of whom something is asked, or said."""
    told = [c for c in clauses if c.parent is frame.clause and c.marker == "that"]
    return [n for c in told if c.kind == "complement" for n in c.subjects]


def _completing(frame: Frame, clauses: list[Clause]) -> list[NounChunk]:
    """`a ban on sharing technology with it`, `a ban on ministries from buying its gear`."""
    noun = frame.noun
    told = [c for c in clauses if noun is not None and (c.governor is noun or noun in c.subjects)]
    inside = [d for c in told if c.kind == "gerund" for d in (c, *clauses_below(c, clauses))]
    return [n for c in inside for _, n in functions(c) if n is not noun]


def _described(frame: Frame, clauses: list[Clause]) -> list[NounChunk]:
    """`reimburse carriers that need to remove Huawei gear`: what those do, who are told of."""
    objects = frame.clause.deep_objects()
    told = (c for c in clauses if c.kind in DESCRIBING and c.antecedent in objects)
    inside = [d for c in told for d in (c, *clauses_below(c, clauses))]
    return [n for c in inside for f, n in functions(c) if f == "object"]


TOLD_BELOW: dict[str, Callable[[Frame, list[Clause]], list[NounChunk]]] = {
    "allowed": _allowed,
    "complement": _complement,
    "completing": _completing,
    "described": _described,
}


def _inside_goal(clause: Clause) -> list[NounChunk]:
    """`from Nokia's core to one from Huawei`: what belongs to where it goes."""
    return [post for goal in clause.phrase("to") for _, post in goal.posts]


def _actors(bound: Bound, function: str) -> list[Clause] | None:
    """The clauses whose subjects a function of the clauses above means; None for any other."""
    standing = bound.modality
    if function == "order":
        return [standing.orderer] if standing.orderer else []
    if function.startswith("e:"):
        return [c for e, c in standing.by_effect.items() if e == function[2:]]
    if function == "over":
        return list(standing.holders)
    if function == "above":
        return bound.frame.clause.ancestors()
    return None


def clauses_below(clause: Clause, clauses: list[Clause]) -> list[Clause]:
    """The clauses that complete a clause, those that complete them, and so on."""
    found = [clause]
    for other in clauses:
        completes = other.kind in COMPLETING and other.parent in found and other is not clause
        if completes and other.marker in UNDONE:
            continue  # "will bar risky makers without naming Huawei", "despite testing Huawei"
        if completes and not is_told_beside(other) and not _is_speech(other):
            found.append(other)
    return found[1:]


IN_SPITE = "despite"
UNDONE = frozenset({IN_SPITE, "without", "instead of", "rather than"})


def carries_service(clause: Clause) -> bool:
    """`opened its 3G service on a network built by NEC`: of the network that carries it."""
    above, noun = clause.parent, clause.antecedent
    describes = clause.kind in DESCRIBING and noun is not None
    return describes and above is not None and noun in above.phrase("on", "over", "via")


def _is_speech(clause: Clause) -> bool:
    """`..., the company said`, but not `invited to say`."""
    is_asked = clause.kind == "infinitive" and not clause.is_passive
    says = clause.verb is not None and "say" in verb_effects(clause.verb)
    return says and not is_asked


def means_of(inner: list[Clause], clauses: list[Clause]) -> list[Clause]:
    """`barred from buying it using state aid`: by what means that would be done."""
    return [
        c
        for c in clauses
        if c.kind == "participial" and c.parent in inner and c.verb and c.verb.lemma in MEANS
    ]


MEANS = frozenset({"use"})


def is_completed(bound: Bound) -> bool:
    """Whether another verb completes the clause: `has begun to advertise`."""
    clause = bound.frame.clause
    completing = (c for c in bound.clauses if c.kind in COMPLETING and c.governor is None)
    return any(c.parent is clause and c.marker in BARE for c in completing)


BARE = frozenset({"", "to"})
