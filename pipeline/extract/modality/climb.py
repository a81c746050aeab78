"""The way from a clause up to the top of its sentence, operator by operator.

In: a clause. Out: on a `Modality`, what each clause above it adds: who orders, plans or denies
it, and when.
"""

from collections.abc import Iterator

from pipeline.extract.modality.achieved import ACHIEVING, RANKING, is_told_done, ordinal_effects
from pipeline.extract.modality.effects import (
    GIVING_UP,
    PROPOSING,
    TURNING,
    Modality,
    add_effect,
    flip,
    is_draft,
    is_operator,
    negate,
    phrase_effects,
    verb_effects,
)
from pipeline.extract.modality.events import NEGATING, is_contested, stands_beside
from pipeline.extract.modality.verbs import MODAL_FEATURES, time_features
from pipeline.extract.nouns import has_sense
from pipeline.extract.tables import tables
from pipeline.language.chunks import NounChunk, VerbGroup
from pipeline.language.clauses.model import Clause
from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import COMPANIES

CONDITIONAL = frozenset({"if", "in case", "unless", "whether", "than"})
EMBEDDED = frozenset({"infinitive", "complement", "gerund"})
INNER = frozenset({"infinitive", "gerund", "participial"})
LINKING = frozenset({"be", "become", "remain"})
OPEN = "whether to"
OPEN_QUESTION = "whether"
WEIGHING = frozenset({"decide", "consider"})
TIME_LEFT = frozenset({"until", "till"})
PURPOSES = frozenset({"plan", "hope"})
PREDICTING = frozenset({"will", "would", "could", "may", "might"})
SAYING = "say"
DECIDING = "decide"
ENACTING = "enact"
AWARDING, ORDERING, DELAYING = "award", "order", "delay"
COMPLETING_MARKERS = frozenset({"from", "", "of", "on", "to", "by", "against", "about"})


def climb(found: Modality, clause: Clause) -> None:
    """Walk up to the top of the sentence, operator by operator."""
    if _is_unproven(clause):
        found.features.add("conditional")
        return
    current: Clause | None = clause
    while current is not None:
        if current.marker == OPEN_QUESTION and _is_weighed(current):
            _note_undecided(found, current)
        elif current.marker in CONDITIONAL or _is_supposed(current):
            found.features.add("conditional")
        elif _is_left_open(current):
            _note_undecided(found, current)
            current = current.parent
            continue
        if is_told_done(current):
            _note_achieved(found, current, is_lowest=current is clause)
        elif not _goes_on(found, current, is_lowest=current is clause):
            return
        current = current.parent


def _note_undecided(found: Modality, clause: Clause) -> None:
    """Whoever stands above has yet to decide it."""
    add_effect(found, CONSIDERING, clause.parent or clause)
    found.features.add("undecided")


def _note_achieved(found: Modality, clause: Clause, *, is_lowest: bool) -> None:
    """`was the first to launch it`: that it was done is told by the clause itself."""
    if is_lowest and clause.kind == "infinitive" and clause.parent is not None:
        add_effect(found, ACHIEVING, clause.parent)


def _is_weighed(clause: Clause) -> bool:
    """`will decide whether it will allow`: what somebody is still to make up their mind about."""
    above = clause.parent.verb if clause.parent is not None else None
    return above is not None and not WEIGHING.isdisjoint(verb_effects(above))


def _is_left_open(clause: Clause) -> bool:
    """`has not yet decided to allow it`: neither way has been decided."""
    above = clause.parent.verb if clause.parent is not None else None
    if above is None or clause.kind != "infinitive" or above.lemma != DECIDING:
        return False
    is_denied = above.is_negative and above.units[-1].tag != "NEG"  # "have decided not to"
    return is_denied and above.is_perfect


def _is_some_case(clause: Clause) -> bool:
    """`in cases where equipment has to go`: nobody says that there are any."""
    if clause.marker != "where" or clause.parent is None:
        return False
    told = clause.parent.phrase("in")
    return any(n.lemma in lexicon().cues["supposes"] and n.determiner != "the" for n in told)


