"""What stands over a clause: the embedding operators between it and the sentence's top.

"was urged to drop plans to ban" is a chain: plan, reverse, urge. The chain, the polarity and the
verb's own time and modality become features that the decision table reads.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeGuard

from pipeline.extract.tables import tables
from pipeline.language.chunks import NounChunk, VerbGroup
from pipeline.language.clauses.model import Clause
from pipeline.language.lexicon import lexicon

MODAL_FEATURES = {
    "may": "possible",
    "might": "possible",
    "could": "possible",
    "can": "able",
    "would": "would",
    "should": "should",
    "must": "order",
    "ought": "should",
    "cannot": "able",
    "ca": "able",
}
UNREAL = frozenset({"could", "would", "should", "might"})
COMPLETED = frozenset({"of", "for", "to", "in"})  # "a halt to the auction"
OPEN = "whether to"
NEGATING = frozenset({"against", "without"})
LINKING = frozenset({"be", "become", "remain"})
CONDITIONAL = frozenset({"if", "unless", "whether", "than"})
ATTITUDES = frozenset({"hope", "deny", "claim"})  # who holds them has no hand in what is done
BESIDE = frozenset(
    [
        "after",
        "in",
        "at",
        "amid",
        "despite",
        "since",
        "under",
        "during",
        "through",
        "following",
        "because",
        "over",
        "ahead",
        "by",
        "alongside",
        "besides",
    ]
)
EMBEDDED = frozenset({"infinitive", "complement", "gerund"})
INNER = frozenset({"infinitive", "gerund", "participial"})


@dataclass(slots=True)
class Modality:
    """The features of a clause's standing, innermost first, and who said it."""

    features: set[str] = field(default_factory=set)
    chain: list[str] = field(default_factory=list)
    speakers: list[Clause] = field(default_factory=list)
    orderer: Clause | None = None
    holders: list[Clause] = field(default_factory=list)
    deciders: list[NounChunk] = field(default_factory=list)
    by_effect: dict[str, Clause] = field(default_factory=dict)


def modality(clause: Clause, noun: NounChunk | None = None) -> Modality:
    """Compose what stands over a clause, or over an event noun of that clause.

    For a noun, the clause's own verb counts as an operator when it is one ("lifted the ban").
    """
    found = Modality()
    verb = clause.verb
    if noun is not None and not _noun_features(found, noun, clause):
        return found
    if verb is not None:
        _verb_features(found, verb, own=noun is None)
    if verb is not None and noun is not None and _is_cause(noun, clause, verb):
        found.features.discard("possible")
    if clause.is_negated:
        _flip(found)
    _clause_features(found, clause)
    _climb(found, clause)
    return found


def _set_phrase(clause: Clause) -> Iterator[str]:
    """The effects of `is in talks with`, `came into force`, `takes effect`."""
    led = [(n, p) for p in ("in", "into") for n in clause.phrase(p)]
    if clause.verb is not None and clause.verb.lemma == "take":
        led += [(n, "take") for group in clause.objects for n in group]
    for noun, place in led:
        yield from tables().effects.get((noun.lemma, "", place), ())


def _clause_features(found: Modality, clause: Clause) -> None:
    """What a clause's opening and its phrases say: `until it launches`, `is in talks with`."""
    if clause.kind == "gerund":
        found.features.add(f"marker:{clause.marker}")
    if clause.marker in YET_TO_COME and clause.verb is not None and clause.verb.tense == "present":
        found.features.add("future")
    for effect in _set_phrase(clause):
        _add(found, effect, clause)


def _is_cause(noun: NounChunk, clause: Clause, verb: VerbGroup) -> bool:
    """`the auction could spur a merger`: what is possible is what it does, not the event."""
    is_known = noun in clause.subjects and noun.determiner not in ("a", "an", "any", "no")
    is_known = is_known and verb.lemma not in lexicon().cues["undergoes"]
    return is_known and any(clause.objects) and not verb.is_passive and not verb_effects(verb)


def stands_beside(noun: NounChunk, clause: Clause) -> bool:
    """`could earn much in the auction`: the verb says nothing about the event's own standing."""
    return any(
        p in BESIDE and _holds(group, noun) and not (p == "by" and clause.is_passive)
        for p, group in clause.phrases
    )


ALONGSIDE = ("alongside", "besides")


