"""The way from a clause up to the top of its sentence, operator by operator.

In: a clause. Out: on a `Modality`, what each clause above it adds: who orders, plans or denies
it, and when.
"""

from pipeline.extract.modality.achieved import ACHIEVING, RANKING, is_told_done, ordinal_effects
from pipeline.extract.modality.described import (
    goes_with,
    is_beside,
    is_past_act,
    through_antecedent,
)
from pipeline.extract.modality.effects import (
    CONSIDERING,
    SAYING,
    TURNING,
    Modality,
    add_effect,
    flip,
    is_operator,
    verb_effects,
)
from pipeline.extract.modality.events import NEGATING
from pipeline.extract.modality.governing_nouns import (
    completed,
    governing,
    governor_effects,
    is_of_its_own,
)
from pipeline.extract.modality.governing_verbs import WEIGHED, governing_verb
from pipeline.extract.modality.supposed import (
    is_left_open,
    is_supposed,
    is_way,
    is_weighed,
)
from pipeline.extract.modality.verbs import MODAL_FEATURES, time_features
from pipeline.extract.tables import tables
from pipeline.language.chunks import VerbGroup
from pipeline.language.clauses.model import COMPLETING, NONFINITE, Clause
from pipeline.language.lexicon import lexicon
from pipeline.language.timex.expression import UNTIL

OPEN = "whether to"
OPEN_QUESTION = "whether"
COMPLETING_MARKERS = frozenset({"from", "", "of", "on", "to", "by", "against", "about"})
GROUNDS = frozenset({"since", "because", "as", "although", "though"})
SPANS = frozenset({"day", "week", "month", "year"})


def climb(found: Modality, clause: Clause) -> None:
    """Walk up to the top of the sentence, operator by operator."""
    current: Clause | None = clause
    while current is not None:
        if current.marker == OPEN_QUESTION and is_weighed(current) and not is_past_act(current):
            _note_undecided(found, current)
        elif _opens_case(current) or is_supposed(current):
            found.features.add("conditional")
        elif is_left_open(current):
            _note_undecided(found, current)
            current = current.parent
            continue
        if is_told_done(current):
            _note_achieved(found, current, is_lowest=current is clause)
        elif not _goes_on(found, current, is_lowest=current is clause):
            return
        current = current.parent


def _opens_case(clause: Clause) -> bool:
    """`if it`, `provided that it`, `instead of using it`: it may be, or is not."""
    return clause.marker in lexicon().cues["supposing"]


def _note_undecided(found: Modality, clause: Clause) -> None:
    """Whoever stands above has yet to decide it."""
    add_effect(found, CONSIDERING, clause.parent or clause)
    found.features.add("undecided")


def _note_achieved(found: Modality, clause: Clause, *, is_lowest: bool) -> None:
    """`was the first to launch it`: that it was done is told by the clause itself."""
    if is_lowest and clause.kind == "infinitive" and clause.parent is not None:
        add_effect(found, ACHIEVING, clause.parent)


def _goes_on(found: Modality, current: Clause, *, is_lowest: bool) -> bool:
    """What a clause's link to the one above adds; whether what stands above matters."""
    parent = current.parent
    if current.kind in COMPLETING and parent is not None:
        return _step(found, current, parent)
    if current.kind == "adverbial" and parent is not None and parent.kind in NONFINITE:
        return False  # "barred from sharing it after ...": what happens after is not barred
    if _gives_ground(current, parent):
        hear(found, current)
        return False
    if current.kind == "participial" and parent is not None and parent.verb is not None:
        goes_with(found, current, parent, parent.verb, is_lowest=is_lowest)
    elif current.kind == "relative" and current.marker == "whose":
        hear(found, current)
        return False  # "stopped buying from Nokia, whose gear is found there"
    elif current.kind == "relative" and current.antecedent is not None:
        if _adds_to_name(current):
            hear(found, current)
            return False
        through_antecedent(found, current)
        return not is_past_act(current)
    return True


def _gives_ground(clause: Clause, above: Clause | None) -> bool:
    """`if it changes makers, since it has used Nokia's`: so it is, whatever hangs on it."""
    is_ground = clause.kind == "adverbial" and clause.marker in GROUNDS
    is_told = clause.verb is not None and clause.verb.form == "fin" and not clause.verb.modal
    return is_ground and is_told and above is not None and _opens_case(above)


def _adds_to_name(clause: Clause) -> bool:
    """`refused to drop Huawei, which supplies its radios`: told beside, whatever stands above."""
    antecedent, verb = clause.antecedent, clause.verb
    is_named = antecedent is not None and antecedent.head.mention is not None
    return is_named and verb is not None and verb.form == "fin" and not verb.modal


def hear(found: Modality, clause: Clause) -> None:
    """Add who says it, and nothing else that stands above."""
    for above in clause.ancestors():
        told = above.parent if above.kind == "complement" else None
        if told is not None and told.verb is not None and SAYING in verb_effects(told.verb):
            add_effect(found, SAYING, told)


