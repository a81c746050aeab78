"""The rules of time, each a pattern with what it means, from the most telling to the barest."""

from pipeline.language.timex.patterns import (
    ANY_MONTH,
    COUNT,
    DAY,
    HOURS,
    LAST_MONTH,
    MONTH,
    NO_FIGURE,
    NO_RESULT,
    OF_YEAR,
    PART,
    UNITS,
    WEEKDAY,
    YEAR,
    rule,
)
from pipeline.language.timex.resolvers import (
    absolute,
    counted_ago,
    counted_ahead,
    counted_later,
    day_of_month,
    deictic_day,
    deictic_unit,
    end_of,
    following,
    following_month,
    holiday,
    month_of_year,
    months_of,
    never_told,
    numeric,
    quarter_or_half,
    same,
    season,
    short_year,
    start_of,
    weekday,
    weekend,
    whole_year,
    year_of_season,
)

_ANCHORED = (
    rule(
        COUNT + r"\s+" + UNITS + r"\s+"
        r"(?P<sense>later|earlier|prior(?:\s+to\s+th(?:is|at)|(?=[,.;]))|afterwards|"
        r"after(?=[,.;]|\s+and\b))"
        r"(?!\s+(?:this|that|in|than))",
        counted_later,
        fold=True,
        anchored=True,
        words="later|earlier|after|prior",
    ),
    rule(
        r"(?P<rel>that\s+same|that|(?:the\s+)?(?:very\s+)?same)\s+"
        r"(?P<unit>day|month|year)\b",
        same,
        fold=True,
        anchored=True,
        words="that day|that month|that year|same day|same month|same year",
    ),
    rule(
        r"the\s+(?:following|next)\s+(?P<unit>day)\b",
        following,
        fold=True,
        anchored=True,
        words="following day|next day",
    ),
    rule(
        r"(?:the\s+)?(?P<unit>day|week|month|year)\s+after(?=[,.;]|\s+and\b|$)",
        following,
        fold=True,
        anchored=True,
        words=" after",
    ),
    rule(
        r"the\s+following\s+(?P<unit>week|month|year)\b",
        following,
        fold=True,
        anchored=True,
        words="following",
    ),
    rule(
        r"the\s+following\s+(?P<month>January|February|March|April|May|June|July|August"
        r"|September|October|November|December)\b",
        following_month,
        anchored=True,
        words="following",
    ),
    rule(
        r"the\s+(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)(?=[,.;]|\s+and\b|$)",
        day_of_month,
        anchored=True,
        words="the 0|the 1|the 2|the 3|the 4|the 5|the 6|the 7|the 8|the 9",
    ),
)
_CALENDAR = (
    rule(YEAR + r"-(?P<mm>\d\d)-(?P<dd>\d\d)\b", numeric, shape=r"\d-\d\d-"),
    rule(r"(?P<dd>\d{1,2})\.(?P<mm>\d{1,2})\." + YEAR + r"\b", numeric, shape=r"\d\.\d{1,2}\.\d"),
    rule(
        r"(?:the\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
        + DAY
        + r"[\s-]+(?:of\s+)?"
        + MONTH
        + r"(?:,?\s+(?:of\s+)?(?P<relyear>this|last|next)\s+year|[,\s'’-]\s*"
        + YEAR
        + r")?\b",
        absolute,
        shape=r"\d(?:st|nd|rd|th)?[\s-]+(?:of\s+)?[A-Z]",
    ),
    rule(
        r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
        + MONTH
        + r"\s+"
        + DAY
        + r"(?:\s?[-–]\s?\d{1,2}\b)?(?:,?\s+(?:of\s+)?(?P<relyear>this|last|next)\s+year|,?\s*"
        + YEAR
        + r")?\b"
        + NO_FIGURE,
        absolute,
        shape=r"[a-z.]\s+\d",
    ),
    rule(
        PART
        + r"(?i:(?P<rel>this|last|next|that)\s+)?"
        + MONTH
        + LAST_MONTH
        + r"(?:,?\s+(?:of\s+|in\s+)?"
        + YEAR
        + r")(?!\d)",
        absolute,
        shape=r"[a-z.],?\s+(?:of\s+|in\s+)?(?:19[89]|20[0-4])\d",
    ),
    rule(
        PART + MONTH + r"(?=\s+(?:and|or)\s+(?:in\s+)?" + ANY_MONTH + r"\s+" + YEAR + r"\b)",
        absolute,
        shape=r"(?:and|or)\s+(?:in\s+)?[A-Z][a-z]+\s+(?:19[89]|20[0-4])\d",
    ),
    rule(
        PART + MONTH + LAST_MONTH + r"\s+(?:of\s+)?(?P<relyear>this|last|next)\s+year\b",
        absolute,
        words="this year|last year|next year",
    ),
)
_PARTS_OF_YEAR = (
    rule(
        PART + r"(?:the\s+)?(?P<quarter>first|second|third|fourth|final|[1-4](?:st|nd|rd|th))"
        r"[\s-]+(?P<unit>half|quarter)" + OF_YEAR + r"?\b" + NO_RESULT,
        quarter_or_half,
        fold=True,
        words=" half| quarter|-half|-quarter",
    ),
    rule(
        PART
        + r"(?:the\s+)?(?P<quarter>last)[\s-]+(?P<unit>half|quarter)"
        + OF_YEAR
        + r"\b"
        + NO_RESULT,
        quarter_or_half,
        fold=True,
        words="last half|last quarter|last-|last -",
    ),
    rule(
        PART
        + r"(?:the\s+)?(?P<code>[QH][1-4]|[1-4][QH])(?:\s*'?(?P<yy>[0-4]\d)\b|[\s'-]*"
        + YEAR
        + "|"
        + OF_YEAR.replace("<year>", "<oyear>")
        + r")?\b"
        + NO_RESULT,
        quarter_or_half,
        shape=r"[QH][1-4]|[1-4][QH]",
    ),
)
_MONTHS_AND_SEASONS = (
    rule(
        PART + MONTH + r"\s+(?:of\s+)?(?:that|the\s+same)\s+(?P<unit>year)\b",
        month_of_year,
        anchored=True,
        words="that year|same year",
    ),
    rule(r"that\s+" + MONTH + r"\b", month_of_year, anchored=True, words="that "),
    rule(
        r"(?:the\s+)?first\s+(?:three|six|nine|two)\s+months\s+of\s+" + YEAR,
        months_of,
        fold=True,
        words="months of",
    ),
    rule(
        r"(?P<rel>that(?:\s+same)?|(?:the\s+)?(?:very\s+)?same)\s+"
        r"(?P<season>spring|summer|autumn|fall|winter)\b",
        year_of_season,
        fold=True,
        anchored=True,
    ),
    rule(
        PART + r"(?:(?P<rel>(?i:this|last|next))\s+|the\s+)?"
        r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|fall|[Ww]inter)"
        r"(?:\s+(?:of\s+)?" + YEAR + r")?(?=\W|$)"
        r"(?!\s+(?i:of|season|olympics|games|hill|haven|park|garden|lake|valley|creek|grove|city))",
        season,
    ),
)
_RELATIVE = (
    rule(
        r"(?:(?:over|at|on|during)\s+the|last|this)\s+(?P<unit>weekend)\b",
        weekend,
        fold=True,
        words="weekend",
    ),
    rule(
        PART + r"(?:later\s+|earlier\s+)?(?:in\s+)?(?P<rel>the\s+(?:coming|past|previous)"
        r"|this|last|next)\s+(?:(?:fiscal|financial|calendar)\s+)?"
        r"(?P<unit>week|month|quarter|year)\b",
        deictic_unit,
        fold=True,
        words="coming |past |previous |this |last |next ",
        shape=r"(?i:(?:coming|past|previous|this|last|next)\s+"
        r"(?:fiscal|financial|calendar|week|month|quarter|year))",
    ),
    rule(
        r"(?:(?:the|of)\s+)?(?P<deictic>today|tomorrow|yesterday|tonight)" + HOURS + r"\b",
        deictic_day,
        fold=True,
    ),
    rule(
        r"(?P<deictic>this (?:morning|afternoon|evening))\b",
        deictic_day,
        fold=True,
        words="this morning|this afternoon|this evening",
    ),
    rule(
        r"(?:late\s+|early\s+)?(?:(?P<rel>last|next|this)\s+)?" + WEEKDAY + HOURS + r"\b",
        weekday,
        fold=True,
    ),
    rule(
        COUNT + r"(?:\s+and\s+a\s+half)?\s+" + UNITS + r"\s+(?P<ago>ago|back)\b",
        counted_ago,
        fold=True,
        words=" ago| back",
    ),
    rule(
        r"(?P<unit>years|months|weeks)\s+ago\b",
        never_told,
        fold=True,
        words=" ago",
    ),
    rule(
        r"(?:recent|the\s+(?:past|last)\s+(?:few|couple\s+of|several))\s+"
        r"(?P<unit>years|months|weeks|days)\b",
        never_told,
        fold=True,
        words="recent |the past |the last ",
    ),
    rule(
        r"(?P<ahead>the\s+next\s+|the\s+coming\s+)?" + COUNT + r"\s+(?P<unit>years?|months?|weeks?)"
        r"(?P<time>['’]?s?['’]?\s+time|\s+from\s+now)?\b",
        counted_ahead,
        fold=True,
        words="in the |in a |in an |in one|in two|in three|in four|in five|in six|in seven|in eight"
        "|in nine|in ten|in eleven|in twelve|in 0|in 1|in 2|in 3|in 4|in 5|in 6|in 7|in 8|in 9",
        # without `in` it is a duration
    ),
    rule(
        r"(?:(?:less|more)\s+than|under|about|around|just\s+(?:over|under)|just)\s+"
        + COUNT
        + r"\s+(?P<unit>years?|months?|weeks?)(?P<time>['’]?s?['’]?\s+time|\s+from\s+now)\b",
        counted_ahead,
        fold=True,
        words=" time| from now",
    ),
    rule(
        r"(?:the\s+)?(?:year[\s-]end|(?:end|close)\s+of\s+(?:the\s+)?year)\s+" + YEAR,
        whole_year,
        fold=True,
        words="year 19|year 20|year-end 19|year-end 20|year end 19|year end 20",
    ),
    rule(
        r"(?:the\s+)?(?:end|close)\s+of\s+(?:the\s+|that\s+)?(?:this|the|that)?\s*"
        r"(?P<unit>year|month)\b",
        end_of,
        fold=True,
        words="end of|close of",
    ),
    rule(
        r"(?:the\s+)?(?:start|beginning|outset)\s+of\s+the\s+(?P<unit>year|month)\b",
        start_of,
        fold=True,
        words="start of|beginning of|outset of",
    ),
    rule(
        r"(?:the\s+)?year(?:['’]s)?[\s-]end\b(?P<unit>)",
        end_of,
        fold=True,
        words="year-end|year end|year's end|year’s end",
    ),
    rule(
        r"(?P<holiday>Christmas Eve|Christmas Day|Christmas|New Year['’]s Eve"
        r"|New Year['’]s Day|New Year|Labour Day)(?:,?\s+" + YEAR + r")?\b"
        r"(?!\s+(?:season|sales|shopping|period|holidays?|gift))",
        holiday,
        words="christmas|new year|labour day",
    ),
    rule(
        r"(?:Easter(?!\s+(?:Island|Ross))|Diwali|Ramadan|Thanksgiving|(?:Chinese|Lunar)\s+New\s+Year)\b"
        r"(?P<holiday>)",
        never_told,
        words="easter|diwali|ramadan|thanksgiving|chinese new year|lunar new year",
        # no day of the calendar
    ),
)
_BARE = (
    rule(
        PART
        + r"(?i:(?P<rel>this|last|next|that)\s+(?:past\s+)?)?"
        + MONTH
        + r"(?:\s+onwards?)?(?=\W|$)",
        absolute,
    ),
    rule(
        r"(?:time\s+for\s+)?the\s+" + YEAR + r"\s+(?:\w+\s+)?(?:Olympics|Olympic Games|Games"
        r"|World Cup)\b",
        whole_year,
        words="olympic|games|world cup",
    ),
    rule(
        PART
        + r"(?:the\s+year\s+|(?:fiscal|financial)\s+(?:year\s+)?)?"
        + YEAR
        + r"(?:[/-]\d\d(?!\d))?(?!\d|\s*(?:MHz|mhz|million))\b",
        whole_year,
        shape=r"(?:19[89]|20[0-4])\d",
    ),
    rule(r"FY[\s-]?(?:20)?(?P<yy>[0-4]\d)\b", short_year, shape="FY"),
)
RULES = (*_CALENDAR, *_PARTS_OF_YEAR, *_MONTHS_AND_SEASONS, *_ANCHORED, *_RELATIVE, *_BARE)
"""Earlier rules win where two overlap."""
