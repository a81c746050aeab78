"""What a clause that describes a noun has from that noun: `a bill barring them was signed`.

In: a relative clause or a participle. Out: on a `Modality`, what the noun does as an operator, and
what the clause around it does to the noun.
"""

from pipeline.extract.modality.effects import (
    AWARDING,
    DECIDING,
    DELAYING,
    ENACTING,
    GIVING_UP,
    ORDERING,
    PREVENTING,
    PROPOSING,
    Modality,
    add_effect,
    is_draft,
    phrase_effects,
    verb_effects,
)
from pipeline.extract.modality.events import is_contested, stands_beside
from pipeline.extract.nouns import has_sense
from pipeline.extract.tables import tables
from pipeline.language.chunks import NounChunk, VerbGroup
from pipeline.language.clauses.model import Clause
from pipeline.language.lexicon import lexicon

CAUSING = frozenset({"have", "get"})
WANTING = frozenset({"want", "like"})


def goes_with(
    found: Modality, clause: Clause, parent: Clause, verb: VerbGroup, *, is_lowest: bool
) -> None:
    """What a participle has from the clause that it goes with."""
    if verb.tense == "future" and (not is_reduced(clause) or _is_caused(clause, parent)):
        # "will deploy radios, working with Nokia", "will start, becoming the first to do so"
        found.features.add("future" if is_lowest else "over:future")
    if is_lowest and _is_of_nothing(clause, parent):
        found.features.add("conditional")
    if is_lowest and verb.modal in OPEN_MODALS and _is_led_to(clause, parent):
        found.features.add("possible")
    if is_lowest and is_reduced(clause):
        _wanted(found, parent, verb)
    if _is_law_that_does(clause, parent):
        through_antecedent(found, clause)
    elif ENACTING in verb_effects(verb) and not verb.is_negative:
        _enacted(found, clause, parent)
    elif is_lowest and clause.antecedent is None and PROPOSING in verb_effects(verb):
        add_effect(found, PROPOSING, parent)  # "will table a bill, barring it from the core"


def _wanted(found: Modality, parent: Clause, verb: VerbGroup) -> None:
    """`wants Huawei banned`: what somebody would have done to the object is not done."""
    for effect in verb_effects(verb) if verb.lemma in WANTING else ():
        add_effect(found, effect, parent)


def _is_led_to(clause: Clause, parent: Clause) -> bool:
    """`could lead to Huawei being barred`: what may come of it has not."""
    return any(n in parent.phrase("to", "in") for n in clause.subjects)


OPEN_MODALS = frozenset({"may", "might", "could"})


def _is_of_nothing(clause: Clause, parent: Clause) -> bool:
    """`does not use gear supplied by Huawei`: what is said of gear that there is none of."""
    told = clause.antecedent
    is_denied = parent.verb is not None and parent.verb.is_negative and not parent.is_passive
    is_any = told is not None and told.determiner in ("", "any", "a", "an")
    return is_reduced(clause) and is_denied and is_any and told in parent.deep_objects()


def _enacted(found: Modality, clause: Clause, parent: Clause) -> None:
    """`signed a bill barring them`: what the bill does is law, as that has been signed."""
    if clause.antecedent in parent.deep_objects():
        add_effect(found, ENACTING, parent)


def _is_law_that_does(clause: Clause, parent: Clause) -> bool:
    """`proposed legislation banning them`: it is as far as the law is that would do so."""
    told, verb = clause.antecedent, clause.verb
    return (
        told is not None
        and verb is not None
        and verb.form == "ing"
        and (told in parent.deep_objects() or _comes_to_nothing(told, parent))
        and (told.lemma, "", "noun") in tables().effects
    )


def _comes_to_nothing(told: NounChunk, parent: Clause) -> bool:
    """`A bill banning it failed`: a draft that does so itself, with nobody who turns it down."""
    verb = parent.verb
    is_over = verb is not None and not GIVING_UP.isdisjoint(verb_effects(verb))
    return is_over and told in parent.subjects and is_draft(told)


