"""Whether what stands over a clause leaves open, or denies, that it is so: `Critics fear that`.

In: a clause. Out: yes or no; what it tells is then no more than a case that somebody thinks of.
"""

from pipeline.extract.modality.effects import CONSIDERING, DECIDING, verb_effects
from pipeline.extract.modality.verbs import LINKING
from pipeline.extract.tables import tables
from pipeline.language.chunks import VerbGroup
from pipeline.language.clauses.model import Clause
from pipeline.language.lexicon import lexicon

WEIGHING = frozenset({DECIDING, CONSIDERING})
DENIABLE = ("complement", "infinitive", "relative")
WAYS = frozenset({"way", "solution", "option", "alternative", "answer"})


def is_supposed(clause: Clause) -> bool:
    """Whether what stands over a clause leaves open, or denies, that things are so."""
    is_open = _is_asked(clause) or _is_some_case(clause) or _is_feared(clause)
    is_open = is_open or _is_unproven(clause) or _is_alleged(clause) or _is_awaited(clause)
    return is_open or _is_judged(clause) or _is_denied(clause)


def _is_awaited(clause: Clause) -> bool:
    """`will fall once it has banned it`, `will use it until it has replaced it`: not so today."""
    verb, above = clause.verb, clause.parent.verb if clause.parent is not None else None
    if clause.marker not in lexicon().cues["awaiting"] or verb is None or above is None:
        return False
    is_today = verb.is_perfect and verb.units[0].lower != "had" and not clause.times
    return is_today and (above.tense == "future" or above.modal != "")


def _is_alleged(clause: Clause) -> bool:
    """`was accused of using it`: whoever says so holds it against them, and nobody else does."""
    above = clause.parent.verb if clause.parent is not None else None
    is_of = clause.kind == "gerund" and clause.marker == "of"
    return is_of and above is not None and above.lemma in lexicon().cues["alleges"]


def _is_unproven(clause: Clause) -> bool:
    """`no evidence of Telenor using it`, `would not mind it using`: nobody says that it does."""
    parent = clause.parent
    if parent is None or clause.kind not in ("participial", "gerund"):
        return False
    doers = [n for n in clause.subjects if n.preposition in THOUGHT_OF]
    told = (h for h in parent.nouns() for p, n in h.posts if p in THOUGHT_OF and n in doers)
    if any(h.is_negative or h.lemma in lexicon().cues["unproven"] for h in told):
        return True
    if parent.verb is None:
        return False
    is_phrase = any(n in parent.phrase(*THOUGHT_OF) for n in doers)
    is_opposed = parent.verb.lemma in lexicon().cues["objects"]
    is_opposed = is_opposed and any(n in parent.nouns() for n in clause.subjects)
    return is_opposed or (is_phrase and _is_thought(parent.verb))


THOUGHT_OF = ("of", "about", "over", "against", "for", "to", "with")  # "no objection to it using"


def _is_thought(verb: VerbGroup) -> bool:
    """Whether what a verb leads to is only had in mind: `dream of`, `warn of`."""
    is_in_mind = not IN_MIND.isdisjoint(verb_effects(verb))
    return is_in_mind or verb.lemma in lexicon().cues["not_held"]


IN_MIND = frozenset({"hope", "urge"})


def _is_asked(clause: Clause) -> bool:
    """`no word on when it will go`, `has not said when it will`: whether it does is not told."""
    above = clause.parent
    if clause.marker == ASKED_ABOUT or above is None or above.verb is None:
        return clause.marker == ASKED_ABOUT
    if clause.marker in OPEN_WAYS and above.verb.lemma in lexicon().cues["hangs_on"]:
        return True  # "depending on how much is available"
    if clause.marker != "when" or above.objects or not _follows(clause, above.verb):
        return False
    cues, verb = lexicon().cues, above.verb.lemma
    return verb in cues["asks"] or (verb in cues["tells_when"] and _is_withheld(above))


def _follows(clause: Clause, verb: VerbGroup) -> bool:
    return clause.verb is not None and clause.verb.form == "fin" and clause.verb.start > verb.end


