"""Which entities a text names: spans of tokens with the senses that their context allows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from pipeline.language.lexicon import lexicon
from pipeline.language.names import Name, NameIndex, Sense
from pipeline.language.places import PLACED, PLACES, names_person, stands_as_place
from pipeline.language.tokens import Token

STRONG = ("vendor", "operator")
FREE = ("", "place", "country")  # contexts that ask nothing of the words around a name
LOCATED = ("country", "demonym", "capital", "province", "place", "authority", "official")


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens [first, last) of a sentence that name an entity; `senses` from best to worst."""

    first: int
    last: int
    text: str
    senses: tuple[Sense, ...]

    @property
    def sense(self) -> Sense:
        """The best sense."""
        return self.senses[0]

    @property
    def kind(self) -> str:
        """The best sense's kind."""
        return self.senses[0].kind


COMPANIES = frozenset({"operator", "vendor"})
"""The kinds of names that are companies."""


COMPANIES_OF_TRADE = 3


@dataclass(slots=True)
class Surroundings:
    """What an article says elsewhere: entities named beyond doubt."""

    certain: set[tuple[str, str]] = field(default_factory=set)
    found: set[tuple[str, str]] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)

    def is_of_companies(self) -> bool:
        """Whether the text names several companies of the trade beyond doubt."""
        return sum(kind in STRONG for kind, _ in self.certain) >= COMPANIES_OF_TRADE

    def note(self, mentions: Sequence[Mention]) -> None:
        """Remember the entities that need no context, and the countries spoken of."""
        self.countries |= countries_of(mentions)
        for mention in mentions:
            if not mention.sense.context and not _is_shared(mention):
                self.certain.add((mention.kind, mention.sense.id))


def find_names(tokens: Sequence[Token], index: NameIndex) -> list[Mention]:
    """All longest names of a sentence, left to right, with every sense that they may have."""
    lowers, begins = [t.lower for t in tokens], index.first_words
    found: list[Mention] = []
    position = 0
    while position < len(tokens):
        names = index.at(tokens, lowers, position) if lowers[position] in begins else None
        if names and _is_adjective(names[0], tokens, position):
            names = None  # "The Australian government": no newspaper
        elif names and lowers[position] == "the":
            behind = index.at(tokens, lowers, position + 1)
            if behind and len(behind[0].tokens) >= len(names[0].tokens):
                names = None  # "The National Telecommunications Commission": nor here
        if names and not _is_currency(tokens, position):
            size = len(names[0].tokens)
            size += _is_legal_form(names[0], tokens[position + size : position + size + 1])
            found.append(_mention(tokens, position, position + size, names))
            position += size
        else:
            position += 1
    return found


def _is_legal_form(name: Name, following: Sequence[Token]) -> bool:
    """`ZTE Corporation`, `Huawei Technologies Company`: what a company is goes with its name."""
    is_company = any(s.kind in COMPANIES for s in name.senses)
    forms = lexicon().cues["legal_form"]
    return is_company and any(t.text[:1].isupper() and t.lower in forms for t in following)


def _is_adjective(name: Name, tokens: Sequence[Token], position: int) -> bool:
    """Whether a paper's name of two words, `The Australian`, only describes the noun behind it."""
    is_paper = len(name.tokens) == 2 and all(s.kind == "publisher" for s in name.senses)
    behind = position + len(name.tokens)
    if not is_paper or name.tokens[0] != "the" or behind >= len(tokens):
        return False
    following = tokens[behind]
    known = lexicon().function_words.get(following.lower)
    is_word = following.text.isalpha() and following.text.islower() and known is None
    is_word = is_word or lexicon().has_sense(following.lower, "government")
    ends_like = name.tokens[1].endswith(("an", "ish", "ese"))
    return is_word and ends_like and not _is_finite(following.lower)


def _is_currency(tokens: Sequence[Token], position: int) -> bool:
    """`US$700`: the country says which dollar."""
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    return (
        following is not None
        and following.text == "$"
        and (following.start == tokens[position].end)
    )


def _mention(tokens: Sequence[Token], first: int, last: int, names: list[Name]) -> Mention:
    senses = tuple(sense for name in names for sense in name.senses)
    return Mention(first, last, _as_written(tokens[first:last]), senses)


