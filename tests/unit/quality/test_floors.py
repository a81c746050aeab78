"""Floors are enforced, their material is pinned, and none is lowered in silence."""

import tomllib
from dataclasses import replace

import pytest

from pipeline.quality.evaluate import Evaluation, GoldPlaces, load_source
from pipeline.quality.expectations import CheckedLine, load_checklist
from pipeline.quality.floors import Floor, Floors, Pin, broken, load_floors, pin_of
from pipeline.quality.score import Scores, score
from pipeline.settings import Settings
from tests.unit.quality.builders import article, claims, label

# What was promised to the users: (source, kind, match, measure) and the least that it may be.
PROMISED = {
    ("written", "all", "core", "precision"): 0.87,
    ("written", "all", "core", "recall"): 0.45,
    ("written", "all", "core", "silent"): 0.9,
}
PATH = Settings().gold_dir / "floors.toml"
NOTHING = Evaluation((), (), None, ())


def evaluation(*scores: Scores) -> Evaluation:
    return replace(NOTHING, scores=scores)


def half_right() -> Scores:
    gold = article([label("deployments"), label("rollouts")])
    return score([gold], claims([label("deployments"), label("policies")]), source="written")


def test_no_floor_lies_below_what_was_promised() -> None:
    kept = {(each.source, each.kind, each.match, each.measure): each.least for each in _floors()}
    for promise, least in PROMISED.items():
        assert kept.get(promise, 0) >= least, promise


def test_every_line_of_the_seed_checklist_has_to_hold() -> None:
    listed = load_checklist(Settings().gold_dir / "seed_expectations.json")
    told = (listed.expected, listed.forbidden, listed.only, listed.speakers, listed.cut)
    assert load_floors(PATH).seed == sum(map(len, told)) + len([listed.author])


def test_the_file_states_the_rule_that_no_floor_is_lowered_in_silence() -> None:
    head = PATH.read_text(encoding="utf-8").partition("[[floor]]")[0]
    assert "never lowered in silence" in " ".join(head.split())
    assert "CHANGELOG.md" in head


def test_the_written_gold_is_the_pinned_one() -> None:
    settings = Settings()
    places = GoldPlaces(settings.sample_dir, settings.gold_dir, settings.shared_dir)
    pins = {pin.source: pin for pin in load_floors(PATH).pins}
    assert pin_of("written", load_source("written", places)) == pins["written"]


def test_every_floor_has_a_measure_that_exists() -> None:
    for floor in _floors():
        floor.value(half_right())


def test_a_score_below_its_floor_is_told_with_its_value() -> None:
    floors = Floors((Floor("written", "precision", 0.75),), (), 0)
    assert broken(floors, evaluation(half_right())) == [
        "written all core precision is 0.500, below the floor 0.75"
    ]


def test_a_score_on_its_floor_is_kept() -> None:
    floors = Floors((Floor("written", "precision", 0.5),), (), 0)
    assert broken(floors, evaluation(half_right())) == []


def test_a_measure_without_value_breaks_its_floor() -> None:
    silent = score([article([label("deployments")])], claims([]), source="written")
    floors = Floors((Floor("written", "precision", 0.5),), (), 0)
    assert "has no value" in broken(floors, evaluation(silent))[0]


def test_a_source_that_was_not_run_breaks_nothing() -> None:
    floors = Floors((Floor("real", "precision", 1.0),), (Pin("real", 1, 1, "x"),), 20)
    assert broken(floors, evaluation(half_right())) == []


@pytest.mark.parametrize("change", [{"articles": 2}, {"claims": 3}, {"content": "other"}])
def test_changed_material_breaks_its_pin(change: dict[str, object]) -> None:
    pin = pin_of("written", [each.article for each in half_right().articles])
    kept = Floors((), (pin,), 0)
    assert broken(kept, evaluation(half_right())) == []
    changed = Floors((), (Pin(**({**vars(pin), **change})),), 0)
    assert "gold changed" in broken(changed, evaluation(half_right()))[0]


def test_too_few_lines_of_the_checklist_break_the_seed_floor() -> None:
    seed = (CheckedLine("has a", holds=True), CheckedLine("has b", holds=False))
    run = replace(NOTHING, seed=seed)
    assert broken(Floors((), (), 1), run) == []
    assert "has b" in broken(Floors((), (), 2), run)[0]


def test_the_floor_file_has_no_key_that_nobody_reads() -> None:
    raw = tomllib.loads(PATH.read_text(encoding="utf-8"))
    assert set(raw) == {"seed_lines", "pages", "floor", "pin"}


def _floors() -> tuple[Floor, ...]:
    return load_floors(PATH).floors
