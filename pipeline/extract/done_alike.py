"""The act told last, by who does it now: `New Zealand followed`, `so does O2`, `ZTE's as well`.

In: a bound frame of a verb that stands for another (`tables().echoes`), and the frames told before.
Out: the frame told again with other parties, None where nobody is said to do it.
"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.bound import Bound
from pipeline.extract.context import Context
from pipeline.extract.entities import WHOLE
from pipeline.extract.forerunners import (
    ACTING,
    ids,
    is_act_of,
    named,
    tells_generation,
    whose_alike,
)
from pipeline.extract.frames import SAME, STANDING_IN, does_it
from pipeline.extract.life_told import ENDS_OF_LIFE
from pipeline.extract.nouns import denote
from pipeline.extract.slots import is_completed
from pipeline.extract.tables import noun_classes, tables
from pipeline.extract.told_again import (
    STANDING,
    acted_by,
    as_told,
    choose_as_well,
    is_in_company,
    makers_of,
    own_as_well,
)
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.echoes import ECHOING
from pipeline.language.clauses.model import Clause
from pipeline.language.clauses.noun_kinds import is_place
from pipeline.language.lexicon import lexicon


def repeat_act(bound: Bound, before: Sequence[Bound], context: Context) -> Bound | None:
    """`New Zealand followed`, `it did the same with ZTE`: the act told last, by who does it now."""
    if bound.frame.frame_class not in tables().echoes or tells_what(bound) or aims_at_day(bound):
        return None
    before = _by_those_ahead(bound, _that_may_be_repeated(bound, before))
    if any(n.lemma == SAME for n in bound.frame.clause.subjects):
        return _extend_act(bound, before, context)
    if tells_choice(bound) or _tells_whose(bound):
        tell = choose_as_well if tells_choice(bound) else own_as_well
        return tell(bound, before, context)
    alike = [n for each in bound.frame.clause.deep_objects() for n in whose_alike(each)]
    if not alike and before and _opens_or_closes(before[-1]):
        return None  # "A buys from B. C closed its 2G. D followed": C, not A
    return _repeated_by(alike, bound, before, context)


def _repeated_by(
    alike: list[NounChunk], bound: Bound, before: Sequence[Bound], context: Context
) -> Bound | None:
    """The act by those who do it now: the subject, or whose the like of it is."""
    for role in ACTING:
        actors = named(alike or bound.frame.clause.deep_subjects(), role, context)
        model = next((m for m in reversed(before) if is_act_of(m, role)), None)
        if actors and model is not None and _is_of_what_was_denied(bound, model):
            return None
        if actors and model is not None and not is_in_company(model):
            others = named(_aimed_at(bound.frame.clause), "vendor", context)
            if others and does_it(bound.frame.clause):
                return None  # "did it with Nokia", whose it need not be
            makers = others or makers_of(model)
            told = {role: actors} | ({"vendor": makers} if makers else {})
            again = acted_by(bound, model, told)
            return as_told(again, model) if alike and again is not None else again
    return None


def _is_of_what_was_denied(bound: Bound, model: Bound) -> bool:
    """`Telia never stopped using it. O2 did`: it stopped, which is not what Telia does."""
    above = [c.verb for c in model.frame.clause.ancestors() if c.verb is not None]
    is_denied = any(verb.is_negative for verb in above)
    return is_denied and is_pro_verb(bound) and "neg" not in bound.features


def tells_what(bound: Bound) -> bool:
    """`will be first to launch it`: the act is told behind, and stands for none told before.

    So it is with `was second in the market`: in what it was so is told there.
    """
    verb = bound.frame.clause.verb
    is_quality = verb is not None and bool(verb.units) and verb.units[-1].tag == "JJ"
    if verb is not None and verb.lemma in lexicon().cues["aims_at_day"]:
        return not aims_at_day(bound)
    ranked = (n for n in bound.frame.clause.phrase("in", "on", "by", "among"))
    return is_quality and (is_completed(bound) or any(map(_is_field, ranked)))


def aims_at_day(bound: Bound) -> bool:
    """`A opened in May. B aims for June`: for nothing but a day, when it will do so too."""
    clause = bound.frame.clause
    verb = clause.verb
    if verb is None or verb.lemma not in lexicon().cues["aims_at_day"] or verb.tense == "past":
        return False
    is_bare = not any(clause.objects) and not clause.phrase("at", "for", "to")
    return is_bare and bool(clause.times) and not is_completed(bound)


def _is_field(noun: NounChunk) -> bool:
    """`in a speed test`, `by revenue`: no place and no country."""
    return not denote(noun, deep=False).senses & AREAS and not is_place(noun)


AREAS = frozenset({"continent", "nation", "place", "town"})


def _aimed_at(clause: Clause) -> list[NounChunk]:
    """Whom, or whose gear, somebody else does it to; not `with the help of Nokia`."""
    led = clause.phrase(*AGAINST_WHOM)
    return [n for n in led if n.head.mention or denote(n, deep=False).senses & AIMED_AT]


AIMED_AT = frozenset({"vendor", "gear", "network", "company"})


def _that_may_be_repeated(bound: Bound, before: Sequence[Bound]) -> Sequence[Bound]:
    """What others may be said not to do, and of what lasts no deed that follows."""
    if "neg" in bound.features:
        return _deniable(before)
    if stands_in(bound):
        return before
    return [m for m in before if m.frame.frame_class not in tables().denied]


def _by_those_ahead(bound: Bound, before: Sequence[Bound]) -> Sequence[Bound]:
    """`EE chose Huawei, Three Samsung. Vodafone may follow EE`: the deed of the one named."""
    ahead = {e.id for e in bound.roles.get("ahead", ()) if e.path == WHOLE}
    return [m for m in before if ahead <= ids(m, "operator")] if ahead else before


def _opens_or_closes(model: Bound) -> bool:
    """Whether a frame tells that somebody opens or closes what runs on one generation."""
    is_told = tells_generation(model) and model.frame.frame_class in ENDS_OF_LIFE
    return is_told and "role:vendor" not in model.features


AGAINST_WHOM = ("with", "to", "on", "against")


def tells_choice(bound: Bound) -> bool:
    """`signed with Nokia. Telia made the same choice`: with whom is what was chosen."""
    objects = bound.frame.clause.deep_objects()
    return any("CHOICE" in noun_classes(n.lemma) for n in objects)


def _tells_whose(bound: Bound) -> bool:
    """`so are Elisa's`: those that are somebody's, not what he does."""
    return any(n.units[-1].tag == "POS" for n in bound.frame.clause.subjects)