def _is_supposed(clause: Clause) -> bool:
    """Whether what stands over a clause leaves open, or denies, that things are so."""
    return _is_some_case(clause) or _is_judged(clause) or _is_feared(clause) or _is_denied(clause)


def _is_feared(clause: Clause) -> bool:
    """`Critics fear that`, `Investors bet that`: what somebody has in mind."""
    above = clause.parent.verb if clause.parent is not None else None
    is_told = clause.kind == "complement" and above is not None and not above.is_negative
    return is_told and above is not None and above.lemma in lexicon().cues["not_held"]


def _is_denied(clause: Clause) -> bool:
    """`It is not true that`, `It would be wrong to say that`, `It was not Telia that`."""
    above = clause.parent
    if above is None or above.verb is None or clause.kind not in DENIABLE:
        return False
    if clause.kind == "relative":
        is_of_it = [n.head.lower for n in above.subjects] == ["it"]
        return is_of_it and above.verb.lemma == "be" and above.verb.is_negative
    said = {n.head.lower for n in above.direct_objects()} | {above.verb.lemma}
    is_turned = clause.kind == "complement" and above.verb.is_negative
    words = lexicon().cues["true"] if is_turned else lexicon().cues["untrue"]
    return bool(said & words) and [n.head.lower for n in above.subjects] == ["it"]


DENIABLE = ("complement", "infinitive", "relative")


def _is_judged(clause: Clause) -> bool:
    """`it is costly for carriers to replace it`: what it would be like; nobody says they do."""
    above = clause.parent
    if clause.kind != "infinitive" or above is None or above.verb is None:
        return False
    is_for = bool(clause.subjects) and all(n.preposition == "for" for n in clause.subjects)
    is_state = above.verb.lemma in LINKING and not verb_effects(above.verb)
    said = [n.lemma for n in above.direct_objects()]
    known = (key for n in said for key in ((n, "", "adj"), (n, "", "noun")))
    return is_for and is_state and bool(said) and not any(k in tables().effects for k in known)


def _is_unproven(clause: Clause) -> bool:
    """`no evidence of Telenor using it`, `rumours of it using`: nobody says that it does."""
    parent = clause.parent
    if parent is None or clause.kind not in ("participial", "gerund"):
        return False
    doers = [n for n in clause.subjects if n.preposition == "of"]
    told = (h for h in parent.nouns() for p, n in h.posts if p == "of" and n in doers)
    return any(h.is_negative or h.lemma in lexicon().cues["unproven"] for h in told)


def _goes_on(found: Modality, current: Clause, *, is_lowest: bool) -> bool:
    """What a clause's link to the one above adds; whether what stands above matters."""
    parent = current.parent
    if current.kind in EMBEDDED and parent is not None:
        return _step(found, current, parent)
    if current.kind == "adverbial" and parent is not None and parent.kind in INNER:
        return False  # "barred from sharing it after ...": what happens after is not barred
    if _gives_ground(current, parent):
        hear(found, current)
        return False
    if current.kind == "participial" and parent is not None and parent.verb is not None:
        _goes_with(found, current, parent, parent.verb, is_lowest=is_lowest)
    elif current.kind == "relative" and current.marker == "whose":
        hear(found, current)
        return False  # "stopped buying from Nokia, whose gear is found there"
    elif current.kind == "relative" and current.antecedent is not None:
        if _adds_to_name(current):
            hear(found, current)
            return False
        _through_antecedent(found, current)
        return not _is_past_act(current)
    return True


def _gives_ground(clause: Clause, above: Clause | None) -> bool:
    """`if it changes makers, since it has used Nokia's`: so it is, whatever hangs on it."""
    is_ground = clause.kind == "adverbial" and clause.marker in GROUNDS
    is_told = clause.verb is not None and clause.verb.form == "fin" and not clause.verb.modal
    return is_ground and is_told and above is not None and above.marker in CONDITIONAL


GROUNDS = frozenset({"since", "because", "as", "although", "though"})