def is_told_beside(clause: Clause) -> bool:
    """`barred it, alongside plans to rip out its gear`: another act, told along with this one."""
    noun, parent = clause.governor, clause.parent
    return noun is not None and parent is not None and noun in parent.phrase(*ALONGSIDE)


def _holds(group: list[NounChunk], noun: NounChunk) -> bool:
    """Whether a noun is of a group, or behind one of it: `despite warnings of retaliation`."""
    return any(n is noun or _holds([n for p, n in n.posts if p == "of"], noun) for n in group)


def _noun_features(found: Modality, noun: NounChunk, clause: Clause) -> bool:
    """Features of an event noun; whether the clause's verb says how the event stands."""
    found.features.add("nominal")
    if noun.is_negative:
        _flip(found)
    _modifier_effects(found, noun, clause)
    if noun in clause.phrase("without"):
        found.features.add("conditional")  # "without a ban it would have"
        return False
    _completed_effects(found, noun, clause)
    if stands_beside(noun, clause):
        return False
    if _is_imagined(noun, clause):
        found.features.add("conditional")
    if clause.verb is not None and _tells_of(clause.verb, noun, clause):
        for effect in verb_effects(clause.verb):
            _add(found, effect, clause)
    if "decide" in found.chain and noun in clause.phrase(*NEGATING):
        _negate(found)  # "decided against a ban"
    return True


def _modifier_effects(found: Modality, noun: NounChunk, clause: Clause) -> None:
    """`planned restrictions`, `a possible ban`: what stands before the noun says how it stands."""
    for unit in noun.units:
        for effect in tables().effects.get((unit.lower, "", "modifier"), ()):
            _add(found, effect, clause, holds=False)


def _is_imagined(noun: NounChunk, clause: Clause) -> bool:
    """`a ban would delay its launch`: nobody says that there is one."""
    verb = clause.verb
    is_any = noun.determiner in ("a", "an", "any") and noun in clause.subjects
    return is_any and verb is not None and verb.modal in UNREAL and not verb.is_passive


def _tells_of(verb: VerbGroup, noun: NounChunk, clause: Clause) -> bool:
    """Whether a verb says how the event stands; an adjective, of its subject or where it leads to.

    `a deal is likely`, `close to a deal`.
    `assess the impact of the ban` says nothing of the ban, `drop the plan for a ban` does.
    """
    if verb.units[-1].tag == "JJ":
        return noun in clause.subjects or noun in clause.phrase("to")
    if noun in clause.subjects and clause.objects and not verb.is_passive:
        return False  # "the ban delayed its launch"
    heads = [n for group in (clause.subjects, *clause.objects) for n in group]
    return all(is_operator(h) for h in heads if h is not noun and _is_behind(noun, h))


def _is_behind(noun: NounChunk, head: NounChunk) -> bool:
    return any(p == "of" and (n is noun or _is_behind(noun, n)) for p, n in head.posts)


def _completed_effects(found: Modality, noun: NounChunk, clause: Clause) -> None:
    """`an extension of the licence`, `a proposal for a ban`: the noun before says how it stands."""
    groups = [clause.subjects, *clause.objects, *(group for _, group in clause.phrases)]
    for head in (n for group in groups for n in group):
        if any(post is noun for prep, post in head.posts if prep in COMPLETED):
            for effect in tables().effects.get((head.lemma, "", "noun"), ()):
                _add(found, effect, clause, holds=False)


def _verb_features(found: Modality, verb: VerbGroup, *, own: bool) -> None:
    if verb.is_negative:
        _flip(found)
    if own:
        found.features.add("passive" if verb.is_passive else "active")
        is_done = verb.form == "inf" and verb.is_perfect  # "the only one to have launched"
        found.features.add("form:fin" if is_done else f"form:{verb.form}")
        found.features.update(f"own:{effect}" for effect in verb_effects(verb))
    _time_features(found, verb)
    if verb.modal in UNREAL and verb.is_perfect:
        found.features.add("conditional")  # "could have won"
    if verb.modal == "may" and verb.is_negative:
        found.features.add("order")  # "may not buy"
    elif verb.modal in MODAL_FEATURES:
        found.features.add(MODAL_FEATURES[verb.modal])
    if verb.modal in UNREAL and verb.is_perfect:
        found.features.add("counterfactual")  # "could have launched by now"
    found.features.update(f"adv:{a}" for a in verb.adverbs)


