"""An act that was told before, as that of other parties: who did it too, and about whom.

In: a frame that repeats an act, and the frame of the act. Out: the frame as it is meant.
"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.bound import SUPPRESSED, UNDATED_ACT, Bound
from pipeline.extract.context import Context
from pipeline.extract.entities import Entity
from pipeline.extract.forerunners import ACTING, ids, named
from pipeline.language.mentions import COMPANIES


def as_told(again: Bound, model: Bound) -> Bound:
    """`It follows similar moves in Norway`: those were made, whenever it follows."""
    return replace(again, features=model.features | {UNDATED_ACT})


def is_in_company(model: Bound) -> bool:
    """`tested it with Huawei`: whoever does the same need not do it with the same company."""
    return model.functions.get("vendor", "").rstrip("*!") in ("with", "alongside")


def makers_of(model: Bound) -> list[Entity]:
    """The makers that a frame tells of, as those who were told of before."""
    makers = model.roles.get("vendor", ())
    return [replace(e, path=f"told before -> {e.text or e.id}") for e in makers]


def acted_by(bound: Bound, model: Bound, roles: dict[str, list[Entity]]) -> Bound | None:
    """The act of a model by other parties; none where the parties are the same."""
    if all({e.id for e in found} == ids(model, role) for role, found in roles.items()):
        return None
    own = bound.modality.features | (bound.features & STANDING)
    if "begin" in model.modality.chain:  # "began to replace it": so did they, which is not over
        own = own - {"perfect"} | {f for f in model.modality.features if f.startswith("e:")}
    others = _other_actors(model, roles)
    lost = {f for f in model.features if f.startswith(tuple(f"{o}@" for o in others))}
    lost |= {f"role:{other}" for other in others}
    return replace(
        bound,
        frame=replace(bound.frame, frame_class=model.frame.frame_class),
        features=(model.features - model.modality.features - STANDING - lost) | own,
        roles={r: e for r, e in model.roles.items() if r not in others} | roles,
        functions={r: f for r, f in model.functions.items() if r not in others},
        generations=list(model.generations),
        parts=list(model.parts),
    )


def _other_actors(model: Bound, roles: dict[str, list[Entity]]) -> set[str]:
    """`It removed it. BT did the same`: who acted there, whatever they were taken for, does not."""
    replaced = {model.functions.get(role) for role in roles if role in ACTING}
    return {r for r in ACTING if r not in roles and model.functions.get(r) in replaced - {None}}


STANDING = frozenset({"headline", "conditional", "ahead", "behind", "today", "question", "timed"})


def choose_as_well(bound: Bound, before: Sequence[Bound], context: Context) -> Bound | None:
    """`Nokia will build it. Telia made the same choice`: whoever acted, the maker was chosen."""
    actors = named(bound.frame.clause.deep_subjects(), "operator", context)
    both = {f"role:{role}" for role in COMPANIES}
    model = next((m for m in reversed(before) if both <= m.features), None)
    if not actors or model is None or model.features & SUPPRESSED or "neg" in model.features:
        return None
    again = acted_by(bound, model, {"operator": actors, "vendor": makers_of(model)})
    if again is None or model.frame.frame_class in GETTING_RID:
        return again
    return replace(again, frame=replace(again.frame, frame_class="CHOICE"))


def own_as_well(bound: Bound, before: Sequence[Bound], context: Context) -> Bound | None:
    """`Telia's radios are Nokia's, and so are Elisa's`: those of another are of the same maker."""
    owners = named(bound.frame.clause.deep_subjects(), "operator", context)
    model = next((m for m in reversed(before) if _has_both(m)), None)
    if not owners or model is None or not tells_whose(model):
        return None
    return acted_by(bound, model, {"operator": owners, "vendor": makers_of(model)})


def tells_whose(model: Bound) -> bool:
    """`Telia's radios are Nokia's`: who made what somebody has."""
    return _has_both(model) and model.functions["operator"].rstrip("*!") == "owner"


def _has_both(model: Bound) -> bool:
    both = all(model.roles.get(role) for role in COMPANIES)
    return both and not model.features & SUPPRESSED


GETTING_RID = frozenset({"DROP", "EXCLUDE", "REMOVE", "STRIP"})


def tested_with(bound: Bound, before: Sequence[Bound]) -> Bound | None:
    """`Telia has tested 5G since May. Its partner is Nokia`: with whom it is tested."""
    is_told = bound.frame.frame_class == "PARTNER" and bool(bound.roles.get("vendor"))
    noun, verb = bound.frame.noun, bound.frame.clause.verb
    if not is_told or noun is None or verb is None or verb.lemma != "be" or verb.is_negative:
        return None
    is_plain = len(noun.units) == 2 and not (noun.posts or bound.frame.clause.phrases)
    if noun.determiner not in ("its", "the") or not is_plain:
        return None  # "its partner in Spain"
    tests = [m for m in before if m.frame.frame_class in TESTS and m.roles.get("operator")]
    model = tests[-1] if tests else None
    others = any(m.roles.get("vendor") and m.roles.get("operator") for m in before)
    if model is None or others or "neg" in model.features:
        return None
    again = acted_by(bound, model, {"vendor": bound.roles["vendor"]})
    if again is not None:
        again.fill("vendor", "with", bound.roles["vendor"])
    return again


def partners_of_tests(before: Sequence[Bound]) -> frozenset[str]:
    """The classes of frames that may say with whom a test that was told of is made."""
    is_told = any(m.frame.frame_class in TESTS and m.roles.get("operator") for m in before)
    return frozenset({"PARTNER"}) if is_told else frozenset()


TESTS = frozenset({"TEST", "TRIAL"})
