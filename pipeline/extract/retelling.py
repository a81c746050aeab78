"""What a sentence leaves out because the one before told it.

`Orange followed in December` repeats an act of somebody else, `it wants to start service by May`
goes on with what the same company was said to have won. What is filled in comes from a frame told
before that shares a participant or an act, never from the topic.
"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.binding.bind import bind_fully
from pipeline.extract.bound import SUPPRESSED, Bound
from pipeline.extract.context import Context
from pipeline.extract.done_alike import (
    aims_at_day,
    is_pro_verb,
    repeat_act,
    stands_in,
    tells_choice,
    tells_what,
)
from pipeline.extract.features.generations import (
    OF_NO_GENERATION,
    is_of_course,
    resumes_generation,
)
from pipeline.extract.forerunners import (
    ACTING,
    done_by_others,
    ids,
    is_act_of,
    tells_generation,
)
from pipeline.extract.frames import Frame, does_it, says_same
from pipeline.extract.life_told import led_to, repeat_of_another
from pipeline.extract.slots import is_completed
from pipeline.extract.tables import tables
from pipeline.extract.told_again import (
    tells_whose,
    tested_with,
)
from pipeline.language.clauses.echoes import ECHOING
from pipeline.language.clauses.model import EQUAL_RANK, Clause
from pipeline.language.lexicon import lexicon

TOLD_WINDOW = 2  # sentences before whose frames may be told again


def tell_again(
    bounds: list[Bound], told: Sequence[list[Bound]], clauses: list[Clause], context: Context
) -> None:
    """Complete the frames of a sentence, in place, with what the sentences before told."""
    for position, bound in enumerate(bounds):
        reach = told[-1:] if is_pro_verb(bound) else told
        earlier = [model for sentence in reach for model in sentence]
        earlier = [m for m in earlier if not _is_asked_within(m)]
        before = _told_of(bound, [*earlier, *bounds[:position]], clauses)
        again = repeat_of_another(bound, before)
        again = again or _repeat_launch(bound, before, clauses, context)
        again = again or repeat_act(bound, before, context) or tested_with(bound, before)
        again = again or led_to(bound, before)
        if again is not None:
            bounds[position] = again
        else:
            _take_from_sale(bound, before)
    _tell_once(bounds)
    bounds.extend([each for bound in bounds for each in done_by_others(bound, clauses, context)])


def _tell_once(bounds: list[Bound]) -> None:
    """`A closed its 3G. B was first`: first in what was told, not in what the word itself may be.

    What repeats an act leaves no other reading of its word that lacks what it is about.
    """
    known = tables()
    names = {f"frame:{name}" for name in known.echoes}
    again = [b for b in bounds if not names.isdisjoint(b.features) and b.frame.noun is None]
    told = [b.frame for b in again if b.frame.frame_class not in known.echoes]
    for bound in [b for b in bounds if b.frame.frame_class in known.elliptic and b not in again]:
        if any(_is_same_word(bound.frame, frame) for frame in told):
            bounds.remove(bound)


def _is_same_word(one: Frame, other: Frame) -> bool:
    return one.clause is other.clause and one.anchor == other.anchor


def _take_from_sale(bound: Bound, before: Sequence[Bound]) -> None:
    """`The 4G auction raised €2bn. Three won spectrum`: of the generation that was sold."""
    if bound.frame.frame_class != "LICENSE" or bound.generations or not _gets_spectrum(bound):
        return
    sale = next((m for m in reversed(before) if _sells_spectrum(m)), None)
    if sale is not None and len(sale.generations) == 1:
        bound.generations = list(sale.generations)
        bound.features |= {"generation", "any:generation", "object:spectrum"}


def _gets_spectrum(bound: Bound) -> bool:
    is_told = "object^spectrum" in bound.features or _gets_one(bound.frame.clause)
    return "role:operator" in bound.features and is_told


def _gets_one(clause: Clause) -> bool:
    """`Kenya sold two licences. Airtel took one`: one of those that were sold."""
    objects = clause.deep_objects()
    return bool(objects) and all([u.lower for u in n.units] == ["one"] for n in objects)


def _sells_spectrum(model: Bound) -> bool:
    """Whether a frame tells that a state sells spectrum or licences, and of what generation."""
    is_told = {"role:government", "generation"} <= model.features
    is_sale = model.frame.frame_class in SALES and bool(model.features & SOLD)
    return is_told and is_sale and not model.features & SUPPRESSED


SALES = ("SALE", "SPECTRUM_SALE", "SELL")
SOLD = frozenset({"kind:generation", "object^spectrum"})


def _is_asked_within(model: Bound) -> bool:
    """`Did it promise to launch? It did`: promise; nor did it so that `nearly launched`."""
    is_within = model.frame.clause.kind not in EQUAL_RANK or "conditional" in model.features
    return "question" in model.features and is_within


def _told_of(bound: Bound, before: list[Bound], clauses: list[Clause]) -> list[Bound]:
    """`Elisa runs a test and plans to do the same`: what the same subject did in the sentence."""
    clause = bound.frame.clause
    if bound.frame.frame_class not in tables().echoes or clause.verb is None:
        return before
    before = [m for m in before if not (m.frame.clause.kind == ASIDE and _is_so(clause))]
    above = {clause, *clause.ancestors()}
    own = [c for c in clauses if c not in above and _is_same_subject(c, clause)]
    return [m for m in before if m.frame.clause in own] if own else before


ASIDE = "relative"


def _is_so(clause: Clause) -> bool:
    """`Telia's 5G, which began in May, is built by Nokia, and so is Elisa's`: it is built so."""
    return clause.verb is not None and clause.verb.particle == ECHOING


def _is_same_subject(other: Clause, clause: Clause) -> bool:
    """Whether a clause before has the very subject of another."""
    if other.kind not in EQUAL_RANK or other.verb is None or clause.verb is None:
        return False
    is_before = other.verb.start < clause.verb.start
    return is_before and any(n in clause.subjects for n in other.subjects)


def _repeat_launch(
    bound: Bound, before: Sequence[Bound], clauses: list[Clause], context: Context
) -> Bound | None:
    if not _may_repeat(bound):
        return None
    if tells_choice(bound) and any("role:vendor" in m.features for m in before):
        return None  # "Ericsson will deliver its 5G. B made the same choice": of the maker
    if bound.frame.frame_class in tables().echoes and not bound.frame.clause.times:
        before = _less_asides(before)
    if _goes_same_way(bound) and any(is_act_of(m, "operator") for m in before):
        return None  # "picked Huawei and opened its 5G. B took the same route": picked it as well?
    model = next((m for m in reversed(before) if _is_repeated(bound, m)), None)
    return _repeat(bound, model, clauses, context) if model is not None else None


def _less_asides(before: Sequence[Bound]) -> list[Bound]:
    """`It signed with Nokia in Split, where 5G had begun. A1 followed`: with the deal, or 5G?"""
    deals = {m.frame.clause for m in before if is_act_of(m, "operator")}
    is_open = any(c.kind != ASIDE for c in deals)
    return [m for m in before if not (is_open and m.frame.clause.kind == ASIDE)]


def _may_repeat(bound: Bound) -> bool:
    """Whether a frame by itself may stand for an earlier one: it has who does it, but not what."""
    clause = bound.frame.clause
    is_echo = bound.frame.frame_class in tables().echoes
    is_resumed = is_echo and "resumed" in bound.features  # "Elisa followed it": whom, not what
    has_own = bool(bound.generations) and not (is_resumed or does_it(clause))
    if has_own or bound.frame.noun is not None or OF_NO_GENERATION in bound.features:
        return False
    if clause.kind == "adverbial" and not clause.times:
        return False  # "has used it since it began": when, not what
    is_open = _lacks_object(bound) or bound.frame.frame_class in tables().elliptic
    is_open = is_open or "ahead" in bound.roles
    return "agent:operator" in bound.features and is_open


def _is_repeated(bound: Bound, model: Bound) -> bool:
    """Whether a frame that may repeat one stands for this: the model says what, and who too."""
    known = tables()
    frame_class = bound.frame.frame_class
    is_behind = ids(bound, "ahead") and ids(bound, "ahead") <= ids(model, "operator")
    if not _lacks_object(bound) and not _has_another(bound, model) and not is_behind:
        return False
    if "superseded" in model.features:
        return False  # "had promised it for May, opened it in June; B in July": opened
    if not is_of_course(bound, model.frame.frame_class in known.ending):
        return False
    if frame_class in known.elliptic:
        is_same = model.frame.frame_class in {frame_class, *known.echoes}
        is_same = is_same or _shares(bound, model, "operator")
    else:
        is_same = frame_class in known.echoes
    tells_of_it = "told:generation" in model.features and "role:vendor" not in model.features
    is_act = model.frame.frame_class in known.elliptic or tells_of_it
    return is_same and is_act and tells_generation(model)


def _has_another(bound: Bound, model: Bound) -> bool:
    """`won a 5G licence. Tigo also got a licence`: one more of what was just told of."""
    objects = bound.frame.clause.deep_objects()
    told = {n.lemma for n in model.frame.clause.deep_objects()}
    is_plain = all(n.determiner in ONE_MORE and len(n.units) <= 2 for n in objects)
    is_alike = bool(objects) and {n.lemma for n in objects} <= told
    return is_plain and is_alike and bound.frame.frame_class == model.frame.frame_class


ONE_MORE = frozenset({"", "a", "an", "another", "one"})


def may_be_repeated(model: Bound) -> bool:
    """Whether another frame may go on with what this one tells."""
    is_act = tells_generation(model) or any(is_act_of(model, role) for role in ACTING)
    return is_act or tells_whose(model)


def _lacks_object(bound: Bound) -> bool:
    """Whether a clause does not say what is launched: no object, or just `service`."""
    clause = bound.frame.clause
    if clause.is_passive:
        return _is_followed(clause)
    if is_completed(bound) or _is_first_to(bound) or tells_what(bound):
        return False
    objects = clause.deep_objects()
    return does_it(clause) or all(resumes_generation(n) or says_same(n) for n in objects)


def _is_first_to(bound: Bound) -> bool:
    """`was first in Asia to agree on a date`: what it was first to do is told behind."""
    verb = bound.frame.clause.verb
    is_quality = verb is not None and bool(verb.units) and verb.units[-1].tag == "JJ"
    below = (c for c in bound.clauses if c.parent is bound.frame.clause)
    return is_quality and any(c.kind == "infinitive" for c in below)


def _is_followed(clause: Clause) -> bool:
    """`launched LTE in May, followed by Claro in June`: who follows does the same."""
    return clause.verb is not None and clause.verb.lemma == "follow" and bool(clause.phrase("by"))


def _repeat(bound: Bound, model: Bound, clauses: list[Clause], context: Context) -> Bound:
    is_echo = bound.frame.frame_class in tables().echoes
    frame_class = model.frame.frame_class if is_echo else bound.frame.frame_class
    _date_behind(bound.frame.clause, model.frame.clause)
    again = bind_fully(replace(bound.frame, frame_class=frame_class), clauses, context)
    again.countries = bound.countries  # its own clause's, not those of the last one read
    again.features |= bound.features | {
        "generation",
        "any:generation",
        "object:generation",
        "told:generation",
    }
    again.features.update(f for f in model.features if f.startswith(TOPICAL))
    if is_echo and stands_in(bound):
        again.features |= model.features & {"local"}  # "the former did so in May": there too
    is_past = "past" in bound.features and "form:pp" not in bound.features
    if aims_at_day(bound) or (model.features & TO_COME and not is_past):
        again.features.add("future")  # "Telia starts in May; Elisa follows in June"
    again.generations = list(model.generations)
    return again


def _date_behind(clause: Clause, model: Clause) -> None:
    """`opened it in June 2020; B followed in May`: in the year that came."""
    verb = clause.verb
    if verb is None or verb.tense != "past" or verb.lemma not in lexicon().cues["comes_after"]:
        return
    if model.times:
        clause.times = [time.next_after(model.times[-1]) for time in clause.times]


TOPICAL = ("any:", "about:")  # what an act is about is so whoever does it: "sells 5G phones"
TO_COME = frozenset({"future", "ahead", "e:plan", "anchor:next"})


def _goes_same_way(bound: Bound) -> bool:
    """`took the same route`, `made a similar move`: what was done is but called alike."""
    objects = bound.frame.clause.deep_objects()
    return any(says_same(n) and n.lemma in lexicon().cues["same_act"] for n in objects)


def _shares(bound: Bound, model: Bound, party: str) -> bool:
    """Whether a participant of a frame takes part in the one told before as well."""
    return bool(ids(bound, party) & ids(model, party))