def _as_written(tokens: Sequence[Token]) -> str:
    """The words of a name with a blank where the text has one, or a break of the line."""
    pairs = pairwise(tokens)
    behind = (t.text if before.end == t.start else f" {t.text}" for before, t in pairs)
    return tokens[0].text + "".join(behind)


def resolve_context(
    tokens: Sequence[Token], names: Sequence[Mention], around: Surroundings
) -> list[Mention]:
    """Keep the senses that the sentence and the article allow; names left without one go."""
    if not names:
        return []
    ends = {m.last for m in names if m.kind in STRONG}
    names = [m for m in names if _is_joined(m, tokens, ends) or not _is_mark(m, tokens)]
    kept = _resolved(tokens, names, around)
    vouched = {m.first: m for m in kept if m.kind in STRONG}
    if len(kept) < len(names) and vouched:
        sure = [_made_sure(vouched[m.first]) if m.first in vouched else m for m in names]
        kept = _resolved(tokens, sure, around)
    return _in_brackets(kept, tokens)


def _in_brackets(names: list[Mention], tokens: Sequence[Token]) -> list[Mention]:
    """`TDC (Denmark), Telia (Norway)`: an operator's country in brackets right behind it."""
    countries = {m.first: m for m in names if m.kind == "country"}
    found = []
    for name in names:
        place = countries.get(name.last + 1)
        if name.kind == "operator" and place is not None and _is_bracketed(place, tokens):
            senses = tuple(replace(s, country=place.sense.country) for s in name.senses)
            name = replace(name, senses=senses)
        found.append(name)
    return found


def _is_bracketed(name: Mention, tokens: Sequence[Token]) -> bool:
    """Whether a name stands in brackets, alone or first of a few (`Canada, with Nokia`)."""
    behind = tokens[name.last].text if name.last < len(tokens) else ""
    return tokens[name.first - 1].text == "(" and behind in (")", ",")


def _made_sure(mention: Mention) -> Mention:
    """A name whose context was found vouches for others as one that needs none."""
    return replace(mention, senses=tuple(replace(s, context="") for s in mention.senses))


def _is_joined(mention: Mention, tokens: Sequence[Token], ends: set[int]) -> bool:
    """`Vodafone-Orange`: joined to a name, where a bracket would hold its sign."""
    joint = mention.first - 1
    return joint in ends and tokens[joint].text != "("


def _is_mark(mention: Mention, tokens: Sequence[Token]) -> bool:
    """`WiMAX(TM)`, `LTE-Only`, `802.22TM`, `Dodge & Cox`: a sign or the rest of a name.

    Not so `ex-Nextel`, nor who says it at a headline's end: `prices to fall-Orange CEO`.
    """
    if not any(s.context for s in mention.senses) or mention.first < 2:
        return False
    if tokens[mention.first - 2].lower == "ex" or _has_office(mention, tokens):
        return False
    joint, before = tokens[mention.first - 1], tokens[mention.first - 2]
    if joint.text == "&":
        return before.text[0].isupper()
    if joint.end != tokens[mention.first].start:
        return False
    if joint.text in ("(", "-"):
        return before.end == joint.start and (joint.text == "(" or before.text[-1].isalnum())
    return joint.text[-1].isalnum()


def _resolved(
    tokens: Sequence[Token], names: Sequence[Mention], around: Surroundings
) -> list[Mention]:
    is_open = any(s.context not in FREE for m in names for s in m.senses)
    has_cue = is_open and _has_cue(tokens, names)
    kept = []
    for position, mention in enumerate(names):
        senses = tuple(
            s
            for s in mention.senses
            if _allowed(s, mention, tokens, names, position, around, has_cue=has_cue)
        )
        senses = tell_apart(senses, names, around)
        if len(senses) == len(mention.senses):
            kept.append(mention)
        elif senses:
            kept.append(replace(mention, senses=senses))
    return kept


def countries_of(mentions: Iterable[Mention]) -> set[str]:
    """The countries that names of places, peoples and bodies speak of."""
    located = (m.sense for m in mentions if m.kind in LOCATED and not _may_lie_elsewhere(m.sense))
    return {sense.country for sense in located if sense.country}


def _may_lie_elsewhere(sense: Sense) -> bool:
    """Whether a place bears a name that other things have: `Reading`, `Cambridge`."""
    return bool(sense.context) and sense.kind in PLACED


def _is_shared(mention: Mention) -> bool:
    return len({s.id for s in mention.senses if s.kind == "operator"}) > 1


