"""How an event noun stands in its clause: `lifted the ban`, `a planned ban`, `without a ban`.

In: a noun and its clause. Out: features on a `Modality`, and whether the clause's verb counts.
"""

from pipeline.extract.modality.effects import (
    DECIDING,
    PROPOSING,
    Modality,
    add_effect,
    flip,
    is_draft,
    is_operator,
    negate,
    verb_effects,
)
from pipeline.extract.modality.verbs import UNREAL, given_up
from pipeline.extract.tables import tables
from pipeline.language.chunks import NounChunk, VerbGroup
from pipeline.language.clauses.model import Clause
from pipeline.language.determiners import ANY_ONE
from pipeline.language.lexicon import lexicon

COMPLETED = frozenset({"of", "for", "to", "in"})  # "a halt to the auction"
NEGATING = frozenset({"against", "without"})
BESIDE = frozenset(
    [
        *("after", "in", "at", "amid", "despite", "since", "under", "during", "through"),
        *("following", "because", "because of", "over", "ahead", "by", "alongside", "besides"),
    ]
)
MOVED = ("to", "until", "till")  # "the launch was pushed to May"
CONTESTED = ("against", "to", "about", "on")
ALONGSIDE = ("alongside", "besides")


def noun_features(found: Modality, noun: NounChunk, clause: Clause) -> bool:
    """Features of an event noun; whether the clause's verb says how the event stands."""
    found.features.add("nominal")
    if noun.is_negative:
        flip(found)
    _modifier_effects(found, noun, clause)
    if noun in clause.phrase("without") or _is_missing(noun, clause):
        found.features.add("conditional")  # "without a ban it would have", "the lack of a ban"
        return False
    _completed_effects(found, noun, clause)
    if stands_beside(noun, clause) or is_contested(noun, clause):
        return False
    if _is_imagined(noun, clause):
        found.features.add("conditional")
    if clause.verb is not None and _tells_of(clause.verb, noun, clause):
        is_moved = any(t.role in MOVED for t in clause.times)
        told = verb_effects(clause.verb, marker="until" if is_moved else "")
        for effect in (e for e in told if not (e in AHEAD and _is_recent(noun))):
            add_effect(found, effect, clause, of_draft=is_of_draft(noun, clause))
        found.features |= given_up(clause.verb)  # "had promised a launch in spring"
    if DECIDING in found.chain and noun in clause.phrase(*NEGATING):
        negate(found)  # "decided against a ban"
    return True


AHEAD = frozenset({"plan", "hope", "propose"})


def _is_recent(noun: NounChunk) -> bool:
    """`Its recent launch of 5G was meant to win customers`: what it was meant for, and it was."""
    return any(unit.lower in lexicon().cues["of_late"] for unit in noun.units)


def _modifier_effects(found: Modality, noun: NounChunk, clause: Clause) -> None:
    """`planned restrictions`, `a possible ban`: what stands before the noun says how it stands."""
    for unit in noun.units:
        for effect in tables().effects.get((unit.lower, "", "modifier"), ()):
            add_effect(found, effect, clause, holds=False)


def _completed_effects(found: Modality, noun: NounChunk, clause: Clause) -> None:
    """`an extension of the licence`, `a proposal for a ban`: the noun before says how it stands."""
    for head in clause.nouns():
        led = [prep for prep, post in head.posts if post is noun]
        for effect in tables().effects.get((head.lemma, "", "noun"), ()) if led else ():
            if led[0] in COMPLETED or (led[0] == "on" and effect == PROPOSING):
                add_effect(found, effect, clause, holds=False)  # "a consultation on a ban"


def is_of_draft(noun: NounChunk, clause: Clause) -> bool:
    """`a motion for a ban`: whether what is put to others to decide is the event."""
    return any(
        post is noun and prep in COMPLETED and is_draft(head)
        for head in clause.nouns()
        for prep, post in head.posts
    )


def _is_missing(noun: NounChunk, clause: Clause) -> bool:
    """`the lack of a ban`, `in violation of sanctions`: there is none, or not of who flouts it."""
    heads = lexicon().cues["lacks"] | lexicon().cues["flouts"]
    over = (h for h in clause.nouns() if h.lemma in heads)
    return any(post is noun for head in over for prep, post in head.posts if prep == "of")