def _goes_with(
    found: Modality, clause: Clause, parent: Clause, verb: VerbGroup, *, is_lowest: bool
) -> None:
    """What a participle has from the clause that it goes with."""
    if verb.tense == "future" and (not _is_reduced(clause) or _is_caused(clause, parent)):
        # "will deploy radios, working with Nokia", "will start, becoming the first to do so"
        found.features.add("future" if is_lowest else "over:future")
    if is_lowest and _is_of_nothing(clause, parent):
        found.features.add("conditional")
    if _is_law_that_does(clause, parent):
        _through_antecedent(found, clause)
    elif ENACTING in verb_effects(verb) and not verb.is_negative:
        _enacted(found, clause, parent)


def _is_of_nothing(clause: Clause, parent: Clause) -> bool:
    """`does not use gear supplied by Huawei`: what is said of gear that there is none of."""
    told = clause.antecedent
    is_denied = parent.verb is not None and parent.verb.is_negative and not parent.is_passive
    is_any = told is not None and told.determiner in ("", "any", "a", "an")
    return _is_reduced(clause) and is_denied and is_any and told in parent.deep_objects()


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
        and told in parent.deep_objects()
        and (told.lemma, "", "noun") in tables().effects
    )


def _is_reduced(clause: Clause) -> bool:
    """`The network launched on Thursday will`: done to its noun, whatever that will do."""
    return clause.antecedent is not None and clause.verb is not None and clause.verb.form == "pp"


def _is_caused(clause: Clause, parent: Clause) -> bool:
    """`will have its radios replaced by Nokia`: what is done to the object is yet to come."""
    is_causing = parent.verb is not None and parent.verb.lemma in CAUSING
    return is_causing and clause.antecedent in parent.deep_objects()


CAUSING = frozenset({"have", "get"})


def _through_antecedent(found: Modality, clause: Clause) -> None:
    """`guidelines that will prevent`: the noun described may be an operator itself."""
    antecedent, parent = clause.antecedent, clause.parent
    effects = tables().effects.get((antecedent.lemma, "", "noun"), ()) if antecedent else ()
    for effect in effects:
        if effect != AWARDING or ORDERING not in effects:  # no firm is given an order to bar it
            add_effect(found, effect, clause)
    if antecedent is None or not effects or parent is None or parent.verb is None:
        return
    if not _is_past_act(clause) and not _is_beside(antecedent, parent):
        _turn_draft(found, effects, parent, parent.verb)
        for outer in (*_done_to(antecedent, parent, parent.verb), *phrase_effects(parent)):
            add_effect(found, outer, parent, of_draft=PROPOSING in effects)
        found.features.add(f"over:{parent.verb.tense}")


def _done_to(noun: NounChunk, parent: Clause, verb: VerbGroup) -> tuple[str, ...]:
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


def _is_beside(antecedent: NounChunk, parent: Clause) -> bool:
    """`dismissed a suit over a law that bars it`: what the verb says is not said of the law."""
    return stands_beside(antecedent, parent) or is_contested(antecedent, parent)


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


def _is_past_act(clause: Clause) -> bool:
    """`struck down the decision by which it shut ...`: done, whatever stands above."""
    verb = clause.verb
    return verb is not None and verb.form == "fin" and verb.tense == "past" and not verb.modal


def _step(found: Modality, clause: Clause, parent: Clause) -> bool:
    """What one clause adds to the one that completes it; whether the climb goes on."""
    for noun in _completed(clause, parent):
        _governor_effects(found, noun, parent)
    if parent.verb is None:
        return True
    _ordinals(found, parent)
    if is_operator(clause.governor) and _is_beside(clause.governor, parent):
        return parent.kind == "complement"  # who says so still matters
    if clause.kind == "infinitive" and not is_operator(clause.governor):
        _bare_infinitive(found, clause, parent)
    if clause.marker == OPEN:
        add_effect(found, "consider", parent)  # "has yet to decide whether to ban"
        return True
    if clause.marker in NEGATING:
        flip(found)  # "decided against using"
    if clause.kind == "gerund" and not _completes(clause, parent.verb):
        _follows_example(found, clause, parent.verb)
        return True
    _governing_verb(found, clause, parent, parent.verb)
    return not _is_of_its_own(clause.governor, parent.verb)