def tell_apart(
    senses: tuple[Sense, ...], names: Sequence[Mention], around: Surroundings
) -> tuple[Sense, ...]:
    """Of several operators of one name, the one of a country that the text speaks of.

    Without such a country the name means the one that it means everywhere, or none.
    """
    operators = [s for s in senses if s.kind == "operator"]
    if len({s.id for s in operators}) < 2:
        return senses
    chosen = None
    for known in (countries_of(names), around.countries):
        fitting = [s for s in operators if (s.country or s.home) in known]
        chosen = chosen or next((s for s in fitting if not s.country), None)
        if chosen is None and len({s.id for s in fitting}) == 1:
            chosen = fitting[0]
    chosen = chosen or next((s for s in operators if not s.country), None)
    return tuple(s for s in senses if s.kind != "operator" or s == chosen)


def _has_cue(tokens: Sequence[Token], names: Sequence[Mention]) -> bool:
    cues = lexicon().cues["telecom"]
    if any(t.lower in cues for t in tokens):
        return True
    return any(
        m.kind in ("vendor", "technology", "operator") and not m.sense.context for m in names
    )


def _allowed(
    sense: Sense,
    mention: Mention,
    tokens: Sequence[Token],
    names: Sequence[Mention],
    position: int,
    around: Surroundings,
    *,
    has_cue: bool,
) -> bool:
    if sense.context in FREE or _may_lie_elsewhere(sense):
        return _stands_by_itself(sense, mention, tokens, names)
    if sense.context == "home" and not _is_at_home(sense, names, around):
        return False
    if (sense.kind, sense.id) in around.certain and has_cue:
        return not (sense.context == "strict" and _opens_sentence_as_word(mention, tokens))
    if sense.context == "telecom":
        is_at_home = sense.home in countries_of(names) or _has_office(mention, tokens)
        return has_cue or is_at_home or _is_told_again(sense, mention, tokens, around)
    if _is_known_around(sense, mention, tokens, around):
        return True
    if _is_part_of_word(mention, tokens) or _is_part_of_name(mention, tokens, names):
        return False
    is_sure = has_cue and around.is_of_companies() and _owns_something(mention, tokens)
    is_sure = is_sure or (sense.context == "home" and mention.text.isupper())
    return is_sure or _stands_as_company(mention, tokens, names, position, has_cue=has_cue)


def _is_known_around(
    sense: Sense, mention: Mention, tokens: Sequence[Token], around: Surroundings
) -> bool:
    """Whether the article names it elsewhere, or is of companies and it opens as one."""
    if (sense.kind, sense.id) in around.found and _is_named_again(mention, tokens):
        return True
    return around.is_of_companies() and _opens_as_company(mention, tokens)


def _stands_by_itself(
    sense: Sense, mention: Mention, tokens: Sequence[Token], names: Sequence[Mention]
) -> bool:
    """Whether a name that asks for no word of the trade around it is no part of another."""
    if sense.kind in PLACES and _names_person(mention, tokens, names):
        return False
    if sense.kind == "publisher" and _is_word_of_title(mention, tokens):
        return False
    if _may_lie_elsewhere(sense):
        return _stands_as_place(mention, tokens, names)
    return not _is_part_of_title(sense, mention, tokens, names)


def _is_word_of_title(mention: Mention, tokens: Sequence[Token]) -> bool:
    """`3G Network Expansion`: where every word has its capital, a paper's name may be a word."""
    is_word = mention.last - mention.first == 1 and bool(lexicon().noun(mention.text.lower()))
    is_apart = not mention.first or tokens[mention.first - 1].text in DASHES
    return is_word and not is_apart and _is_title_case(tokens)


DASHES = frozenset({"-", "–", "—", ":", "|"})


def _is_part_of_title(
    sense: Sense, mention: Mention, tokens: Sequence[Token], names: Sequence[Mention]
) -> bool:
    """`the Budapest Convention`, `the Security Assessment Commission`: a word of a longer name."""
    if sense.kind == "capital" and mention.last < len(tokens):
        after = tokens[mention.last]
        return after.text[:1].isupper() and after.lower in lexicon().cues["called_after_place"]
    if sense.kind != "authority" or not sense.context or mention.last - mention.first > 1:
        return False
    covered = {i for m in names for i in range(m.first, m.last)}
    before = range(mention.first - WORDS_OF_TITLE, mention.first)
    is_named = all(i > 0 and i not in covered and tokens[i].text.istitle() for i in before)
    return is_named and not _is_title_case(tokens)


