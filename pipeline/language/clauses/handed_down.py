"""What a relative word stands for, where the verb below does something to it.

In: the clauses of a sentence, all read. Out: the same, each thing with the verb that it is of.
"""

from collections.abc import Sequence

from pipeline.language.clauses.model import VERBLIKE, Clause
from pipeline.language.clauses.noun_kinds import is_instrument
from pipeline.language.lexicon import lexicon


def hand_down(clauses: Sequence[Clause]) -> None:
    """`radios that it has no plans to replace`, `that it plans to sell`: those are replaced."""
    for clause in filter(_is_led_by_thing, clauses):
        below = next((c for c in clauses if _lacks_object(c, clause)), None)
        if below is not None and _leaves_it(clause, below):
            below.objects = [clause.objects.pop(0)]


def _lacks_object(below: Clause, clause: Clause) -> bool:
    """Whether a verb that completes a clause is told of nothing that it does something to."""
    verb = below.verb
    is_below = below.parent is clause and below.kind in VERBLIKE and verb is not None
    is_bare = not below.objects and not below.is_passive and below.marker in OPENING
    return is_below and is_bare and not any(p == "with" for p, _ in below.phrases)


OPENING = frozenset({"to", "of"})


def _is_led_by_thing(clause: Clause) -> bool:
    """Whether the first object of a relative clause is what it describes: gear, or a network."""
    first = clause.objects[0] if clause.objects else []
    thing = clause.antecedent
    is_object = clause.kind == "relative" and thing is not None and thing in first
    return is_object and thing is not None and is_instrument(thing)


def _leaves_it(clause: Clause, below: Clause) -> bool:
    """Whether a clause has an object of its own, or a verb that is only said with another."""
    verb = clause.verb
    if verb is None or clause.is_passive:
        return False
    if len(clause.objects) > 1:
        return below.governor in clause.objects[-1] or below.kind == "gerund"
    is_to = below.kind == "infinitive" and verb.lemma not in ("have", "need", "be")
    return is_to and verb.lemma in lexicon().cues["takes_infinitive"]
