"""What a verb does to the clause that completes it: `was urged to`, `could force it to`.

In: a clause, and the verb of the one above it. Out: on a `Modality`, the effects and the time of
that verb.
"""

from pipeline.extract.modality.described import done_to
from pipeline.extract.modality.effects import (
    CONSIDERING,
    DECIDING,
    DENYING,
    ENACTING,
    REFUSING,
    SAYING,
    Modality,
    add_effect,
    is_draft,
    is_operator,
    negate,
    phrase_effects,
    verb_effects,
)
from pipeline.extract.modality.governing_nouns import (
    decides,
    governing,
    is_asked_for,
    is_put_to_others,
    is_taken,
)
from pipeline.extract.modality.supposed import is_held_true
from pipeline.extract.modality.verbs import (
    MODAL_FEATURES,
    is_given_up,
    is_not_quite,
    was_first,
)
from pipeline.extract.tables import noun_classes, tables
from pipeline.language.chunks import NounChunk, VerbGroup
from pipeline.language.clauses.model import Clause
from pipeline.language.clauses.noun_kinds import name_kind
from pipeline.language.determiners import ANY_ONE
from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import COMPANIES

PURPOSES = frozenset({"plan", "hope"})
WEIGHED = "weighed"
"""The feature of what is yet to be decided: whoever denies more above has not decided it."""
COURSE = frozenset({"begin", "continue", "finish"})
PREDICTING = frozenset({"will", "would", "could", "may", "might"})


def governing_verb(found: Modality, clause: Clause, parent: Clause, verb: VerbGroup) -> None:
    """Add what the verb above does to a clause, and its time."""
    effects = _effects_over(clause, parent, verb)
    of_draft = not _is_of_companies(clause) and is_put_to_others(clause.governor, parent, verb)
    for effect in effects:
        add_effect(found, effect, parent, of_draft=of_draft)
    found.features |= _stand_no_more(effects, clause, parent, verb)
    if PURPOSES & {*effects} and _is_of_others(clause, parent):
        found.features.add("of_others")
    _deny(found, effects, clause, parent, verb)
    if not is_taken(clause.governor):
        found.features |= _modal_over(verb)
    if clause.kind != "complement" or _will_see(clause, verb):
        found.features.add(f"over:{verb.tense}")
        if verb.tense == "future":
            found.features.add("future")  # "will help to build"


def _deny(
    found: Modality, effects: tuple[str, ...], clause: Clause, parent: Clause, verb: VerbGroup
) -> None:
    """Turn or open what completes a verb that is denied, or that nobody or few would say."""
    if any(n.is_negative for n in parent.subjects):
        _undo(found, effects, clause, parent)
    elif _is_unlikely(effects, parent, verb) or _is_undecided(clause, parent, verb):
        found.features.add("conditional")
    elif _is_denying(verb) and WEIGHED not in found.features:
        negate(found)  # not "is not expected to decide whether to ban it"
        found.features |= _forbidden(clause, parent, verb)


HELD = frozenset({SAYING, "expect", "hope", "possible"})
"""What people say or think, and nobody does."""


def _undo(found: Modality, effects: tuple[str, ...], clause: Clause, parent: Clause) -> None:
    """`Nobody has ordered them to remove it`: what nobody does to the act of others.

    Where nobody would act himself, as in `no one was told to`, his own clause is negated by him.
    """
    if not HELD.isdisjoint(effects):
        found.features.add("conditional")  # "neither of them has confirmed that it will"
    elif parent.subjects != clause.subjects:
        negate(found)
    elif parent.is_passive:
        found.features.add("refused")


def _is_unlikely(effects: tuple[str, ...], parent: Clause, verb: VerbGroup) -> bool:
    """`Few expect it to ban them`, `Hardly anybody believes that it will`."""
    are_few = any(n.is_scarce for n in parent.subjects)
    return not HELD.isdisjoint(effects) and (are_few or is_not_quite(verb))


