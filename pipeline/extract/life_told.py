"""The life of a network that was told before, gone on with: `and 3G follows`, `did away with it`.

In: a frame, and those before it. Out: the frame with the act, or the generation, that was told.
"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.bound import Bound
from pipeline.extract.forerunners import ids, tells_generation
from pipeline.extract.frames import STANDING_IN
from pipeline.extract.tables import tables
from pipeline.language.clauses.model import Clause
from pipeline.language.determiners import INDEFINITE


def repeat_of_another(bound: Bound, before: Sequence[Bound]) -> Bound | None:
    """`2G was switched off in May; its 3G follows in June`: the same with another generation."""
    is_echo = bound.frame.frame_class in tables().echoes and _has_its_own(bound)
    model = next((m for m in reversed(before) if _is_of_generation(m)), None) if is_echo else None
    if model is None:
        return None
    if model.frame.frame_class in tables().ending and _is_new(bound.frame.clause):
        return None
    is_other = bool(bound.generations) and bound.generations != model.generations
    if not is_other and ids(bound, "operator") <= ids(model, "operator"):
        return None
    operators = bound.roles.get("operator") or model.roles["operator"]  # "and 3G will follow"
    return replace(
        bound,
        frame=replace(bound.frame, frame_class=model.frame.frame_class),
        features=bound.features | TOLD,
        roles=bound.roles | {"operator": operators},
        functions=model.functions | bound.functions,
    )


TOLD = frozenset(
    {"object:generation", "told:generation", "any:generation", "generation", "role:operator"}
)


def _has_its_own(bound: Bound) -> bool:
    """`3G follows`, `KDDI did so with cdma2000`; not `was first with 4G`, which tells by itself."""
    verb = bound.frame.clause.verb
    is_done = verb is not None and verb.lemma in STANDING_IN
    return "agent:generation" in bound.features or (is_done and "with:generation" in bound.features)


def led_to(bound: Bound, before: Sequence[Bound]) -> Bound | None:
    """`A closed its 2G. B did away with it in May`: the generation that was told of."""
    preposition = tables().led.get(bound.frame.frame_class)
    if preposition is None or bound.generations or bound.frame.noun is not None:
        return None
    if not any(n.head.lower == "it" for n in bound.frame.clause.phrase(preposition)):
        return None
    model = next((m for m in reversed(before) if _is_of_generation(m)), None)
    if model is None or len(model.generations) != 1:
        return None
    told = {f"{preposition}:generation", "any:generation", "generation", "resumed"}
    return replace(bound, features=bound.features | told, generations=list(model.generations))


def _is_new(clause: Clause) -> bool:
    """`closed its 2G; a 5G service followed`: one that opened, no other that closed."""
    return any(n.determiner in INDEFINITE for n in clause.subjects)


def _is_of_generation(model: Bound) -> bool:
    """Whether a frame tells that a network of a generation opens or closes."""
    is_told = tells_generation(model) and "told:generation" in model.features
    return is_told and model.frame.frame_class in ENDS_OF_LIFE and "neg" not in model.features


ENDS_OF_LIFE = frozenset({"LAUNCH", "SHUT", "ROLL"})
