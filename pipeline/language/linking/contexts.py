"""Whether a sense holds where its name stands, by the context that the reference asks for it.

A sense that asks for none needs only to be no part of another name; one of `telecom` a sentence of
the trade; one of `home` that its country is spoken of; that one and a `strict` one, which are
ordinary words, what shows a company as well.
"""

from pipeline.language.lexicon import lexicon
from pipeline.language.linking.acts import acts_among, is_one
from pipeline.language.linking.capitals import is_ordinary
from pipeline.language.linking.companies import (
    has_office,
    is_capital_within,
    opens_as_company,
    owns_something,
    stands_as_company,
)
from pipeline.language.linking.longer_names import (
    is_part_of_name,
    is_part_of_title,
    is_part_of_word,
    is_word_of_title,
)
from pipeline.language.linking.occurrence import Occurrence
from pipeline.language.linking.plain_words import opens_as_word
from pipeline.language.linking.surroundings import Surroundings
from pipeline.language.mentions import may_lie_elsewhere
from pipeline.language.names import Sense
from pipeline.language.places import PLACES, names_person, stands_as_place

FREE = ("", "place", "country")  # contexts that ask nothing of the words around a name


def is_allowed(sense: Sense, name: Occurrence, around: Surroundings) -> bool:
    """Whether the sentence and the article allow one sense of a name."""
    if sense.context in FREE or may_lie_elsewhere(sense):
        return _stands_by_itself(sense, name)
    if sense.context == "home" and not _is_at_home(sense, name, around):
        return False
    if around.is_certain(sense) and name.sentence.has_cue:
        return not (sense.context == "strict" and opens_as_word(name))
    if sense.context == "telecom":
        return _is_of_trade(sense, name, around)
    return _is_company(sense, name, around)


def _stands_by_itself(sense: Sense, name: Occurrence) -> bool:
    """Whether a name that asks for no word of the trade around it is no part of another."""
    if sense.kind in PLACES and _names_person(name):
        return False
    if sense.kind == "publisher" and is_word_of_title(name):
        return False
    if may_lie_elsewhere(sense):
        return _stands_as_place(name)
    return not is_part_of_title(sense, name)


def _names_person(name: Occurrence) -> bool:
    """`Jordan Smith`: no country; where every word has its capital nothing tells."""
    if not name.is_one_word or name.sentence.is_title_case:
        return False
    first, last = name.mention.first, name.mention.last
    return names_person(first, last, name.tokens, name.sentence.covered)


def _stands_as_place(name: Occurrence) -> bool:
    """Whether a name that is also a word, or another place's, is read as a place where it is."""
    mention = name.mention
    if not mention.sense.context and mention.kind in PLACES:
        return True
    others = (m for m in name.sentence.names if m.kind in PLACES)
    places = {i for m in others for i in range(m.first, m.last)}
    return stands_as_place(mention.first, mention.last, name.tokens, places)


def _is_at_home(sense: Sense, name: Occurrence, around: Surroundings) -> bool:
    """A name that means other things elsewhere, where its country is spoken of."""
    home = sense.country or sense.home
    return home in name.sentence.countries or home in around.countries


def _is_of_trade(sense: Sense, name: Occurrence, around: Surroundings) -> bool:
    """Whether the sentence is of the trade or of its home, or the article told of it before."""
    is_told = name.sentence.has_cue or sense.home in name.sentence.countries or has_office(name)
    is_told = is_told or _is_competitor(sense, name, around)
    return is_told or _is_told_again(sense, name, around)


def _is_competitor(sense: Sense, name: Occurrence, around: Surroundings) -> bool:
    """`Its smaller rival Telkom`: an operator of a country that the article speaks of."""
    is_other = name.word_before in lexicon().cues["other_of_two"]
    return is_other and sense.kind == "operator" and _is_at_home(sense, name, around)


def _is_told_again(sense: Sense, name: Occurrence, around: Surroundings) -> bool:
    """`Claro is in a hurry`: an operator of whom the article spoke where it told of its trade."""
    if not (around.is_found(sense) or around.is_certain(sense)):
        return False
    if sense.kind == "technology":
        return around.is_of_companies()  # "built its third generation"
    if sense.kind != "operator" or not name.is_capitalised:
        return False
    is_word = opens_as_word(name) and is_ordinary(name.mention.text.lower())
    return not is_word and not name.sentence.is_title_case


def _is_company(sense: Sense, name: Occurrence, around: Surroundings) -> bool:
    """Whether a name that is an ordinary word is shown to be a company."""
    if _is_known_around(sense, name, around):
        return True
    if is_part_of_word(name) or is_part_of_name(name):
        return False
    if around.is_found(sense) and is_capital_within(name):
        return True
    if around.is_of_companies() and _is_at_home(sense, name, around) and acts_among(name):
        return True
    is_owner = name.sentence.has_cue and around.is_of_companies() and owns_something(name)
    is_acronym = sense.context == "home" and name.mention.text.isupper()
    return is_owner or is_acronym or stands_as_company(name)


def _is_known_around(sense: Sense, name: Occurrence, around: Surroundings) -> bool:
    """Whether the article names it elsewhere, or is of companies and it opens as one."""
    if around.is_found(sense) and _is_named_again(name):
        return True
    return around.is_of_companies() and opens_as_company(name)


def _is_named_again(name: Occurrence) -> bool:
    """`Rain, ...`, `Rain was first`: a name that the article tells elsewhere, as a subject."""
    following = name.word_after
    if following == "," or name.mention.first or not following:
        return following == ","
    if name.is_number_word:
        return is_one(name)  # "Three is next", "Three wants to", not "Three were chosen"
    return not opens_as_word(name)
