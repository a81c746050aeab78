"""What a sentence adds to an act that was told before: a turn, a wider reach, a date."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract.acts.nouns import is_of
from pipeline.extract.attribution import Attribution
from pipeline.extract.bodies import authority_of
from pipeline.extract.bound import Bound
from pipeline.extract.dating import UNDATED, Dated
from pipeline.extract.deciding.claim import Claim
from pipeline.extract.deciding.networks import Setting
from pipeline.extract.deciding.policies import TURNS
from pipeline.extract.nouns import denote
from pipeline.extract.policy_dates import Slots, policy_dates
from pipeline.extract.reading.sentence import ReadSentence, speaker_of
from pipeline.extract.tables import reading
from pipeline.language.lexicon import lexicon

Fields = dict[str, str | None]

LATER = ("effective", "deadline")


def sequel(act: Claim, read: ReadSentence, bound: Bound, setting: Setting) -> Iterator[Claim]:
    """What the sentence adds to an act: a turn that it took, or a date that it lacked."""
    wider = _widened(act, bound)
    if wider is not None:
        yield at_stage(wider, act.fields["stage"] or "decided", read, bound, setting)
        return
    features = bound.features | {f"action:{act.fields['action']}"}
    stage = reading("stage", features)
    slots = Slots(*(reading(name, features) for name in ("until", "ahead", "at")))
    dates = policy_dates(bound, setting.published, slots, turned=stage in TURNS)
    if stage in TURNS:
        if not _is_only_called_for(features):
            yield _turned(act, stage, dates, read, bound)
        return
    dates = {n: d if n in LATER else UNDATED for n, d in dates.items()}
    if _adds(act, dates):
        yield replace(_shown(act, read), dates=dates)


def _is_only_called_for(features: set[str]) -> bool:
    """`argued that the ban should be lifted`, `urged Kenya to lift it`: it has not been lifted."""
    if not WISHED.isdisjoint(features) or {"e:plan", "of_others"} <= features:
        return True
    is_wanted = "should" in features or ("would" in features and "e:say" not in features)
    if is_wanted and RULINGS.isdisjoint(features):
        return True
    is_demanded = not {"order", "e:order"}.isdisjoint(features)
    return is_demanded and not {"holder:vendor", "speaker:company"}.isdisjoint(features)


WISHED = frozenset({"e:urge", "e:hope", "hinges", "marker:until", "marker:unless"})
RULINGS = frozenset({"e:decide", "e:rule", "e:enact"})


def at_stage(act: Claim, stage: str, read: ReadSentence, bound: Bound, setting: Setting) -> Claim:
    """An act that was told of, at the stage that it has come to."""
    dates = policy_dates(bound, setting.published, Slots("effective", "effective"), turned=True)
    dates = dates if stage in TURNS else {**act.dates, **_told_dates(dates)}
    return _turned(act, stage, dates, read, bound)


def _turned(
    act: Claim, stage: str, dates: dict[str, Dated], read: ReadSentence, bound: Bound
) -> Claim:
    """The act at another stage, with the days of its turn, shown by this sentence."""
    return replace(
        act,
        fields=act.fields | {"stage": stage} | _who_turns(bound, act, speaker_of(read, bound)),
        dates=dates,
        evidence=(read.sentence.start, read.sentence.end),
        certainty=reading("certainty", bound.features),
        is_title=False,
        is_mention=False,
    )


def _told_dates(dates: dict[str, Dated]) -> dict[str, Dated]:
    """The dates of a decision: its own day, never that of the draft."""
    return {n: d for n, d in dates.items() if n == "announced" or d.first is not None}


def fits(act: Claim, bound: Bound) -> bool:
    """Whether a noun may stand for an act: of no other target, and of no other state's doing."""
    targets = {e.id for e in bound.roles.get("vendor", [])}
    return targets <= {act.fields["target"]} and _may_decide(bound, act.fields["jurisdiction"])


def _may_decide(bound: Bound, country: str | None) -> bool:
    """Whether who acts on the act, if anybody is said to, is of the state whose act it is."""
    clause = bound.frame.clause
    if bound.frame.noun in clause.subjects and not clause.phrase("by"):
        return True
    acting = {g.country for g in bound.roles.get("government", [])}
    return all(
        is_of(chunk, country) or (chunk.is_pronoun and acting == {country})  # "it extended it"
        for chunk in clause.deep_subjects()
    )


def _shown(act: Claim, read: ReadSentence) -> Claim:
    """An act that a sentence dates: shown where it was told, unless that was in passing."""
    if not (act.is_title or act.is_mention):
        return act
    place = (read.sentence.start, read.sentence.end)
    return replace(act, evidence=place, is_title=False, is_mention=False)


def _widened(act: Claim, bound: Bound) -> Claim | None:
    """`the measure was extended to 4G`, `to ZTE`: the same act on another target or generation."""
    clause, found = bound.frame.clause, [denote(n) for n in bound.frame.clause.phrase("to")]
    if clause.verb is None or clause.verb.lemma not in lexicon().cues["widens"]:
        return None
    vendors = [e.id for d in found for e in d.named if e.kind == "vendor"]
    generations = [g for d in found for g in d.generations]
    if len(vendors) + len(generations) != 1:
        return None
    wider: Fields = {"target": vendors[0]} if vendors else {"generation": generations[0]}
    return replace(act, fields=act.fields | wider, dates=dict.fromkeys(act.dates, UNDATED))


def _who_turns(bound: Bound, act: Claim, speaker: Attribution) -> Fields:
    """`The Commerce Department lifted the ban`: whoever imposed it, this body ends it."""
    acting = bound.roles.get("government", [])
    own = [g for g in acting if g.country == act.fields["jurisdiction"]]
    return (
        {"authority": authority_of(own[0], speaker)}
        if own
        else {"authority": act.fields["authority"]}
    )


def _adds(act: Claim, dates: dict[str, Dated]) -> bool:
    """Whether a date is told that the act lacks, and none that differs from its own."""
    told = {n: d for n, d in dates.items() if d.first is not None}
    return bool(told) and all(act.dates[n].first is None for n in told)
