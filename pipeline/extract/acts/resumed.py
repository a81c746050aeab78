"""Frames that take up an act told before: `the ban was suspended`, `urged allies to follow suit`.

A definite noun that stands for an act of the state takes up the last act of its kind. Only an end,
a delay or a refusal is a claim of its own; otherwise the sentence can but date the act.
"""

from collections.abc import Iterable, Iterator

from pipeline.extract.acts.gear import (
    is_that_gear,
    is_unnamed_gear,
    is_whatever,
    pointed_at,
)
from pipeline.extract.acts.nouns import actions_of, is_known
from pipeline.extract.acts.resuming import Resuming
from pipeline.extract.acts.sequels import fits, sequel
from pipeline.extract.acts.told import WINDOW, Acts, targets
from pipeline.extract.acts.votes import VOTING, voted_on
from pipeline.extract.bound import SUPPRESSED, Bound
from pipeline.extract.deciding.claim import Claim
from pipeline.extract.deciding.networks import Setting
from pipeline.extract.entities import Entity
from pipeline.extract.frames import says_same, verb_classes
from pipeline.extract.modality.effects import verb_effects
from pipeline.extract.reading.sentence import ReadSentence
from pipeline.extract.tables import noun_classes, tables
from pipeline.language.clauses.model import Clause
from pipeline.language.determiners import DEFINITE, THEIRS

FAR = 6  # sentences back to the act that says whose equipment has to go
SUING = frozenset({"SUE"})
BARRING = frozenset({"EXCLUDE"})
"""Classes that take up whom an act was on where they are of doing `the same` alone."""
BEFORE_A_COURT = frozenset({"to:court", "before:court"})
TOLD = "told"
ACTS_TOLD = frozenset({"BAN", "ACT", "CURBS", "LIMITS"})


def resumed(
    acts: Acts, number: int, read: ReadSentence, bound: Bound, setting: Setting
) -> Iterator[Claim]:
    """The claims about earlier acts that a frame makes."""
    actions = tables().resumes.get(bound.frame.frame_class, frozenset())
    if not actions or bound.features & SUPPRESSED:
        return
    at = Resuming(acts, number, read, bound, setting, actions)
    if bound.frame.noun is None:
        yield from _aimed(at)
        yield from _answered(at)
    elif says_same(bound.frame.noun) and "vendor" not in bound.roles:
        yield from _alike(at)
    if bound.frame.frame_class in VOTING:
        yield from voted_on(at)
    elif is_known(bound) or _turns_it(bound):
        yield from _gone_on_with(at)


def _gone_on_with(at: Resuming) -> Iterator[Claim]:
    """`The ban was suspended`, `a court suspended it`: a turn that the act told last has taken."""
    window = 1 if at.bound.frame.noun is None else WINDOW
    for act in at.acts.last(at.actions, at.number, window=window):
        if fits(act, at.bound):
            yield from sequel(act, at.read, at.bound, at.setting)


def _aimed(at: Resuming) -> Iterator[Claim]:
    """The claims of a verb aimed at whom the acts before were aimed at."""
    states = {g.country for g in at.bound.roles.get("government", [])}
    if not states or "vendor" in at.bound.roles:
        return
    if aimed_at := _aimed_at(at, frozenset(states)):
        _aim(at.bound, aimed_at)
        yield from at.claims()


def _aimed_at(at: Resuming, states: frozenset[str | None]) -> list[str]:
    """Whom a verb means without a word for them.

    `must take out existing gear` after a ban of the same state, be it in the same sentence;
    `urged allies to follow suit` after a ban of any, however far back.
    """
    bars = at.bound.frame.frame_class in BARRING
    if _asks_for_the_same(at.bound):
        return targets(at.before(at.number))
    if bars and is_that_gear(at.bound):
        return targets(at.before(1))
    if bars or not (is_unnamed_gear(at.bound) or is_whatever(at.bound)):
        return []
    told = [e.id for e in at.bound.roles.get("maker", [])] or pointed_at(at.bound, at.read)
    return told or targets(at.before(FAR, states))


