"""The generation that a clause tells of, named there or left to what was said before.

In: a frame whose arguments are described. Out: its generations, with the features that say how
they were found.
"""

from pipeline.extract.bound import Bound, start_of
from pipeline.extract.context import NETWORK_WINDOW, Context
from pipeline.extract.frames import arguments
from pipeline.extract.nouns import denote
from pipeline.extract.slots import is_completed
from pipeline.extract.tables import tables
from pipeline.language.chunks import NounChunk
from pipeline.language.discourse import WINDOW
from pipeline.language.lexicon import lexicon


def describe_generation(bound: Bound, context: Context) -> None:
    """Features of the generation that the clause tells of, or that its object stands for."""
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
    if bound.generations:
        bound.features.add("generation")
    if bound.features & {"agent:generation", "object:generation", "with:generation"}:
        bound.features.add("told:generation")


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
        return context.generation_before(start_of(bound), window=1)
    if frame.noun is not None and _is_known_event(bound, frame.noun):
        return context.generation_before(frame.noun.start, window=1)
    objects = arguments(frame.clause, "object")
    subjects = [] if objects else [s for s in frame.clause.subjects if not s.is_pronoun]
    if objects and all("possessive" in denote(n).senses for n in objects):
        objects = []  # "it was Nokia's"
        subjects = [s for s in frame.clause.subjects if s.is_pronoun]
    for chunk in (*objects, *subjects):
        if chunk.lemma == TECHNOLOGY and context.component_before(chunk.start):
            bound.features.add(OF_NO_GENERATION)
            return []  # "tried Open RAN and brought the technology to Romania"
        if resumes_generation(chunk):
            named = chunk.lemma in lexicon().cues["stands_for_generation"]
            window = WINDOW if named else NETWORK_WINDOW
            return context.generation_before(chunk.start, window=window)
    return []


def _is_elliptic(bound: Bound) -> bool:
    """`Docomo starts in December`, `can begin testing`: what it starts was told just before."""
    clause = bound.frame.clause
    lacks = bound.frame.frame_class in tables().elliptic and not is_completed(bound)
    is_open = not any(clause.objects) and not clause.is_passive
    is_begun = bool(clause.times) or "begin" in bound.modality.chain
    return lacks and is_open and is_begun and "agent:operator" in bound.features


def _is_known_event(bound: Bound, noun: NounChunk) -> bool:
    """`the launch will follow in May`, `...; field trials to start`: of what was spoken of."""
    clause = bound.frame.clause
    if bound.frame.frame_class not in tables().elliptic or any(p == "of" for p, _ in noun.posts):
        return False
    is_done = noun.determiner == "the" and noun in clause.deep_objects()  # "conduct the trials"
    return is_done or (noun in clause.subjects and noun.determiner in ("the", ""))


def resumes_generation(chunk: NounChunk) -> bool:
    """Whether a chunk without a generation stands for what was spoken of: `it`, `its own`."""
    if chunk.head.lower in ("it", "theirs", "own"):
        return True
    words = lexicon().cues
    if chunk.lemma in words["stands_for_generation"]:
        return chunk.determiner == "the" and len(chunk.units) <= 2
    is_named = any(u.mention is not None for u in chunk.units)
    if chunk.lemma in words["resumes_generation"] and chunk.determiner in RESUMING:
        if any(u.lower in words["of_before"] | words["of_its_own"] for u in chunk.units):
            return False  # "are closing old networks", "its MVNO service": not what was told of
        # "offers mobile service in Fiji": no one service that was spoken of
        is_any = not chunk.determiner and any(u.lower in words["any_service"] for u in chunk.units)
        return not (is_named or is_any) or bool(chunk.possessors())
    return False


TECHNOLOGY = "technology"
OF_NO_GENERATION = "of_no_generation"
RESUMING = frozenset({"the", "its", "their", "this", "that", ""})
