"""What a noun does to the clause that completes it: `its decision to`, `pressure to`, `no need to`.

In: a clause and the one above it. Out: on a `Modality`, the effects of the noun; and whose draft or
decision it is.
"""

from collections.abc import Iterator

from pipeline.extract.modality.effects import (
    DECIDING,
    DELAYING,
    PROPOSING,
    Modality,
    add_effect,
    is_draft,
    is_operator,
    negate,
    verb_effects,
)
from pipeline.extract.modality.verbs import LINKING
from pipeline.extract.tables import tables
from pipeline.language.chunks import NounChunk, VerbGroup
from pipeline.language.clauses.model import Clause
from pipeline.language.clauses.noun_kinds import is_span
from pipeline.language.determiners import THEIRS
from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import COMPANIES

OPEN_NOUNS = frozenset({"urge", "plan", "propose"})


def completed(clause: Clause, parent: Clause) -> Iterator[NounChunk]:
    """The nouns that a clause completes."""
    if clause.governor is not None:
        yield clause.governor
    if _is_put_behind(clause, parent):
        yield parent.subjects[0]


def _is_put_behind(clause: Clause, parent: Clause) -> bool:
    """`A plan was drawn up to ban it`, `Pressure is growing to`: the noun is the subject."""
    if clause.kind != "infinitive" or parent.verb is None or parent.objects:
        return False
    if clause.governor is not None and is_operator(governing(clause.governor, parent)):
        return False
    is_bare = len(parent.subjects) == 1 and not verb_effects(parent.verb)
    effects = tables().effects.get((parent.subjects[0].lemma, "", "noun"), ()) if is_bare else ()
    return not OPEN_NOUNS.isdisjoint(effects) and parent.verb.lemma not in LINKING


def governing(noun: NounChunk, parent: Clause) -> NounChunk:
    """`lobbying from allies to ban`, `a deal with Nokia to use`: what the infinitive completes."""
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
        if preposition in ("from", "by", "of", "on", "in", "with", "for"):
            yield from (post, *post.conjuncts, *_behind(post))


def is_of_company(noun: NounChunk) -> bool:
    """`Spark's request to use`, `a request by Spark`: like `its`, what it would do itself."""
    behind = [u for p, n in noun.posts if p == "by" for u in n.units]
    owners = [u.mention for u in (*noun.possessors(), *behind)]
    return any(m is not None and m.kind in COMPANIES for m in owners)


def governor_effects(found: Modality, noun: NounChunk, parent: Clause) -> None:
    """Add what the noun does that a clause completes: `a plan to`, `no evidence of`."""
    doer, noun = noun, governing(noun, parent)
    if noun is doer and noun.preposition == "by" and parent.is_passive:
        return  # "was ordered by the authorities to remove it"; not "a decision by the state to"
    is_own = noun.determiner in THEIRS or is_of_company(noun)
    own = tables().effects.get((noun.lemma, "", "own"), ()) if is_own else ()
    for effect in own or tables().effects.get((noun.lemma, "", "noun"), ()):
        if effect != "urge":  # "US pressure to ban it": others are to decide
            found.deciders.append(noun)
        add_effect(found, effect, parent, holds=False)  # it is the noun's owner who decides
    if is_more_time(noun):
        add_effect(found, DELAYING, parent, holds=False)
    if _is_unsettled(noun) or _is_untrue(parent):
        found.features.add("conditional")
    _how_it_is_had(found, noun)


def is_more_time(noun: NounChunk) -> bool:
    """`another year to remove it`, `more time`: it was to be done sooner."""
    return is_span(noun) and any(u.lower in lexicon().cues["in_addition"] for u in noun.units)


def _is_unsettled(noun: NounChunk) -> bool:
    """`any decision to exclude it would have consequences`, `the idea of excluding it`."""
    is_thought = noun.lemma in lexicon().cues["mere_thought"]
    return noun.determiner == "any" or is_thought or _has_failed(noun)


def _is_untrue(clause: Clause) -> bool:
    """`There is no truth in reports that it excluded it`."""
    return any(n.is_negative and n.lemma in lexicon().cues["proof"] for n in clause.nouns())


def _how_it_is_had(found: Modality, noun: NounChunk) -> None:
    """What becomes of it by whether there is the noun that it completes: `no need to`."""
    is_ground = noun.lemma in lexicon().cues["ground"]
    if noun.is_negative and noun.lemma in lexicon().cues["proof"]:
        found.features.add("conditional")  # "there is no evidence that"
    elif noun.is_negative and (is_operator(noun) or is_ground):
        negate(found)  # "sees no need to ban it"; not "in no hurry to"
    elif noun.is_negative or is_ground:
        found.features.add("conditional")  # "no mention of banning it", "every reason to ban it"


def _has_failed(noun: NounChunk) -> bool:
    """`a failed attempt to bar it`: nothing came of it."""
    return any(u.lower in lexicon().cues["failed"] for u in noun.units)


def is_asked_for(noun: NounChunk) -> bool:
    """`Spark's proposal`, `a bid by Spark`: who denies it refuses it, and disputes no fact."""
    owned = tables().effects.get((noun.lemma, "", "own"), ()) if is_of_company(noun) else ()
    return is_draft(noun) or PROPOSING in owned


def is_put_to_others(noun: NounChunk | None, parent: Clause, verb: VerbGroup) -> bool:
    """Whether what completes a noun is a draft: a bill, or a move that was put to the vote."""
    if noun is None or noun.determiner in THEIRS or is_of_company(noun):
        return False
    noun = governing(noun, parent)
    is_voted_on = verb.lemma in lexicon().cues["votes"] and is_operator(noun)
    return is_voted_on or is_draft(noun)


def is_taken(noun: NounChunk | None) -> bool:
    """`should revisit its decision to ban`: the decision stands whatever comes of it."""
    if noun is None or noun.determiner in ("a", "an", "any", "no", ""):
        return False
    return decides(noun)


def decides(noun: NounChunk) -> bool:
    """`its decision to`, `a ruling that`: whether it tells of what has been decided."""
    return DECIDING in tables().effects.get((noun.lemma, "", "noun"), ())


def is_of_its_own(noun: NounChunk | None, verb: VerbGroup) -> bool:
    """`urged to copy Washington's decision to ban`: taken, whatever is or is not done about it."""
    if noun is None or not decides(noun):
        return False
    is_owned = noun.determiner in THEIRS or bool(noun.possessors())
    return is_owned and not verb_effects(verb) and verb.lemma not in lexicon().cues["takes_act"]
