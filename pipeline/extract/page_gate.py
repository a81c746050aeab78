"""The gate for pages by the thousand: told from raw bytes, before HTML is parsed.

A page whose visible text holds none of the names and words that a claim needs one of gives no
claim, whatever part of it is the article. Menus and footers are looked at too, so more pages pass
than articles would; no page is held back whose article would pass.
"""

import re
from collections.abc import Callable

from ahocorasick_rs import BytesAhoCorasick

from pipeline.extract.gate import gate_names
from pipeline.language.names import SHORT_NAME
from pipeline.reference import Reference

# Scripts, styles and comments hold no text; other tags may stand between or within words.
_UNSEEN = re.compile(rb"<script\b.*?</script|<style\b.*?</style|<!--.*?-->|<[^<>]*>", re.I | re.S)
_REFERENCES = re.compile(rb"&#?\w{2,8};|\xc2\xa0|\xc2\xad|\xe2\x80[\x90-\x95]")
# Every byte that is no ASCII letter or digit becomes a space.
_WORDS = bytes(byte if chr(byte).isascii() and chr(byte).isalnum() else 32 for byte in range(256))
_SPACES = re.compile(rb" {2,}")
PageGate = Callable[[bytes], bool]


def page_gate(reference: Reference) -> PageGate:
    """A function that tells whether the bytes of a page can state a fact at all."""
    names = {name for name in gate_names(reference) if name.isascii()}
    # As in the gate for texts: short names as they are written, longer ones in any case.
    short = {name for name in names if len(name) <= SHORT_NAME and not name.islower()}
    exact, loose = _automaton(short), _automaton({name.lower() for name in names - short})

    def may_state_facts(page: bytes) -> bool:
        if page.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in page[:200]:
            return True  # in UTF-16 every letter is two bytes
        text = visible_words(page)
        return _holds(loose, text.lower()) or _holds(exact, text)

    return may_state_facts


def visible_words(page: bytes) -> bytes:
    """The ASCII words of a page's visible text, one space before and after each."""
    return _plain(_REFERENCES.sub(b" ", _UNSEEN.sub(b" ", page)))


def _plain(text: bytes) -> bytes:
    return _SPACES.sub(b" ", b" " + text.translate(_WORDS) + b" ")


def _automaton(names: set[str]) -> BytesAhoCorasick:
    return BytesAhoCorasick(sorted({_plain(name.encode()) for name in names}))


def _holds(automaton: BytesAhoCorasick, text: bytes) -> bool:
    return bool(automaton.find_matches_as_indexes(text))
