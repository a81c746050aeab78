"""Claims of one article that say the same made one: the fuller takes the other in."""

import json
from dataclasses import replace
from datetime import timedelta

from pipeline.extract.dating import PUBLICATION, Dated
from pipeline.extract.deciding.claim import Claim
from pipeline.extract.deciding.deployments import LASTING
from pipeline.language.lexicon import lexicon

WHOLE = "all:"  # the operators of a country, none of them named
MILESTONE = ("country", "generation", "milestone")
ACT = ("jurisdiction", "action", "target")
STANDING = frozenset({"decided", "in_force", "considered"})
HOLDING = {"decided", "in_force"}  # the act and its standing are one: the act is kept
REFINING = ("generation", "part", "country", "authority")
CERTAINTIES = ("asserted", "reported", "possible")
OLD_NEWS = timedelta(days=31)  # what is told on a day happened no longer ago


def merge(claims: list[Claim]) -> list[Claim]:
    """One claim per statement of an article: of two that agree, the fuller takes the other in.

    The evidence is the sentence of the fuller one, but never the title where the text states it.
    """
    kept: list[Claim] = []
    claims = [c for c in claims if not (c.is_mention and _is_told(c, claims))]
    claims = [c for c in claims if not _is_spelt_out(c, claims)]
    claims = [c for c in claims if not _is_scoped_below(c, claims)]
    claims = [c for c in claims if not _has_come_about(c, claims)]
    for claim in sorted(claims, key=lambda c: c.specificity(), reverse=True):
        twin = next((i for i, k in enumerate(kept) if _same(k, claim)), None)
        if twin is None:
            kept.append(claim)
        else:
            kept[twin] = _take_in(kept[twin], claim)
    return sorted(kept, key=lambda c: (c.evidence, c.kind, json.dumps(c.fields, sort_keys=True)))


def _is_spelt_out(claim: Claim, claims: list[Claim]) -> bool:
    """Whether the text names the operators of a country that it also speaks of as a whole."""
    if claim.kind != "rollout" or not str(claim.fields["operator_id"]).startswith(WHOLE):
        return False
    named = {
        c.fields["operator_id"]
        for c in claims
        if c.kind == claim.kind and all(c.fields[n] == claim.fields[n] for n in MILESTONE)
    }
    return sum(not str(n).startswith(WHOLE) for n in named) > 1


def _has_come_about(claim: Claim, claims: list[Claim]) -> bool:
    """Whether a network is told to be off, the end of which had begun or been planned before."""
    if claim.kind != "rollout" or claim.fields["milestone"] != "shutdown_planned":
        return False
    last = claim.dates["date"].last
    ends = (
        c.dates["date"]
        for c in claims
        if c.kind == claim.kind
        and c.fields["milestone"] == "shut_down"
        and all(c.fields[n] == claim.fields[n] for n in ("operator_id", "country", "generation"))
    )
    return last is not None and any(end.last is not None and last < end.last for end in ends)


def _is_scoped_below(claim: Claim, claims: list[Claim]) -> bool:
    """Whether what an act is limited to is left out, as the text tells it elsewhere.

    So do headlines (`to bar it`), and nouns for what was told (`the ban on such equipment`).
    """
    bare, scoped = lexicon().cues["bare_act"], lexicon().cues["scoped_act"]
    is_bare = claim.kind == "policy" and _is_short(claim) and claim.fields["action"] in bare
    if not is_bare or claim.fields["generation"] or claim.fields["part"]:
        return False
    told = {
        c.fields["action"]
        for c in claims
        if c.kind == claim.kind
        and not _is_short(c)
        and all(c.fields[n] == claim.fields[n] for n in ("jurisdiction", "target"))
    }
    return bool(told & scoped) and claim.fields["action"] not in told


def _is_short(claim: Claim) -> bool:
    """Whether a headline tells it, or a noun for what was told of companies named before."""
    return claim.is_title or (claim.is_mention and not claim.is_named)


def _is_told(mention: Claim, claims: list[Claim]) -> bool:
    """Whether the text tells the act that a noun or a headline merely mentions, at its stage."""
    stages = {
        c.fields["stage"]
        for c in claims
        if c.kind == mention.kind
        and not c.is_mention
        and all(c.fields[n] == mention.fields[n] for n in ACT)
    }
    told = bool(stages) and mention.fields["stage"] not in stages
    return told and mention.fields["stage"] in STANDING


def _same(fuller: Claim, other: Claim) -> bool:
    """Whether two claims state the same: equal keys, and no detail in which they differ."""
    if fuller.kind != other.kind:
        return False
    for name, value in other.fields.items():
        known = fuller.fields[name]
        if name == "authority":
            continue
        if name in REFINING and (value is None or known is None):
            continue
        if name == "stage" and {value, known} == HOLDING:
            continue
        if value != known:
            return False
    if _tells_otherwise(fuller, other):
        return False
    return all(_compatible(fuller.dates[n], d) for n, d in other.dates.items())


def _tells_otherwise(one: Claim, other: Claim) -> bool:
    """`its 3G network is Ericsson's, which also supplies the core`: neither says all of both."""
    if one.kind != "deployment" or one.fields["status"] not in LASTING:
        return False
    told = [{n for n in ("generation", "part") if c.fields[n] is not None} for c in (one, other)]
    return not (told[0] <= told[1] or told[1] <= told[0])


def _compatible(known: Dated, other: Dated) -> bool:
    if known.first is None or other.first is None or known.last is None or other.last is None:
        return True
    is_told_today = PUBLICATION in (known.basis, other.basis)
    if is_told_today and abs(known.first - other.first) <= OLD_NEWS:
        return True
    return known.first <= other.last and other.first <= known.last


def _take_in(fuller: Claim, other: Claim) -> Claim:
    fields = {n: v if v is not None else other.fields[n] for n, v in fuller.fields.items()}
    if {fields.get("stage"), other.fields.get("stage")} == HOLDING:
        fields["stage"] = "decided"
    dates = {n: _narrower(d, other.dates[n]) for n, d in fuller.dates.items()}
    certainty = min(fuller.certainty, other.certainty, key=CERTAINTIES.index)
    told = max(fuller, other, key=_tells_well)
    return replace(told, fields=fields, dates=dates, certainty=certainty)


def _tells_well(claim: Claim) -> tuple[bool | int, ...]:
    """How well the sentence of a claim shows it: in the text, told as such, in full, by names."""
    filled, dated, *_ = claim.specificity()
    is_told = not claim.is_title, not claim.is_mention, not claim.is_aside
    return *is_told, filled, dated, claim.is_named


def _narrower(known: Dated, other: Dated) -> Dated:
    """The date that says more; the day of publication gives way to any that the text tells."""
    if known.first is None or known.last is None:
        return other
    if other.first is None or other.last is None:
        return known
    if PUBLICATION in (known.basis, other.basis):
        return known if other.basis == PUBLICATION else other
    return other if other.last - other.first < known.last - known.first else known