def _alike(at: Resuming) -> Iterator[Claim]:
    """`Similar bans are in place in Norway and Estonia`: of those whom the last act is on."""
    aimed_at = targets(at.before(1))
    if aimed_at and at.bound.roles.get("government"):
        _aim(at.bound, aimed_at)
        yield from at.claims()


def _answered(at: Resuming) -> Iterator[Claim]:
    """`Huawei is challenging the decision`: whose act it is was told before.

    Only who the act was aimed at can mean it, and only where one state has done so.
    """
    aimed_at = {e.id for e in at.bound.roles.get("vendor", [])}
    if "government" in at.bound.roles or not _is_against_act(at.bound, at.actions):
        return
    if _may_be_operator(at):
        return
    acts = [c for c in at.acts.last(at.actions, at.number) if c.fields["target"] in aimed_at]
    states = {c.fields["jurisdiction"] for c in acts}
    if len(states) == 1:
        (country,) = states
        at.bound.fill("government", TOLD, [Entity("country", country or "", country, TOLD)])
        yield from at.claims()


def _may_be_operator(at: Resuming) -> bool:
    """`Oslo ordered Telia to drop Huawei. The company appealed`: who was ordered, if anybody."""
    is_described = any(e.is_described for e in at.bound.roles.get("vendor", []))
    return is_described and bool({at.number - 1, at.number - 2} & at.acts.of_carriers)


def _aim(bound: Bound, aimed_at: Iterable[str]) -> None:
    """Give a frame those as vendors whom acts told before are aimed at, each once."""
    vendors = [Entity("vendor", target, None, TOLD) for target in dict.fromkeys(aimed_at)]
    bound.fill("vendor", TOLD, vendors)


def _is_against_act(bound: Bound, actions: frozenset[str]) -> bool:
    """Whether an agent does something to a known noun that may stand for one of the actions."""
    if bound.functions.get("vendor") != "agent":
        return False
    if BEFORE_A_COURT & bound.features:
        return True
    clause = bound.frame.clause
    if not any(clause.objects) and not clause.phrases and bound.frame.frame_class in SUING:
        return True  # "Huawei said that it would sue"
    nouns = [*clause.deep_objects(), *clause.phrase("against")]
    known = [n for n in nouns if n.determiner in DEFINITE]
    return any(actions_of(n) & actions for n in known)


def _asks_for_the_same(bound: Bound) -> bool:
    """`urged allies to follow suit`: what is asked for is what was told before."""
    clause = bound.frame.clause
    asked = [n for n in clause.phrase("for") if n.determiner.startswith("such") or says_same(n)]
    if any("BAN" in noun_classes(n.lemma) for n in asked):
        return True  # "lobbied for such a ban"
    below = [c for c in bound.clauses if c.parent is clause]
    if any(map(_undoes_act, below)):
        return True  # "called on Sweden to reverse its decision"
    return any(tables().echoes.intersection(verb_classes(each)) for each in below)


def _undoes_act(clause: Clause) -> bool:
    """`to reverse its decision`, `to lift the ban`: whether an act is undone that was told of."""
    verb, told = clause.verb, clause.deep_objects()
    undoes = verb is not None and "reverse" in verb_effects(verb)
    known = [n for n in told if n.determiner in DEFINITE | {*THEIRS} and not n.posts]
    return undoes and any(ACTS_TOLD.intersection(noun_classes(n.lemma)) for n in known)


def _turns_it(bound: Bound) -> bool:
    """`a court suspended it`: what is suspended is the act told last."""
    objects = bound.frame.clause.deep_objects()
    is_turn = bound.frame.noun is None and bound.frame.frame_class in tables().turns
    return is_turn and [n.head.lower for n in objects] == ["it"]
