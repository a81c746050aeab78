"""Whether a name is read as the ordinary word that it also is: `Three masts`, `to Boost Sales`."""

from pipeline.language.lexicon import lexicon
from pipeline.language.linking.behind import is_finite, word_behind
from pipeline.language.linking.longer_names import ends_longer_name
from pipeline.language.linking.occurrence import Occurrence
from pipeline.language.mentions import COMPANIES

OPENING_ASIDE = frozenset({"the", "a", "an", "which", "whose"})
BEHIND_NAMES = ("HAVE", "BE", "MD", "POS", "CC", "TO", "DO")
COUNTING = frozenset({"the", "all", "these", "its", "other", "top"})
COUNTED_WITHIN = 4  # tokens


def is_read_as_word(name: Occurrence) -> bool:
    """Whether anything beside it makes it a word."""
    return (
        opens_as_word(name)
        or _is_verb_of_name(name)
        or _is_in_compound(name)
        or ends_longer_name(name)
        or _has_article(name)
    )


def opens_as_word(name: Occurrence) -> bool:
    """Whether a capital letter may come from the sentence's beginning alone."""
    opens = name.before is None or name.is_behind_quote
    if not opens or not name.is_one_word or name.after is None:
        return False
    is_acronym = len(name.mention.text) > 1 and name.mention.text.isupper()
    if is_acronym or _is_told_of_beside(name):
        return False
    following = word_behind(name.tokens, name.mention.last)
    is_led = lexicon().function_words.get(following) in BEHIND_NAMES
    return not is_led and not is_finite(following)


def _is_told_of_beside(name: Occurrence) -> bool:
    """`Magenta, the local arm of`, `Play, which is`: what is set beside it tells of a name."""
    last = name.mention.last
    behind = [t.lower for t in name.tokens[last : last + 2]]
    return len(behind) == 2 and behind[0] == "," and behind[1] in OPENING_ASIDE


def _is_verb_of_name(name: Occurrence) -> bool:
    """`China Unicom Get licences`, `Tools to Boost Sales`: a verb with a headline's capital."""
    wants = name.word_before == "to" and name.sentence.is_title_case
    is_led = wants or name.kind_before in COMPANIES
    return is_led and name.tokens[name.mention.first].lower in lexicon().verbs


def _is_in_compound(name: Occurrence) -> bool:
    """`LTE Base Stations`, `Smart Grid`, `the Three Operators`: a word of what is no name."""
    word, before = name.tokens[name.mention.first].lower, name.word_before
    ends = bool(before and lexicon().noun(f"{before} {word}"))
    return ends or _opens_compound(word, name.word_after) or is_count(name)


def _opens_compound(word: str, following: str) -> bool:
    """`LTE Base Stations`: with the next word it is a noun of its own."""
    if following == "of":
        return True  # "Freedom of Mobile Multimedia Access"
    return bool(following and lexicon().noun(f"{word} {following}"))


def is_count(name: Occurrence) -> bool:
    """`the Three Mobile Network Operators`: so many of what follows."""
    if name.word_before not in COUNTING or not name.is_number_word:
        return False
    last = name.mention.last
    following = (t.lower for t in name.tokens[last : last + COUNTED_WITHIN])
    return any(word.endswith("s") and lexicon().noun(word[:-1]) for word in following)


def _has_article(name: Occurrence) -> bool:
    """`Before the Bell`: a thing, where no word behind it says that it is a company."""
    after = name.after
    if name.word_before != "the" or (after is not None and after.text[0].isupper()):
        return False
    return after is None or after.lower not in lexicon().cues["operator_title"]
