"""The generation that a clause tells of, named there or left to what was said before.

In: a frame whose arguments are described. Out: its generations, with the features that say how
they were found.
"""

from pipeline.extract.bound import Bound, start_of
from pipeline.extract.context import NETWORK_WINDOW, Context
from pipeline.extract.frames import Frame, arguments
from pipeline.extract.nouns import denote
from pipeline.extract.referents.company_words import is_of_several
from pipeline.extract.slots import is_completed
from pipeline.extract.tables import tables
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import EQUAL_RANK
from pipeline.language.determiners import INDEFINITE, RESUMING
from pipeline.language.discourse import WINDOW
from pipeline.language.lexicon import lexicon


def describe_generation(bound: Bound, context: Context) -> None:
    """Features of the generation that the clause tells of, or that its object stands for."""
    if _is_of_other_technology(bound):
        bound.generations = []
    else:
        _find_generations(bound, context)
    if bound.generations:
        bound.features.add("generation")
    if bound.features & {"agent:generation", "object:generation", "with:generation"}:
        bound.features.add("told:generation")


def _find_generations(bound: Bound, context: Context) -> None:
    """Those that the clause names, else those that it resumes, that follow it, that it serves."""
    if not bound.generations:
        bound.generations = _generation_in_focus(bound, context)
        if bound.generations:
            bound.features |= {"object:generation", "any:generation", "resumed"}
        verb = bound.frame.clause.verb
        if bound.generations and verb is not None and verb.is_copula:
            bound.features.add("agent:generation")  # "the service is available in Graz"
    if not bound.generations and _is_named_below(bound):
        bound.generations = list(bound.below_generations)
    if not bound.generations:
        bound.generations = _generation_served(bound)


def _is_of_other_technology(bound: Bound) -> bool:
    """`told of a 5G deal and a PON trial`: the trial is of what it names, not of what is beside."""
    noun = bound.frame.noun
    if noun is None:
        return False
    named = (u.mention for u in noun.units if u.mention is not None)
    is_other = any(m.kind == "technology" and not m.sense.id for m in named)
    return is_other and not denote(noun).generations


def _is_named_below(bound: Bound) -> bool:
    """`won a licence to build 4G`, `spectrum to roll out 5G`: what it is for follows."""
    objects = arguments(bound.frame.clause, "object")
    return any(
        n.lemma in lexicon().cues["named_below"] or "spectrum" in denote(n).senses for n in objects
    )


def _generation_served(bound: Bound) -> list[str]:
    """`began to build its 5G network, using equipment from Nokia`: what it is used for."""
    clause = bound.frame.clause
    is_means = clause.verb is not None and clause.verb.lemma in lexicon().cues["means"]
    if bound.frame.noun is not None or not is_means or clause.kind != "participial":
        return []
    served = arguments(clause.parent, "object") if clause.parent is not None else []
    return list(dict.fromkeys(g for n in served for g in denote(n).generations))


def _generation_in_focus(bound: Bound, context: Context) -> list[str]:
    """`it was switched on`, `the service`: the one generation that was last spoken of."""
    frame = bound.frame
    if frame.noun is None and _is_elliptic(bound):
        of_act = context.generation_of_act(start_of(bound))
        return of_act if is_of_course(bound, context.ended >= {*of_act}) else []
    if frame.noun is not None and _is_known_event(bound, frame.noun):
        of_act = context.generation_of_act(frame.noun.start)
        return [] if _is_trial_held(bound, frame.noun) and context.ended >= {*of_act} else of_act
    for chunk in _that_may_resume(bound):
        if _is_one_of_many(chunk, bound):
            continue
        if chunk.lemma == TECHNOLOGY and context.component_before(chunk.start):
            bound.features.add(OF_NO_GENERATION)
            return []  # "tried Open RAN and brought the technology to Romania"
        told = _generations_resumed(chunk, bound, context)
        if told is not None:
            return told
    return []


