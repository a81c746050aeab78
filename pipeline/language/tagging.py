"""Word classes of a sentence, by elimination: only what the clause parser needs to know.

Closed-class words have their tag; verbs are told from nouns, and participles from finite forms,
by their neighbours. Everything else is nominal (`N`). A name is one unit, as is a time
expression (`T`).

Tags: N nominal, J attributive demonym, T time, DT determiner, CD number, PRP pronoun, PRPS
possessive pronoun, POS possessive mark, IN preposition, TO, CC, SUB subordinator, REL relative,
RELS whose, THAT, RP particle, RB adverb, NEG, MD, BE, HAVE, DO, EX there, JJ predicate adjective,
VF finite verb, VB base form, VBG, VBN; punctuation is its own tag.
"""

import itertools
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache

from pipeline.language.lexicon import Lexicon, lexicon, singular
from pipeline.language.mentions import Mention
from pipeline.language.timex import TimeExpression
from pipeline.language.tokens import Token
from pipeline.language.words import DASHES, QUOTES

NOMINAL_LEFT = frozenset({"DT", "PRPS", "POS", "CD", "J", "RELS"})
NOUN_STARTS = frozenset({"DT", "PRPS", "N", "J", "CD", "PRP"})
FINITE = frozenset({"VF", "MD", "BE", "HAVE", "DO"})
BREAKS = frozenset({",", ";", ":", "-", "—", "–", "(", ")", "SUB", "REL", "CC", "THAT", '"'})
CAUSATIVES = frozenset({"help", "let", "make", "see"})
HELPERS = frozenset({"help", "let"})
SPEECH = frozenset({"say", "believe", "think", "claim", "know", "add", "hope"})
QUANTIFIERS = frozenset({"both", "all", "neither"})
ALSO_ADVERBS = frozenset({"nationwide", "countrywide", "worldwide", "nationally"})
APPROXIMATE = frozenset({"about", "around", "roughly", "nearly", "almost"})
BESIDE_PHRASES = frozenset(
    {
        ("along", "with"),
        ("together", "with"),
        ("as", "well", "as"),
        ("as well", "as"),
        ("next", "to"),
        ("in", "addition", "to"),
    }
)
JOINED = {
    ("such", "as"): "such as",
    ("in", "favour", "of"): "for",
    ("in", "favor", "of"): "for",
    **dict.fromkeys(BESIDE_PHRASES, "alongside"),
}
"""Phrases that are one preposition, and the preposition that they come to."""
JOINED_FIRST = frozenset(words[0] for words in JOINED)
COMPOUND_PARTICIPLES = frozenset({"based", "owned", "backed"})
EXISTING = frozenset({"BE", "HAVE", "MD", "VF", "RB", "NEG"})  # what follows "there" of existence
ALSO_MODIFIERS = frozenset({"further"})
FLOATING = frozenset({"both", "all", "each"})
LEANING = FLOATING | ALSO_MODIFIERS | APPROXIMATE | {"first", "since", "longer"}
"""Words whose class their neighbours tell before any verb is known."""
PASSED = ("RB", "NEG")  # what does not part a word from its neighbour
END = "END"  # what stands behind the last unit
SYMBOLS = frozenset("™®©¢")  # the last is what is left of a trade mark read in a wrong encoding


@dataclass(slots=True)
class Unit:
    """A word, a name or a time expression: text, span, tag and lemma."""

    text: str
    lower: str
    start: int
    end: int
    tag: str
    lemma: str = ""
    mention: Mention | None = None
    time: TimeExpression | None = None
    readings: tuple[tuple[str, str], ...] = ()
    may_be_noun: bool = False
    tight: bool = False  # joined to the unit before by a hyphen


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


def _joined(made: list[Unit], signs: Set[str]) -> list[Unit]:
    """The units with joined words made one, and what only interrupts left out."""
    if signs & DASHES:
        made = _join_hyphens(made)
    made = _drop_inserted(_drop_naming(_join_prepositions(made)))
    if signs & BRACKETS:
        made = _drop_parentheses(made)
    if signs & (BRACKETS | {","}):
        made = _drop_listed_asides(made)
    return _drop_scare_quotes(made) if signs & QUOTES else made


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
        return _is_between_technologies(tokens, mentions, position)
    if sign in QUOTES:
        return bool(made) and made[-1].tag in ("MD", "TO", "NEG")
    return sign in SYMBOLS or (sign == "." and position < len(tokens) - 1)


COMPANY_FORMS = frozenset(
    {"ab", "ag", "asa", "co", "corp", "inc", "llc", "ltd", "nv", "oyj", "plc"}
)


def _is_company_form(tokens: Sequence[Token], position: int, made: Sequence[Unit]) -> bool:
    """Whether a word behind a company's name tells its legal form; not `Nokia Co-Operates`."""
    mention = made[-1].mention if made else None
    is_form = tokens[position].lower.rstrip(".") in COMPANY_FORMS
    is_form = is_form and not _is_at(tokens, position + 1, "-")
    return is_form and mention is not None and mention.kind in COMPANIES


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


LONGEST_PHRASE = 4  # words


def _drop_parentheses(made: list[Unit]) -> list[Unit]:
    """Leave out a short aside in brackets: `fifth-generation (5G) networks`."""
    kept: list[Unit] = []
    position = 0
    while position < len(made):
        if made[position].text in OPENING:
            close = next((i for i in range(position, len(made)) if made[i].text in CLOSING), None)
            if close is not None and close - position <= LONGEST_ASIDE:
                kept.extend(_named_aside(made[position : close + 1]))
                position = close + 1
                continue
        kept.append(made[position])
        position += 1
    return kept


def _drop_listed_asides(made: list[Unit]) -> list[Unit]:
    """Leave out a phrase between a list and its last: `Nokia and, to some surprise, Samsung`."""
    for position in range(len(made) - 3):
        opens = made[position].tag == "CC" and made[position + 1].tag == ","
        if opens and (size := _aside_behind(made, position + 2)):
            rest = made[position + 2 + size :]
            return [*made[: position + 1], *_drop_listed_asides(rest)]
    return made