def _step(found: Modality, clause: Clause, parent: Clause) -> bool:
    """What one clause adds to the one that completes it; whether the climb goes on."""
    for noun in completed(clause, parent):
        governor_effects(found, noun, parent)
    if parent.verb is None or _tells_what_for(clause, parent, parent.verb):
        return True
    _ordinals(found, parent)
    if is_operator(clause.governor) and is_beside(clause.governor, parent):
        hear(found, clause)
        return False
    if clause.kind == "infinitive" and not is_operator(clause.governor):
        _bare_infinitive(found, clause, parent)
    if clause.marker == OPEN:
        add_effect(found, CONSIDERING, parent)  # "has yet to decide whether to ban"
        found.features.add(WEIGHED)
        return True
    if clause.marker in NEGATING:
        flip(found)  # "decided against using"
    if clause.kind == "gerund" and not _completes(clause, parent.verb):
        _follows_example(found, clause, parent.verb)
        return True
    return _is_governed(found, clause, parent, parent.verb)


def _is_governed(found: Modality, clause: Clause, parent: Clause, verb: VerbGroup) -> bool:
    """Add what the verb above does to it, unless it is done whatever becomes of it."""
    if is_of_its_own(clause.governor, verb):
        return False
    governing_verb(found, clause, parent, verb)
    return True


def _tells_what_for(clause: Clause, parent: Clause, verb: VerbGroup) -> bool:
    """`A fund to help them needs a signature`: what it is for is not what it needs."""
    own = clause.verb
    is_open = not any(is_operator(governing(n, parent)) for n in completed(clause, parent))
    is_open = is_open and clause.kind == "infinitive" and not verb.is_passive
    return is_open and own is not None and own.start < verb.start


def _completes(clause: Clause, verb: VerbGroup) -> bool:
    """Whether a gerund tells what the verb above is about: `barred from`, `assist it in`."""
    if clause.marker == "by" and not TURNING.isdisjoint(verb_effects(verb)):
        return False  # "dismissed the warnings by choosing it": by what, and that was done
    helps = clause.marker == "in" and "help" in verb_effects(verb)
    is_own = (verb.lemma, clause.marker, "verb") in tables().effects  # "is looking at limiting it"
    noun = clause.governor if clause.marker == "for" else None  # "extended a deadline for removing"
    return helps or is_own or is_operator(noun) or clause.marker in COMPLETING_MARKERS


def _is_still_open(clause: Clause, found: Modality) -> bool:
    """`has yet to launch`: not done; `has yet to decide whether to ban` is being weighed."""
    is_open = clause.verb is not None and "yet" in clause.verb.adverbs
    return is_open and CONSIDERING not in found.chain


def _follows_example(found: Modality, clause: Clause, verb: VerbGroup) -> None:
    """`could follow the United States in excluding it`: no more is done than followed."""
    if clause.marker == "in" and verb.lemma in lexicon().cues["joins"]:
        time_features(found, verb)
        if verb.is_negative:
            flip(found)  # "will not follow Norway in banning it"
        if verb.modal in MODAL_FEATURES:
            found.features.add(MODAL_FEATURES[verb.modal])


def _bare_infinitive(found: Modality, clause: Clause, parent: Clause) -> None:
    verb = parent.verb
    assert verb is not None
    is_open = _is_still_open(clause, found) or _is_beyond_it(clause) or _is_still_to(clause, verb)
    if is_open or is_way(clause, parent) or _has_means(clause, parent):
        found.features.add("conditional")
        return
    for effect in tables().effects.get((verb.lemma, "", "to"), ()):
        add_effect(found, effect, parent)  # "have to remove"
    if any(t.role in UNTIL for t in parent.times) or _is_given_time(parent):
        for effect in tables().effects.get((verb.lemma, "", "until"), ()):
            add_effect(found, effect, parent)  # "were given until May to remove"
    is_meant = verb.lemma == "be" and verb.is_copula and not _is_remark(clause, parent)
    if is_meant or (verb.lemma == "go" and verb.is_progressive):
        found.features.add("future")  # "is to use", "is going to use"


def _is_remark(clause: Clause, above: Clause) -> bool:
    """`It is fair to say that it launched`: said here, and nothing that is still to be said."""
    is_said = clause.verb is not None and SAYING in verb_effects(clause.verb)
    return is_said and any(above.direct_objects())


def _is_still_to(clause: Clause, above: VerbGroup) -> bool:
    """`is still to ban it`: it has not; not so `it still plans to`."""
    return above.lemma == "be" and clause.verb is not None and "still" in clause.verb.adverbs


def _is_beyond_it(clause: Clause) -> bool:
    """`too great a risk to be let in`, `too late to launch it`: it is not done."""
    return clause.verb is not None and "too" in clause.verb.adverbs


def _has_means(clause: Clause, parent: Clause) -> bool:
    """`have the money to remove it`: what the infinitive completes is had, and nobody must."""
    noun, verb = clause.governor, parent.verb
    had = parent.direct_objects() if verb is not None and verb.lemma == "have" else []
    return any(n is noun and n.lemma in lexicon().cues["means"] for n in had)


def _is_given_time(clause: Clause) -> bool:
    """`were given three years to remove it`: how long they may take."""
    return clause.is_passive and any(n.lemma in SPANS for n in clause.direct_objects())


def _ordinals(found: Modality, parent: Clause) -> None:
    """`was one of the first operators to launch`, `makes it the third to launch`: it was done."""
    if parent.verb is not None and parent.verb.lemma in RANKING:
        for effect in ordinal_effects(parent):
            add_effect(found, effect, parent)
