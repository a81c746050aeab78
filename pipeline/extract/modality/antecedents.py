"""Which noun a clause tells more of: `the suit against the agency, which Huawei filed`.

In: the clauses of a sentence. Out: the same; where the noun before a comma only says what an act is
about, and the verb is one of acts, the clause tells of the act.
"""

from pipeline.extract.modality.effects import is_operator, verb_effects
from pipeline.extract.tables import tables
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.lexicon import lexicon

OF_ACTS = frozenset({"do", "begin", "finish", "delay"})
OF_LAWS = frozenset({"enact", "propose", "refuse", "reverse"})


def tell_of_acts(clauses: list[Clause]) -> None:
    """Move what is told of a noun to the act that it belongs to, where only an act is meant."""
    for clause in clauses:
        told = clause.antecedent
        if told is None or not clause.is_apart or clause.parent is None:
            continue
        act = _act_of(told, clause.parent) if told in clause.direct_objects() else None
        if act is not None and _is_of_acts(clause, told):
            clause.antecedent = act
            clause.objects = [[act] if told in group else group for group in clause.objects]


def _act_of(noun: NounChunk, clause: Clause) -> NounChunk | None:
    """The act that a noun belongs to; none where it is one itself."""
    if _is_act(noun):
        return None
    return next((n for n in clause.nouns() if _is_act(n) and _leads_to(n, noun)), None)


def _is_act(noun: NounChunk) -> bool:
    return is_operator(noun) or (noun.lemma, "", "noun") in tables().frames


def _leads_to(noun: NounChunk, post: NounChunk) -> bool:
    return any(n is post or _leads_to(n, post) for _, n in noun.posts)


def _is_of_acts(clause: Clause, told: NounChunk) -> bool:
    """Whether a verb tells of acts: of somebody only where it can do nothing to him."""
    verb = clause.verb
    effects = set(verb_effects(verb)) if verb is not None else set()
    if told.head.mention is None:
        return bool(effects & OF_LAWS) and not lexicon().has_sense(told.lemma, "company")
    named = told.head.mention.kind
    takes = all(_takes(frame_class, named) for frame_class in _classes(clause))
    return bool(effects & OF_ACTS) or (bool(effects & OF_LAWS) and not takes)


def _classes(clause: Clause) -> tuple[str, ...]:
    verb = clause.verb
    if verb is None:
        return ()
    known = tables().frames
    return known.get((verb.lemma, verb.particle, "verb")) or known.get((verb.lemma, "", "verb"), ())


def _takes(frame_class: str, kind: str) -> bool:
    roles = tables().roles.get(frame_class)
    return roles is not None and "object" in roles.of(kind)