def _drop_naming(made: list[Unit]) -> list[Unit]:
    """Leave out that somebody calls it so: `what it calls 6G`."""
    for position in range(len(made) - 3):
        what, who, calls = made[position : position + 3]
        is_called = what.lower == "what" and calls.lower in ("calls", "called", "call")
        if is_called and who.tag == "PRP":
            return [*made[:position], *_drop_naming(made[position + 3 :])]
    return made


def _drop_inserted(made: list[Unit]) -> list[Unit]:
    """Leave out a phrase between an auxiliary and its verb: `will in effect be barred`."""
    for position in range(1, len(made) - 2):
        if made[position].lower in INSERTED_FIRST and made[position - 1].tag in AUXILIARIES:
            size = _inserted_at(made, position)
            if size:
                return [*made[:position], *_drop_inserted(made[position + size :])]
    return made


def _inserted_at(made: Sequence[Unit], position: int) -> int:
    """The units of a known phrase here that a verb or another auxiliary follows; else 0."""
    for size in range(LONGEST_PHRASE, 1, -1):
        if " ".join(_words(made, position, size)) in lexicon().cues["inserted"]:
            goes_on = _at_tag(made, position + size) in AUXILIARIES | {"V?", "RB", "NEG"}
            return size if goes_on else 0
    return 0


INSERTED_FIRST = frozenset({"at", "by", "for", "from", "in", "of", "to", "once"})
AUXILIARIES = frozenset({"MD", "HAVE", "BE", "DO"})


def _aside_behind(made: Sequence[Unit], position: int) -> int:
    """The units of a plain prepositional phrase up to its comma, with it; 0 for anything else."""
    if made[position].lower not in ASIDE_LED_BY:
        return 0
    for size in range(1, LONGEST_PHRASE * 2):
        unit = made[position + size] if position + size < len(made) else None
        if unit is None or unit.mention is not None or unit.time is not None:
            return 0
        if unit.tag == ",":
            return size + 1
    return 0


ASIDE_LED_BY = frozenset({"at", "by", "in", "to"})


def _named_aside(aside: list[Unit]) -> list[Unit]:
    """`three operators (EE, Vodafone and Three) use`: names listed in brackets, between commas."""
    inner = aside[1:-1]
    names = [u for u in inner if u.mention is not None and u.mention.kind in COMPANIES]
    if len(names) < 2 or any(u.tag not in (",", "CC") for u in inner if u not in names):
        return []
    commas = [Unit(",", ",", u.start, u.end, ",") for u in (aside[0], aside[-1])]
    return [commas[0], *inner, commas[1]]


COMPANIES = frozenset({"operator", "vendor"})


def _drop_scare_quotes(made: list[Unit]) -> list[Unit]:
    """Leave out the marks of a word or two before a noun: `a ban on "untrustworthy" vendors`."""
    marks = [i for i, u in enumerate(made) if u.text in QUOTES]
    dropped: set[int] = set()
    for opening, closing in itertools.pairwise(marks):
        within = closing - opening - 1
        after = _at_tag(made, closing + 1)
        is_plain = all(u.tag not in (",", ".", ":") for u in made[opening + 1 : closing])
        is_short = within == 1 or (within <= LONGEST_SCARE and made[closing - 2].tag == "CC")
        is_short = is_short and is_plain
        if is_short and after in ("N", "J") and opening not in dropped:
            dropped |= {opening, closing}
    return [u for i, u in enumerate(made) if i not in dropped]


LONGEST_SCARE = 3  # units


OPENING, CLOSING = ("(", "["), (")", "]")
BRACKETS = frozenset({*OPENING, *CLOSING})
LONGEST_ASIDE = 12  # units


def _is_between_technologies(
    tokens: Sequence[Token], mentions: Sequence[Mention], position: int
) -> bool:
    around = {m.last: m for m in mentions} | {-m.first: m for m in mentions}
    sides = (around.get(position), around.get(-(position + 1)))
    return all(m is not None and m.kind == "technology" for m in sides)