WORDS_OF_TITLE = 2  # capitals before a common name that make it the end of one of its own


def _names_person(mention: Mention, tokens: Sequence[Token], names: Sequence[Mention]) -> bool:
    """`Jordan Smith`: no country; where every word has its capital nothing tells."""
    if mention.last - mention.first > 1 or _is_title_case(tokens):
        return False
    covered = {i for m in names for i in range(m.first, m.last)}
    return names_person(mention.first, mention.last, tokens, covered)


def _stands_as_place(mention: Mention, tokens: Sequence[Token], names: Sequence[Mention]) -> bool:
    """Whether a name that is also a word, or another place's, is read as a place where it is."""
    if not mention.sense.context and mention.kind in PLACES:
        return True
    places = {i for m in names if m.kind in PLACES for i in range(m.first, m.last)}
    return stands_as_place(mention.first, mention.last, tokens, places)


def _is_at_home(sense: Sense, names: Sequence[Mention], around: Surroundings) -> bool:
    """A name that means other things elsewhere, where its country is spoken of."""
    return (sense.country or sense.home) in countries_of(names) | around.countries


def _owns_something(mention: Mention, tokens: Sequence[Token]) -> bool:
    """`... in April, Salt's a year later`: within a sentence a capital alone tells a name."""
    following = tokens[mention.last].lower if mention.last < len(tokens) else ""
    is_inside = mention.first > 0 and tokens[mention.first - 1].text not in _QUOTES
    is_owner = following in ("'s", "’s") and not _opens_longer_name(mention, tokens)
    return is_inside and is_owner and mention.text[:1].isupper() and not _is_title_case(tokens)


def _opens_longer_name(mention: Mention, tokens: Sequence[Token]) -> bool:
    """`BBC Three's`, `Sainsbury's Smart's`: behind another word with a capital."""
    before = tokens[mention.first - 1].text if mention.first > 1 else ""
    return before[:1].isupper()


def _opens_as_company(mention: Mention, tokens: Sequence[Token]) -> bool:
    """`Orange has it easier`, among companies: one alone that opens a sentence and has or does."""
    if mention.first or mention.last >= len(tokens) or _is_title_case(tokens):
        return False
    is_count = lexicon().function_words.get(tokens[0].lower) == "CD"
    return not is_count and tokens[mention.last].lower in lexicon().cues["of_one"]


def _is_told_again(
    sense: Sense, mention: Mention, tokens: Sequence[Token], around: Surroundings
) -> bool:
    """`Claro is in a hurry`: an operator of whom the article spoke where it told of its trade."""
    if (sense.kind, sense.id) not in around.found | around.certain:
        return False
    if sense.kind == "technology":
        return around.is_of_companies()  # "built its third generation"
    if sense.kind != "operator":
        return False
    is_word = _opens_sentence_as_word(mention, tokens) and _is_ordinary(mention.text.lower())
    return mention.text[:1].isupper() and not is_word and not _is_title_case(tokens)


def _is_named_again(mention: Mention, tokens: Sequence[Token]) -> bool:
    """`Rain, ...`, `Rain was first`: a name that the article tells elsewhere, as a subject."""
    following = tokens[mention.last].lower if mention.last < len(tokens) else ""
    if following == "," or mention.first or not following:
        return following == ","
    if lexicon().function_words.get(tokens[0].lower) == "CD":
        return following in lexicon().cues["of_one"]  # "Three is next", not "Three were chosen"
    return not _opens_sentence_as_word(mention, tokens)


_CLOSING = frozenset({'"', "”"})
_QUOTES = frozenset({'"', "“", "‘", "«"})


def _opens_sentence_as_word(mention: Mention, tokens: Sequence[Token]) -> bool:
    """Whether a capital letter may come from the sentence's beginning alone."""
    opens = mention.first == 0 or tokens[mention.first - 1].text in _QUOTES
    if not opens or mention.last - mention.first > 1 or mention.last >= len(tokens):
        return False
    if len(mention.text) > 1 and mention.text.isupper():
        return False
    if _is_told_of_beside(mention, tokens):
        return False
    following = _next_but_adverbs(mention, tokens)
    function = lexicon().function_words.get(following)
    if function in ("HAVE", "BE", "MD", "POS", "CC", "TO", "DO"):
        return False
    return not _is_finite(following)