def _is_imagined(noun: NounChunk, clause: Clause) -> bool:
    """`a ban would delay its launch`: nobody says that there is one."""
    verb = clause.verb
    is_any = noun.determiner in ANY_ONE and noun in clause.subjects
    return is_any and verb is not None and verb.modal in UNREAL and not verb.is_passive


def _tells_of(verb: VerbGroup, noun: NounChunk, clause: Clause) -> bool:
    """Whether a verb says how the event stands; an adjective, of its subject or where it leads to.

    `a deal is likely`, `close to a deal`.
    `assess the impact of the ban` says nothing of the ban, `drop the plan for a ban` and `put off
    the start of the auction` do.
    """
    if verb.units[-1].tag == "JJ":
        return noun in clause.subjects or noun in clause.phrase("to")
    if noun in clause.subjects and clause.objects and not verb.is_passive:
        return False  # "the ban delayed its launch"
    if acts_by(noun, clause):
        return False  # "the launch was delayed by the ban"
    if verb.particle == "back" and noun in clause.phrase(*OPPOSED):
        return False  # "pushed back on the ban"
    heads = [n for group in (clause.subjects, *clause.objects) for n in group]
    over = [h for h in heads if h is not noun and noun in h.behind("of")]
    return all(is_operator(h) or h.lemma in lexicon().cues["phase_noun"] for h in over)


OPPOSED = ("on", "against", "at")


def stands_beside(noun: NounChunk, clause: Clause) -> bool:
    """`could earn much in the auction`: the verb says nothing about the event's own standing.

    It does where it says who takes part: `may be allowed to take part in the trial`.
    """
    return any(
        p in BESIDE and _holds(group, noun) and not _is_of_verb(p, clause)
        for p, group in clause.phrases
    )


def _is_of_verb(preposition: str, clause: Clause) -> bool:
    """Whether what a preposition leads belongs to what the verb says."""
    verb = clause.verb
    takes_part = verb is not None and verb.lemma in lexicon().cues["takes_part"]
    return (preposition == "by" and clause.is_passive) or (preposition == "in" and takes_part)


def is_contested(noun: NounChunk, clause: Clause) -> bool:
    """`dismissed an appeal against the ban`: the verb tells of the appeal, and the ban stands."""
    groups = [clause.subjects, *clause.objects]
    contests = [n for group in groups for n in group if n.lemma in lexicon().cues["contests"]]
    if not contests:
        return False
    behind = [n for head in contests for p, n in head.posts if p in (*CONTESTED, "of")]
    return noun in behind or noun in clause.phrase(*CONTESTED)


def is_told_beside(clause: Clause) -> bool:
    """`barred it, alongside plans to rip out its gear`: another act, told along with this one."""
    noun, parent = clause.governor, clause.parent
    return noun is not None and parent is not None and noun in parent.phrase(*ALONGSIDE)


def _holds(group: list[NounChunk], noun: NounChunk) -> bool:
    """Whether a noun is of a group, or behind one of it: `despite warnings of retaliation`."""
    return any(n is noun or _holds([n for p, n in n.posts if p == "of"], noun) for n in group)


def is_cause(noun: NounChunk, clause: Clause, verb: VerbGroup) -> bool:
    """`the auction could spur a merger`: what is possible is what it does, not the event."""
    return does_something(noun, clause, verb) and not verb_effects(verb)


def does_something(noun: NounChunk, clause: Clause, verb: VerbGroup) -> bool:
    """`the ban will not stop it`: whether a known act is what acts."""
    is_known = noun in clause.subjects and noun.determiner not in ("a", "an", "any", "no")
    return is_known and acts_on_others(clause)


def acts_on_others(clause: Clause) -> bool:
    """`slow it`, `have an impact`, not `take effect`: whether it tells what others undergo."""
    verb = clause.verb
    if verb is None or verb.is_passive or not any(clause.objects):
        return False
    is_effect = any(n.lemma in lexicon().cues["impact"] for n in clause.direct_objects())
    return verb.lemma not in lexicon().cues["undergoes"] or (verb.lemma == "have" and is_effect)


def acts_by(noun: NounChunk, clause: Clause) -> bool:
    """`was not hit by the ban`: whether a known act is what does it to the subject."""
    is_known = noun.determiner not in ("a", "an", "any", "no")
    return is_known and clause.is_passive and noun in clause.phrase("by")
