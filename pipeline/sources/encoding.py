"""Bytes to text: which encoding, and whether it is text at all."""

import codecs
import re
import unicodedata

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# The first bytes of forms that people rename to .txt, or that a scraper saved as a page.
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"ID3", "an MP3 file"),
    (b"OggS", "an Ogg file"),
    (b"RIFF", "a RIFF file"),
)

# What a declared name means to browsers (WHATWG): the superset that pages are written in.
_DECLARED = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "big5": "big5hkscs",
}

# Encodings that charset-normalizer may answer: those that news was ever published in.
_NAMES = """
    cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 iso8859_2 koi8_r
    shift_jis cp932 euc_jp gb18030 big5 big5hkscs cp949 euc_kr mac_roman
"""
_CANDIDATES = _NAMES.split()

_SAMPLE_BYTES = 65_536
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_XML_CHARSET = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.I)
_ISO_2022_JP = (b"\x1b$B", b"\x1b$@")
# What cp1252 holds above ASCII that English text uses: quotes, dashes, signs, accented letters.
_WESTERN = frozenset("‘’“”‚„–—…•·€£¥¢§©®™°±²³¹¼½¾«»¡¿´¨¸¬†‡‰×÷¶\xa0\xad")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
_INVISIBLE = re.compile("[\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2064\u00ad\ufffe]")
# The first byte of two or three as Western letters show it, and those that follow.
_FOLLOWING = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_DOUBLY_ENCODED = re.compile(f"[\xc2-\xdf]{_FOLLOWING}|[\xe0-\xef]{_FOLLOWING}{{2}}")
_ENCODED_IN_WORD = re.compile(f"(?<=[A-Za-z])(?:[ÃÂ]{_FOLLOWING}|â{_FOLLOWING}{{2}})")
_UNUSUAL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff\ufffe]"
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]")


class NotText(ValueError):
    """The bytes are no text in any known encoding; the message says what they look like."""


def decode(content: bytes, declared: str | None = None) -> str:
    """Decode a document's bytes; `declared` is a charset that a server stated.

    In order: byte order mark, UTF-16 or UTF-32 without one, UTF-8 (a few broken characters
    allowed), the declared charset, cp1252 where the result looks Western, charset-normalizer.
    Raises `NotText` for binary content.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content.decode(encoding, "replace")
    _refuse_binary(content)
    wide = _wide_encoding(content)
    if wide:
        return content.decode(wide, "replace")
    if any(escape in content[:_SAMPLE_BYTES] for escape in _ISO_2022_JP):
        return content.decode("iso2022_jp", "replace")
    return _utf8(content) or _declared(content, declared) or _detect(content)


def normalize(text: str) -> str:
    """One form for all texts: NFC, plain line ends and spaces, no control characters."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if not _UNUSUAL.search(text):
        return text
    text = _LINE_ENDS.sub("\n", text)
    return _CONTROLS.sub("", _INVISIBLE.sub("", _SPACES.sub(" ", text)))


def repair(text: str) -> str:
    """Undo UTF-8 that somebody read as cp1252 and saved again: `BTâ€™s` is `BT’s`.

    One such place is enough where it is a mark within a word or behind it, as no language writes
    it; other pairs may stand together by right, and three of them or more are needed.
    """
    if text.isascii():
        return text
    sample = text[:_SAMPLE_BYTES]
    if not _ENCODED_IN_WORD.search(sample) and len(_DOUBLY_ENCODED.findall(sample)) < 3:
        return text
    return _DOUBLY_ENCODED.sub(_encoded_once, text)


def _encoded_once(match: re.Match[str]) -> str:
    written = match.group()
    try:
        # cp1252 leaves five bytes undefined; they went through as they are.
        content = b"".join(
            bytes([ord(each)]) if ord(each) < 256 else each.encode("cp1252") for each in written
        )
        return content.decode("utf-8")
    except UnicodeError:
        return written


def _refuse_binary(content: bytes) -> None:
    for signature, what in _SIGNATURES:
        if content.startswith(signature):
            raise NotText(f"the content is {what}, not text")


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark; raises `NotText` where zero bytes mean something else."""
    sample = content[:4096]
    if b"\0" not in sample:
        if b"\0" in content[:_SAMPLE_BYTES]:
            raise NotText("the content holds zero bytes: binary data, not text")
        return None
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        width = 4 if "32" in encoding else 2
        if _reads_as_text(sample[: len(sample) // width * width], encoding):
            return encoding
    raise NotText("the content holds zero bytes: binary data, not text")


def _reads_as_text(sample: bytes, encoding: str) -> bool:
    """Whether nearly all characters are letters, digits, spaces or punctuation of one script."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return False
    usual = sum(character.isprintable() or character in "\n\r\t" for character in text)
    ascii_share = sum(character.isascii() for character in text) / max(len(text), 1)
    return bool(text) and usual / len(text) > 0.98 and ascii_share > 0.05


def _utf8(content: bytes) -> str | None:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        # A text cut in the middle of a character, or pasted together, is still UTF-8.
        if sum(not character.isascii() for character in text[:_SAMPLE_BYTES]) < 10 * broken:
            return None
    return _printable(text)


def _printable(text: str) -> str:
    sample = text[:_SAMPLE_BYTES]
    if len(_CONTROLS.findall(sample)) > 0.02 * len(sample):
        raise NotText("the content is mostly control characters: binary data, not text")
    return text


def _declared(content: bytes, declared: str | None) -> str | None:
    """The text in the charset that the server or the page states, if the bytes allow it."""
    head = content[:4096]
    found = _META_CHARSET.search(head) or _XML_CHARSET.search(head)
    names = [declared, found.group(1).decode("ascii", "replace") if found else None]
    for name in filter(None, names):
        try:
            text = content.decode(_DECLARED.get(name.casefold(), name))
        except (UnicodeDecodeError, LookupError):
            continue
        return _printable(text)
    return None


def _detect(content: bytes) -> str:
    sample = content[:_SAMPLE_BYTES]
    if _looks_western(sample):
        return content.decode("cp1252", "replace")
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_CANDIDATES).best()
    if best is None:
        raise NotText("no known encoding makes text of the content")
    return _printable(content.decode(best.encoding, "replace"))


def _looks_western(sample: bytes) -> bool:
    """Whether cp1252 gives Latin text with few marks: the usual case, and fast to see."""
    try:
        text = sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    high = [character for character in text if not character.isascii()]
    letters = [character for character in high if character.isalpha()]
    # Another encoding's quotes (Mac Roman, DOS) read as capitals in odd places.
    capitals = sum(character.isupper() for character in letters)
    known = len(letters) + sum(character in _WESTERN for character in high)
    return len(high) < 0.1 * len(text) and known >= len(high) and 3 * capitals <= len(high)
