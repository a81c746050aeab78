"""The names of an article that hold in their context, sentence by sentence.

In: an article and the index of names. Out: sentences with tokens and mentions; unknown names too,
less offices and brands outside their years and operators that are at home elsewhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from pipeline.articles.dateline import opening_of
from pipeline.extract.reading.sentence import Article
from pipeline.extract.world import World
from pipeline.language.initials import ShortNames
from pipeline.language.lexicon import lexicon
from pipeline.language.linking.detection import find_names
from pipeline.language.linking.resolution import resolve_context
from pipeline.language.linking.surroundings import Surroundings
from pipeline.language.mentions import COMPANIES, Mention
from pipeline.language.names import NameIndex, Sense
from pipeline.language.places import PLACED
from pipeline.language.provisional import Found, unknown_names, with_unknown
from pipeline.language.sentences import BULLET, Sentence, sentences
from pipeline.language.surnames import Surnames
from pipeline.language.tokens import Token, tokenize

Prepared = tuple[Sentence, list[Token], list[Mention]]


def prepare(article: Article, index: NameIndex) -> list[Prepared]:
    """Sentences with their tokens and the names that hold in their context, unknown ones too."""
    split = sentences(article.text, title=article.title)
    parts = [part for s in split for part in _apart(article.text, s, index)]
    tokenized, named = [t for _, t, _ in parts], [m for _, _, m in parts]
    around = Surroundings()
    for mentions in named:
        around.note(mentions)
    for tokens, names in zip(tokenized, named, strict=True):
        around.note_resolved(resolve_context(tokens, names, around))
    held = [
        _dated(resolve_context(tokens, names, around), tokens, article.published_on)
        for tokens, names in zip(tokenized, named, strict=True)
    ]
    held = _as_called(held)
    unknown: Found = {}
    for tokens, mentions in zip(tokenized, held, strict=True):
        unknown |= unknown_names(tokens, mentions)
    surnames, short = Surnames(), ShortNames()
    whole = [
        surnames.added(t, short.added(t, with_unknown(t, m, unknown)))
        for t, m in zip(tokenized, held, strict=True)
    ]
    return [(s, t, m) for (s, t, _), m in zip(parts, whole, strict=True)]


def _as_called(held: list[list[Mention]]) -> list[list[Mention]]:
    """`its 3G CDMA network`, then `the CDMA network`: of the one generation it is called by."""
    open_names = lexicon().cues["of_several_generations"]
    called: dict[str, set[str]] = {}
    for before, name in (pair for mentions in held for pair in pairwise(mentions)):
        is_called = before.kind == name.kind == "technology" and before.last == name.first
        if is_called and name.text.lower() in open_names:
            called.setdefault(name.text.lower(), set()).add(before.sense.id)
    known = {text: next(iter(ids)) for text, ids in called.items() if len(ids) == 1}
    return [[_called(m, known) for m in mentions] for mentions in held] if known else held


def _called(mention: Mention, known: Mapping[str, str]) -> Mention:
    generation = known.get(mention.text.lower())
    if generation is None or mention.kind != "technology":
        return mention
    senses = tuple(replace(sense, id=generation) for sense in mention.senses)
    return replace(mention, senses=senses)


def _apart(text: str, sentence: Sentence, index: NameIndex) -> Iterator[Prepared]:
    """A sentence with its names; the dateline that opens it is one of its own."""
    tokens = _content(text, sentence)
    names = find_names(tokens, index)
    size = 0 if sentence.is_title else _dateline_size(text, sentence, tokens, names)
    if not size:
        yield sentence, tokens, names
        return
    parts = (
        (replace(sentence, end=tokens[size - 1].end, is_dateline=True), tokens[:size]),
        (replace(sentence, start=tokens[size].start), tokens[size:]),
    )
    for part, words in parts:
        yield part, words, find_names(words, index)


def _content(text: str, sentence: Sentence) -> list[Token]:
    """The tokens without a bullet or a wire's headline prefix (`UPDATE 2-`)."""
    bullet = BULLET.match(text[sentence.start : sentence.start + LONGEST_BULLET])
    begin = sentence.start + (bullet.end() if bullet is not None and sentence.is_bullet else 0)
    tokens = tokenize(text, begin, sentence.end)
    return _headline(tokens) if sentence.is_title else tokens


LONGEST_BULLET = 8  # characters
LONGEST_PREFIX = 5  # tokens


def _headline(tokens: list[Token]) -> list[Token]:
    """A headline without what a wire puts before it: `RPT-UPDATE 2-`."""
    begun = 0
    prefixes = lexicon().cues["headline_prefix"]
    for position, token in enumerate(tokens[:LONGEST_PREFIX]):
        if token.text in "-:" and any(t.lower in prefixes for t in tokens[begun:position]):
            begun = position + 1
    return tokens[begun:]


def _dateline_size(
    text: str, sentence: Sentence, tokens: Sequence[Token], names: Sequence[Mention]
) -> int:
    """How many tokens the dateline has that opens a paragraph; 0 for none."""
    opens = sentence.start == 0 or text[sentence.start - 1] == "\n"
    opening = opening_of(text[sentence.start : sentence.end]) if opens else None
    if opening is None:
        return 0
    begin = sentence.start + opening.length
    size = next((i for i, t in enumerate(tokens) if t.start >= begin), 0)
    kinds = {m.kind for m in names if m.first < size}
    is_told = opening.is_sure or bool(kinds & PLACED)
    is_story = is_told and kinds.isdisjoint(ACTING) and not tokens[size].text[0].islower()
    return size if is_story else 0