def _is_told_of_beside(mention: Mention, tokens: Sequence[Token]) -> bool:
    """`Magenta, the local arm of`, `Play, which is`: what is set beside it tells of a name."""
    behind = [t.lower for t in tokens[mention.last : mention.last + 2]]
    return len(behind) == 2 and behind[0] == "," and behind[1] in OPENING_ASIDE


OPENING_ASIDE = frozenset({"the", "a", "an", "which", "whose"})


def _next_but_adverbs(mention: Mention, tokens: Sequence[Token]) -> str:
    """The word behind a name: of `Bell also uses`, `Bell, like its rivals, uses` the verb."""
    position = _behind_asides(mention.last, tokens)
    return tokens[position].lower if position < len(tokens) else ""


def _behind_asides(position: int, tokens: Sequence[Token]) -> int:
    """The first token that is no adverb, time or aside: of `Bell on Monday quietly chose`."""
    while position < len(tokens):
        token = tokens[position]
        if token.text in CLOSED_BY:
            closing = range(position + 1, min(len(tokens), position + LONGEST_ASIDE))
            end = next((i for i in closing if tokens[i].text == CLOSED_BY[token.text]), None)
            if end is None:
                return position
            position = end + 1
        elif behind := _behind_time(position, tokens):
            position = behind
        elif _is_adverb(token.lower) or token.lower == "itself":
            position += 1
        else:
            return position
    return position


CLOSED_BY = {",": ",", "(": ")"}
LONGEST_ASIDE = 12  # tokens


def _behind_time(position: int, tokens: Sequence[Token]) -> int:
    """The first token behind a time: `on Monday`, `late last year`, `from 2022 onwards`; 0 if none.

    Words that only lead to a time make none: `in the`.
    """
    is_told, start = False, position
    while position < len(tokens):
        token = tokens[position]
        is_time = bool(token.word.cues & TIMES) or token.text.isdigit()
        if not is_time and token.lower not in ABOUT_TIME:
            break
        is_told = is_told or is_time
        position += 1
    return position if is_told and position - start <= LONGEST_TIME else 0


TIMES = frozenset({"month", "weekday", "season", "deictic", "unit", "figure"})
ABOUT_TIME = frozenset(
    [
        *("on", "in", "at", "by", "from", "since", "during", "of", "the", "a", "an", "as", "back"),
        *("this", "last", "next", "early", "late", "earlier", "later", "mid", "-", "beginning"),
        *("start", "end", "middle", "first", "second", "third", "fourth", "soon", "onwards"),
        *("onward", "ago", "one", "two", "three", "four", "five", "coming", "previous"),
    ]
)
LONGEST_TIME = 8  # tokens


def _is_adverb(word: str) -> bool:
    return lexicon().function_words.get(word) == "RB" or (word.endswith("ly") and len(word) > 5)


def _is_finite(word: str) -> bool:
    """Whether a word may be a verb that needs no other: `launches`, not `launch`."""
    verb = lexicon().verbs.get(word)
    return verb is not None and any(tag in ("VBZ", "VBD") for _, tag in verb.readings)


def _is_shouted(tokens: Sequence[Token]) -> bool:
    return sum(t.text.isupper() for t in tokens if len(t.text) > 1) * 2 > len(tokens)


def _stands_as_company(
    mention: Mention,
    tokens: Sequence[Token],
    names: Sequence[Mention],
    position: int,
    *,
    has_cue: bool,
) -> bool:
    """A name that is an ordinary word counts only beside what marks it as a company."""
    if _names_product(mention, names):
        return False
    if _has_office(mention, tokens):
        return True
    if _is_coordinated(mention, tokens, names) and not _is_count(mention, tokens):
        return True
    if _is_read_as_word(mention, tokens, names):
        return False
    if _is_shown_as_company(mention, tokens, names, has_cue=has_cue):
        return True
    if _is_title_case(tokens) and not _precedes_verb(mention, tokens):
        return False  # every word has its capital: it says nothing about this one
    return any(
        _vouches(other, mention, has_cue=has_cue) for i, other in enumerate(names) if i != position
    )


def _is_read_as_word(mention: Mention, tokens: Sequence[Token], names: Sequence[Mention]) -> bool:
    return (
        _opens_sentence_as_word(mention, tokens)
        or _is_verb_of_name(mention, tokens, names)
        or _is_in_compound(mention, tokens)
        or _ends_longer_name(mention, tokens, names)
        or _has_article(mention, tokens)
    )