def _time_features(found: Modality, verb: VerbGroup) -> None:
    found.features.add(verb.tense)
    if verb.is_perfect:
        found.features.add("perfect")
    if verb.is_progressive or (verb.form == "ing" and not verb.is_perfect):
        found.features.add("progressive")
    if verb.is_headline_future:
        found.features.add("headline_future")
    if verb.is_passive and any(u.lower == "being" for u in verb.units):
        found.features.add("being")  # "are being banned"
    if verb.units and verb.units[0].tag == "BE" and verb.form == "inf":
        found.features.add("future")


def _flip(found: Modality) -> None:
    found.features ^= {"neg"}


def _climb(found: Modality, clause: Clause) -> None:
    """Walk up to the top of the sentence, operator by operator."""
    current: Clause | None = clause
    while current is not None:
        if current.marker in CONDITIONAL:
            found.features.add("conditional")
        if not _goes_on(found, current, is_lowest=current is clause):
            return
        current = current.parent


def _goes_on(found: Modality, current: Clause, *, is_lowest: bool) -> bool:
    """What a clause's link to the one above adds; whether what stands above matters."""
    parent = current.parent
    if current.kind in EMBEDDED and parent is not None:
        return _step(found, current, parent)
    if current.kind == "adverbial" and parent is not None and parent.kind in INNER:
        return False  # "barred from sharing it after ...": what happens after is not barred
    if current.kind == "participial" and parent is not None and parent.verb is not None:
        if parent.verb.tense == "future" and not _is_reduced(current):
            # "will deploy radios, working with Nokia", "will start, becoming the first to do so"
            found.features.add("future" if is_lowest else "over:future")
    elif current.kind == "relative" and current.antecedent is not None:
        if _adds_to_name(current):
            _hear(found, current)
            return False
        _through_antecedent(found, current)
        return not _is_past_act(current)
    return True


def _is_reduced(clause: Clause) -> bool:
    """`The network launched on Thursday will`: done to its noun, whatever that will do."""
    return clause.antecedent is not None and clause.verb is not None and clause.verb.form == "pp"


def _through_antecedent(found: Modality, clause: Clause) -> None:
    """`guidelines that will prevent`: the noun described may be an operator itself."""
    if clause.antecedent is None:
        return
    for effect in tables().effects.get((clause.antecedent.lemma, "", "noun"), ()):
        _add(found, effect, clause)
        parent = clause.parent
        if parent is not None and parent.verb is not None and not _is_past_act(clause):
            for outer in verb_effects(parent.verb):
                _add(found, outer, parent)
            found.features.add(f"over:{parent.verb.tense}")


def _adds_to_name(clause: Clause) -> bool:
    """`refused to drop Huawei, which supplies its radios`: told beside, whatever stands above."""
    antecedent, verb = clause.antecedent, clause.verb
    is_named = antecedent is not None and antecedent.head.mention is not None
    return is_named and verb is not None and verb.form == "fin" and not verb.modal


def _hear(found: Modality, clause: Clause) -> None:
    """Add who says it, and nothing else that stands above."""
    for above in clause.ancestors():
        told = above.parent if above.kind == "complement" else None
        if told is not None and told.verb is not None and SAYING in verb_effects(told.verb):
            _add(found, SAYING, told)


def _is_past_act(clause: Clause) -> bool:
    """`struck down the decision by which it shut ...`: done, whatever stands above."""
    verb = clause.verb
    return verb is not None and verb.form == "fin" and verb.tense == "past" and not verb.modal


def _step(found: Modality, clause: Clause, parent: Clause) -> bool:
    """What one clause adds to the one that completes it; whether the climb goes on."""
    if clause.governor is not None:
        _governor_effects(found, clause.governor, parent)
    if parent.verb is None:
        return True
    _ordinals(found, parent)
    if is_operator(clause.governor) and stands_beside(clause.governor, parent):
        return parent.kind == "complement"  # who says so still matters
    if clause.kind == "infinitive" and not is_operator(clause.governor):
        _bare_infinitive(found, clause, parent)
    if clause.marker == OPEN:
        _add(found, "consider", parent)  # "has yet to decide whether to ban"
        return True
    if clause.marker in NEGATING:
        _flip(found)  # "decided against using"
    if clause.kind == "gerund" and not _completes(clause, parent.verb):
        _follows_example(found, clause, parent.verb)
        return True
    _governing_verb(found, clause, parent, parent.verb)
    return True