def _is_undecided(clause: Clause, parent: Clause, verb: VerbGroup) -> bool:
    """`has not taken a decision to ban it`: that it will not is not said either."""
    noun = governing(clause.governor, parent) if clause.governor is not None else None
    is_any = noun is not None and noun.determiner in ANY_ONE and noun in parent.direct_objects()
    return is_any and noun is not None and decides(noun) and verb.is_negative


def _will_see(clause: Clause, verb: VerbGroup) -> bool:
    """`The deal will see Telia upgrade its network`: what somebody will be seen to do."""
    is_bare = not clause.marker and clause.verb is not None and clause.verb.tense == "present"
    return is_bare and verb.tense == "future" and verb.lemma in lexicon().cues["sees_done"]


def _forbidden(clause: Clause, parent: Clause, verb: VerbGroup) -> set[str]:
    """`ministries are no longer to buy from it`: the verb is as good as a modal of the clause."""
    is_bare = verb.lemma == "be" and verb.tense == "present" and not any(parent.objects)
    is_modal = is_bare and clause.kind == "infinitive" and clause.subjects == parent.subjects
    is_own_plan = _is_of_companies(clause) and not clause.is_passive
    return {"order"} if is_modal and not is_own_plan else set()


def _is_denying(verb: VerbGroup) -> bool:
    """Whether a negated verb denies what completes it: not `hardly surprising that it has none`."""
    return verb.is_negative and verb.lemma not in lexicon().cues["factive"]


def _is_of_others(clause: Clause, parent: Clause) -> bool:
    """`Critics want Telia to remove it`: what somebody would have others do."""
    told = parent.direct_objects()
    is_told = bool(clause.subjects) and all(n in told for n in clause.subjects)
    return is_told and not is_operator(clause.governor)  # "set a target to shut it down"


def _effects_over(clause: Clause, parent: Clause, verb: VerbGroup) -> tuple[str, ...]:
    """What a verb does to what completes it, or to the noun that this completes."""
    effects = _effects_on(clause, verb)
    if _is_made_to(clause, parent):
        effects = tables().effects.get((verb.lemma, "others", "verb"), effects)
    if is_not_quite(verb):
        effects = tuple(e for e in effects if e != "finish")  # "has almost finished removing it"
    if not {*effects}.isdisjoint(ASKING) and _is_for_itself(clause, parent):
        effects = (*(e for e in effects if e not in ASKING), "plan")
    noun = governing(clause.governor, parent) if clause.governor is not None else None
    if noun is not None and (ENACTING in effects or _is_told_apart(noun, verb)):
        effects = done_to(noun, parent, verb)
    if REFUSING in effects and _is_hearsay(clause):
        return (DENYING,)
    if noun is not None and is_asked_for(noun):
        effects = tables().effects.get((verb.lemma, "draft", "verb"), effects)
    return (*effects, *phrase_effects(parent)) if is_operator(noun) else effects


def _is_made_to(clause: Clause, parent: Clause) -> bool:
    """`made carriers remove it`, `carriers were made to`: others do it; not `makes gear to`."""
    told, is_own = parent.direct_objects(), clause.subjects == parent.subjects
    if clause.kind != "infinitive" or is_operator(clause.governor):
        return False
    return is_own if parent.is_passive else bool(told) and clause.subjects == told


def _is_hearsay(clause: Clause) -> bool:
    """`rejected claims that it uses it`: what only others say, which is turned down as untrue."""
    told = clause.governor if clause.kind == "complement" else None
    return told is not None and told.lemma in lexicon().cues["unproven"]


def _is_for_itself(clause: Clause, parent: Clause) -> bool:
    """`asked the state for $5 million to remove it`: who asks is who would do it."""
    is_own = clause.kind == "infinitive" and not parent.is_passive and bool(parent.objects)
    return is_own and bool(parent.phrase("for")) and clause.subjects == parent.subjects


ASKING = ("order", "urge")


