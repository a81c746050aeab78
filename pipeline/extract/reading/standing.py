"""Features of a frame that its whole sentence gives: a headline, a question, a condition, a day.

In: a bound frame and its sentence. Out: features, beside those of its clause.
"""

from pipeline.extract.bound import Bound
from pipeline.extract.dating import is_of_the_day, lies_ahead, lies_behind
from pipeline.extract.reading.sentence import Article, ReadSentence
from pipeline.language.clauses.model import Clause
from pipeline.language.lexicon import lexicon
from pipeline.language.tagging.unit import Unit

WEIGHING = frozenset({"could", "would", "may", "might"})


def standing_of(bound: Bound, read: ReadSentence, article: Article) -> set[str]:
    """Features of the sentence as a whole, and of where its time lies."""
    said = article.text[read.sentence.start : read.sentence.end]
    day = article.published_on
    standing = {
        "headline": read.sentence.is_title or _is_entry(read.units),
        "respectively": "respectively" in read.words or "in that order" in said,
        "respective": "respective" in read.words,
        "alone": _tells_of_one_alone(bound, read),
        "existing": _is_of_today(bound),
        "conditional": _is_condition(bound, read.units)
        or _is_weighed(bound, read.clauses)
        or _follows_from(bound, read.clauses),
        "ahead": lies_ahead(bound, day),
        "behind": lies_behind(bound, day),
        "today": is_of_the_day(bound, day),
        "summed": _is_summed_up(bound, read.summed),
        "question": said.rstrip("\"'”’)").endswith("?") or _asks(read, said),
    }
    return {feature for feature, holds in standing.items() if holds}


def _is_entry(units: list[Unit]) -> bool:
    """`May 15, 2019: the president signs it`: an entry of a chronicle, told as in a headline."""
    tags = [unit.tag for unit in units[:3]]
    return tags[:1] == ["T"] and not {":", "—"}.isdisjoint(tags[1:2])


def _asks(read: ReadSentence, said: str) -> bool:
    """`Will Canada ban Huawei from 5G`, `Opinion: Britain must`: a title that tells no news."""
    opening = [u.tag for u in read.units[:2]]
    asks = opening[:1] == ["MD"] and opening[1:] in (["N"], ["DT"])
    is_opinion = said.partition(":")[0].strip().lower() in lexicon().cues["opinion_prefix"]
    return read.sentence.is_title and (asks or is_opinion)


def _tells_of_one_alone(bound: Bound, read: ReadSentence) -> bool:
    """`will not work with Huawei alone`: behind the verb; `Jio alone has none` tells who.

    So does `is not the only one to use Huawei`, and `will not keep all three`: some may stay.
    """
    verb = bound.frame.clause.verb
    if verb is None:
        return False
    if any(n.determiner in ("all", "both") for n in bound.frame.clause.deep_objects()):
        return True
    cues = lexicon().cues
    if read.words.isdisjoint(cues["alone"] | cues["sole"]):
        return False
    behind = any(u.start > verb.start and u.lower in cues["alone"] for u in read.units)
    above = bound.frame.clause.parent
    counts = above.verb.start if above is not None and above.verb is not None else verb.start
    return behind or any(
        counts < u.start < verb.start and u.lower in cues["sole"] for u in read.units
    )


def _is_of_today(bound: Bound) -> bool:
    """`its existing core, provided by Ericsson`: what it is about stands already."""
    noun = bound.frame.noun
    clause = bound.frame.clause  # "will use radios from its current supplier"
    about = [*clause.deep_objects(), *clause.phrase("from")] if noun is None else [noun]
    words = (u.lower for n in about for u in n.units)
    return any(word in lexicon().cues["standing"] for word in words)


def _is_summed_up(bound: Bound, summed: int | None) -> bool:
    anchor = bound.frame.noun or bound.frame.clause.verb
    return summed is not None and anchor is not None and anchor.start < summed


def summing_up(units: list[Unit]) -> int | None:
    """`plans to ban it by 2027, a decision that ...`: where what is told is called a decision."""
    words = lexicon().cues["summing"]
    for position, unit in enumerate(units[:-1]):
        if unit.lower in words and units[position + 1].lower in ("that", "which"):
            before = units[:position]
            if before and before[-1].lower == "a":
                before = before[:-1]
            if before and before[-1].tag in (",", "—"):
                return unit.start
    return None


def _is_condition(bound: Bound, units: list[Unit]) -> bool:
    """`Had O2 chosen Huawei, it would ...`: an auxiliary first, a comma behind the condition."""
    opening = units[0].lower in ("had", "were", "should") and len(units) > 1
    if not opening or units[1].tag not in ("N", "PRP", "DT", "J"):
        return False
    comma = next((u.start for u in units if u.tag == ","), 0)
    anchor = bound.frame.noun or bound.frame.clause.verb
    return anchor is not None and anchor.start < comma


def _is_weighed(bound: Bound, clauses: list[Clause]) -> bool:
    """`removing it could take ten years`: what a modal verb has as its subject is not said done."""
    clause = bound.frame.clause
    behind = clauses[clauses.index(clause) + 1 :]
    told = next((c for c in behind if c.kind == "main"), None)
    if clause.kind != "gerund" or clause.subjects or told is None or told.verb is None:
        return False
    return not told.subjects and told.verb.modal in WEIGHING


def _follows_from(bound: Bound, clauses: list[Clause]) -> bool:
    """`If bids are low, the regulator may have to sell less`: what might come of a condition."""
    around = [bound.frame.clause, *bound.frame.clause.ancestors()]
    is_open = any(c.verb is not None and c.verb.modal in OPEN for c in around)
    told = (c for c in clauses if c.marker in SUPPOSING)
    supposed = (c for c in told if c.subjects or c.objects)  # not "if passed"
    return is_open and any(c.parent in around for c in supposed)


OPEN = WEIGHING - {"would"}
SUPPOSING = frozenset({"if", "in case", "unless"})
