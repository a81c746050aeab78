"""Readers find the old report or the new one, whole, whatever happens while one is written."""

from pathlib import Path
from typing import Literal

import pytest

from pipeline.report.site import swap

How = Literal["symlink", "replace"]
WAYS: tuple[How, How] = ("symlink", "replace")


def publish(published: Path, name: str, how: How) -> None:
    def write(folder: Path) -> None:
        (folder / "index.html").write_text(f"report {name}")
        (folder / "other.html").write_text(f"more of {name}")

    swap.put_in_place(published, name, {"version": name}, write, how)


def read(published: Path) -> str:
    """What a reader finds who opens the first page, led on or not."""
    first = (published / "report" / "index.html").read_text()
    if "http-equiv" not in first:
        return first
    target = first.split("url=./")[1].split('"')[0]
    return (published / "report" / target).read_text()


def leftovers(published: Path) -> list[Path]:
    return [path for path in published.rglob("*") if path.name.startswith(".draft-")]


@pytest.mark.parametrize("how", WAYS)
def test_the_new_report_is_found_at_the_same_place(tmp_path: Path, how: How) -> None:
    for name in ("v1", "v2", "v3"):
        publish(tmp_path, name, how)
        assert read(tmp_path) == f"report {name}"
        assert swap.read_stamp(tmp_path) == {"version": name}
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("how", WAYS)
def test_a_report_that_is_half_written_is_never_found(tmp_path: Path, how: How) -> None:
    publish(tmp_path, "v1", how)

    def killed(folder: Path) -> None:
        (folder / "index.html").write_text("half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        swap.put_in_place(tmp_path, "v2", {"version": "v2"}, killed, how)
    assert read(tmp_path) == "report v1"
    assert swap.read_stamp(tmp_path) == {"version": "v1"}
    publish(tmp_path, "v2", how)
    assert read(tmp_path) == "report v2"
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("how", WAYS)
def test_a_kill_before_readers_are_led_on_leaves_the_old_report(
    tmp_path: Path, how: How, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, "v1", how)
    monkeypatch.setattr(swap, "_lead_to", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        publish(tmp_path, "v2", how)
    assert read(tmp_path) == "report v1"
    monkeypatch.undo()
    publish(tmp_path, "v2", how)
    assert read(tmp_path) == "report v2"


@pytest.mark.parametrize("how", WAYS)
def test_a_kill_while_a_report_is_made_once_more_leaves_the_one_that_stands(
    tmp_path: Path, how: How, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, "v1", how)
    monkeypatch.setattr(swap, "_lead_to", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        publish(tmp_path, "v1", how)
    assert read(tmp_path) == "report v1"
    monkeypatch.undo()
    publish(tmp_path, "v1", how)
    assert read(tmp_path) == "report v1"


@pytest.mark.parametrize("how", WAYS)
def test_the_last_report_stays_for_whoever_is_reading_it(tmp_path: Path, how: How) -> None:
    for name in ("v1", "v2", "v3"):
        publish(tmp_path, name, how)
    home = tmp_path / ("reports" if how == "symlink" else "report")
    assert sorted(path.name for path in home.iterdir() if path.is_dir()) == ["v2", "v3"]


@pytest.mark.parametrize(("first", "then"), [WAYS, WAYS[::-1]])
def test_the_way_of_publishing_can_be_changed(tmp_path: Path, first: How, then: How) -> None:
    publish(tmp_path, "v1", first)
    publish(tmp_path, "v2", then)
    assert read(tmp_path) == "report v2"
    assert swap.read_stamp(tmp_path) == {"version": "v2"}


def test_a_damaged_stamp_is_no_stamp(tmp_path: Path) -> None:
    publish(tmp_path, "v1", "symlink")
    (tmp_path / "report" / swap.STAMP).write_text("{")
    assert swap.read_stamp(tmp_path) == {}
    assert swap.read_stamp(tmp_path / "nowhere") == {}