def _is_shown_as_company(
    mention: Mention, tokens: Sequence[Token], names: Sequence[Mention], *, has_cue: bool
) -> bool:
    letters = len(mention.text) > 1 and mention.text.isalpha() and mention.text.isupper()
    if has_cue and letters and not _is_shouted(tokens):
        return True
    if has_cue and (_is_titled(mention, tokens) or _is_one_of_count(mention, tokens)):
        return True
    if has_cue and (_acts_inside(mention, tokens) or _runs_network(mention, tokens, names)):
        return True
    return _acts_as_company(mention, tokens)


def _acts_inside(mention: Mention, tokens: Sequence[Token]) -> bool:
    """`sources say Orange plans to`, `the chief executive of Bell`: behind a small letter."""
    before = tokens[mention.first - 1] if mention.first > 1 else None
    if before is None or not before.text[0].islower() or not mention.text[0].isupper():
        return False
    cues = lexicon().cues
    heads = before.lower == "of" and tokens[mention.first - 2].lower in cues["company_office"]
    return heads or _next_but_adverbs(mention, tokens) in cues["company_verb"]


def _runs_network(mention: Mention, tokens: Sequence[Token], names: Sequence[Mention]) -> bool:
    """`Spark pulled the plug on its 2G`, `du expects to have 5G`: opens, and does it to networks.

    A count does so in the singular alone: `Three is due to launch`.
    """
    if mention.first or not any(m.kind == "technology" for m in names):
        return False
    after = _next_but_adverbs(mention, tokens)
    is_helped = lexicon().function_words.get(after) in AUXILIARIES
    is_count = lexicon().function_words.get(tokens[0].lower) == "CD"
    if is_count and (after in PLURAL or not (is_helped or after.endswith("s"))):
        return False
    if not is_helped and not _is_finite(after):
        return False
    return _does(mention, tokens, "runs_networks") or _has_its_own(names, tokens)


def _does(mention: Mention, tokens: Sequence[Token], cue: str) -> bool:
    """Whether a verb of a cue stands behind a name, past auxiliaries: `is due to launch`."""
    start, cues = _behind_asides(mention.last, tokens), lexicon().cues
    for token in tokens[start : start + LONGEST_GROUP]:
        verb = lexicon().verbs.get(token.lower)
        if verb is not None and any(lemma in cues[cue] for lemma, _ in verb.readings):
            return True
        is_leading = lexicon().function_words.get(token.lower) in LEADING_UP
        if not is_leading and verb is None and token.lower not in AIMING:
            return False
    return False


LEADING_UP = frozenset({"HAVE", "BE", "MD", "RB", "TO"})
AIMING = frozenset({"due", "ready", "about", "likely", "able", "first"})


def _has_its_own(names: Sequence[Mention], tokens: Sequence[Token]) -> bool:
    """`its 3G network`: a technology that the subject has."""
    known = (m.first for m in names if m.kind == "technology")
    return any(i > 0 and tokens[i - 1].lower == "its" for i in known)


def _is_one_of_count(mention: Mention, tokens: Sequence[Token]) -> bool:
    """`Three has 5G in Belfast`: one, where its name as a number would be several."""
    is_count = lexicon().function_words.get(tokens[0].lower) == "CD"
    return mention.first == 0 and is_count and _next_but_adverbs(mention, tokens) == "has"


def _is_titled(mention: Mention, tokens: Sequence[Token]) -> bool:
    """`mobile operator Three`, `the Orange network`: beside a word that says what it is.

    Where every word has a capital, `Smart Wireless` says nothing: only a word for a company does.
    """
    cues = lexicon().cues
    titles = cues["company_title" if _is_title_case(tokens) else "operator_title"]
    before = tokens[mention.first - 1].lower if mention.first else ""
    after = tokens[mention.last].lower if mention.last < len(tokens) else ""
    return before in titles or after in titles


def _is_count(mention: Mention, tokens: Sequence[Token]) -> bool:
    """`the Three Mobile Network Operators`: so many of what follows."""
    before = tokens[mention.first - 1].lower if mention.first else ""
    if before not in COUNTING or lexicon().function_words.get(tokens[mention.first].lower) != "CD":
        return False
    following = (t.lower for t in tokens[mention.last : mention.last + COUNTED_WITHIN])
    return any(word.endswith("s") and lexicon().noun(word[:-1]) for word in following)


