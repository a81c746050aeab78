"""What a verb's own particle leads to, where the verb is left out: `A went for C, B for D`.

In: a clause with the verb of one before. Out: the same, its object what it leads to itself.
"""

from collections.abc import Sequence

from pipeline.language.clauses.model import Clause


def take_led_object(clause: Clause, before: Sequence[Clause]) -> None:
    """Give a clause whose verb was told before the object behind the verb's particle."""
    verb = clause.verb
    if verb is None or not verb.particle or not any(c.verb is verb for c in before):
        return
    led = clause.phrase(verb.particle)
    if led:
        clause.objects = [led]
        clause.phrases = [p for p in clause.phrases if p[0] != verb.particle]
