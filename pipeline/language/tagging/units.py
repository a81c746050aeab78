"""The units of a sentence: words, names and times, signs without a part left out.

In: tokens, mentions and time expressions of a sentence. Out: its units, each with the tag that the
word alone tells; verbs wait as `V?`.
"""

import itertools
from collections.abc import Sequence, Set

from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import COMPANIES, Mention
from pipeline.language.tagging.asides import (
    BRACKETS,
    DASH,
    LONGEST_PHRASE,
    drop_called,
    drop_emphasis,
    drop_label_mark,
    drop_listed_asides,
    drop_naming,
    drop_parentheses,
    drop_set_off,
    move_denials,
    tell_against,
)
from pipeline.language.tagging.entries import tell_entry
from pipeline.language.tagging.inserted import (
    drop_inserted,
    move_inserted_speech,
    move_inserted_times,
    take_in_hearsay,
)
from pipeline.language.tagging.joins import (
    join_amounts,
    join_conditions,
    join_deeds,
    join_exceptions,
    join_hyphens,
    join_particles,
    join_prepositions,
    list_companies,
    mark_exceptions,
)
from pipeline.language.tagging.questions import turn_question
from pipeline.language.tagging.scare_quotes import drop_scare_quotes
from pipeline.language.tagging.unit import Unit
from pipeline.language.timex.expression import TimeExpression
from pipeline.language.tokens import Token
from pipeline.language.words import DASHES, QUOTES

LABELLING = frozenset({":"}) | DASHES
COMPANY_FORMS = frozenset(
    {"ab", "ag", "asa", "co", "corp", "inc", "llc", "ltd", "nv", "oyj", "plc"}
)
SYMBOLS = frozenset("™®©¢")  # the last is what is left of a trade mark read in a wrong encoding
FEW_SHOUTED = 3  # words: fewer shout nothing
LONG_WORD = 4  # letters: shorter ones in capitals are often initials


def units(
    tokens: Sequence[Token], mentions: Sequence[Mention], times: Sequence[TimeExpression]
) -> list[Unit]:
    """Group tokens into units; a name wins over a time expression that it overlaps."""
    made: list[Unit] = []
    by_first = {m.first: m for m in mentions}
    begun = {t.start: t for t in reversed(times)}
    shouted = _is_shouted(tokens)
    longer = lexicon().multiwords
    position = 0
    while position < len(tokens):
        mention = by_first.get(position)
        time = None if mention else begun.get(tokens[position].start)
        if mention is not None:
            made.append(_name(mention, tokens))
            made[-1].tight = position > 0 and tokens[position - 1].text == "/"  # "GSM/LTE"
            position = mention.last
        elif time is not None:
            made.append(Unit("<time>", "<time>", time.start, time.end, "T", time=time))
            position = _behind(tokens, position, time.end)
            position += _is_at(tokens, position, "'s")  # "May's auction"
        else:
            token = tokens[position]
            size = _multiword(tokens, position) if token.lower in longer else 1
            is_word = token.text[0].isalnum() and not _is_company_form(tokens, position, made)
            if is_word or not _is_passed_over(tokens, mentions, position, made):
                made.append(_plain(tokens, position, size, shouted=shouted))
            position += size
    return _joined(made, {t.text for t in tokens if not t.text[0].isalnum()})


def _name_by_time(made: Sequence[Unit]) -> None:
    """`a November report`, `its May 2019 tender`: which one it is, and not when it is told of."""
    for before, unit, behind in zip(made, made[1:], made[2:], strict=False):
        is_bare = unit.time is not None and not unit.time.role
        is_inside = before.tag in ("DT", "PRPS") and behind.mention is None
        if is_bare and is_inside and (behind.tag == "N" or behind.may_be_noun):
            unit.tag = "N"


def _joined(made: list[Unit], signs: Set[str]) -> list[Unit]:
    """The units with joined words made one, and what only interrupts left out."""
    _name_by_time(made)
    if signs & DASHES:
        made = join_hyphens(made)
    if "/" in signs:
        made = list_companies(made)
    made = join_deeds(made)
    made = join_prepositions(mark_exceptions(join_exceptions(join_particles(made))))
    made = move_denials(tell_against(join_amounts(join_conditions(made))))
    made = move_inserted_times(drop_inserted(drop_called(drop_naming(drop_emphasis(made)))))
    if "," in signs:
        made = move_inserted_speech(take_in_hearsay(made))
    if "?" in signs:
        made = turn_question(made)
    if signs & LABELLING:
        made = tell_entry(drop_label_mark(made))
    if signs & (BRACKETS | {DASH}):
        made = drop_parentheses(made)
    if signs & (BRACKETS | {","}):
        made = drop_listed_asides(drop_set_off(made))
    return drop_scare_quotes(made) if signs & QUOTES else made