def stands_in(bound: Bound) -> bool:
    """`so does`, `did the same`: for what lasts as well; who `followed` did a deed."""
    verb = bound.frame.clause.verb
    is_same = any(n.lemma == SAME for n in bound.frame.clause.nouns())
    return verb is None or verb.lemma in STANDING_IN or verb.particle == ECHOING or is_same


def is_pro_verb(bound: Bound) -> bool:
    """`so does O2`, `O2 does not`: for the verb of the sentence right before."""
    verb = bound.frame.clause.verb
    if verb is None or verb.lemma not in STANDING_IN or does_it(bound.frame.clause):
        return False
    return not any(n.lemma == SAME for n in bound.frame.clause.nouns())


def _deniable(before: Sequence[Bound]) -> list[Bound]:
    """`BT uses it. O2 does not`: the act told last, if it is one that others are said not to do."""
    acts = [m for m in before if any(is_act_of(m, role) for role in ACTING)]
    last = acts[-1].frame.clause if acts else None
    return [m for m in acts if m.frame.clause is last and m.frame.frame_class in tables().denied]


def _extend_act(bound: Bound, before: Sequence[Bound], context: Context) -> Bound | None:
    """`The same goes for ZTE`: the act told last, by somebody else or about another vendor."""
    whom = bound.frame.clause.phrase(*WHOM)
    for role in ("vendor", *ACTING):
        others = named(whom, role, context)
        acted = ACTING if role == "vendor" else (role,)
        model = next((m for m in reversed(before) if any(is_act_of(m, a) for a in acted)), None)
        if others and model is not None:
            again = acted_by(bound, model, {role: others})
            features = model.features | (bound.features & STANDING)
            return replace(again, features=features) if again is not None else None
    return None


WHOM = ("for", "to", "of", "with")