def _that_may_resume(bound: Bound) -> list[NounChunk]:
    """The objects that may stand for what was spoken of, else the subjects."""
    clause = bound.frame.clause
    objects = arguments(clause, "object")
    may_be_it = bound.frame.frame_class == "ORIGIN"  # "it came from Nokia"
    subjects = [] if objects else [s for s in clause.subjects if may_be_it or not s.is_pronoun]
    is_said = clause.verb is not None and clause.verb.is_copula
    if is_said and objects and all("possessive" in denote(n).senses for n in objects):
        objects = []  # "it was Nokia's"
        subjects = [s for s in clause.subjects if s.is_pronoun]
    return [*objects, *subjects]


def _is_one_of_many(chunk: NounChunk, bound: Bound) -> bool:
    """`provides products and services`: beside other things, none that was spoken of."""
    told = arguments(bound.frame.clause, "object")
    others = (n for n in told if n is not chunk)
    is_bare = chunk in told and not chunk.determiner and not chunk.is_pronoun
    return is_bare and any(not resumes_generation(n) for n in others)


def _generations_resumed(chunk: NounChunk, bound: Bound, context: Context) -> list[str] | None:
    """What a noun stands for; None where it stands for nothing that was spoken of."""
    frame = bound.frame
    if frame.frame_class in tables().ending and _resumes_several(chunk):
        return context.generations_before(chunk.start)
    if frame.frame_class in tables().elliptic and _is_won(chunk, bound, context):
        return context.generation_before(chunk.start, window=1)
    if not resumes_generation(chunk):
        return None
    named = chunk.lemma in lexicon().cues["stands_for_generation"]
    return context.generation_before(chunk.start, window=WINDOW if named else NETWORK_WINDOW)


def _is_elliptic(bound: Bound) -> bool:
    """`Docomo starts in December`, `can begin testing`: what it starts was told just before."""
    clause = bound.frame.clause
    may_lack = bound.frame.frame_class in tables().elliptic or _is_in_operation(bound)
    lacks = may_lack and not is_completed(bound)
    is_open = not any(clause.objects) and not clause.is_passive
    is_begun = bool(clause.times) or "begin" in bound.modality.chain
    is_begun = is_begun or _may_stand_alone(bound.frame)
    return lacks and is_open and is_begun and "agent:operator" in bound.features


def _is_in_operation(bound: Bound) -> bool:
    """`is live`, `has been on air since May`, `aims for June`: states of a service, no other."""
    if bound.frame.frame_class not in STATES:
        return False
    is_aimed = bool(bound.frame.clause.phrase("at", "for", "to"))  # "aims at full coverage"
    is_named = bound.frame.anchor in lexicon().cues["in_operation"] and not is_aimed
    return is_named or bool(bound.features & IN_OPERATION)


def _may_stand_alone(frame: Frame) -> bool:
    """`Rain launched first`, `has already gone live`: a verb that asks for no object."""
    return frame.clause.kind in EQUAL_RANK and frame.anchor in lexicon().cues["stands_alone"]


def _is_known_event(bound: Bound, noun: NounChunk) -> bool:
    """`the launch will follow in May`, `...; field trials to start`: of what was spoken of."""
    clause, chain = bound.frame.clause, bound.modality.chain
    whose = [n for p, n in noun.posts if p == "of"]
    if _is_trial_held(bound, noun):
        return True
    if bound.frame.frame_class not in tables().elliptic or not all(map(_is_any_service, whose)):
        return False
    is_begun = "begin" in chain and noun.determiner == "its"  # "will begin its switch-off"
    is_new = "plan" in chain and noun.determiner == "a"  # "plans a launch in May"
    is_begun = is_begun or (is_new and bound.frame.frame_class == BEGINNING)
    is_known = noun.determiner == "the" or is_begun
    is_done = is_known and noun in clause.deep_objects()  # "conduct the trials"
    is_planned = noun.determiner in INDEFINITE and "e:plan" in bound.modality.features
    is_open = is_planned or noun.determiner in ("the", "its", "")
    return is_done or (noun in clause.subjects and is_open)


