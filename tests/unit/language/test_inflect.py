import shutil
from pathlib import Path

import pytest

from pipeline.language import inflect
from pipeline.settings import Settings

HEAD = "form,lemma,tags,also,reason\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("verb_changes.csv", "verb_forms.csv"):
        shutil.copy(Settings().lexicon_dir / name, tmp_path)
    return tmp_path


def changed(folder: Path, row: str) -> list[str]:
    (folder / "verb_changes.csv").write_text(HEAD + row)
    return inflect.text(folder).splitlines()


def test_the_forms_in_the_tree_are_what_the_table_and_its_changes_say() -> None:
    assert inflect.main(["--check"]) == 0


def test_forms_edited_by_hand_are_stale_until_they_are_made_again(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (folder / "verb_forms.csv").open("a") as file:
        file.write("sunset,sunset,VBN,\n")
    assert inflect.main(["--check", "--lexicon", str(folder)]) == 1
    assert "make lexicon" in capsys.readouterr().err
    inflect.main(["--lexicon", str(folder)])
    assert inflect.main(["--check", "--lexicon", str(folder)]) == 0


def test_a_row_without_a_form_takes_the_whole_verb_out(folder: Path) -> None:
    lines = changed(folder, ",network,,,a noun\n")
    assert not [line for line in lines if line.split(",")[1] == "network"]


def test_a_form_without_tags_is_taken_out_alone(folder: Path) -> None:
    lines = changed(folder, "rivals,rival,,,companies\n")
    of_rival = [line.split(",")[0] for line in lines if line.split(",")[1] == "rival"]
    assert "rival" in of_rival
    assert "rivals" not in of_rival


def test_a_row_with_a_form_adds_it_or_stands_in_its_place(folder: Path) -> None:
    lines = changed(folder, "refarm,refarm,VB,,the trade's\nact,act,VB,N,also a law\n")
    assert "refarm,refarm,VB," in lines
    assert [line for line in lines if line.startswith("act,")] == ["act,act,VB,N"]
    assert lines[1:] == sorted(lines[1:], key=lambda line: line.split(",")[:2])


@pytest.mark.parametrize("row", [",refarm,,,no such verb\n", "acts,act,VBZ,,as it is\n"])
def test_a_change_that_changes_nothing_is_refused(folder: Path, row: str) -> None:
    with pytest.raises(ValueError, match="changes nothing"):
        changed(folder, row)
