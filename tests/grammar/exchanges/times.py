"""Times for others, and in other places of the sentence, with the date worked out here."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.grammar.exchanges.exchange import (
    ANY,
    Claim,
    Exchange,
    Told,
    sampled,
)
from tests.grammar.rewordings.letters import behind_others, capital

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
DATES = ("date", "announced", "effective", "deadline")


@dataclass(frozen=True)
class Time:
    """Words of a time as of a day, and the values that a date may have that they tell."""

    words: str
    values: frozenset[str | None]


def _t(words: str, *values: str | None) -> Time:
    return Time(words, frozenset(values))


def past(day: dt.date) -> tuple[Time, ...]:
    """Points in time that are over."""
    y, monday = day.year, day - dt.timedelta(days=day.weekday())
    friday = day - dt.timedelta(days=(day.weekday() - 4) % 7)
    week = monday - dt.timedelta(days=7)
    march = y if (day.month, day.day) > (3, 31) else y - 1
    last_month = day.replace(day=1) - dt.timedelta(days=1)
    quarter = (y, "07") if day.month >= 10 else (y - 1, "07")
    return (
        _t("on Monday", str(monday)),
        _t("on Friday", str(friday)),
        _t("last week", *{str(week)[:7], str(week + dt.timedelta(days=6))[:7]}, str(y)),
        _t("in March", *({f"{y}-03"} if day.month == 3 else {f"{march}-03"})),
        _t("earlier this year", str(y)),
        _t("a year ago", str(y - 1), f"{y - 1}-{day.month:02}"),
        _t("two years ago", str(y - 2), f"{y - 2}-{day.month:02}"),
        _t("last month", str(last_month)[:7]),
        _t("last year", str(y - 1)),
        _t("yesterday", str(day - dt.timedelta(days=1))),
        _t("in the third quarter", f"{quarter[0]}-{quarter[1]}"),
        _t(f"in the third quarter of {y - 1}", f"{y - 1}-07"),
        _t(f"in Q3 {y - 1}", f"{y - 1}-07"),
        _t("in the fourth quarter of last year", f"{y - 1}-10"),
        _t(f"on 25 March {y - 1}", f"{y - 1}-03-25"),
        _t(f"on March 25, {y - 1}", f"{y - 1}-03-25"),
        _t(f"on 25th March {y - 1}", f"{y - 1}-03-25"),
        _t(
            f"on Thursday, March 25, {2021 if y > 2021 else 2010},",
            f"{2021 if y > 2021 else 2010}-03-25",
        ),
        _t(f"in {y - 1}", str(y - 1)),
        _t(f"in late {y - 1}", str(y - 1)),
        _t(f"in early {y - 1}", str(y - 1)),
        _t(f"in mid-{y - 1}", str(y - 1)),
        _t(f"at the end of {y - 1}", str(y - 1)),
        _t(f"at the start of {y - 1}", str(y - 1), f"{y - 1}-01"),
        _t(f"at the beginning of {y - 1}", str(y - 1), f"{y - 1}-01"),
        _t(f"in the first half of {y - 1}", f"{y - 1}-01"),
        _t(f"in the second half of {y - 1}", f"{y - 1}-07"),
        _t(f"in the spring of {y - 1}", str(y - 1)),
        _t("last summer", str(y - 1), str(y)),
        _t(f"back in {y - 2}", str(y - 2)),
        _t(f"as early as {y - 2}", str(y - 2)),
        _t("late last year", str(y - 1)),
        _t("early last year", str(y - 1)),
        _t("in March last year", f"{y - 1}-03"),
        _t(f"in early March {y - 1}", f"{y - 1}-03"),
        _t(f"at the end of March {y - 1}", f"{y - 1}-03"),
        _t(f"in June of {y - 1}", f"{y - 1}-06"),
        _t("in December of last year", f"{y - 1}-12"),
        _t(f"during {y - 1}", str(y - 1)),
        _t(f"sometime in {y - 1}", str(y - 1)),
    )


def coming(day: dt.date) -> tuple[Time, ...]:
    """Points in time to come."""
    y = day.year
    month = (day.replace(day=28) + dt.timedelta(days=7)).replace(day=1)
    return (
        _t(f"in {y + 1}", str(y + 1)),
        _t("next year", str(y + 1)),
        _t("early next year", str(y + 1)),
        _t("next month", str(month)[:7]),
        _t(f"in the third quarter of {y + 1}", f"{y + 1}-07"),
        _t(f"in Q3 {y + 1}", f"{y + 1}-07"),
        _t(f"on 25 March {y + 1}", f"{y + 1}-03-25"),
        _t(f"on March 25, {y + 1}", f"{y + 1}-03-25"),
        _t("on March 25 next year", f"{y + 1}-03-25"),
        _t(f"from {y + 1} onward", str(y + 1)),
        _t(f"from {y + 1} onwards", str(y + 1)),
        _t(f"starting in {y + 1}", str(y + 1)),
        _t(f"at the start of {y + 1}", str(y + 1), f"{y + 1}-01"),
        _t("by the end of next year", str(y + 1)),
        _t("later this year", str(y)),
        _t(f"in the first half of {y + 1}", f"{y + 1}-01"),
        _t("in the second half of next year", f"{y + 1}-07"),
        _t(f"in the spring of {y + 1}", str(y + 1)),
        _t(f"in mid-{y + 1}", str(y + 1)),
        _t(f"from January {y + 1}", f"{y + 1}-01"),
        _t(f"as of 1 January {y + 1}", f"{y + 1}-01-01"),
        _t("as soon as next month", str(month)[:7]),
        _t("within three years", str(y + 3)),
        _t("in two years' time", str(y + 2)),
        _t(f"in early {y + 2}", str(y + 2)),
        _t(f"by {y + 2}", str(y + 2)),
        _t("in January next year", f"{y + 1}-01"),
        _t(f"in June {y + 1}", f"{y + 1}-06"),
        _t("at the end of next year", str(y + 1)),
        _t(f"no earlier than {y + 1}", str(y + 1)),
    )


def deadlines(day: dt.date) -> tuple[Time, ...]:
    """Times by when something must be."""
    y = day.year
    return (
        _t("by the end of next year", str(y + 1)),
        _t("by the end of the year", str(y)),
        _t("by the end of this year", str(y)),
        _t("by year-end", str(y)),
        _t(f"by mid-{y + 2}", str(y + 2)),
        _t("within three years", str(y + 3)),
        _t(f"by {y + 3}", str(y + 3)),
        _t(f"by the end of {y + 3}", str(y + 3)),
        _t(f"by March {y + 2}", f"{y + 2}-03"),
        _t(f"before the end of {y + 2}", str(y + 2)),
        _t(f"no later than 31 December {y + 2}", f"{y + 2}-12-31"),
        _t("in the next three years", str(y + 3)),
        _t("over the next five years", str(y + 5)),
        _t("within the next five years", str(y + 5)),
        _t(f"by June 30, {y + 2}", f"{y + 2}-06-30"),
        _t(f"by 30 June {y + 2}", f"{y + 2}-06-30"),
        _t(f"by the third quarter of {y + 1}", f"{y + 1}-07"),
        _t(f"by Q3 {y + 1}", f"{y + 1}-07"),
        _t(f"by the start of {y + 2}", str(y + 2), f"{y + 2}-01"),
        _t(f"by the beginning of {y + 2}", str(y + 2), f"{y + 2}-01"),
        _t(f"by the middle of {y + 2}", str(y + 2), f"{y + 2}-06"),
        _t(f"by 31 December {y + 2} at the latest", f"{y + 2}-12-31"),
        _t(f"by the end of March {y + 1}", f"{y + 1}-03", f"{y + 1}-03-31"),
        _t(f"by early {y + 2}", str(y + 2)),
        _t(f"by late {y + 2}", str(y + 2)),
        _t(f"by the summer of {y + 2}", str(y + 2)),
        _t(f"by the first half of {y + 2}", f"{y + 2}-01"),
        _t(f"by December {y + 1}", f"{y + 1}-12"),
        _t(f"not later than the end of {y + 2}", str(y + 2)),
        _t("in three years", str(y + 3)),
    )


MONTH = "|".join(MONTHS)
DAY = "|".join(DAYS)
PHRASE = re.compile(
    rf"\b(?P<on>on (?:{DAY}|\d\d? (?:{MONTH})(?: \d{{4}})?|(?:{MONTH}) \d\d?(?:, \d{{4}})?))\b"
    rf"|\b(?P<in>in (?:(?:{MONTH}) )?\d{{4}}|in (?:{MONTH}))\b(?! and| or|-)"
    rf"|\b(?P<by>by (?:the end of )?(?:(?:{MONTH}) )?\d{{4}})\b(?! and| or|-)"
)
ANY_TIME = re.compile(
    rf"\d{{4}}|\b(?:{MONTH}|{DAY}|years?|months?|weeks?|days?|today|yesterday|tomorrow|now|soon"
    r"|recently|since|ago|already|spring|summer|autumn|winter|quarter|half|later|earlier|then|first"
    r"|previously|tonight|decade|currently|still|once|Christmas|until|no longer|ever|never|after"
    r"|before|when|while|as)\b"
)
TO_BE = re.compile(r"\b(?:will|plans|would|must|due)\b")
SUBJECT = re.compile(
    r"(?:[A-Z][\w&-]*|[Tt]he)(?: [A-Z][\w&-]*)*(?= (?:launched|banned|picked|chose|signed|barred"
    r"|ordered|selected|switched|shut|told|will|plans)\b)"
)
NAME = r"(?:[Tt]he )?[A-Z][\w&’'.-]*(?: [A-Z\d][\w&’'.-]*| government| regulator| ministry)*"
OVER = re.compile(
    NAME + r" (?:launched|banned|picked|chose|signed|barred|ordered|selected|switched|shut|blocked"
    r"|excluded|deployed|awarded|won|tested|removed|replaced|introduced|started|began|expanded"
    r"|approved|adopted|decided|prohibited|ruled|rejected|trialled|extended|opened|closed)\b"
)
TO_COME = re.compile(NAME + r" (?:will|plans to|is to|intends to|aims to)\b")
SEVERAL_CLAUSES = re.compile(
    r"[,;:]|\b(?:that|which|who|from using|and [a-z]+ed|using|after|where|but|to [a-z]+|supplied"
    r"|made|built|bid)\b"
)
"""Where a time at the end may belong to another clause."""


def exchanged(told: Told) -> Iterator[Exchange]:
    """The one time of a sentence for another, and in another place."""
    phrase, value = _only_time(told)
    if phrase is None or value is None:
        return
    start, end = phrase.span()
    times = _times_like(told, phrase, value)
    for time in sampled(told.example.id, times, 6):
        words = time.words.rstrip(",") if told.text[end] in ".," else time.words
        text = told.text[:start] + words + told.text[end:]
        yield Exchange(f"time: {_figureless(time.words)}", text, _dated(told, value, time))
    for time in sampled(told.example.id, times, 2):
        for way, text in _placed(told.text, phrase, time.words.rstrip(",")):
            yield Exchange(f"time: {way}", text, _dated(told, value, time))


def added(told: Told) -> Iterator[Exchange]:
    """A time set at the end or at the head of a sentence that has none."""
    if ANY_TIME.search(told.text) or told.every(*DATES) or SEVERAL_CLAUSES.search(told.text):
        return
    is_over = bool(OVER.match(told.text))
    if not is_over and not TO_COME.match(told.text):
        return
    day = told.example.published
    for time in sampled(told.example.id, past(day) if is_over else coming(day), 4):
        claims = tuple(_with(c, time, is_over=is_over) for c in told.claims)
        words = time.words.rstrip(",")
        yield Exchange("time added: at the end", f"{told.text[:-1]} {words}.", claims)
        front = f"{capital(words)}, {behind_others(told.text)}"
        yield Exchange("time added: at the head", front, claims)


def _only_time(told: Told) -> tuple[re.Match[str] | None, str | None]:
    """The one time of a sentence, with the date of its claims, if that is what it tells."""
    found, dates = list(PHRASE.finditer(told.text)), told.every(*DATES)
    if len(found) != 1 or len(dates) != 1 or ANY_TIME.search(PHRASE.sub("", told.text)):
        return None, None
    value = next(iter(dates))
    tells = _tells(value, found[0][0], told.example.published)
    return (found[0], value) if tells else (None, None)


def _times_like(told: Told, phrase: re.Match[str], value: str) -> tuple[Time, ...]:
    """Times that go where a time stands: a deadline, over, or to come."""
    day = told.example.published
    if phrase["by"]:
        return deadlines(day)
    today = str(day)[: len(value)]
    is_over = value < today or (value == today and not TO_BE.search(told.text))
    return past(day) if is_over else coming(day)


def _placed(text: str, phrase: re.Match[str], words: str) -> Iterator[tuple[str, str]]:
    """The time fronted where it stood at the end, and behind all where it opened."""
    start, end = phrase.span()
    if text[end:] == "." and text[start - 1] == " ":
        rest = behind_others(text[: start - 1])
        yield "fronted", f"{capital(words)}, {rest}."
        if subject := SUBJECT.match(rest):
            name, behind = capital(subject[0]), rest[subject.end() :]
            yield "behind the subject", f"{name} {words}{behind}."
            yield "an aside", f"{name}, {words},{behind}."
    elif start == 0 and text[end : end + 2] == ", ":
        yield "behind all", f"{capital(text[end + 2 : -1])} {words}."


def _with(claim: Claim, time: Time, *, is_over: bool) -> Claim:
    """A claim that had no date, with that of a time; plans of what is chosen may have none."""
    if claim.kind == "policies" and is_over:
        return claim.but(announced=time.values, effective=ANY)
    if claim.kind == "policies":
        return claim.but(announced=ANY, effective=ANY, deadline=ANY)
    return claim.but(date=time.values if is_over or claim.kind == "rollouts" else ANY)


def _dated(told: Told, old: str, time: Time) -> tuple[Claim, ...]:
    """The claims with what a time tells where they had another date."""
    return tuple(
        c.but(**{field: time.values for field in DATES if c.has(field, old)}) for c in told.claims
    )


def _tells(value: str, phrase: str, day: dt.date) -> bool:
    """Whether a date is what a phrase of time says."""
    year, month = re.search(r"\d{4}", phrase), re.search(MONTH, phrase)
    number, weekday = re.search(r"\b\d\d?\b", phrase), re.search(DAY, phrase)
    if weekday:
        return len(value) == 10 and DAYS[dt.date.fromisoformat(value).weekday()] == weekday[0]
    told = value.split("-")
    is_year = told[0] == year[0] if year else abs(int(told[0]) - day.year) <= 1
    wanted = [MONTHS.index(month[0]) + 1] if month else []
    wanted += [int(number[0])] if number else []
    return is_year and [int(part) for part in told[1:]] == wanted


def _figureless(words: str) -> str:
    return re.sub(r"\d{4}", "YYYY", words)
