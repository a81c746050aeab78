"""Whether a name is one word of a longer one: of a person, a product, a paper, a convention."""

from itertools import islice

from pipeline.language.lexicon import lexicon
from pipeline.language.linking.capitals import is_prose
from pipeline.language.linking.occurrence import Occurrence
from pipeline.language.names import Sense

MAKERS = ("vendor", "component_maker")
DASHES = frozenset({"-", "–", "—", ":", "|"})
CLOSING_QUOTES = frozenset({'"', "”"})
TOLD = frozenset({"owned", "led", "backed", "branded", "run", "controlled", "based", "like"})
WORDS_OF_TITLE = 2  # capitals before a common name that make it the end of one of its own


def is_part_of_word(name: Occurrence) -> bool:
    """`Blu-ray`, `"Plays for Sure"`: a part of what a hyphen or quotation marks hold together.

    After a hyphen some words tell of the name: `Orange-owned`.
    """
    last, tokens = name.mention.last, name.tokens
    if last + 1 >= len(tokens):
        return False
    joint, after = tokens[last], tokens[last + 1]
    if joint.text in CLOSING_QUOTES and not name.is_behind_quote:
        return True
    glued = tokens[last - 1].end == joint.start and joint.end == after.start
    goes_on = after.text.islower() or after.text.isdigit()  # "LTE CAT-1"
    return glued and joint.text == "-" and goes_on and after.lower not in TOLD


def is_part_of_name(name: Occurrence) -> bool:
    """`Ben Verwaayen`, `BBC Three`: one word of the name of somebody or something else."""
    if name.kind_before == "publisher":
        return True
    after = name.after
    if after is None or name.sentence.is_title_case or not is_prose(name.tokens):
        return False
    if not (after.text[0].isupper() and after.text[1:].islower()):
        return False
    cues = lexicon().cues
    titles = cues["operator_title"] | cues["generic"] | cues["telecom"] | cues["company_verb"]
    return after.lower not in titles and not _is_before_name(name)


def _is_before_name(name: Occurrence) -> bool:
    """Whether a name begins right behind it that is none of a strict context itself."""
    last = name.mention.last
    return any(m.first == last and m.sense.context != "strict" for m in name.sentence.names)


def ends_longer_name(name: Occurrence) -> bool:
    """`Denali Spectrum`: behind an unknown word with a capital it is a part of that name."""
    before = name.before if name.mention.first > 1 else None
    if before is None or not before.text[0].isupper() or not before.text[-1].islower():
        return False
    words, word = lexicon(), before.lower
    known = word in words.verbs or word in words.function_words or words.noun(word)
    titles = words.cues["operator_title"] | words.cues["generic"]
    is_told = known or word in titles or name.kind_before
    return not is_told and not name.sentence.is_title_case


def opens_longer_name(name: Occurrence) -> bool:
    """`BBC Three's`, `Sainsbury's Smart's`: behind another word with a capital."""
    return name.mention.first > 1 and name.tokens[name.mention.first - 1].text[0].isupper()


def names_product(name: Occurrence) -> bool:
    """`LG Optimus`: what a maker calls a thing of its own, right behind its name."""
    return name.mention.kind == "operator" and name.kind_before in MAKERS


def is_part_of_title(sense: Sense, name: Occurrence) -> bool:
    """`the Budapest Convention`, `the Security Assessment Commission`: a word of a longer name."""
    if sense.kind == "capital":
        after = name.after
        is_name = after is not None and after.text[0].isupper()
        return is_name and name.word_after in lexicon().cues["called_after_place"]
    if sense.kind != "authority" or not sense.context or not name.is_one_word:
        return False
    return _is_behind_capitals(name) and not name.sentence.is_title_case


def _is_behind_capitals(name: Occurrence) -> bool:
    """Whether words with capitals lead to it that are of no other name and open no sentence."""
    covered, tokens = name.sentence.covered, name.tokens
    joined = (i for i in range(name.mention.first - 1, 0, -1) if tokens[i].lower not in JOINING)
    before = [*islice(joined, WORDS_OF_TITLE)]  # "the Evaluation and Security Commission"
    is_title = all(i not in covered and tokens[i].text.istitle() for i in before)
    return len(before) == WORDS_OF_TITLE and is_title


JOINING = frozenset({"and", "&", "of", "for"})


def is_word_of_title(name: Occurrence) -> bool:
    """`3G Network Expansion`: where every word has its capital, a paper's name may be a word."""
    is_word = name.is_one_word and bool(lexicon().noun(name.mention.text.lower()))
    is_apart = name.before is None or name.before.text in DASHES
    return is_word and not is_apart and name.sentence.is_title_case