def _completed(clause: Clause, parent: Clause) -> Iterator[NounChunk]:
    """The nouns that a clause completes."""
    if clause.governor is not None:
        yield clause.governor
    if _is_put_behind(clause, parent):
        yield parent.subjects[0]


def _is_put_behind(clause: Clause, parent: Clause) -> bool:
    """`A plan was drawn up to ban it`, `Pressure is growing to`: the noun is the subject."""
    if clause.kind != "infinitive" or parent.verb is None or parent.objects:
        return False
    if clause.governor is not None and is_operator(_governing(clause.governor, parent)):
        return False
    is_bare = len(parent.subjects) == 1 and not verb_effects(parent.verb)
    effects = tables().effects.get((parent.subjects[0].lemma, "", "noun"), ()) if is_bare else ()
    return not OPEN_NOUNS.isdisjoint(effects) and parent.verb.lemma not in LINKING


OPEN_NOUNS = frozenset({"urge", "plan", "propose"})


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
    return is_open and "consider" not in found.chain


def _is_way(clause: Clause, parent: Clause) -> bool:
    """`the best way is for carriers to stop using it`: what would serve, done by nobody yet."""
    verb = parent.verb
    is_said = verb is not None and verb.is_copula and clause.kind == "infinitive"
    return is_said and any(n.lemma in WAYS and not n.possessors() for n in parent.subjects)


WAYS = frozenset({"way", "solution", "option", "alternative", "answer"})


def _follows_example(found: Modality, clause: Clause, verb: VerbGroup) -> None:
    """`could follow the United States in excluding it`: no more is done than followed."""
    if clause.marker == "in" and verb.lemma in lexicon().cues["joins"]:
        time_features(found, verb)
        if verb.is_negative:
            flip(found)  # "will not follow Norway in banning it"
        if verb.modal in MODAL_FEATURES:
            found.features.add(MODAL_FEATURES[verb.modal])


def _governing(noun: NounChunk, parent: Clause) -> NounChunk:
    """`lobbying from allies to ban`: the noun that the infinitive completes, not who lobbies."""
    table = tables().effects
    if (noun.lemma, "", "noun") in table:
        return noun
    for head in parent.nouns():
        if noun in _behind(head) and (head.lemma, "", "noun") in table:
            return head
    return noun


def _behind(head: NounChunk) -> Iterator[NounChunk]:
    """What the prepositions behind a noun lead to, however deep."""
    for preposition, post in head.posts:
        if preposition in ("from", "by", "of", "on", "in"):
            yield from (post, *post.conjuncts, *_behind(post))


def _is_of_company(noun: NounChunk) -> bool:
    """`Spark's request to use`: like `its request`, what it would do itself."""
    owners = [u.mention for u in noun.possessors()]
    return any(m is not None and m.kind in COMPANIES for m in owners)


def _governor_effects(found: Modality, noun: NounChunk, parent: Clause) -> None:
    if noun.preposition == "by" and parent.is_passive:
        return  # "was ordered by the authorities to remove it"
    noun = _governing(noun, parent)
    is_own = noun.determiner in ("its", "their") or _is_of_company(noun)
    own = tables().effects.get((noun.lemma, "", "own"), ()) if is_own else ()
    for effect in own or tables().effects.get((noun.lemma, "", "noun"), ()):
        if effect != "urge":  # "US pressure to ban it": others are to decide
            found.deciders.append(noun)
        add_effect(found, effect, parent, holds=False)  # it is the noun's owner who decides
    if noun.determiner == "any":
        found.features.add("conditional")  # "any decision to exclude it would have consequences"
    if noun.is_negative and noun.lemma in lexicon().cues["proof"]:
        found.features.add("conditional")  # "there is no evidence that"
    elif noun.is_negative and (is_operator(noun) or noun.lemma in lexicon().cues["ground"]):
        negate(found)  # "sees no need to ban it"; not "in no hurry to"
    elif noun.is_negative:
        found.features.add("conditional")  # "made no mention of banning it"