def _is_shouted(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is in capitals, its longer words at least: they say nothing of a word."""
    words = [t.text for t in tokens if t.text.isalpha()]
    if sum(map(str.isupper, words)) < FEW_SHOUTED:
        return False
    longer = [w for w in words if len(w) >= LONG_WORD]
    mostly = len(longer) > 3 and sum(w.isupper() for w in longer) * 3 > len(longer) * 2
    return mostly or (len(words) > 2 and all(w.isupper() for w in words))


FEW_SHOUTED = 3  # words: fewer shout nothing
LONG_WORD = 4  # letters: shorter ones in capitals are often initials


def _is_possessive_mark(tokens: Sequence[Token], position: int) -> bool:
    """The apostrophe of `the operators' networks`, where no quotation is open."""
    if not 0 < position < len(tokens) - 1:
        return False
    before, mark, after = tokens[position - 1 : position + 2]
    if not before.lower.endswith("s") or before.end != mark.start or after.start == mark.end:
        return False
    quoted = (t for t, u in itertools.pairwise(tokens) if t.end == u.start)
    return not any(t.text in QUOTES for t in quoted)


def _word(token: Token, *, shouted: bool) -> Unit:
    text, lower, start, end, word = token
    tag = word.tag_in_capitals if shouted else word.tag
    if tag != "V?":
        return Unit(text, lower, start, end, tag, lower)
    readings, may_be_noun = word.form.readings, word.form.may_be_noun
    return Unit(text, lower, start, end, tag, lower, None, None, readings, may_be_noun)


def _join_hyphens(made: list[Unit]) -> list[Unit]:
    """Make `state-run` one unit and `Huawei-BT` two units joined tightly."""
    joined: list[Unit] = []
    for position, unit in enumerate(made):
        if _is_tight_hyphen(made, position):
            continue
        after_hyphen = position >= 2 and _is_tight_hyphen(made, position - 1)
        if after_hyphen and joined and joined[-1].mention is None and unit.mention is None:
            _absorb(joined[-1], unit, after_to=len(joined) > 1 and joined[-2].tag == "TO")
        else:
            unit.tight = after_hyphen
            if after_hyphen and unit.tag not in ("N", "T"):
                unit.tag, unit.readings = "N", ()
            joined.append(unit)
    return joined


def _join_prepositions(made: list[Unit]) -> list[Unit]:
    """Make `along with`, `in favour of` and their like one preposition: `alongside`, `for`."""
    kept: list[Unit] = []
    position = 0
    while position < len(made):
        unit = made[position]
        size = _joined_size(made, position) if unit.lower in JOINED_FIRST else 1
        if size > 1:
            phrase = _words(made, position, size)
            unit.end, unit.tag = made[position + size - 1].end, "IN"
            # what opens a sentence has no partner yet
            unit.lower = JOINED[phrase] if kept or phrase not in BESIDE_PHRASES else "with"
        kept.append(unit)
        position += size
    return kept


def _joined_size(made: Sequence[Unit], position: int) -> int:
    return next((n for n in (3, 2) if _words(made, position, n) in JOINED), 1)


def _words(made: Sequence[Unit], position: int, count: int) -> tuple[str, ...]:
    return tuple(u.lower for u in made[position : position + count])


def _is_tight_hyphen(made: Sequence[Unit], position: int) -> bool:
    if not 0 < position < len(made) - 1 or made[position].text not in DASHES:
        return False
    hyphen = made[position]
    return made[position - 1].end == hyphen.start and hyphen.end == made[position + 1].start


def _absorb(unit: Unit, following: Unit, *, after_to: bool = False) -> None:
    unit.text = f"{unit.text}-{following.text}"
    unit.lower = unit.lemma = f"{unit.lower}-{following.lower}"
    unit.end = following.end
    if after_to and unit.readings and following.tag == "RP":
        return  # "to build-out": still the verb
    unit.tag, unit.readings = "N", ()
    form = lexicon().verbs.get(unit.lower) or lexicon().verbs.get(unit.lower.replace("-", ""))
    if form is not None:
        unit.tag, unit.readings, unit.may_be_noun = "V?", form.readings, form.may_be_noun


def tag(made: list[Unit], *, headline: bool = False) -> list[Unit]:
    """Decide the open tags of a sentence in place and return its units."""
    words = lexicon()
    _tag_before_verbs(made)
    for position in range(len(made)):
        if made[position].tag == "V?":
            _decide_verb(made, position, headline=headline)
    if headline and not any(u.tag in FINITE or u.tag in ("VBN", "VB", "VBG") for u in made):
        _find_verbless_predicate(made, words)
    if headline:
        _find_predicate_with_infinitive(made, words)
    for position, unit in enumerate(made):
        if unit.tag in TURNED_TAGS or unit.lower in _turned_words():
            _decide_rest(made, position, unit, words)
    return made


TURNED_TAGS = frozenset({"IN", "NEG", "EX", "THAT", "RP"})
"""The tags, and below the words, that what is beside them may turn into others."""


@cache
def _turned_words() -> frozenset[str]:
    particles = {particle for _, particle in lexicon().phrasal}
    return lexicon().adjectives | particles | ALSO_ADVERBS | {"first", "last", "rid"}


def _tag_before_verbs(made: list[Unit]) -> None:
    """What the choice between noun and verb leans on: demonyms, quantifiers, ordinals."""
    for position, unit in enumerate(made):
        if unit.mention is not None:
            _tag_origin(made, position, unit, unit.mention)
    for position, unit in enumerate(made):
        if unit.lower in LEANING or unit.tag == "THAT":
            _tag_leaning(made, position, unit)


def _tag_leaning(made: list[Unit], position: int, unit: Unit) -> None:
    """The tag of a word whose class is told by what is beside it."""
    if unit.lower in FLOATING and _floats(made, position):
        unit.tag = "RB"
    elif unit.lower == "first" and _is_ordinal(made, position):
        unit.tag = "CD"
    elif unit.lower == "longer" and _at_lower(made, position - 1) == "no":
        made[position - 1].tag, unit.tag = "NEG", "RB"  # "can no longer use it"
    elif unit.tag == "THAT" and position == 0 and _points_to_noun(made):
        unit.tag = "DT"  # "That move has been put off"
    elif _is_adverb_here(made, position):
        unit.tag = "RB"


def _tag_origin(made: Sequence[Unit], position: int, unit: Unit, mention: Mention) -> None:
    """`Swedish`, and `U.S.` in `its non-U.S. affiliates`: names that may stand as adjectives."""
    if mention.kind == "demonym":
        unit.tag = "J" if _is_attributive(made, position) else "N"
    elif _at_lower(made, position - 1) == "non":
        unit.tag = "J"


def _is_adverb_here(made: Sequence[Unit], position: int) -> bool:
    """`AT&T Further Expands`, `about 35 percent of`, `has since ordered`: by what is beside it."""
    lower, before = made[position].lower, _at_tag(made, position - 1)
    if lower in ALSO_MODIFIERS:
        return before == "TO" or _leads_verb(made, position)
    if lower in APPROXIMATE:
        return _is_amount(made, position + 1)
    return lower == "since" and before == "HAVE"


def _points_to_noun(made: Sequence[Unit]) -> bool:
    """Whether a noun and its verb follow the first word."""
    noun, verb = _at(made, 1), _at(made, 2)
    if noun is None or verb is None or noun.mention is not None or noun.lower.endswith("s"):
        return False
    is_noun = noun.tag == "N" or (noun.tag == "V?" and noun.may_be_noun)
    return is_noun and verb.tag in ("BE", "HAVE", "MD", "V?")


def _decide_that(made: Sequence[Unit], position: int, unit: Unit) -> None:
    """`for that of Nokia`, `prior to that, it`, `to replace that equipment`: it leads no clause."""
    if _at_lower(made, position + 1) in ("of", ",", "."):
        unit.tag = "N"
    elif _points_out(made, position):
        unit.tag = "DT"


def _points_out(made: Sequence[Unit], position: int) -> bool:
    """Whether `that` points to the noun behind it: no verb follows that it could lead."""
    verbless = not any(u.tag in FINITE for u in made[position + 1 :])
    return verbless and _at_tag(made, position + 1) == "N" and position > 0


def _leads_verb(made: Sequence[Unit], position: int) -> bool:
    following = _at(made, position + 1)
    return following is not None and following.tag == "V?" and not following.may_be_noun


def _is_amount(made: Sequence[Unit], position: int) -> bool:
    """`35`, `a third`."""
    if _at_tag(made, position) == "DT":
        return _at_lower(made, position + 1) in lexicon().cues["partial"]
    return _at_tag(made, position) == "CD"


def _is_ordinal(made: Sequence[Unit], position: int) -> bool:
    """`the first trial`, `makes first calls`: no adverb before a noun."""
    following = _at(made, position + 1)
    if following is None or (following.tag in ("V?", "VBN") and not following.may_be_noun):
        return False
    determined = position > 0 and made[position - 1].tag in ("DT", "POS", "PRPS", "CD")
    return following.tag in ("N", "J") or (determined and following.tag in ("V?", "RB"))


def _find_verbless_predicate(made: Sequence[Unit], words: Lexicon) -> None:
    """In a headline `LTE available in Batavia`, `LTE coming to Waco` lack their copula."""
    for position, unit in enumerate(made):
        if position and _is_gerund_predicate(made, position, words):
            unit.readings = words.verbs[unit.lower].readings
            _assign(unit, "VBG")
            return
        if unit.lower in words.adjectives and unit.tag == "N" and position > 0:
            following = _at(made, position + 1)
            if following is None or following.tag in ("IN", "T", "."):
                unit.tag, unit.lemma = "JJ", unit.lower
                return


def _find_predicate_with_infinitive(made: Sequence[Unit], words: Lexicon) -> None:
    """`Canada unlikely to block deal`: in a headline the copula is left out."""
    for position, unit in enumerate(made[:-1]):
        if unit.tag in FINITE:
            return
        leads = made[position + 1].tag == "TO" and position > 0
        if leads and unit.tag in ("N", "RB") and unit.lower in words.adjectives:
            unit.tag, unit.lemma = "JJ", unit.lower
            return


def _is_gerund_predicate(made: Sequence[Unit], position: int, words: Lexicon) -> bool:
    verb = words.verbs.get(made[position].lower)
    if verb is None or made[position].mention is not None:
        return False
    is_gerund = all(tag == "VBG" for _, tag in verb.readings)
    following = _right(made, position)
    return is_gerund and following is not None and following.tag in ("IN", "TO")


def _is_attributive(made: Sequence[Unit], position: int) -> bool:
    following = _at(made, position + 1)
    return (
        following is not None
        and following.tag in ("N", "V?", "J", "CD", "T")
        and (following.tag != "V?" or following.may_be_noun)
    )


def _at(made: Sequence[Unit], position: int) -> Unit | None:
    return made[position] if 0 <= position < len(made) else None


def _left_index(made: Sequence[Unit], position: int) -> int:
    position -= 1
    while position >= 0 and made[position].tag in PASSED:
        position -= 1
    return position


def _left(made: Sequence[Unit], position: int) -> Unit | None:
    """The nearest unit to the left that is no adverb."""
    position -= 1
    while position >= 0 and made[position].tag in PASSED:
        position -= 1
    return made[position] if position >= 0 else None


def _right(made: Sequence[Unit], position: int) -> Unit | None:
    position += 1
    while position < len(made) and made[position].tag in PASSED:
        position += 1
    return made[position] if position < len(made) else None


def _decide_verb(made: list[Unit], position: int, *, headline: bool) -> None:
    unit = made[position]
    tags = {tag for _, tag in unit.readings}
    left, right = _left(made, position), _right(made, position)
    before = left.tag if left else "^"
    after = right.tag if right else END
    if "VB" in tags and _is_listed_infinitive(made, position):
        _assign(unit, "VB")
        return
    chosen = _choose(made, position, tags, before, after, headline=headline)
    _assign(unit, chosen)


def _is_listed_infinitive(made: Sequence[Unit], position: int) -> bool:
    """`to buy, maintain or support any equipment`: bare forms in a list of infinitives."""
    before = position - 1
    while before > 0 and made[before].tag in (",", "CC"):
        before -= 1
    if before == position - 1 or before < 1 or made[before].tag != "VB":
        return False
    if made[before - 1].tag not in ("TO", ",", "CC"):
        return False
    after = _at_tag(made, position + 1)
    closes = made[position - 1].tag == "CC" and after in ("DT", "PRPS", "N", "J", "CD")
    goes_on = made[position - 1].tag == "," and after in (",", "CC")
    return closes or goes_on


def _assign(unit: Unit, chosen: str) -> None:
    if chosen == "N":
        unit.tag = "N"
        return
    wanted = {"VF": ("VBD", "VBZ", "VB"), "VB": ("VB",), "VBN": ("VBN",), "VBG": ("VBG",)}[chosen]
    for form in wanted:
        for lemma, tag_ in unit.readings:
            if tag_ == form:
                unit.tag, unit.lemma = chosen, lemma
                return
    unit.tag, unit.lemma = chosen, unit.readings[0][0]


def _choose(
    made: list[Unit], position: int, tags: set[str], before: str, after: str, *, headline: bool
) -> str:
    unit = made[position]
    if "VB" in tags and (before in ("MD", "DO") or _follows_to(made, position)):
        return "VB"
    if _ends_compound(made, position):
        return "N"  # "base stations"
    if before == "HAVE" and "VBN" in tags and after != "POS":
        return "VBN"
    if before == "BE":
        if "VBG" in tags or "VBN" in tags:
            return "VBG" if "VBG" in tags else "VBN"
        return "N"
    if unit.text[:1].isupper() and not headline and position > 0 and unit.may_be_noun:
        return (
            "N"
            if not tags & {"VBD", "VBZ"} or before in NOMINAL_LEFT
            else _by_form(made, position, tags, before, after, headline=headline)
        )
    return _by_form(made, position, tags, before, after, headline=headline)


def _ends_compound(made: Sequence[Unit], position: int) -> bool:
    """Whether a word makes a known compound with the noun right before it."""
    before = _at(made, position - 1)
    if before is None or before.tag != "N" or before.mention is not None:
        return False
    return made[position].may_be_noun and bool(
        lexicon().noun(f"{before.lower} {made[position].lower}")
    )


def _follows_to(made: Sequence[Unit], position: int) -> bool:
    left = _left(made, position)
    if left is None:
        return False
    if left.tag == "TO":
        return True
    if left.tag == "CC" and _resumes_infinitive(made, position):
        return True
    if left.tag == "CC":  # "to exclude or remove"
        return any(u.tag == "VB" for u in made[max(0, position - 8) : position]) and not any(
            u.tag in ("VF", ",") for u in made[max(0, position - 3) : position]
        )
    return False


def _resumes_infinitive(made: Sequence[Unit], position: int) -> bool:
    """`will be told to cease its use, and remove it`: an auxiliary leads no bare present."""
    clause = [u for u in made[:position] if u.tag in FINITE | {"TO"}][-3:]
    tags = [u.tag for u in clause]
    after = _at_tag(made, position + 1)
    follows = bool(tags) and tags[-1] == "TO" and made[made.index(clause[-1]) + 1].tag == "VB"
    helped = any(t in ("MD", "BE", "HAVE") for t in tags[:-1])
    return follows and helped and after in ("DT", "PRPS", "PRP", "N", "J")


def _by_form(
    made: list[Unit], position: int, tags: set[str], before: str, after: str, *, headline: bool
) -> str:
    if "VBG" in tags:
        return _gerund(made, position, before, after, headline=headline)
    if "VBD" in tags or "VBN" in tags:
        return _past(made, position, tags, before, after, headline=headline)
    if "VBZ" in tags:
        return _third_person(made, position, before, after, headline=headline)
    return _base(made, position, before, after, headline=headline)


def _gerund(made: list[Unit], position: int, before: str, after: str, *, headline: bool) -> str:
    unit = made[position]
    if headline and _at_lower(made, position - 1) == "in" and unit.text[:1].isupper():
        return "N"  # a place of that name: "in Bowling Green"
    if before in NOMINAL_LEFT and (unit.may_be_noun or _at_lower(made, position + 1) == "of"):
        return "N"  # "the lifting of the ban"
    if before in ("N", "VBG") and unit.lower in lexicon().cues["gerund_noun"]:
        return "N"  # "a formal warning against", "federal purchasing"
    if before == "DT" and _at_lower(made, position + 1) == "of":
        return "N"  # "the signing of a contract"
    if before in ("N",) and unit.may_be_noun and after not in NOUN_STARTS | CLAUSE_STARTS:
        return "N"
    if after in FINITE and before in ("^", "N", "J"):
        return "N"
    return "VBG"


CLAUSE_STARTS = frozenset({"IN", "THAT", "TO", "SUB"})


def _past(
    made: list[Unit], position: int, tags: set[str], before: str, after: str, *, headline: bool
) -> str:
    if made[position].lower in COMPOUND_PARTICIPLES and before == "N" and after in ("N", "J"):
        return "N"  # "an IP based network"
    nominal = _past_beside_noun(made, position, tags, before, after)
    if nominal:
        return nominal
    if "VBD" not in tags:
        is_base = "VB" in tags and before in ("N", "PRP", "POS")  # "antennas come from"
        return _base(made, position, before, after, headline=headline) if is_base else "VBN"
    if headline and _is_modifier(made, position, before, after):
        return "N"
    if headline and after == "TO" and "VBN" in tags and before == "N":
        return "VBN"  # "Ericsson selected to maintain"
    if _has_subject_or_object(made, position, before, after):
        return "VF"
    if before == "CC":
        return _like_conjunct(made, position)
    return _past_or_participle(made, position, before, after, headline=headline)


def _past_beside_noun(
    made: list[Unit], position: int, tags: set[str], before: str, after: str
) -> str:
    """`the banned equipment`, `provide managed services`; empty where nothing tells."""
    left = _left(made, position)
    if left is not None and left.lower in QUANTIFIERS and after in NOUN_STARTS | {"IN"}:
        return "VF"  # "both picked Ericsson"
    if before in NOMINAL_LEFT | {"IN"} and after in ("N", "J", "V?", "CC"):
        return "N"
    if before in ("DT", "PRPS") or ("VB" in tags and before == "J"):
        return "N"
    if (
        before == "CC"
        and made[position].lower in lexicon().cues["quality"]
        and after in ("N", "V?")
    ):
        return "N"  # "radios and managed services"
    if before == "," and _at_tag(made, position - 2) == "J" and after in ("N", "J"):
        return "N"  # "specific, limited engagements"
    follows_verb = before in ("VB", "VBG", "VF", "VBN") and after in ("N", "J", "V?")
    return "N" if follows_verb else ""


def _has_subject_or_object(made: Sequence[Unit], position: int, before: str, after: str) -> bool:
    """Whether a pronoun or relative before, or a noun behind, shows a past form to be finite."""
    if after in NOUN_STARTS and before in ("N", "T", "PRP", "POS", "VBG"):
        return True
    if before in ("PRP", "REL", "EX"):
        return True
    return after == "T" and before == "N" and _opens_clause(made, position + 2)


def _past_or_participle(
    made: list[Unit], position: int, before: str, after: str, *, headline: bool
) -> str:
    """A form that may be either, by what verbs the sentence has besides."""
    is_by = _at_lower(made, position + 1) == "by"
    if "VBN" not in {t for _, t in made[position].readings}:
        return "VF"
    if (
        after == "IN"
        and (is_by or headline)
        and (headline or _finite_ahead(made, position) or _verb_behind(made, position, by=is_by))
    ):
        return "VBN"
    if before == "," and not is_by and _verb_is_missing(made, position):
        return "VF"
    if before == "N" and not is_by and _follows_relative_subject(made, position):
        return "VF"  # "the ban that Sweden imposed on Tuesday took"
    if before in (",", "^", "SUB"):
        return "VBN" if after in ("IN", "TO", "RP") else "VF"
    return _between_verbs(made, position, before, after)


def _follows_relative_subject(made: Sequence[Unit], position: int) -> bool:
    """Whether only the subject of a relative clause stands between its opening and this word."""
    start = position - 1
    while start >= 0 and made[start].tag in ("N", "J", "DT", "PRPS", "CD", "POS", "RB"):
        start -= 1
    opens = start > 0 and made[start].tag in ("REL", "RELS", "THAT")
    return opens and start < position - 1 and made[start - 1].tag == "N"


def _between_verbs(made: list[Unit], position: int, before: str, after: str) -> str:
    behind = _finite_behind(made, position)
    if not behind:
        is_led = after in ("T", "IN") and _is_led_by_preposition(made, position)
        return "VBN" if is_led or _finite_ahead(made, position) else "VF"
    if before in ("N", "PRP"):
        return "VBN" if after in ("IN", END, ",", "TO", "T", ".") else "VF"
    return "VF"


def _is_led_by_preposition(made: Sequence[Unit], position: int) -> bool:
    """`, under a $700-million contract signed in 2012`: what a preposition leads is no subject.

    `Under the contract Nokia supplied`, `at a meeting ministers agreed` have a subject behind it.
    """
    start = position - 1
    while start > 0 and made[start].tag in ("N", "CD", "J") and made[start].mention is None:
        start -= 1
    leads = start > 0 and made[start].tag == "DT" and made[start].lower in ("a", "an")
    head = made[position - 1]
    is_noun = position - start > 1 and head.tag == "N" and not head.lower.endswith("s")
    return leads and is_noun and made[start - 1].tag == "IN"


def _is_modifier(made: Sequence[Unit], position: int, before: str, after: str) -> bool:
    """`sign nationwide managed services contract`: after the headline's verb, before a noun."""
    if after not in ("N", "J", "V?") or not _finite_behind(made, position):
        return before == "CC" and after in ("N", "V?") and made[position].may_be_noun
    left = _left(made, position)
    return left is not None and left.mention is None


def _opens_clause(made: Sequence[Unit], position: int) -> bool:
    """Whether a subject pronoun and its verb begin here."""
    tags = [u.tag for u in made[position : position + 2]]
    return tags[:1] == ["PRP"] and tags[1:] != [] and (tags[1] in FINITE or tags[1] == "V?")


def _verb_is_missing(made: Sequence[Unit], position: int) -> bool:
    """Whether the clauses opened so far are more than the finite verbs seen."""
    before = made[:position]
    if before[0].tag in ("IN", "VBG", "VBN", "TO"):
        return False
    opened = 1 + sum(u.tag in ("REL", "RELS", "SUB", "THAT") for u in before)
    finite = sum(
        u.tag == "VF" or (u.tag in FINITE and not _continues_group(made, i))
        for i, u in enumerate(before)
    )
    return finite < opened


def _continues_group(made: Sequence[Unit], position: int) -> bool:
    left = _left(made, position)
    return left is not None and left.tag in ("MD", "BE", "HAVE", "DO", "TO")


def _like_conjunct(made: list[Unit], position: int) -> str:
    """A past form after a conjunction has the class of the last verb before it.

    Where the clause has no verb yet it belongs to a noun: `a new LTE and improved 3G network`.
    """
    for unit in reversed(made[:position]):
        if unit.tag in ("VBN", "VF"):
            return unit.tag if "VBN" in {t for _, t in made[position].readings} else "VF"
        if unit.tag in ("MD", "SUB", "REL", ";", ":"):
            break
        if unit.tag == "THAT" and _at_tag(made, position + 1) in ("N", "J", "CD"):
            return "N"
    return "VF"


def _at_lower(made: Sequence[Unit], position: int) -> str:
    unit = _at(made, position)
    return unit.lower if unit else ""


def _at_tag(made: Sequence[Unit], position: int) -> str:
    unit = _at(made, position)
    return unit.tag if unit else ""


def _finite_ahead(made: Sequence[Unit], position: int) -> bool:
    for index in range(position + 1, len(made)):
        unit = made[index]
        if unit.tag in BREAKS:
            return False
        if unit.tag in FINITE and made[index - 1].tag != "TO":
            return True
        if unit.tag == "V?" and not unit.may_be_noun:
            tags = {t for _, t in unit.readings}
            following = _at(made, index + 1)
            if "VBN" in tags and following is not None and following.tag == "IN":
                continue  # "equipment supplied by": as well a participle
            if "VBN" in tags and made[index - 1].tag in NOMINAL_LEFT | {"IN"}:
                continue  # "for alleged violations"
            if tags & {"VBD", "VBZ"} or made[index - 1].tag == "N":
                return True
    return False


def _finite_behind(made: Sequence[Unit], position: int) -> bool:
    for unit in reversed(made[:position]):
        if unit.tag in BREAKS:
            return False
        if unit.tag in FINITE:
            return True
    return False


def _verb_behind(made: Sequence[Unit], position: int, *, by: bool) -> bool:
    """Whether the part of the sentence so far has a verb already, an infinitive too.

    Before `by` any verb of the sentence will do: `bar the sale or import of kit made by it`.
    """
    if by and any(u.tag in FINITE for u in made[:position]):
        return True
    return _finite_behind(made, position) or any(
        u.tag in ("VB", "VBG") for u in made[max(0, position - 6) : position]
    )


def _is_plain_verb(made: Sequence[Unit], position: int) -> bool:
    unit = _at(made, position)
    return unit is not None and unit.tag == "V?" and not unit.may_be_noun


def _is_object(made: Sequence[Unit], position: int) -> bool:
    """Whether the noun phrase that ends here follows a verb form directly."""
    position -= 1
    while position >= 0 and made[position].tag in ("N", "J", "DT", "PRPS", "CD", "POS"):
        position -= 1
    return position >= 0 and made[position].tag in ("VBG", "VB")


def _clause_has_verb(made: Sequence[Unit], position: int) -> bool:
    """Whether a finite verb stands before, back to the word that opens the clause."""
    for unit in reversed(made[:position]):
        if unit.tag in ("SUB", "REL", "THAT", ";", ":") or unit.lemma in SPEECH:
            return False
        if unit.tag in FINITE:
            return True
    return False


def _third_person(
    made: list[Unit], position: int, before: str, after: str, *, headline: bool
) -> str:
    unit = made[position]
    if before in NOMINAL_LEFT | {"IN", "TO", "VF", "VB", "VBG", "VBN"} and unit.may_be_noun:
        return "N"
    if _at_lower(made, position - 1) == "as" and unit.may_be_noun:
        return "N"  # "named as partners": no verb comes without a subject behind "as"
    if before in ("PRP", "REL") or not unit.may_be_noun or _is_told_of(made, position):
        return "VF"
    is_described = before == "CC" and after in ("THAT", "REL")  # "countries and allies that"
    if is_described or after in FINITE or _is_plain_verb(made, position + 1):
        return "N"
    if _finite_behind(made, position):
        told = after in NOUN_STARTS and _follows_speech(made, position)
        return "VF" if told else "N"  # "say the deal exposes flaws"
    if _at_lower(made, position + 1) == "into":
        return "VF"
    if before == "," and after == "IN" and _verb_is_missing(made, position):
        return "VF"  # "Telia, which is first, buys from Nokia"
    return _plural_or_verb(made, position, after, headline=headline)


def _is_told_of(made: Sequence[Unit], position: int) -> bool:
    """`a bill that essentially bans it`: with an adverb between, a noun it cannot be."""
    left = _left_index(made, position)
    return left < position - 1 and _at_tag(made, left) == "THAT" and _at_tag(made, left - 1) == "N"


def _follows_speech(made: Sequence[Unit], position: int) -> bool:
    """Whether the last finite verb is one of speech, which a clause without `that` may follow."""
    last = next((u for u in reversed(made[:position]) if u.tag in FINITE), None)
    return last is not None and last.lemma in SPEECH


AFTER_VERB = frozenset({"N", "J", "DT", "PRPS", "TO", "CD", "V?", "RB", "THAT", "RP", "T"})


def _plural_or_verb(made: list[Unit], position: int, after: str, *, headline: bool) -> str:
    """`sources`, `plans`: a verb where what is before may be its subject and none else is near."""
    left = _left(made, position)
    name = left.mention if left is not None else None
    if name is not None and name.kind == "technology":
        return "N"
    if headline and name is None and _in_phrase(made, position):
        return "N"
    if _in_bare_phrase(made, position) or _at_lower(made, position - 2) == "by":
        return "N"  # "taking part in 5G spectrum auctions", "hit by US sanctions"
    if after in AFTER_VERB:
        return "VF" if name is not None or not _finite_ahead(made, position) else "N"
    if headline:
        return "VF" if name is not None else "N"
    if _is_object(made, position):
        return "N"  # "citing company sources"
    return "N" if _finite_ahead(made, position) or _clause_has_verb(made, position) else "VF"


def _in_bare_phrase(made: Sequence[Unit], position: int) -> bool:
    """Whether common nouns alone stand between a preposition and this word."""
    start = position
    while start > 0 and made[start - 1].tag in ("N", "J") and _is_common(made[start - 1]):
        start -= 1
    if not 0 < start < position:
        return False
    leads = made[start - 1]
    return leads.tag == "IN" or (leads.lower == "as" and _ends_phrase(made, position))


def _ends_phrase(made: Sequence[Unit], position: int) -> bool:
    """`as national security risks,`: a noun of the trade before a break."""
    is_break = _at_tag(made, position + 1) in ("", ".", ",", ":", "CC", "T")
    return is_break and bool(lexicon().noun(singular(made[position].lower)))


def _is_common(unit: Unit) -> bool:
    return unit.mention is None or unit.mention.kind == "technology"


def _in_phrase(made: Sequence[Unit], position: int) -> bool:
    """Whether only nouns stand between a preposition and this word."""
    while position > 0 and made[position - 1].tag in ("N", "J", "CD", "DT"):
        position -= 1
    return position > 0 and made[position - 1].tag == "IN"


def _base(made: list[Unit], position: int, before: str, after: str, *, headline: bool) -> str:
    unit = made[position]
    if before == "PRP" and position >= 2 and made[position - 2].lemma in CAUSATIVES:
        return "VB"  # "help it roll out"
    if _is_helped(made, position) and after in NOUN_STARTS | {"V?"}:
        return "VB"  # "help BT modernise its network"
    told = _follows_subject(made, position, before, headline=headline) and after != "MD"
    if told or (_follows_adverb(made, position) and after in NOUN_STARTS):
        return "VF"
    opens = _at_lower(made, position - 1) in OPENING_NOUNS  # "the complete removal"
    led = before in NOMINAL_LEFT | {"IN", "VF", "VB", "VBG", "J", "^"} and unit.may_be_noun
    if opens or led:
        return "N"
    if before == "CC" and after == "TO" and any(u.tag in FINITE for u in made[:position]):
        return "VF"  # "have won a licence and want to start"
    if after in FINITE or _finite_ahead(made, position) or _finite_behind(made, position):
        return "N" if unit.may_be_noun else "VF"
    left = _left_index(made, position)
    plural = left >= 0 and _is_plural(made, left, headline=headline)
    if unit.may_be_noun:
        plural = plural and not _is_named_thing(made, position)
        return "VF" if plural and after in NOUN_STARTS | {"TO", "IN", "RP", "T", "V?"} else "N"
    return "VF"


def _follows_adverb(made: Sequence[Unit], position: int) -> bool:
    """Whether an adverb stands before that a break sets off: `A, B and C - currently use`."""
    before = _at(made, position - 1)
    is_adverb = before is not None and before.tag == "RB" and before.lower.endswith("ly")
    set_off = _at_tag(made, position - 2) in ("—", ",")
    return is_adverb and set_off and not _clause_has_verb(made, position)


OPENING_NOUNS = frozenset({"a", "an", "the", "its", "their", "our"})


def _follows_subject(made: Sequence[Unit], position: int, before: str, *, headline: bool) -> bool:
    """Whether a subject stands right before: a pronoun, or `that` of several (`countries that`).

    Or, in a headline, that of the verb before: `Telus, Bell Snub Huawei, Tap Ericsson`.
    """
    if headline and before == ",":
        return _turns_to_maker(made, position)
    described = before == "THAT" and _is_plural(made, position - 2, headline=headline)
    return described or before in ("PRP", "REL", "EX")


def _turns_to_maker(made: Sequence[Unit], position: int) -> bool:
    """Whether a second verb follows in a headline: a vendor stands behind, a first verb before."""
    following = _at(made, position + 1)
    name = following.mention if following is not None else None
    is_vendor = name is not None and name.kind == "vendor"
    return is_vendor and any(u.tag == "VF" for u in made[:position])


def _is_named_thing(made: Sequence[Unit], position: int) -> bool:
    """`must remove Huawei and ZTE gear`: a thing of the maker named before, where a verb stands."""
    left = _left(made, position)
    if left is None or left.mention is None or left.mention.kind != "vendor":
        return False
    return bool(lexicon().has_sense(made[position].lower, "gear")) and _clause_has_verb(
        made, position
    )


def _is_helped(made: Sequence[Unit], position: int) -> bool:
    """Whether only a noun phrase stands between a verb of helping and this word."""
    start = position - 1
    while start >= 0 and made[start].tag in ("N", "J", "DT", "PRPS", "CD", "POS", "CC"):
        start -= 1
    helper = _at(made, start)
    return helper is not None and start < position - 1 and helper.lemma in HELPERS


def _is_plural(made: Sequence[Unit], position: int, *, headline: bool) -> bool:
    unit = made[position]
    if unit.mention is not None or (headline and _at_tag(made, position - 1) == ","):
        before = _at(made, position - 1)
        return before is not None and before.tag in ("CC", ",")
    return (unit.tag == "N" and bool(re.search(r"[^s]s$", unit.lower))) or unit.lower == "people"


def _decide_rest(made: list[Unit], position: int, unit: Unit, words: Lexicon) -> None:
    left = _left(made, position)
    if left is not None:
        _decide_beside(made, position, unit, left, words)
    following = _at(made, position + 1)
    if unit.lower in ALSO_ADVERBS and (following is None or following.tag not in ("N", "J", "V?")):
        unit.tag = "RB"  # "rolls out 4G nationwide"
    if unit.tag == "NEG" and _at_lower(made, position + 1) == "only":
        unit.tag = "RB"  # "not only uses"
    if unit.tag == "EX" and _at_tag(made, position + 1) not in EXISTING:
        unit.tag = "RB"  # "launched 4G there in 2014"
    if unit.tag == "THAT":
        _decide_that(made, position, unit)
    if unit.tag == "RP":
        _decide_particle(made, position, unit)


def _decide_split_particle(made: Sequence[Unit], position: int, unit: Unit, words: Lexicon) -> None:
    """`turned it on today`: the particle behind a pronoun that is the object."""
    verb, after = _at(made, position - 2), _at_tag(made, position + 1)
    if verb is not None and (verb.lemma, unit.lower) in words.phrasal and after not in NOUN_STARTS:
        unit.tag = "RP"


def _decide_beside(
    made: Sequence[Unit], position: int, unit: Unit, left: Unit, words: Lexicon
) -> None:
    """What the word to the left makes of a word: predicate, particle, ordinal."""
    is_nominal = unit.tag in ("N", "VBN", "RB") and unit.mention is None
    if is_nominal and unit.lower in words.adjectives and left.tag == "BE":
        unit.tag, unit.lemma = "JJ", unit.lower
    lemma = "do" if left.tag == "DO" else left.lemma
    if (lemma, unit.lower) in words.phrasal:
        unit.tag = "RP"
    elif left.tag == "PRP" and unit.tag == "IN":
        _decide_split_particle(made, position, unit, words)
    if unit.lower in ("first", "last") and left.tag in ("DT", "PRPS", "POS"):
        unit.tag = "N"
    if unit.lower == "rid" and unit.tag != "JJ" and left.lemma == "get":
        left.tag, unit.tag, unit.lemma = "BE", "JJ", "rid"


def _floats(made: list[Unit], position: int) -> bool:
    """`Airtel and Jio both run`: the quantifier stands between subject and verb."""
    left, right = _left(made, position), _right(made, position)
    if left is None or right is None or left.tag not in ("N", "PRP", "MD", "HAVE", "BE", "REL"):
        return False
    return right.tag in FINITE or right.tag == "V?"


def _decide_particle(made: list[Unit], position: int, unit: Unit) -> None:
    following = _at(made, position + 1)
    if unit.lower in ("up", "down", "off", "out") and following and following.lower == "of":
        return
    left = _left(made, position)
    if left is not None and left.tag in ("CC", ",", "^"):
        unit.tag = "RB"