COUNTING = frozenset({"the", "all", "these", "its", "other", "top"})
COUNTED_WITHIN = 4  # tokens


def _acts_as_company(mention: Mention, tokens: Sequence[Token]) -> bool:
    """`Orange enters talks`, `Orange is switching on`: does what only companies do, and opens."""
    if mention.first:
        return False
    after = _next_but_adverbs(mention, tokens)
    if after in lexicon().cues["company_verb"]:
        return True
    is_count = lexicon().function_words.get(tokens[0].lower) == "CD"
    if lexicon().function_words.get(after) not in AUXILIARIES or (is_count and after in PLURAL):
        return False
    verb = lexicon().verbs.get(_next_but_auxiliaries(mention, tokens))
    return verb is not None and any(lemma in _company_acts() for lemma, _ in verb.readings)


AUXILIARIES = ("HAVE", "BE", "MD")
PLURAL = frozenset({"have", "are", "were"})  # "Three have launched": so many of them


def _next_but_auxiliaries(mention: Mention, tokens: Sequence[Token]) -> str:
    """The verb of `Bell will also be launching`."""
    known = lexicon().function_words
    start = _behind_asides(mention.last, tokens)
    behind = (t.lower for t in tokens[start : start + LONGEST_GROUP])
    return next((w for w in behind if known.get(w) not in (*AUXILIARIES, "RB")), "")


LONGEST_GROUP = 5  # tokens of a verb with its auxiliaries


@cache
def _company_acts() -> frozenset[str]:
    """What only companies do, by the lemmas of its verbs."""
    verbs = (lexicon().verbs.get(word) for word in lexicon().cues["company_verb"])
    return frozenset(lemma for verb in verbs if verb is not None for lemma, _ in verb.readings)


def _has_office(mention: Mention, tokens: Sequence[Token]) -> bool:
    """`Orange CEO`, `-Orange CEO`: one that opens or ends a headline, with somebody at its head."""
    after = tokens[mention.last].lower if mention.last < len(tokens) else ""
    at_edge = mention.first == 0 or (
        tokens[mention.first - 1].text == "-" and mention.last == len(tokens) - 1
    )
    return at_edge and after in lexicon().cues["company_office"]


def _names_product(mention: Mention, names: Sequence[Mention]) -> bool:
    """`LG Optimus`: what a maker calls a thing of its own, right behind its name."""
    makers = ("vendor", "component_maker")
    is_behind = any(m.last == mention.first and m.kind in makers for m in names)
    return is_behind and mention.sense.kind == "operator"


def _is_coordinated(mention: Mention, tokens: Sequence[Token], names: Sequence[Mention]) -> bool:
    """`Orange and Alcatel-Lucent`, `Orange, Ericsson`: beside a name that is beyond doubt."""
    certain = [m for m in names if m.kind in STRONG and not m.sense.context]
    return any(
        (other.first == mention.last + 1 and tokens[mention.last].lower in JOINS)
        or (other.last == mention.first - 1 and tokens[other.last].lower in JOINS)
        for other in certain
    )


JOINS = frozenset({"and", ",", "&", "/", "or"})


def _is_part_of_word(mention: Mention, tokens: Sequence[Token]) -> bool:
    """`Blu-ray`, `"Plays for Sure"`: a part of what a hyphen or quotation marks hold together.

    After a hyphen some words tell of the name: `Orange-owned`.
    """
    if mention.last + 1 >= len(tokens):
        return False
    opened = mention.first > 0 and tokens[mention.first - 1].text in _QUOTES
    if tokens[mention.last].text in _CLOSING and not opened:
        return True
    joint, after = tokens[mention.last], tokens[mention.last + 1]
    glued = tokens[mention.last - 1].end == joint.start and joint.end == after.start
    goes_on = after.text.islower() or after.text.isdigit()  # "LTE CAT-1"
    return glued and joint.text == "-" and goes_on and after.lower not in _TOLD


_TOLD = frozenset({"owned", "led", "backed", "branded", "run", "controlled", "based", "like"})


