"""What the capitals of a sentence say: nothing of a name where other words have them too."""

from collections.abc import Collection, Sequence

from pipeline.language.lexicon import lexicon
from pipeline.language.tokens import Token


def is_title_case(tokens: Sequence[Token], named: Collection[int] = ()) -> bool:
    """Whether words have capitals that no text gives them: a list of towns does not tell it.

    Nor does what stands where names are, at the positions `named`: `Samsung ousted Nokia at Rain`.
    """
    words = [t for t in tokens if len(t.text) > 3 and t.text.isalpha()]
    if len(words) < 4 or sum(t.text[0].isupper() for t in words) * 4 < len(words) * 3:
        return False
    others = (t for i, t in enumerate(tokens) if i and i not in named)
    return any(t.text[0].isupper() and is_ordinary(t.lower) for t in others)


def is_ordinary(word: str) -> bool:
    """Whether the lexicon knows a word."""
    known = lexicon()
    return word in known.verbs or word in known.function_words or bool(known.noun(word))


def is_prose(tokens: Sequence[Token]) -> bool:
    """Whether longer words stand in lower case, so that a capital says something."""
    return any(len(t.text) > 3 and t.text.islower() for t in tokens)


def is_shouted(tokens: Sequence[Token]) -> bool:
    """Whether most words are in capitals, so that those of an acronym say nothing."""
    return sum(t.text.isupper() for t in tokens if len(t.text) > 1) * 2 > len(tokens)