def _is_trial_held(bound: Bound, noun: NounChunk) -> bool:
    """`A opened 5G. B runs a trial in Bergen`: of the same; not `a payment trial with drones`."""
    verb, words = bound.frame.clause.verb, lexicon().cues
    if bound.frame.frame_class != TRIAL or verb is None or verb.lemma not in words["holds_trial"]:
        return False
    told = noun.units if noun.units[0].tag not in ("DT", "PRPS", "CD") else noun.units[1:]
    is_bare = all(u.lower in words["plain_trial"] for u in told[:-1])
    of_what = (n for p, n in noun.posts if p not in WHERE and n.head.lower != "own")
    is_object = noun in bound.frame.clause.deep_objects()
    return is_bare and is_object and next(of_what, None) is None


def _is_any_service(noun: NounChunk) -> bool:
    """`a roll-out of services`: of which kind these are was told before."""
    return len(noun.units) == 1 and noun.lemma == SERVICE


def is_of_course(bound: Bound, ended: bool) -> bool:
    """Whether an act that names no generation may be of one whose end was told, or was not.

    `Telia will close its 3G. It starts in Oslo`: no launch. `Airtel has 5G. Aircel shut down`:
    what closes is a network only where an end was told.
    """
    is_end = bound.frame.frame_class in tables().ending
    is_open = ONLY_BEGUN in bound.features or bound.frame.frame_class in STATES
    return ended if is_end else not (ended and is_open)


def resumes_generation(chunk: NounChunk) -> bool:
    """Whether a chunk without a generation stands for what was spoken of: `it`, `Elisa's`."""
    if chunk.head.lower in ("it", "theirs", "own") or chunk.units[-1].tag == "POS":
        return True
    words = lexicon().cues
    if chunk.lemma in words["stands_for_generation"]:
        return chunk.determiner == "the" and len(chunk.units) <= 2
    is_named = any(u.mention is not None for u in chunk.units)
    if chunk.lemma in words["resumes_generation"] and chunk.determiner in RESUMING:
        if any(u.lower in words["of_before"] | words["of_its_own"] for u in chunk.units):
            return False  # "are closing old networks", "its MVNO service": not what was told of
        if is_of_several(chunk):
            return False
        if chunk.determiner == "its" and chunk.head.lower == "networks":
            return False  # all that it has
        # "offers mobile service in Fiji": no one service that was spoken of
        is_open = chunk.determiner in ("", "its", "their")
        is_any = is_open and any(u.lower in words["any_service"] for u in chunk.units)
        return not (is_named or is_any) or bool(chunk.possessors())
    return False


def _resumes_several(chunk: NounChunk) -> bool:
    """`They will be switched off`, `both networks`: the two that were told of together."""
    if chunk.is_pronoun:
        return chunk.head.lower in SEVERAL
    is_network = chunk.lemma in lexicon().cues["resumes_generation"]
    return is_network and chunk.units[0].lower == "both"


def _is_won(chunk: NounChunk, bound: Bound, context: Context) -> bool:
    """`Spectrum for 3G was sold in May. Elisa won licences for two regions`: of what was sold.

    Not what a purpose tells of: `won a licence to run a bank`.
    """
    if any(c.parent is bound.frame.clause and c.kind == "infinitive" for c in bound.clauses):
        return False
    if any("spectrum" in denote(n).senses for n in bound.frame.clause.phrase("at")):
        return False  # "won frequencies at 3.5 GHz": no others
    is_bare = chunk.determiner in ("", "a", "an") and not chunk.possessors()
    is_right = chunk.lemma in lexicon().cues["stands_for_generation"] - {TECHNOLOGY}
    is_named = any(u.mention is not None for u in chunk.units)
    told = context.rights_told
    return (
        is_bare and is_right and not is_named and told is not None and context.sentence - told < 2
    )


SEVERAL = frozenset({"they", "them", "both"})
TECHNOLOGY = "technology"
SERVICE = "service"
BEGINNING = "OPENING"
TRIAL = "TRIAL"
WHERE = frozenset({"in", "at", "across", "near", "around"})
STATES = frozenset({"AVAILABLE", "BELONG", "SCHEDULE"})
IN_OPERATION = frozenset({"on:air", "on:trade", "in:service"})
OF_NO_GENERATION = "of_no_generation"
ONLY_BEGUN = "own:begin"  # "will close its 3G. It starts in Oslo": no launch, whatever it is