ACTING = COMPANIES | {"authority", "official"}


def _dated(mentions: list[Mention], tokens: list[Token], published: date | None) -> list[Mention]:
    """Drop officials out of office and words that were no brand when the article was published.

    A name that was then in use for one entity and not for another means the first; an
    administration is spoken of under the name of who led it after that as well.
    """
    if published is None:
        return mentions
    day = published.isoformat()
    kept = []
    for mention in mentions:
        if len(mention.senses) == 1 and not _needs_its_years(mention.sense):
            kept.append(mention)
            continue
        past = _is_of_its_time(mention, tokens)
        senses = [
            s
            for s in mention.senses
            if not _needs_its_years(s) or _holds(s, day) or (past and _has_begun(s, day))
        ]
        if senses and senses[0].kind in COMPANIES:
            senses.sort(
                key=lambda s: (
                    s.kind not in COMPANIES,
                    not _holds(s, day),
                    not (s.since or s.until),
                )
            )
        if senses:
            kept.append(Mention(mention.first, mention.last, mention.text, tuple(senses)))
    return kept


def _needs_its_years(sense: Sense) -> bool:
    """An office, and a brand that is an ordinary word: outside its years the word is meant."""
    return sense.kind == "official" or (sense.kind == "operator" and bool(sense.context))


def _is_of_its_time(mention: Mention, tokens: list[Token]) -> bool:
    """`the Obama administration`, `then-President Trump`: whoever is in office now."""
    words = [t.lower for t in tokens[mention.first : mention.last + 2]]
    is_body = any(lexicon().has_sense(word, "procurement") for word in words)
    before = [t.lower for t in tokens[max(0, mention.first - 2) : mention.first + 1]]
    is_told = any(word in lexicon().cues["of_its_time"] for word in before)
    return is_body or is_told or _is_in_office(mention, tokens, before)


def _is_in_office(mention: Mention, tokens: list[Token], before: list[str]) -> bool:
    """`In 2018, President Donald Trump signed`: told of the time in office, if not as `former`."""
    named = [t.lower for t in tokens[mention.first : mention.last]]
    is_titled = len(named) > 1 and any(w in lexicon().cues["person_title"] for w in named)
    return is_titled and not any(word in lexicon().cues["not_now"] for word in before)


def _has_begun(sense: Sense, day: str) -> bool:
    """Whether an office was taken up by some day; a brand is a word outside its years."""
    return sense.kind == "official" and (sense.since or "0") <= day


def _holds(sense: Sense, day: str) -> bool:
    """Whether a day lies within what is known of the sense's years."""
    return (sense.since or "0") <= day and day[: len(sense.until or "9")] <= (sense.until or "9")


def without_namesakes(mentions: list[Mention], tokens: list[Token], known: World) -> list[Mention]:
    """The names less those of operators that have no network where the words beside them say."""
    return [
        m
        for i, m in enumerate(mentions)
        if m.kind != "operator" or not _is_of_other_country(m, _beside(i, mentions, tokens), known)
    ]


def _beside(position: int, mentions: list[Mention], tokens: list[Token]) -> set[str]:
    """The countries of `Italy's Aria` and `One Communications Kenya`, right beside a name."""
    name, found = mentions[position], set()
    before = [m for m in mentions[:position] if m.kind != "technology"]  # "Italian 3G operator"
    for other in (*before[-1:], *mentions[position + 1 : position + 2]):
        is_behind = other.first == name.last
        owns = other.last + 1 == name.first and tokens[other.last].lower in ("'s", "’s")
        is_said = owns or is_behind if other.kind == "country" else _tells_of(other, name, tokens)
        if other.sense.country and is_said:
            found.add(other.sense.country)
    return found


def _tells_of(other: Mention, name: Mention, tokens: list[Token]) -> bool:
    """`the Angolan mobile operator Startel`: of which country's operator a name is said to be."""
    between = [t.lower for t in tokens[other.last : name.first]]
    is_near = other.kind == "demonym" and 0 < len(between) <= DESCRIBED_BY
    return is_near and any(lexicon().has_sense(word, "operator") for word in between)


def is_old_name(tokens: list[Token], mention: Mention) -> bool:
    """`Ooredoo (formerly known as Nedjma)`: as whom one was known, no company beside that one."""
    words = [t.lower for t in tokens[max(0, mention.first - LONGEST_CALL) : mention.first]]
    while words and words[-1] in CALLING:
        words.pop()
    return bool(words) and words[-1] in lexicon().cues["formerly"]


CALLING = frozenset({"called", "named", "known", "branded", "as"})
LONGEST_CALL = 4  # words


DESCRIBED_BY = 4  # words between a demonym and the name that it tells of, at most


def _is_of_other_country(name: Mention, said: set[str], known: World) -> bool:
    """Whether what is said excludes an operator that has networks in a country or two alone."""
    places = known.ever.get(name.sense.id, frozenset())
    is_small = known.operator_home.get(name.sense.id) in places and len(places) <= FEW
    return bool(said) and is_small and not said & places


FEW = 2  # countries
