"""Which language a text is in."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Languages that news about telecoms is told apart into; anything else reads as the nearest.
_CODES = """
    ar bg bn cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nl no pl pt ro ru sk
    sl sr sv th tr uk ur vi zh
"""
LANGUAGES = _CODES.split()

# The commonest words of English; a text that holds enough of them needs no model.
_WORDS = """
    the of and to in a is that for on with by as at from was are has have be it its which will
    said not this their an or would been were who but had they after more than
"""
_ENGLISH = frozenset(_WORDS.split())
_SAMPLE_CHARACTERS = 1500
_SURE_SHARE = 0.2
_SHORT_WORDS = 12


def detect_language(text: str) -> str:
    """The ISO 639-1 code of a text's language, or `und` where the text is too short to tell.

    English is seen by its function words; the rest by py3langid over `LANGUAGES`.
    """
    sample = text[:_SAMPLE_CHARACTERS]
    words = re.findall(r"[^\W\d_]+", sample.casefold())
    english = sum(word in _ENGLISH for word in words)
    if len(words) >= _SHORT_WORDS and english >= _SURE_SHARE * len(words):
        return "en"
    letters = sum(map(str.isalpha, sample))
    if letters < 20:
        return "und"
    code, score = _identifier().classify(sample)
    if len(words) < 3 * _SHORT_WORDS and sample.isascii() and (english or score < 0.9):
        return "en" if english else "und"
    return str(code)


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier
