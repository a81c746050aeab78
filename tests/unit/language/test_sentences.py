"""Where sentences end: at their marks, behind notes, and where no sentence is that long."""

from pipeline.language.sentences import LONGEST, sentences


def _parts(text: str) -> list[str]:
    return [text[each.start : each.end] for each in sentences(text)]


def test_a_note_behind_the_full_stop_belongs_to_its_sentence() -> None:
    assert _parts("It began in May.[12] It ended.") == ["It began in May.[12]", "It ended."]


def test_a_sentence_without_end_is_cut_at_its_pauses() -> None:
    clause = "Vodafone picked Ericsson for its core"
    parts = _parts(", and ".join([clause] * 400) + ".")

    assert len(parts) > 2
    assert all(len(part) <= LONGEST for part in parts)
    assert all(part.startswith("Vodafone") and part.endswith((",", "and", ".")) for part in parts)
    assert sum(part.count("Vodafone") for part in parts) == 400


def test_a_word_without_end_is_cut_as_well() -> None:
    assert "".join(_parts("x" * (3 * LONGEST))) == "x" * (3 * LONGEST)