def _completes(clause: Clause, verb: VerbGroup) -> bool:
    """Whether a gerund tells what the verb above is about: `barred from`, `assist it in`."""
    helps = clause.marker == "in" and "help" in verb_effects(verb)
    return helps or clause.marker in COMPLETING_MARKERS


def _is_still_open(clause: Clause, found: Modality) -> bool:
    """`has yet to launch`: not done; `has yet to decide whether to ban` is being weighed."""
    is_open = clause.verb is not None and "yet" in clause.verb.adverbs
    return is_open and "consider" not in found.chain


def _follows_example(found: Modality, clause: Clause, verb: VerbGroup) -> None:
    """`could follow the United States in excluding it`: no more is done than followed."""
    if clause.marker == "in" and verb.lemma in FOLLOWING:
        _time_features(found, verb)
        if verb.modal in MODAL_FEATURES:
            found.features.add(MODAL_FEATURES[verb.modal])


FOLLOWING = frozenset({"follow", "join"})


def is_operator(noun: NounChunk | None) -> TypeGuard[NounChunk]:
    """Whether a noun says how what completes it stands: `plan`, `ruling`, not `newspaper`."""
    return noun is not None and (noun.lemma, "", "noun") in tables().effects


def _governing(noun: NounChunk, parent: Clause) -> NounChunk:
    """`lobbying from allies to ban`: the noun that the infinitive completes, not who lobbies."""
    table = tables().effects
    if (noun.lemma, "", "noun") in table:
        return noun
    groups = [parent.subjects, *parent.objects, *(group for _, group in parent.phrases)]
    for head in (n for group in groups for n in group):
        behind = [p for prep, p in head.posts if prep in ("from", "by", "of", "on", "in")]
        behind += [c for p in behind for c in p.conjuncts]
        if noun in behind and (head.lemma, "", "noun") in table:
            return head
    return noun


def _governor_effects(found: Modality, noun: NounChunk, parent: Clause) -> None:
    if noun.preposition == "by" and parent.is_passive:
        return  # "was ordered by the authorities to remove it"
    noun = _governing(noun, parent)
    is_own = noun.determiner in ("its", "their")  # "its request to go on using"
    own = tables().effects.get((noun.lemma, "", "own"), ()) if is_own else ()
    for effect in own or tables().effects.get((noun.lemma, "", "noun"), ()):
        found.deciders.append(noun)
        _add(found, effect, parent, holds=False)  # it is the noun's owner who decides
    if noun.determiner == "any":
        found.features.add("conditional")  # "any decision to exclude it would have consequences"
    if noun.is_negative:
        _negate(found)


def _bare_infinitive(found: Modality, clause: Clause, parent: Clause) -> None:
    verb = parent.verb
    assert verb is not None
    if _is_still_open(clause, found):
        found.features.add("conditional")
        return
    for effect in tables().effects.get((verb.lemma, "", "to"), ()):
        _add(found, effect, parent)  # "have to remove"
    if any(t.role in TIME_LEFT for t in parent.times):
        for effect in tables().effects.get((verb.lemma, "", "until"), ()):
            _add(found, effect, parent)  # "were given until May to remove"
    if (verb.lemma == "be" and verb.is_copula) or (verb.lemma == "go" and verb.is_progressive):
        found.features.add("future")  # "is to use", "is going to use"


def _governing_verb(found: Modality, clause: Clause, parent: Clause, verb: VerbGroup) -> None:
    effects = _effects_on(clause, verb)
    for effect in effects:
        _add(found, effect, parent)
    found.features |= _stand_no_more(effects, parent, verb)
    if verb.is_negative:
        _negate(found)
    elif SAYING in effects and any(n.is_negative for n in parent.subjects):
        found.features.add("conditional")  # "neither of them has confirmed that it will"
    if verb.modal in MODAL_FEATURES and not _is_taken(clause.governor):
        found.features.add(MODAL_FEATURES[verb.modal])
    if clause.kind != "complement":
        found.features.add(f"over:{verb.tense}")
        if verb.tense == "future":
            found.features.add("future")  # "will help to build"


