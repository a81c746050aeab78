"""What marks a name that is an ordinary word as a company: words, capitals and names beside it."""

from itertools import takewhile

from pipeline.language.lexicon import lexicon
from pipeline.language.linking.acts import (
    acts_as_company,
    acts_inside,
    has_as_one,
    precedes_verb,
    runs_network,
)
from pipeline.language.linking.capitals import is_shouted
from pipeline.language.linking.longer_names import names_product, opens_longer_name
from pipeline.language.linking.occurrence import Occurrence
from pipeline.language.linking.plain_words import is_count, is_read_as_word
from pipeline.language.mentions import COMPANIES, Mention

JOINS = frozenset({"and", ",", "&", "/", "or"})
NEAR = 2  # tokens from one name to the other
OPENING_TITLE = frozenset({"the", "a", "an", "its"})
BEHIND_TITLE = ("IN", "REL", "RELS", "THAT")
LONGEST_TITLE = 10  # tokens


def stands_as_company(name: Occurrence) -> bool:
    """A name that is an ordinary word counts only beside what marks it as a company."""
    if names_product(name):
        return False
    if has_office(name) or (_is_coordinated(name) and not is_count(name)):
        return True
    if is_read_as_word(name):
        return False
    if _is_shown_as_company(name):
        return True
    if name.sentence.is_title_case and not precedes_verb(name):
        return False  # every word has its capital: it says nothing about this one
    others = (m for m in name.sentence.names if m is not name.mention)
    return any(_vouches(other, name) for other in others)


def has_office(name: Occurrence) -> bool:
    """`Orange CEO`, `-Orange CEO`: one that opens or ends a headline, with somebody at its head."""
    ends = name.word_before == "-" and name.mention.last == len(name.tokens) - 1
    at_edge = name.mention.first == 0 or ends
    return at_edge and name.word_after in lexicon().cues["company_office"]


def _is_coordinated(name: Occurrence) -> bool:
    """`Orange and Alcatel-Lucent`, `Orange, Ericsson`: beside a name that is beyond doubt."""
    mention, is_led, is_followed = name.mention, name.word_before in JOINS, name.word_after in JOINS
    certain = (m for m in name.sentence.names if m.kind in COMPANIES and not m.sense.context)
    return any(
        (is_followed and other.first == mention.last + 1)
        or (is_led and other.last == mention.first - 1)
        for other in certain
    )


def _is_shown_as_company(name: Occurrence) -> bool:
    """Whether its sentence is of the trade and shows a company, or it does what companies do."""
    is_shown = name.sentence.has_cue and (
        _is_acronym(name)
        or _is_titled(name)
        or has_as_one(name)
        or acts_inside(name)
        or runs_network(name)
    )
    return is_shown or _is_introduced(name) or acts_as_company(name)


def _is_acronym(name: Occurrence) -> bool:
    text = name.mention.text
    is_acronym = len(text) > 1 and text.isalpha() and text.isupper()
    return is_acronym and not is_shouted(name.tokens)


def _is_titled(name: Occurrence) -> bool:
    """`mobile operator Three`, `the Orange network`: beside a word that says what it is.

    Where every word has a capital, `Smart Wireless` says nothing: only a word for a company does.
    """
    cue = "company_title" if name.sentence.is_title_case else "operator_title"
    titles = lexicon().cues[cue]
    return name.word_before in titles or name.word_after in titles


def _is_introduced(name: Occurrence) -> bool:
    """`Rain, a mobile operator in South Africa,`: what is set behind it says what it is."""
    if name.word_after != ",":
        return False
    last = name.mention.last
    opening, *aside = [t.lower for t in name.tokens[last + 1 : last + LONGEST_TITLE]] or [""]
    tags = lexicon().function_words
    title = [*takewhile(lambda w: w[0].isalnum() and tags.get(w) not in BEHIND_TITLE, aside)]
    is_title = bool(title) and title[-1] in lexicon().cues["operator_title"]
    at_home = any(sense.home in name.sentence.countries for sense in name.mention.senses)
    return opening in OPENING_TITLE and is_title and (at_home or name.sentence.has_cue)


def _vouches(other: Mention, name: Occurrence) -> bool:
    """Whether another name of the sentence makes this one a company."""
    if other.kind in COMPANIES and other.sense.context != "strict":
        return True
    mention = name.mention
    is_near = min(abs(other.first - mention.last), abs(mention.first - other.last)) <= NEAR
    if other.kind == "country":  # `Thai True`, not `UK on Sunday`
        return other.last == mention.first or (is_near and name.sentence.has_cue)
    return is_near and other.kind in ("technology", "operator")


def owns_something(name: Occurrence) -> bool:
    """`... in April, Salt's a year later`: within a sentence a capital alone tells a name."""
    return name.word_after in ("'s", "’s") and is_capital_within(name)


def is_capital_within(name: Occurrence) -> bool:
    """`masts of Rain`: a capital that no sentence, quotation, title or longer name has brought."""
    is_inside = name.mention.first > 0 and not name.is_behind_quote
    is_told = is_inside and name.is_capitalised and not opens_longer_name(name)
    return is_told and not is_read_as_word(name) and not name.sentence.is_title_case


def opens_as_company(name: Occurrence) -> bool:
    """`Orange has it easier`, among companies: one alone that opens a sentence and has or does."""
    if name.mention.first or name.sentence.is_title_case or name.is_number_word:
        return False
    return name.word_after in lexicon().cues["of_one"]
