"""Who `we` is: the company whose people are quoted.

`"We chose Ericsson," the chief executive of DNA said`: the one company that is named outside the
quotation marks of a sentence with a verb of speech. It goes on speaking in the quotations behind.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.extract.entities import Entity, entity
from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import COMPANIES, Mention
from pipeline.language.tagging.tagset import SPEECH
from pipeline.language.tagging.unit import Unit
from pipeline.language.tokens import Token
from pipeline.language.words import QUOTES

TELLING = SPEECH | {"state", "tell", "comment", "note", "explain", "write", "stress", "conclude"}
CLOSING = frozenset({"”", "»"})


def quoted_company(
    units: Sequence[Unit], before: Entity | None, staff: Mapping[str, Entity]
) -> Entity | None:
    """The company that a sentence quotes; `before` is the one quoted in the sentence before.

    `staff` are the people who have been named, each with the company that they speak for.
    """
    if not any(_is_mark(u) for u in units):
        return None
    outside = _outside(units)
    if not any(u.lemma in TELLING for u in outside):
        return before if _is_mark(units[0]) or _opens_inside(units) else None
    named = {
        (u.mention.kind, u.mention.sense.id): entity(u.mention, "we")
        for u in outside
        if u.mention is not None and u.mention.kind in COMPANIES
    }
    if not named and not any(u.mention for u in outside):
        named = {e.key: e for e in _speaking(outside, staff)}
    return next(iter(named.values())) if len(named) == 1 else None


def _speaking(outside: Sequence[Unit], staff: Mapping[str, Entity]) -> list[Entity]:
    """`..., Doe said`, `Doe was quoted as saying`: for whom one speaks who was named before."""
    told = [u for u in outside if u.mention is None and u.text in staff]
    beside = {i for i, u in enumerate(outside) if u.lemma in (*TELLING, "quote")}
    is_near = any(abs(outside.index(u) - i) <= NEAR for u in told for i in beside)
    return [staff[u.text] for u in told] if is_near else []


NEAR = 2  # words: `said Doe`, `Doe was quoted`


def has_marks(units: Sequence[Unit]) -> bool:
    """Whether a sentence has quotation marks."""
    return any(_is_mark(u) for u in units)


Told = Sequence[tuple[Sequence[Token], Sequence[Mention]]]
"""The tokens and names of the sentences of an article."""


def author_of(named: Told) -> Entity | None:
    """The company that tells of itself as `we`, outside of quotations.

    It is the one that is named first, and in an interview the one whose people are asked.
    """
    if sum(_tells_of_itself(tokens) for tokens, _ in named) < TELLING_SENTENCES:
        return None
    is_interview = sum(_is_asked(tokens) for tokens, _ in named) >= QUESTIONS
    companies = (m for _, mentions in named for m in mentions if m.kind in COMPANIES)
    first = next(_employing(named) if is_interview else companies, None)
    return entity(first, "we") if first is not None else None


TELLING_SENTENCES = 3  # fewer are a slip of a reporter
QUESTIONS = 2  # fewer are asked of the reader


def _is_asked(tokens: Sequence[Token]) -> bool:
    """`Have you chosen a supplier?`; `Who is affected?` is asked for the reader, by the author."""
    return bool(tokens) and tokens[-1].text == "?" and any(t.lower in ASKED for t in tokens)


ASKED = frozenset({"you", "your"})


def _employing(named: Told) -> Iterator[Mention]:
    """`Telia's head of networks`, `Telia CEO`, `the chief of DNA`, `who runs Elisa`."""
    for tokens, mentions in named:
        words = [t.lower for t in tokens]
        for mention in (m for m in mentions if m.kind in COMPANIES):
            behind = words[mention.last : mention.last + OFFICE]
            before = words[max(0, mention.first - OFFICE) : mention.first]
            is_owner = behind[:1] in (["'s"], ["’s"], ["'"], ["’"])
            if _has_person(behind if is_owner else behind[:TITLE]) or _leads(before):
                yield mention


def _leads(before: Sequence[str]) -> bool:
    return before[-1:] in (["of"], ["at"], ["for"]) and _has_person(before)


TITLE = 3  # words: `chief technology officer`
OFFICE = 5  # words: `'s chief technology officer`


def _has_person(words: Sequence[str]) -> bool:
    return any(lexicon().has_sense(word, "person") for word in words)


def _tells_of_itself(tokens: Sequence[Token]) -> bool:
    words = {t.lower for t in tokens}
    return bool(words & {"we", "our"}) and not words & QUOTES


def quotes_known_company(units: Sequence[Unit]) -> bool:
    """`..., its chief executive said`: whether one is quoted whom the text has named before."""
    if not any(_is_mark(u) for u in units):
        return False
    outside = _outside(units)
    is_told = any(u.lemma in TELLING for u in outside)
    return is_told and any(u.lower in lexicon().cues["of_company"] for u in outside)


def quotes_person(units: Sequence[Unit]) -> bool:
    """`..., he added`: whether somebody goes on who has been spoken of."""
    outside = _outside(units) if has_marks(units) else []
    pairs = pairwise(outside)
    return any(_goes_on(a, b) or _goes_on(b, a) for a, b in pairs)


def _goes_on(person: Unit, verb: Unit) -> bool:
    return person.lower in ("he", "she") and verb.lemma in TELLING


def _outside(units: Sequence[Unit]) -> list[Unit]:
    """The units that stand outside the quotation marks of a sentence."""
    inside, kept = _opens_inside(units), []
    for unit in units:
        if _is_mark(unit):
            inside = not inside
        elif not inside:
            kept.append(unit)
    return kept


def _opens_inside(units: Sequence[Unit]) -> bool:
    """Whether the first mark closes a quotation that an earlier sentence opened."""
    first = next(i for i, u in enumerate(units) if _is_mark(u))
    ends = first > 0 and (units[first - 1].text == "," or first == len(units) - 1)
    return units[first].text in CLOSING or ends


def stays_open(units: Sequence[Unit], *, is_open: bool) -> bool:
    """Whether a quotation goes on behind a sentence; `is_open` is whether one did before it."""
    marks = [u for u in units if _is_mark(u)]
    if not marks:
        return is_open
    return _opens_inside(units) ^ (len(marks) % 2 == 1)


def _is_mark(unit: Unit) -> bool:
    return unit.text in QUOTES and unit.tag != "POS"
