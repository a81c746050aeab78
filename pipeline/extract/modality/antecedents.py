"""Which noun a clause tells more of: `the suit against the agency, which Huawei filed`.

In: the clauses of a sentence. Out: the same; where the noun before a comma only says what an act is
about, and the verb is one of acts, the clause tells of the act.
"""

from pipeline.extract.frames import verb_classes
from pipeline.extract.modality.effects import is_operator, is_told_more_of, verb_effects
from pipeline.extract.tables import tables
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.lexicon import lexicon

OF_ACTS = frozenset({"do", "begin", "finish", "delay"})
OF_LAWS = frozenset({"enact", "propose", "refuse", "reverse"})


def tell_of_acts(clauses: list[Clause]) -> None:
    """Move what is told of a noun to the act that it belongs to, where only an act is meant.

    What the act is about is then told in that clause too.
    """
    for clause in clauses:
        if clause.parent is None or not (clause.is_apart or clause.kind in SET_APART):
            continue
        for told in _done_to(clause):
            act = _act_of(told, clause.parent)
            if act is not None and _is_of_acts(clause, told):
                _tell_of(clause, told, act)
        for noun in clause.deep_objects():
            if _is_act(noun) and is_told_more_of(noun, clause):
                _add_about(clause, noun)


SET_APART = ("participial", "adverbial")


def _done_to(clause: Clause) -> list[NounChunk]:
    """Whom or what a clause that stands apart tells of, and does something to."""
    if clause.kind == "participial" and clause.marker == "," and clause.is_passive:
        return list(clause.subjects)
    told = clause.antecedent
    is_done = told is not None and clause.is_apart and told in clause.deep_objects()
    return [told] if told is not None and is_done else []


def _tell_of(clause: Clause, told: NounChunk, act: NounChunk) -> None:
    clause.antecedent = act if clause.antecedent is told else clause.antecedent
    clause.subjects = [act] if told in clause.subjects else clause.subjects
    clause.objects = [[act] if told in group else group for group in clause.objects]
    clause.actors = clause.affected = None


def _add_about(clause: Clause, noun: NounChunk) -> None:
    """`a law on the security of networks, adopted in May`: what the law is on."""
    for preposition, post in noun.posts:
        if preposition != "by" and post not in clause.phrase(preposition):
            clause.phrases.append((preposition, [post, *post.conjuncts]))
        _add_about(clause, post)


def _act_of(noun: NounChunk, clause: Clause) -> NounChunk | None:
    """The act that a noun belongs to; none where it is one itself."""
    if _is_act(noun):
        return None
    return next((n for n in clause.nouns() if _is_act(n) and _leads_to(n, noun)), None)


def _is_act(noun: NounChunk) -> bool:
    return is_operator(noun) or (noun.lemma, "", "noun") in tables().frames


def _leads_to(noun: NounChunk, post: NounChunk) -> bool:
    return any(n is post or post in n.conjuncts or _leads_to(n, post) for _, n in noun.posts)


def _is_of_acts(clause: Clause, told: NounChunk) -> bool:
    """Whether a verb tells of acts: of somebody only where it can do nothing to him."""
    verb = clause.verb
    effects = set(verb_effects(verb)) if verb is not None else set()
    if told.head.mention is None:
        return bool(effects & OF_LAWS) and not lexicon().has_sense(told.lemma, "company")
    named = told.head.mention.kind
    takes = all(_takes(frame_class, named) for frame_class in verb_classes(clause))
    return bool(effects & OF_ACTS) or (bool(effects & OF_LAWS) and not takes)


def _takes(frame_class: str, kind: str) -> bool:
    roles = tables().roles.get(frame_class)
    return roles is not None and "object" in roles.of(kind)
