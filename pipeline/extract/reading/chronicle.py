"""Chronicles: a line that tells but a year, a month or a day heads what stands under it.

In: the sentences of an article. Out: the time that heads each of them. Under `2018` the month of
`August: Australia bars it` is of that year; under `May 2019` news without a day of its own is of
that month.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from pipeline.extract.reading.names import Prepared
from pipeline.language.clauses.model import Clause
from pipeline.language.sentences import Sentence
from pipeline.language.spans import Span, year_span
from pipeline.language.timex.expression import TimeExpression
from pipeline.language.timex.search import time_expressions

LONGEST = 24  # characters, as of "Wednesday 23 September 2020"
YEAR = re.compile(r"(?:19|20)\d\d")
MARKS = " :.-–—[]()*#•"
NEWS = frozenset({"past", "present"})


def headings(
    text: str, prepared: Iterable[Prepared], published: date | None
) -> Mapping[int, TimeExpression]:
    """The time that heads a sentence, by where that begins; nothing where there is no chronicle.

    One such line may be the date of the article itself, unless it is a year gone by.
    """
    heads: dict[int, TimeExpression] = {}
    head: TimeExpression | None = None
    told: set[Span] = set()
    for line in _lines(prepared):
        found = _heading(text, line, head)
        if found is not None:
            head, is_first = found, True
            told.add(_span(found))
            continue
        if head is not None and (is_first or line[0].is_bullet or _opens_with_time(text, line[0])):
            heads |= {sentence.start: head for sentence in line}
        else:
            head = None
        is_first = False
    return heads if _is_chronicle(told, published) else {}


def _lines(prepared: Iterable[Prepared]) -> Iterator[list[Sentence]]:
    """The sentences of each line below the title."""
    body = (sentence for sentence, _, _ in prepared if not sentence.is_title)
    for _, line in groupby(body, key=lambda sentence: sentence.paragraph):
        yield list(line)


def _is_chronicle(told: set[Span], published: date | None) -> bool:
    is_past = any(size == "year" and published and last < published for _, last, size in told)
    return len(told) > 1 or is_past


def _heading(
    text: str, line: Sequence[Sentence], above: TimeExpression | None
) -> TimeExpression | None:
    """The time that a line tells, and nothing else; a month stands under its year."""
    start, end = line[0].start, line[-1].end
    if end - start > LONGEST:
        return None
    said = text[start:end].strip(MARKS)
    begin = text.find(said, start)
    if YEAR.fullmatch(said):
        return _told(begin, year_span(int(said)))
    times = times_under(above, time_expressions(text, start, end))
    if len(times) != 1 or (times[0].start, times[0].end) != (begin, begin + len(said)):
        return None
    span = None if times[0].needs_publication else times[0].resolve(None, False)
    return _told(begin, span, len(said)) if span is not None else None


def _told(start: int, span: Span, length: int = 4) -> TimeExpression:
    return TimeExpression(start, start + length, "in", lambda published, future: span, False)


def _span(head: TimeExpression) -> Span:
    span = head.resolve(None, False)
    assert span is not None
    return span


def _opens_with_time(text: str, sentence: Sentence) -> bool:
    """`August: Australia bars it`: an entry."""
    times = time_expressions(text, sentence.start, min(sentence.end, sentence.start + LONGEST))
    return bool(times) and times[0].start == sentence.start


def times_under(head: TimeExpression | None, times: list[TimeExpression]) -> list[TimeExpression]:
    """The times of a sentence, those without a year taken for times of what heads it."""
    return [_within(t, head) if t.needs_publication else t for t in times] if head else times


def _within(time: TimeExpression, head: TimeExpression) -> TimeExpression:
    """A time resolved as on the last day of what heads it."""
    day = _span(head)[1]
    return replace(
        time, resolve=lambda _, future: time.resolve(day, False), needs_publication=False
    )


def date_by_heading(head: TimeExpression | None, clauses: Sequence[Clause]) -> None:
    """Give news the time of the line that heads it, if it tells none of its own."""
    main = next((c for c in clauses if c.kind == "main" and c.verb is not None), None)
    if head is None or main is None or main.verb is None:
        return
    is_news = main.verb.tense in NEWS and not main.verb.modal
    if is_news and not any(clause.times for clause in clauses):
        main.times.append(head)