def _is_part_of_name(mention: Mention, tokens: Sequence[Token], names: Sequence[Mention]) -> bool:
    """`Ben Verwaayen`, `BBC Three`: one word of the name of somebody or something else."""
    if any(m.last == mention.first and m.kind == "publisher" for m in names):
        return True
    if mention.last >= len(tokens) or _is_title_case(tokens) or not _is_prose(tokens):
        return False
    after = tokens[mention.last]
    if not (after.text[0].isupper() and after.text[1:].islower()):
        return False
    cues = lexicon().cues
    titles = cues["operator_title"] | cues["generic"] | cues["telecom"] | cues["company_verb"]
    beside = [m for m in names if m.first == mention.last and m.sense.context != "strict"]
    return after.lower not in titles and not beside


def _is_prose(tokens: Sequence[Token]) -> bool:
    """Whether longer words stand in lower case, so that a capital says something."""
    return any(len(t.text) > 3 and t.text.islower() for t in tokens)


def _opens_compound(mention: Mention, tokens: Sequence[Token]) -> bool:
    """`LTE Base Stations`: with the next word it is a noun of its own."""
    following = tokens[mention.last].lower if mention.last < len(tokens) else ""
    if following == "of":
        return True  # "Freedom of Mobile Multimedia Access"
    return bool(following and lexicon().noun(f"{tokens[mention.first].lower} {following}"))


def _is_in_compound(mention: Mention, tokens: Sequence[Token]) -> bool:
    """`LTE Base Stations`, `Smart Grid`, `the Three Operators`: a word of what is no name."""
    before = tokens[mention.first - 1].lower if mention.first else ""
    ends = bool(before and lexicon().noun(f"{before} {tokens[mention.first].lower}"))
    return ends or _opens_compound(mention, tokens) or _is_count(mention, tokens)


def _ends_longer_name(mention: Mention, tokens: Sequence[Token], names: Sequence[Mention]) -> bool:
    """`Denali Spectrum`: behind an unknown word with a capital it is a part of that name."""
    before = tokens[mention.first - 1] if mention.first > 1 else None
    if before is None or not before.text[0].isupper() or not before.text[-1].islower():
        return False
    words = lexicon()
    word = before.lower
    known = word in words.verbs or word in words.function_words or words.noun(word)
    titles = words.cues["operator_title"] | words.cues["generic"]
    is_name = any(m.last == mention.first for m in names)
    return not known and word not in titles and not is_name and not _is_title_case(tokens)


def _has_article(mention: Mention, tokens: Sequence[Token]) -> bool:
    """`Before the Bell`: a thing, where no word behind it says that it is a company."""
    before = tokens[mention.first - 1].lower if mention.first else ""
    following = tokens[mention.last] if mention.last < len(tokens) else None
    if before != "the" or (following and following.text[0].isupper()):
        return False
    return following is None or following.lower not in lexicon().cues["operator_title"]


def _is_verb_of_name(mention: Mention, tokens: Sequence[Token], names: Sequence[Mention]) -> bool:
    """`China Unicom Get licences`, `Tools to Boost Sales`: a verb with a headline's capital."""
    before = any(m.last == mention.first and m.kind in STRONG for m in names)
    wants = mention.first > 0 and tokens[mention.first - 1].lower == "to" and _is_title_case(tokens)
    return (before or wants) and tokens[mention.first].lower in lexicon().verbs


def _is_title_case(tokens: Sequence[Token]) -> bool:
    """Whether words have capitals that no text gives them: a list of towns does not tell it."""
    words = [t for t in tokens if len(t.text) > 3 and t.text.isalpha()]
    if len(words) < 4 or sum(t.text[0].isupper() for t in words) * 4 < len(words) * 3:
        return False
    return any(t.text[0].isupper() and _is_ordinary(t.lower) for t in tokens[1:])


def _is_ordinary(word: str) -> bool:
    known = lexicon()
    return word in known.verbs or word in known.function_words or bool(known.noun(word))


def _precedes_verb(mention: Mention, tokens: Sequence[Token]) -> bool:
    after = tokens[mention.last].lower if mention.last < len(tokens) else ""
    verb = lexicon().verbs.get(after)
    if after in lexicon().cues["company_verb"]:
        return True
    return verb is not None and not verb.may_be_noun and _is_finite(after)


def _vouches(other: Mention, mention: Mention, *, has_cue: bool) -> bool:
    if other.kind in STRONG and other.sense.context != "strict":
        return True
    near = abs(other.first - mention.last) <= 2 or abs(mention.first - other.last) <= 2
    if other.kind == "country":
        return other.last == mention.first or (near and has_cue)  # `Thai True`, not `UK on Sunday`
    return near and other.kind in ("technology", "operator")