def _is_told_apart(noun: NounChunk, verb: VerbGroup) -> bool:
    """Whether a verb does something of its own to this noun: `introduced legislation to`."""
    return (verb.lemma, noun.lemma, "verb") in tables().effects


def _modal_over(verb: VerbGroup) -> set[str]:
    """What the modal of a verb says of what completes it."""
    found = {MODAL_FEATURES[verb.modal]} if verb.modal in MODAL_FEATURES else set()
    if verb.modal == "would" and verb.is_perfect:
        found |= {"conditional", "counterfactual"}  # "would have forced them to"
    return found


def _is_of_companies(clause: Clause) -> bool:
    """`an application by Spark to use it`: what a company would do itself is no draft."""
    names = [n.head.mention for n in clause.subjects]
    return any(m is not None and m.kind in COMPANIES for m in names)


def _stand_no_more(
    effects: tuple[str, ...], clause: Clause, parent: Clause, verb: VerbGroup
) -> set[str]:
    """Features of purposes given up, and of what an act that nobody has done yet would do."""
    found = {"superseded"} if _was_to_come(clause, parent, verb) else set()
    was_due = verb.tense == "past" and verb.lemma in lexicon().cues["was_due"]
    is_told = parent.kind == "complement"  # "said it was due to launch": as it is now
    is_draft_told = any(map(is_draft, parent.subjects))  # "the bill had sought to ban it"
    is_over = is_given_up(verb) and not is_draft_told
    if (is_over or (was_due and not is_told)) and PURPOSES & {*effects}:
        found.add("superseded")
    if CONSIDERING in effects and was_first(verb):
        found.add("superseded")  # "initially considered Nokia, but"
    if not COURSE & {*effects} and effects and is_not_quite(verb):
        found.add("conditional")  # "nearly ordered them to remove it"; not "nearly finished"
    if verb.modal in PREDICTING and _is_some_act(parent):
        found.add("conditional")
    return found


def _was_to_come(clause: Clause, parent: Clause, verb: VerbGroup) -> bool:
    """`Telia was to use it`, `was going to`: so it was meant; `said it was to` is as it is now.

    What `was to have begun in May` is but late.
    """
    if clause.verb is not None and clause.verb.is_perfect:
        return False
    is_bare = clause.kind == "infinitive" and clause.governor is None and not parent.objects
    is_due = verb.lemma == "be" or (verb.lemma == "go" and verb.is_progressive)
    is_past = is_due and verb.tense == "past" and not verb.is_passive
    is_company = any(name_kind(n) or n.is_pronoun for n in parent.subjects)
    return is_bare and is_past and is_company and parent.kind != "complement"


def _is_some_act(clause: Clause) -> bool:
    """Whether what acts is an act that nobody is said to have done: `a ban would`."""
    acts = (n for n in clause.subjects if n.determiner in ANY_ONE)
    return any("BAN" in noun_classes(n.lemma) for n in acts)


def _effects_on(clause: Clause, verb: VerbGroup) -> tuple[str, ...]:
    """What a verb does to what completes it; some verbs are of two minds."""
    effects = verb_effects(verb, marker=_leading(clause, verb))
    if clause.kind != "complement":
        return effects
    if verb.lemma in lexicon().cues["falls"]:
        return ()  # "the talks fell through, and in May the contract was given"
    if SAYING in effects:
        return (SAYING,)  # "told Reuters that it will"; with an infinitive it is an order
    if DECIDING in effects and verb.tense == "past":
        return (DECIDING,)  # "has agreed that it will be kept out"
    return tuple(e for e in effects if e != CONSIDERING or not is_held_true(clause))


def _leading(clause: Clause, verb: VerbGroup) -> str:
    """What leads to a clause: its own word, or that of the noun before it: `look at ways to`."""
    word = clause.governor.preposition if clause.governor is not None else ""
    return word if (verb.lemma, word, "verb") in tables().effects and word else clause.marker