def _bare_infinitive(found: Modality, clause: Clause, parent: Clause) -> None:
    verb = parent.verb
    assert verb is not None
    if _is_still_open(clause, found) or _is_way(clause, parent):
        found.features.add("conditional")
        return
    for effect in tables().effects.get((verb.lemma, "", "to"), ()):
        add_effect(found, effect, parent)  # "have to remove"
    if any(t.role in TIME_LEFT for t in parent.times) or _is_given_time(parent):
        for effect in tables().effects.get((verb.lemma, "", "until"), ()):
            add_effect(found, effect, parent)  # "were given until May to remove"
    if (verb.lemma == "be" and verb.is_copula) or (verb.lemma == "go" and verb.is_progressive):
        found.features.add("future")  # "is to use", "is going to use"


def _is_given_time(clause: Clause) -> bool:
    """`were given three years to remove it`: how long they may take."""
    return clause.is_passive and any(n.lemma in SPANS for n in clause.direct_objects())


SPANS = frozenset({"day", "week", "month", "year"})


def _governing_verb(found: Modality, clause: Clause, parent: Clause, verb: VerbGroup) -> None:
    effects = _effects_over(clause, parent, verb)
    of_draft = not _is_of_companies(clause) and _is_put_to_others(clause.governor, parent, verb)
    for effect in effects:
        add_effect(found, effect, parent, of_draft=of_draft)
    found.features |= _stand_no_more(effects, parent, verb)
    if PURPOSES & {*effects} and _is_of_others(clause, parent):
        found.features.add("of_others")
    if verb.is_negative and verb.lemma not in lexicon().cues["factive"]:
        negate(found)  # not "hardly surprising that it has none"
    elif SAYING in effects and any(n.is_negative for n in parent.subjects):
        found.features.add("conditional")  # "neither of them has confirmed that it will"
    if not _is_taken(clause.governor):
        found.features |= _modal_over(verb)
    if clause.kind != "complement":
        found.features.add(f"over:{verb.tense}")
        if verb.tense == "future":
            found.features.add("future")  # "will help to build"


def _is_held_true(clause: Clause) -> bool:
    """`when you consider it has been banned`: what is thought of is so, nobody weighs it."""
    verb, is_told = clause.verb, clause.marker in ("that", "")
    return is_told and verb is not None and verb.form == "fin" and not verb.modal


CONSIDERING = "consider"


def _is_of_others(clause: Clause, parent: Clause) -> bool:
    """`Critics want Telia to remove it`: what somebody would have others do."""
    told = parent.direct_objects()
    is_told = bool(clause.subjects) and all(n in told for n in clause.subjects)
    return is_told and not is_operator(clause.governor)  # "set a target to shut it down"


def _effects_over(clause: Clause, parent: Clause, verb: VerbGroup) -> tuple[str, ...]:
    """What a verb does to what completes it, or to the noun that this completes."""
    effects = _effects_on(clause, verb)
    noun = _governing(clause.governor, parent) if clause.governor is not None else None
    if noun is not None and (ENACTING in effects or _is_told_apart(noun, verb)):
        effects = _done_to(noun, parent, verb)
    if noun is not None and _is_asked_for(noun):
        effects = tables().effects.get((verb.lemma, "draft", "verb"), effects)
    return (*effects, *phrase_effects(parent)) if is_operator(noun) else effects


def _is_told_apart(noun: NounChunk, verb: VerbGroup) -> bool:
    """Whether a verb does something of its own to this noun: `introduced legislation to`."""
    return (verb.lemma, noun.lemma, "verb") in tables().effects


def _is_asked_for(noun: NounChunk) -> bool:
    """`Spark's proposal`, `a bid by Spark`: who denies it refuses it, and disputes no fact."""
    owned = tables().effects.get((noun.lemma, "", "own"), ()) if _is_of_company(noun) else ()
    return is_draft(noun) or PROPOSING in owned