def is_reduced(clause: Clause) -> bool:
    """`The network launched on Thursday will`: done to its noun, whatever that will do."""
    return clause.antecedent is not None and clause.verb is not None and clause.verb.form == "pp"


def _is_caused(clause: Clause, parent: Clause) -> bool:
    """`will have its radios replaced by Nokia`: what is done to the object is yet to come."""
    is_causing = parent.verb is not None and parent.verb.lemma in CAUSING
    return is_causing and clause.antecedent in parent.deep_objects()


def through_antecedent(found: Modality, clause: Clause) -> None:
    """`guidelines that will prevent`: the noun described may be an operator itself."""
    antecedent, parent = clause.antecedent, clause.parent
    effects = tables().effects.get((antecedent.lemma, "", "noun"), ()) if antecedent else ()
    for effect in effects:
        if effect != AWARDING or ORDERING not in effects:  # no firm is given an order to bar it
            _by_ban(found, clause) if effect == PREVENTING else add_effect(found, effect, clause)
    if antecedent is None or not effects or parent is None or parent.verb is None:
        return
    is_enacted = PROPOSING in effects and ENACTING in verb_effects(parent.verb)
    rules = has_sense(antecedent, "law") or not RULING.isdisjoint(effects)
    does_itself = antecedent in clause.subjects and rules
    is_open = is_enacted or not is_past_act(clause) or (does_itself and _is_undone(parent.verb))
    if is_open and not is_beside(antecedent, parent):
        _turn_draft(found, effects, parent, parent.verb)
        for outer in (*done_to(antecedent, parent, parent.verb), *phrase_effects(parent)):
            add_effect(found, outer, parent, of_draft=PROPOSING in effects)
        found.features.add(f"over:{parent.verb.tense}")


RULING = frozenset({PREVENTING, DECIDING})
"""A ban, a decision: what is undone with it is what it did."""


def _by_ban(found: Modality, clause: Clause) -> None:
    """`a ban that stops them`, `an embargo under which no firm may sell`: it is as is said."""
    if clause.antecedent in clause.phrase("under"):
        add_effect(found, ORDERING, clause)
    elif clause.antecedent not in clause.subjects:
        add_effect(found, PREVENTING, clause)


def _is_undone(verb: VerbGroup) -> bool:
    """`suspended a rule that had excluded it`: a law undone excludes nobody, as it did before."""
    return "reverse" in verb_effects(verb) and not verb.is_negative


def done_to(noun: NounChunk, parent: Clause, verb: VerbGroup) -> tuple[str, ...]:
    """What a verb does to a noun; `the bill passed its first reading` has not become law.

    `extended the order that bars them`: a law that is prolonged stands, no day is put off.
    """
    effects = verb_effects(verb, marker=noun.lemma)  # "unveiled legislation": it is no law yet
    if verb.lemma in lexicon().cues["prolongs"] and has_sense(noun, "law"):
        effects = tuple(e for e in effects if e != DELAYING)
    acts_itself = noun in parent.subjects and bool(parent.objects) and not verb.is_passive
    return tuple(e for e in effects if e != ENACTING) if acts_itself else effects


def _turn_draft(found: Modality, effects: tuple[str, ...], parent: Clause, verb: VerbGroup) -> None:
    """`a bill that would have barred it was dropped`: what it was to do is no mere thought."""
    over = {*verb_effects(verb), *phrase_effects(parent)}  # was "dropped", "put on ice"
    if "counterfactual" in found.features and PROPOSING in effects and GIVING_UP & over:
        found.features -= {"conditional", "counterfactual", "would", "perfect"}


def is_beside(antecedent: NounChunk, parent: Clause) -> bool:
    """`dismissed a suit over a law that bars it`: what the verb says is not said of the law."""
    return stands_beside(antecedent, parent) or is_contested(antecedent, parent)


def is_past_act(clause: Clause) -> bool:
    """`struck down the decision by which it shut ...`: done, whatever stands above."""
    verb = clause.verb
    return verb is not None and verb.form == "fin" and verb.tense == "past" and not verb.modal