def _is_at(tokens: Sequence[Token], position: int, lower: str) -> bool:
    return position < len(tokens) and tokens[position].lower == lower


def _behind(tokens: Sequence[Token], position: int, end: int) -> int:
    """The first token that begins at or behind a character."""
    while position < len(tokens) and tokens[position].start < end:
        position += 1
    return position


def _is_passed_over(
    tokens: Sequence[Token], mentions: Sequence[Mention], position: int, made: Sequence[Unit]
) -> bool:
    """A sign that has no part in the clause.

    The slash of `3G/HSPA network`, the quotation mark of `would "modernise" it`, a trade mark,
    the full stop of an abbreviation.
    """
    sign = tokens[position].text
    if _is_company_form(tokens, position, made):
        return True  # "SK Telecom Co. Ltd. has"
    if sign == "/":
        return _is_between_technologies(mentions, position)
    if sign in QUOTES:
        return bool(made) and made[-1].tag in ("MD", "TO", "NEG")
    return sign in SYMBOLS or (sign == "." and position < len(tokens) - 1)


def _is_company_form(tokens: Sequence[Token], position: int, made: Sequence[Unit]) -> bool:
    """Whether a word behind a company's name tells its legal form; not `Nokia Co-Operates`."""
    mention = made[-1].mention if made else None
    is_form = tokens[position].lower.rstrip(".") in COMPANY_FORMS
    is_form = is_form and not _is_at(tokens, position + 1, "-")
    return is_form and mention is not None and mention.kind in COMPANIES


def _is_between_technologies(mentions: Sequence[Mention], position: int) -> bool:
    around = {m.last: m for m in mentions} | {-m.first: m for m in mentions}
    sides = (around.get(position), around.get(-(position + 1)))
    return all(m is not None and m.kind == "technology" for m in sides)


def _plain(tokens: Sequence[Token], position: int, size: int, *, shouted: bool) -> Unit:
    """A word, or a function word of several."""
    if size > 1:
        return _phrase(tokens[position : position + size])
    unit = _word(tokens[position], shouted=shouted)
    if unit.tag != "POS":
        return unit
    if unit.lower == "'" and _is_possessive_mark(tokens, position):
        unit.lower = "'s"
    elif position and _is_pronoun(tokens[position - 1]):
        unit.tag = "BE"  # "it's working with"
    return unit


def _is_pronoun(token: Token) -> bool:
    return lexicon().function_words.get(token.lower) == "PRP"


def _is_possessive_mark(tokens: Sequence[Token], position: int) -> bool:
    """The apostrophe of `the operators' networks`, where no quotation is open."""
    if not 0 < position < len(tokens) - 1:
        return False
    before, mark, after = tokens[position - 1 : position + 2]
    if not before.lower.endswith("s") or before.end != mark.start or after.start == mark.end:
        return False
    quoted = (t for t, u in itertools.pairwise(tokens) if t.end == u.start)
    return not any(t.text in QUOTES for t in quoted)


def _name(mention: Mention, tokens: Sequence[Token]) -> Unit:
    start, end = tokens[mention.first].start, tokens[mention.last - 1].end
    return Unit(mention.text, mention.text.lower(), start, end, "N", mention=mention)


def _multiword(tokens: Sequence[Token], position: int) -> int:
    """How many words from here on are one function word: `according to`, `as well as`."""
    longest = lexicon().multiwords[tokens[position].lower]
    following = [t.lower for t in tokens[position : position + LONGEST_PHRASE]]
    return next((len(words) for words in longest if following[: len(words)] == list(words)), 1)


def _phrase(tokens: Sequence[Token]) -> Unit:
    lower = " ".join(t.lower for t in tokens)
    tag = lexicon().function_words[lower]
    return Unit(" ".join(t.text for t in tokens), lower, tokens[0].start, tokens[-1].end, tag)


def _word(token: Token, *, shouted: bool) -> Unit:
    text, lower, start, end, word = token
    tag = word.tag_in_capitals if shouted else word.tag
    if tag != "V?":
        return Unit(text, lower, start, end, tag, lower)
    readings, may_be_noun = word.form.readings, word.form.may_be_noun
    return Unit(text, lower, start, end, tag, lower, None, None, readings, may_be_noun)


def _is_shouted(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is in capitals, its longer words at least: they say nothing of a word."""
    words = [t.text for t in tokens if t.text.isalpha()]
    if sum(map(str.isupper, words)) < FEW_SHOUTED:
        return False
    longer = [w for w in words if len(w) >= LONG_WORD]
    mostly = len(longer) > 3 and sum(w.isupper() for w in longer) * 3 > len(longer) * 2
    return mostly or (len(words) > 2 and all(w.isupper() for w in words))