def _modal_over(verb: VerbGroup) -> set[str]:
    """What the modal of a verb says of what completes it."""
    found = {MODAL_FEATURES[verb.modal]} if verb.modal in MODAL_FEATURES else set()
    if verb.modal == "would" and verb.is_perfect:
        found |= {"conditional", "counterfactual"}  # "would have forced them to"
    return found


def _is_put_to_others(noun: NounChunk | None, parent: Clause, verb: VerbGroup) -> bool:
    """Whether what completes a noun is a draft: a bill, or a move that was put to the vote."""
    if noun is None or noun.determiner in ("its", "their") or _is_of_company(noun):
        return False
    noun = _governing(noun, parent)
    is_voted_on = verb.lemma in lexicon().cues["votes"] and is_operator(noun)
    return is_voted_on or is_draft(noun)


def _is_of_companies(clause: Clause) -> bool:
    """`an application by Spark to use it`: what a company would do itself is no draft."""
    names = [n.head.mention for n in clause.subjects]
    return any(m is not None and m.kind in COMPANIES for m in names)


def _stand_no_more(effects: tuple[str, ...], parent: Clause, verb: VerbGroup) -> set[str]:
    """Features of purposes given up, and of what an act that nobody has done yet would do."""
    found = set()
    was_due = verb.tense == "past" and verb.lemma in lexicon().cues["was_due"]
    is_told = parent.kind == "complement"  # "said it was due to launch": as it is now
    if (_is_given_up(verb) or (was_due and not is_told)) and PURPOSES & {*effects}:
        found.add("superseded")
    if "consider" in effects and _was_first(verb):
        found.add("superseded")  # "initially considered Nokia, but"
    if verb.modal in PREDICTING and _is_some_act(parent):
        found.add("conditional")
    return found


def _is_some_act(clause: Clause) -> bool:
    """Whether what acts is an act that nobody is said to have done: `a ban would`."""
    acts = (n for n in clause.subjects if n.determiner in ("a", "an", "any"))
    return any("BAN" in tables().frames.get((n.lemma, "", "noun"), ()) for n in acts)


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
    return tuple(e for e in effects if e != CONSIDERING or not _is_held_true(clause))


def _leading(clause: Clause, verb: VerbGroup) -> str:
    """What leads to a clause: its own word, or that of the noun before it: `look at ways to`."""
    word = clause.governor.preposition if clause.governor is not None else ""
    return word if (verb.lemma, word, "verb") in tables().effects and word else clause.marker


def _is_given_up(verb: VerbGroup) -> bool:
    """`had meant to finish`, `originally planned to`: a purpose that no longer holds."""
    is_past_perfect = len(verb.units) > 1 and verb.units[0].lower == "had"
    return is_past_perfect or _was_first(verb)


def _was_first(verb: VerbGroup) -> bool:
    """`originally planned`: so at first, and no more."""
    return verb.tense == "past" and bool(set(verb.adverbs) & lexicon().cues["superseded"])


def _is_taken(noun: NounChunk | None) -> bool:
    """`should revisit its decision to ban`: the decision stands whatever comes of it."""
    if noun is None or noun.determiner in ("a", "an", "any", "no", ""):
        return False
    return "decide" in tables().effects.get((noun.lemma, "", "noun"), ())


def _is_of_its_own(noun: NounChunk | None, verb: VerbGroup) -> bool:
    """`urged to copy Washington's decision to ban`: taken, whatever others do about it."""
    decides = noun is not None and "decide" in tables().effects.get((noun.lemma, "", "noun"), ())
    return decides and noun is not None and bool(noun.possessors()) and not verb_effects(verb)


def _ordinals(found: Modality, parent: Clause) -> None:
    """`was one of the first operators to launch`, `makes it the third to launch`: it was done."""
    if parent.verb is not None and parent.verb.lemma in RANKING:
        for effect in ordinal_effects(parent):
            add_effect(found, effect, parent)
