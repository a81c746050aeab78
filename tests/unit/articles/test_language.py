"""The language of a text, and the guard for short ones."""

import pytest

from pipeline.articles.language import detect_language

TEXTS = {
    "en": "The operator said on Monday that it would replace the equipment of its supplier.",
    "fr": "L'opérateur a annoncé lundi qu'il remplacerait les équipements de son fournisseur.",
    "de": "Der Netzbetreiber teilte am Montag mit, dass er die Technik seines Lieferanten ersetzt.",
    "es": "El operador dijo el lunes que reemplazaría los equipos de su proveedor chino en la red.",
    "zh": "运营商周一表示，将更换其供应商的设备，以便在明年推出第五代移动通信服务。",
    "ja": "通信事業者は月曜日、来年の第五世代サービスに向けて供給元の機器を交換すると発表した。",
    "ru": "Оператор сообщил в понедельник, что заменит оборудование своего поставщика в сети.",
    "ko": "통신사는 월요일 내년 오세대 서비스를 위해 공급업체의 장비를 교체하겠다고 밝혔다.",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_a_paragraph_tells_its_language(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "5G", "Nokia 2021", "1234567890" * 9])
def test_a_text_too_short_to_tell_is_of_no_language(text: str) -> None:
    assert detect_language(text) == "und"


@pytest.mark.parametrize(
    "text",
    [
        "Nokia wins Airtel deal",
        "Huawei ban: Telia picks Ericsson for core",
        "TIM Brasil launches 5G in Brasilia with Huawei, Ericsson, Nokia",
        "Verizon LTE live",
    ],
)
def test_a_short_english_text_is_not_taken_for_another_language(text: str) -> None:
    assert detect_language(text) in {"en", "und"}