def _stand_no_more(effects: tuple[str, ...], parent: Clause, verb: VerbGroup) -> set[str]:
    """Features of purposes given up, and of what an act that nobody has done yet would do."""
    found = set()
    if _is_given_up(verb) and PURPOSES & {*effects}:
        found.add("superseded")
    if verb.modal in PREDICTING and _is_some_act(parent):
        found.add("conditional")
    return found


PREDICTING = frozenset({"will", "would", "could", "may", "might"})


def _is_some_act(clause: Clause) -> bool:
    """Whether what acts is an act that nobody is said to have done: `a ban would`."""
    acts = (n for n in clause.subjects if n.determiner in ("a", "an", "any"))
    return any("BAN" in tables().frames.get((n.lemma, "", "noun"), ()) for n in acts)


def _effects_on(clause: Clause, verb: VerbGroup) -> tuple[str, ...]:
    """What a verb does to what completes it; some verbs are of two minds."""
    effects = verb_effects(verb, marker=clause.marker)
    if clause.kind != "complement":
        return effects
    if SAYING in effects:
        return (SAYING,)  # "told Reuters that it will"; with an infinitive it is an order
    if DECIDING in effects and verb.tense == "past":
        return (DECIDING,)  # "has agreed that it will be kept out"
    return effects


SAYING = "say"
DECIDING = "decide"
TIME_LEFT = frozenset({"until", "till"})


def _is_given_up(verb: VerbGroup) -> bool:
    """`had meant to finish`, `originally planned to`: a purpose that no longer holds."""
    is_past_perfect = verb.is_perfect and verb.units[0].lower == "had"
    was_first = verb.tense == "past" and bool(set(verb.adverbs) & lexicon().cues["superseded"])
    return is_past_perfect or was_first


UNREAL = frozenset({"could", "would", "should"})
YET_TO_COME = frozenset({"until", "till", "before", "once", "when"})
PURPOSES = frozenset({"plan", "hope"})
COMPLETING_MARKERS = frozenset({"from", "", "of", "on", "to", "by", "against", "about"})


def _is_taken(noun: NounChunk | None) -> bool:
    """`should revisit its decision to ban`: the decision stands whatever comes of it."""
    if noun is None or noun.determiner in ("a", "an", "any", "no", ""):
        return False
    return "decide" in tables().effects.get((noun.lemma, "", "noun"), ())


def _ordinals(found: Modality, parent: Clause) -> None:
    """`was the first operator in the world to launch`: what the ordinal says was done."""
    if parent.verb is None or parent.verb.lemma not in LINKING:
        return
    for group in parent.objects:
        for unit in (u for chunk in group for u in chunk.units):
            for effect in tables().effects.get((unit.lower, "", "ordinal"), ()):
                _add(found, effect, parent)


def _negate(found: Modality) -> None:
    if found.chain and found.chain[-1] != "say":
        found.features.add("refused")
        _flip(found)
    elif found.chain:
        found.features.add("unsaid")
    else:
        _flip(found)


def verb_effects(verb: VerbGroup, *, marker: str = "") -> tuple[str, ...]:
    """The effects that a verb has on what it governs: with its particle, or without.

    The word that leads what is governed may tell as well: `keep it from using`, `keep using`.
    """
    pos = "adj" if verb.units and verb.units[-1].tag == "JJ" else "verb"
    return _effects(verb.lemma, pos, marker, verb.particle)


@lru_cache(maxsize=1 << 12)
def _effects(lemma: str, pos: str, *words: str) -> tuple[str, ...]:
    """The effects with the first of some words that tells, else with none."""
    named = ((lemma, word, pos) for word in (*filter(None, words), ""))
    return next((found for key in named if (found := tables().effects.get(key))), ())


def _add(found: Modality, effect: str, clause: Clause, *, holds: bool = True) -> None:
    found.chain.append(effect)
    found.features.add(f"e:{effect}")
    found.by_effect.setdefault(effect, clause)
    if effect == "say":
        found.speakers.append(clause)
    elif holds and effect not in ATTITUDES and clause not in found.holders:
        found.holders.append(clause)
    if effect in ("order", "urge") and found.orderer is None:
        found.orderer = clause
    if effect in ("refuse", "reverse", "deny", "prevent"):
        _flip(found)
