"""What the patterns of time are built of, and a rule: pattern, meaning, what it needs.

In: the core pattern of a rule. Out: the rule, led by a preposition where one stands.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.language.timex.cues import CUES
from pipeline.language.timex.expression import GRAINS, Resolver

MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
LAST_MONTH = (
    r"(?:\s?[-–/]\s?(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December))?"
)
ANY_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
YEAR = r"(?P<year>(?:19[89]|20[0-4])\d)"
DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
HOURS = r"(?:\s+(?:morning|afternoon|evening|night))?"
COUNT = (
    r"(?P<count>\d{1,2}|a couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve)"
)
UNITS = r"(?P<unit>years?|months?|weeks?|days?|fortnight)"
PREP = (
    r"(?<![^\W_])"  # nothing begins inside a word: tried first, as all that follows is dear
    r"(?:\b(?P<prep>(?i:by|before|until|till|from|since|in|on|at|during|as of|after|within|for"
    r"|through|starting(?: from| in| on)?|beginning(?: in| on)?|effective"
    r"|no (?:later|earlier|sooner) than|not (?:later|earlier|sooner) than|as from"
    r"|over|between|to|as (?:early|soon|late) as))\s+)?"
)
PART = (
    r"(?i:(?P<part>(?:the\s+)?(?:very\s+)?(?:end|close|beginning|start|middle|course|autumn|spring"
    r"|summer|winter)\s+of|year-end|early(?:\s+in)?|late(?:\s+in)?|mid-?|end-|the end"
    r"|the final days of|the first days of)\s*(?:of\s+)?)?"
)
OF_YEAR = r"(?:\s*,?(?:\s+of)?(?:\s+the)?\s+(?:(?P<rel>this|last|next)\s+year|" + YEAR + r"))"
NO_FIGURE = r"(?!\s*(?:percent|per cent|%|million|billion))"
NO_RESULT = r"(?!\s+(?:net|profit|sales|results?|revenues?|earnings|loss|core|operating))"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, what its match means, and what a sentence must hold to be searched for it.

    `needs` is a kind of time word, `words` are pieces of text in lower case, of which one is
    enough, `shape` is a quick pattern.
    """

    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], Resolver]
    needs: str
    is_anchored: bool = False
    words: tuple[str, ...] = ()
    shape: re.Pattern[str] | None = None

    def grain(self, m: re.Match[str]) -> str:
        """How precisely the day that a match leans on has to be known; empty if on none."""
        if not self.is_anchored:
            return ""
        if "season" in m.groupdict():
            return "year"
        unit = (m.groupdict().get("unit") or "month").lower().rstrip("s")
        return unit if unit in GRAINS else "month"


def rule(
    pattern: str,
    build: Callable[[re.Match[str]], Resolver],
    *,
    fold: bool = False,
    anchored: bool = False,
    words: str = "",
    shape: str = "",
) -> Rule:
    """A rule of a core pattern, which a preposition may lead; `words` are told apart by `|`."""
    needs = next((cue for cue in CUES if f"(?P<{cue}>" in pattern), "figure")
    compiled = re.compile(PREP + pattern, re.IGNORECASE if fold else 0)
    pieces = tuple(words.split("|")) if words else ()
    return Rule(compiled, build, needs, anchored, pieces, re.compile(shape) if shape else None)


def lower_groups(m: re.Match[str]) -> dict[str, str]:
    """The named groups in lower case, empty where they do not take part."""
    return {name: (value or "").lower() for name, value in m.groupdict().items()}
