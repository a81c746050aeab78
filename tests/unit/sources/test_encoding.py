"""Bytes to text, whatever the encoding; binary content is refused."""

import contextlib
import gzip
import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sources.encoding import NotText, decode, normalize, repair

ENGLISH = (
    "Telefónica’s O2 picks Nokia – and Ericsson – for its “5G” core. "
    "The deal is worth £200 million, or €230 million, the café owner said. "
) * 4
JAPANESE = (
    "ソフトバンクは二〇一八年十二月、第五世代移動通信システムの基地局にノキアを採用すると発表した。"
    * 6
)
CHINESE = "华为和中兴通讯的设备将不会用于该国的第五代移动通信网络，政府周二表示。" * 8
RUSSIAN = "Оператор МТС начал испытания сети пятого поколения с компанией Ericsson в Москве. " * 6
KOREAN = "에스케이텔레콤은 삼성전자와 오세대 이동통신망 장비 공급 계약을 체결했다고 발표했다. " * 6


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "cp1252"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (JAPANESE, "utf-16"),
        (CHINESE, "gb18030"),
        (CHINESE, "utf-8"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (KOREAN, "euc_kr"),
    ],
)
def test_an_encoding_is_found_without_being_told(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).lstrip("\ufeff") == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32", "utf-8-sig"])
@given(
    text=st.text(st.characters(min_codepoint=32, exclude_categories=["Cc", "Cs", "Cn"]), min_size=1)
)
def test_unicode_with_a_mark_or_in_utf8_comes_back_whole(encoding: str, text: str) -> None:
    words = f"News of the day: {text.lstrip(chr(0xFEFF))}"
    assert normalize(decode(words.encode(encoding))) == normalize(words)


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("Shift_JIS", "cp932"),
        ("gb2312", "gb18030"),
        ("iso-8859-1", "cp1252"),
        ("windows-1251", "cp1251"),
    ],
)
def test_a_page_is_read_as_its_meta_says(declared: str, encoding: str) -> None:
    words = {"cp932": "通信", "gb18030": "电信", "cp1252": "Télé “5G”", "cp1251": "Связь"}[encoding]
    page = f'<html><head><meta charset="{declared}"></head><body>{words}</body></html>'
    assert words in decode(page.encode(encoding))


def test_what_a_server_declares_counts_where_the_bytes_allow_it() -> None:
    assert decode("Связь".encode("cp1251"), "windows-1251") == "Связь"
    assert decode("Télécom".encode(), "iso-8859-1") == "Télécom"
    assert decode(b"plain", "no-such-charset") == "plain"


def test_a_text_cut_in_the_middle_of_a_character_is_still_utf8() -> None:
    content = (ENGLISH * 3).encode()
    cut = content[: content.rindex("é".encode()) + 1]
    assert decode(cut).startswith(ENGLISH)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a PNG image"),
        (gzip.compress(b"text", mtime=0), "gzip data"),
        (b"PK\x03\x04" + bytes(30), "a ZIP archive or an Office document"),
        (bytes(range(256)) * 40, "binary data"),
        (b"text and then\0\0\0\0\x01\x02\x03 a hole" * 9, "binary data"),
        (b"A fine beginning. " * 300 + b"\0\x01\x02", "binary data"),
    ],
)
def test_binary_content_is_no_text(content: bytes, what: str) -> None:
    with pytest.raises(NotText, match=what):
        decode(content)


@given(content=st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    with contextlib.suppress(NotText):
        assert isinstance(normalize(decode(content)), str)


def test_random_bytes_are_refused() -> None:
    with pytest.raises(NotText):
        decode(os.urandom(20_000))


def test_fifty_megabytes_on_one_line_are_decoded_at_once() -> None:
    start = time.perf_counter()
    assert len(decode(b"word " * 10_000_000)) == 50_000_000
    assert time.perf_counter() - start < 5


def test_normal_text_has_plain_ends_and_spaces_and_nothing_invisible() -> None:
    assert normalize("a\r\nb\rc\u2028d") == "a\nb\nc\nd"
    assert normalize("a\u00a0b\tc\u2009d") == "a b c d"
    assert normalize("\ufeffzero\u200bwidth so\u00adft") == "zerowidth soft"
    assert normalize("bell\x07 del\x7f") == "bell del"
    assert normalize("e\u0301") == "é"


@given(text=st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once


def test_a_text_encoded_twice_is_repaired() -> None:
    twice = ENGLISH.encode().decode("cp1252", "replace").replace("\ufffd", "\x9d")
    assert repair(twice) == ENGLISH


@pytest.mark.parametrize("text", [ENGLISH, JAPANESE, RUSSIAN, "Ã© and once more", "SÃO PAULO", ""])
def test_a_text_encoded_once_is_left_alone(text: str) -> None:
    assert repair(text) == text