def _is_withheld(clause: Clause) -> bool:
    """`has not said`, `declined to say`: what is asked for is not told."""
    over = clause.parent.verb if clause.kind == "infinitive" and clause.parent else None
    is_declined = over is not None and "refuse" in verb_effects(over)
    return is_declined or (clause.verb is not None and clause.verb.is_negative)


ASKED_ABOUT = "about when"
OPEN_WAYS = frozenset({"how", "when", "where", "whether", "what", "which"})


def _is_some_case(clause: Clause) -> bool:
    """`in cases where equipment has to go`: nobody says that there are any."""
    if clause.marker != "where" or clause.parent is None:
        return False
    told = clause.parent.phrase("in")
    return any(n.lemma in lexicon().cues["supposes"] and n.determiner != "the" for n in told)


def _is_feared(clause: Clause) -> bool:
    """`Critics fear that`, `Investors bet that`: what somebody has in mind."""
    above = clause.parent.verb if clause.parent is not None else None
    is_told = clause.kind == "complement" and above is not None and not above.is_negative
    return is_told and above is not None and above.lemma in lexicon().cues["not_held"]


def _is_denied(clause: Clause) -> bool:
    """`It is not true that`, `It is a myth that`, `It was not Telia that`."""
    above = clause.parent
    if above is None or above.verb is None or clause.kind not in DENIABLE:
        return False
    untrue, told = lexicon().cues["untrue"], clause.antecedent
    if _is_content_of(clause, above):
        return not untrue.isdisjoint(n.head.lower for n in above.direct_objects())
    if clause.kind == "relative":
        is_of_it = [n.head.lower for n in above.subjects] == ["it"]
        is_turned = above.verb.is_negative or (told is not None and told.lemma in untrue)
        return is_of_it and above.verb.lemma == "be" and is_turned
    said = {n.head.lower for n in above.direct_objects()} | {above.verb.lemma}
    is_turned = clause.kind == "complement" and above.verb.is_negative
    words = lexicon().cues["true"] if is_turned else untrue
    return bool(said & words) and [n.head.lower for n in above.subjects] == ["it"]


def _is_content_of(clause: Clause, above: Clause) -> bool:
    """`Claims that it uses it are false`: the subject is what the clause tells more of."""
    return clause.kind == "complement" and clause.governor in above.subjects


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


def is_weighed(clause: Clause) -> bool:
    """`will decide whether it will allow`: what somebody is still to make up their mind about."""
    above = clause.parent.verb if clause.parent is not None else None
    is_verb = above is not None and not WEIGHING.isdisjoint(verb_effects(above))
    return is_verb or _is_weighed_in_noun(clause)


def _is_weighed_in_noun(clause: Clause) -> bool:
    """`a decision on whether it may supply is due in May`: the noun tells what is still open."""
    verb, above = clause.verb, clause.parent
    if verb is None or above is None:
        return False
    before = [n for n in above.nouns() if n.end <= verb.start]
    last = max(before, key=lambda n: n.start, default=None)
    effects = tables().effects.get((last.lemma, "", "noun"), ()) if last is not None else ()
    return not WEIGHING.isdisjoint(effects)


def is_left_open(clause: Clause) -> bool:
    """`has not yet decided to allow it`: neither way has been decided."""
    above = clause.parent.verb if clause.parent is not None else None
    if above is None or clause.kind != "infinitive" or above.lemma != DECIDING:
        return False
    is_denied = above.is_negative and above.units[-1].tag != "NEG"  # "have decided not to"
    return is_denied and above.is_perfect


def is_way(clause: Clause, parent: Clause) -> bool:
    """`the best way is for carriers to stop using it`: what would serve, done by nobody yet."""
    verb = parent.verb
    is_said = verb is not None and verb.is_copula and clause.kind == "infinitive"
    return is_said and any(n.lemma in WAYS and not n.possessors() for n in parent.subjects)


def is_held_true(clause: Clause) -> bool:
    """`when you consider it has been banned`: what is thought of is so, nobody weighs it."""
    verb, is_told = clause.verb, clause.marker in ("that", "")
    return is_told and verb is not None and verb.form == "fin" and not verb.modal
