"""Whether a name does what only companies do: `Orange enters talks`, `du expects to have 5G`."""

from functools import cache

from pipeline.language.lexicon import lexicon
from pipeline.language.linking.behind import (
    AUXILIARIES,
    group_behind,
    is_finite,
    verb_behind,
    word_behind,
)
from pipeline.language.linking.occurrence import Occurrence

PLURAL = frozenset({"have", "are", "were"})  # "Three have launched": so many of them
LEADING_UP = frozenset({"HAVE", "BE", "MD", "RB", "TO"})
AIMING = frozenset({"due", "ready", "about", "likely", "able", "first"})


def acts_as_company(name: Occurrence) -> bool:
    """`Orange enters talks`, `Orange is switching on`: does what only companies do, and opens."""
    if name.mention.first:
        return False
    after = word_behind(name.tokens, name.mention.last)
    if after in lexicon().cues["company_verb"]:
        return True
    is_helped = lexicon().function_words.get(after) in AUXILIARIES
    if not is_helped or (name.is_number_word and after in PLURAL):
        return False
    verb = lexicon().verbs.get(verb_behind(name.tokens, name.mention.last))
    return verb is not None and any(lemma in _company_acts() for lemma, _ in verb.readings)


def acts_among(name: Occurrence) -> bool:
    """`Swisscom closed 2G. Sunrise followed it`: does what among companies only a company does.

    `Three followed` may be three of them; not so `Three follows`.
    """
    if name.sentence.is_title_case or not name.is_capitalised:
        return False
    verb = lexicon().verbs.get(word_behind(name.tokens, name.mention.last))  # "never bought"
    wanted = {"VBZ"} if name.is_number_word else {"VBZ", "VBD"}
    told = [lemma for lemma, tag in verb.readings if tag in wanted] if verb is not None else []
    return any(lemma in lexicon().cues["companys_act"] for lemma in told)


@cache
def _company_acts() -> frozenset[str]:
    """What only companies do, by the lemmas of its verbs."""
    verbs = (lexicon().verbs.get(word) for word in lexicon().cues["company_verb"])
    return frozenset(lemma for verb in verbs if verb is not None for lemma, _ in verb.readings)


def acts_inside(name: Occurrence) -> bool:
    """`sources say Orange plans to`, `the chief executive of Bell`: behind a small letter."""
    before = name.before if name.mention.first > 1 else None
    if before is None or not before.text[0].islower() or not name.is_capitalised:
        return False
    cues, led_by = lexicon().cues, name.tokens[name.mention.first - 2].lower
    is_led = before.lower == "of" and led_by in cues["company_office"]
    return is_led or word_behind(name.tokens, name.mention.last) in cues["company_verb"]


def runs_network(name: Occurrence) -> bool:
    """`Spark pulled the plug on its 2G`, `du expects to have 5G`: opens, and does it to networks.

    A count does so in the singular alone: `Three is due to launch`.
    """
    if name.mention.first or not any(m.kind == "technology" for m in name.sentence.names):
        return False
    after = word_behind(name.tokens, name.mention.last)
    is_helped = lexicon().function_words.get(after) in AUXILIARIES
    is_singular = after not in PLURAL and (is_helped or after.endswith("s"))
    if (name.is_number_word and not is_singular) or not (is_helped or is_finite(after)):
        return False
    return _does(name, "runs_networks") or _has_its_own(name)


def _does(name: Occurrence, cue: str) -> bool:
    """Whether a verb of a cue stands behind a name, past auxiliaries: `is due to launch`."""
    words, wanted = lexicon(), lexicon().cues[cue]
    for token in group_behind(name.tokens, name.mention.last):
        verb = words.verbs.get(token.lower)
        if verb is not None and any(lemma in wanted for lemma, _ in verb.readings):
            return True
        is_leading = words.function_words.get(token.lower) in LEADING_UP
        if not is_leading and verb is None and token.lower not in AIMING:
            return False
    return False


def _has_its_own(name: Occurrence) -> bool:
    """`its 3G network`: a technology that the subject has."""
    known = (m.first for m in name.sentence.names if m.kind == "technology")
    return any(i > 0 and name.tokens[i - 1].lower == "its" for i in known)


def has_as_one(name: Occurrence) -> bool:
    """`Three has 5G in Belfast`: one, where its name as a number would be several."""
    opens = name.mention.first == 0 and name.is_number_word
    return opens and word_behind(name.tokens, name.mention.last) == "has"


def is_one(name: Occurrence) -> bool:
    """`Three is`, `Three wants`: one does so, where its name as a number would be several."""
    following = name.word_after
    is_verb = following.endswith("s") and precedes_verb(name)
    return is_verb or following in lexicon().cues["of_one"]


def precedes_verb(name: Occurrence) -> bool:
    """Whether a word that can only be a verb stands right behind it."""
    verb = lexicon().verbs.get(name.word_after)
    if name.word_after in lexicon().cues["company_verb"]:
        return True
    return verb is not None and not verb.may_be_noun and is_finite(name.word_after)
