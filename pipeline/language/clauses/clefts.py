"""Sentences that set one part apart: `It was Nokia that won`, `It was in May that it did`.

In: the clauses of a sentence. Out: the same, what is told so as it would be without: `Nokia won`.
"""

from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.clauses.noun_kinds import is_instrument
from pipeline.language.clauses.subordination import tells_content
from pipeline.language.determiners import INDEFINITE

OPENING = frozenset({"that", "who", "which"})
RANKS = frozenset({"first", "last", "only", "second", "third", "latest"})


def put_together(clauses: list[Clause]) -> list[Clause]:
    """The clauses with those that only set a part of the next one apart made one with it."""
    for clause in clauses:
        if _is_setting(clause):
            rest = next((c for c in clauses if c.parent is clause and c.marker in OPENING), None)
            if rest is not None and _complete(clause, rest):
                _take_place(clause, rest, clauses)
                return [c for c in clauses if c is not clause]
    return clauses


def _is_setting(clause: Clause) -> bool:
    """`It was Nokia`, `It is in May`: what `it` is is not denied, nor yet to come."""
    verb = clause.verb
    is_state = verb is not None and verb.lemma == "be" and verb.form == "fin"
    is_told = is_state and verb is not None and not (verb.is_negative or verb.modal)
    return is_told and [n.head.lower for n in clause.subjects] == ["it"]


def _complete(setting: Clause, rest: Clause) -> bool:
    """Give a clause the part that stands before it; whether it lacked one."""
    told, led = setting.direct_objects(), [p for p in setting.phrases if p not in rest.phrases]
    part = rest.antecedent
    if rest.is_apart or rest.verb is None:
        return False
    if not told:
        return _complete_phrase(rest, led)
    own = [n for n in rest.subjects if n not in (*told, *setting.subjects)]
    if not _may_be_set_apart(told[0]) or part not in (None, *told, *setting.subjects):
        return False
    if not own:
        rest.subjects = told
        return True
    others = [g for g in rest.objects if not any(n in told for n in g)]
    if not others:
        rest.objects = [told]
    return not others


def _complete_phrase(rest: Clause, led: list[tuple[str, list[NounChunk]]]) -> bool:
    """`It was by Telia that it was banned`."""
    if not led or (rest.antecedent is not None and rest.antecedent not in led[-1][1]):
        return False
    rest.objects = [g for g in rest.objects if not any(n in led[-1][1] for n in g)]
    rest.phrases += led
    return True


def _may_be_set_apart(noun: NounChunk) -> bool:
    """Whether a noun is no description of what `it` stands for: `a carrier`, `the first firm`."""
    if any(u.lower in RANKS for u in noun.units) or noun.determiner in INDEFINITE:
        return False
    if tells_content(noun):
        return False  # "it is its hope that"
    is_many = noun.head.lower.endswith("s") and not noun.determiner
    is_known = noun.head.mention is not None or bool(noun.possessors()) or is_instrument(noun)
    return is_known or is_many or any(u.mention is not None for u in noun.units)


def _take_place(setting: Clause, rest: Clause, clauses: list[Clause]) -> None:
    """Put a clause where the one stood that set a part of it apart."""
    rest.kind, rest.parent, rest.marker = setting.kind, setting.parent, setting.marker
    rest.antecedent, rest.governor, rest.inherits_subject = None, setting.governor, False
    rest.times += setting.times
    rest.phrases += [p for p in setting.phrases if p not in rest.phrases]
    for clause in clauses:
        if clause.parent is setting:
            clause.parent = rest
