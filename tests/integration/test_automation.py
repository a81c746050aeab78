"""What runs by itself: the schedule of the web, the sensor on the inbox."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg
import pytest

from pipeline.defs.assemble import build_definitions
from pipeline.defs.automation import inbox_sensor, look_at, refresh_schedule
from pipeline.defs.instance import open_instance
from pipeline.settings import Settings
from pipeline.sources.poll_state import PollState, PollStates

pytestmark = pytest.mark.integration

WIRE = '[[source]]\nname = "wire"\nurl = "https://wire.example/feed"\nevery = "2h"\n'
DAILY = '[[source]]\nname = "daily"\nurl = "https://daily.example/feed"\n'


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[dg.DagsterInstance]:
    with open_instance(Settings(home=tmp_path)) as instance:
        yield instance


def tick(settings: Settings, instance: dg.DagsterInstance) -> dg.RunRequest | str:
    """What the schedule asks for now, or why it asks for nothing."""
    schedule = refresh_schedule(settings)
    now = datetime.now(UTC)
    context = dg.build_schedule_context(instance=instance, scheduled_execution_time=now)
    data = schedule.evaluate_tick(context)
    return data.run_requests[0] if data.run_requests else str(data.skip_message)


def asked(home: Path, source: str, ago: timedelta) -> None:
    """Note that a source was polled so long ago."""
    PollStates(home / "polls").save(source, PollState(polled_at=datetime.now(UTC) - ago))


def test_the_schedule_asks_for_the_sources_that_are_due(
    tmp_path: Path, instance: dg.DagsterInstance
) -> None:
    (tmp_path / "sources.toml").write_text(WIRE + DAILY)
    for name in ("wire", "daily"):
        asked(tmp_path, name, timedelta(minutes=90))
    request = tick(Settings(home=tmp_path), instance)
    assert isinstance(request, dg.RunRequest)
    assert request.run_config == {"resources": {"session": {"config": {"sources": ["daily"]}}}}


def test_the_schedule_starts_nothing_when_nothing_is_due(
    tmp_path: Path, instance: dg.DagsterInstance
) -> None:
    (tmp_path / "sources.toml").write_text(WIRE)
    asked(tmp_path, "wire", timedelta(minutes=90))
    assert tick(Settings(home=tmp_path), instance) == "no source of the web is due"


def test_without_sources_or_offline_the_schedule_starts_nothing(
    tmp_path: Path, instance: dg.DagsterInstance
) -> None:
    assert tick(Settings(home=tmp_path), instance) == "no source of the web is due"
    (tmp_path / "sources.toml").write_text(WIRE)
    assert tick(Settings(home=tmp_path, offline=True), instance) == "no source of the web is due"


def test_the_config_that_the_schedule_sends_fits_the_job(
    tmp_path: Path, instance: dg.DagsterInstance
) -> None:
    (tmp_path / "sources.toml").write_text(WIRE)
    settings = Settings(home=tmp_path)
    request = tick(settings, instance)
    assert isinstance(request, dg.RunRequest)
    job = build_definitions(settings).resolve_job_def("everything")
    assert dg.validate_run_config(job, request.run_config)


def look(settings: Settings, cursor: str | None, instance: dg.DagsterInstance) -> dg.SensorResult:
    """One look of the sensor at the inbox."""
    context = dg.build_sensor_context(instance=instance, cursor=cursor)
    data = inbox_sensor(settings).evaluate_tick(context)
    requests = list(data.run_requests or [])
    return dg.SensorResult(run_requests=requests, cursor=data.cursor)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    put(inbox / "a.txt", "words", minutes_ago=5)
    return inbox


def put(path: Path, text: str, minutes_ago: float) -> None:
    path.write_text(text)
    instant = datetime.now(UTC).timestamp() - 60 * minutes_ago
    os.utime(path, (instant, instant))


def test_the_sensor_runs_once_for_each_change(inbox: Path, instance: dg.DagsterInstance) -> None:
    settings = Settings(home=inbox.parent, inbox=inbox)
    first = look(settings, None, instance)
    assert len(first.run_requests or []) == 1
    assert not look(settings, first.cursor, instance).run_requests
    put(inbox / "b.txt", "more", minutes_ago=4)
    second = look(settings, first.cursor, instance)
    assert len(second.run_requests or []) == 1
    (inbox / "b.txt").unlink()
    third = look(settings, second.cursor, instance)
    assert len(third.run_requests or []) == 1
    assert third.cursor == first.cursor


def test_the_sensor_waits_until_files_rest(inbox: Path, instance: dg.DagsterInstance) -> None:
    put(inbox / "b.txt", "half", minutes_ago=0)
    settings = Settings(home=inbox.parent, inbox=inbox)
    assert not look(settings, None, instance).run_requests


def test_the_sensor_opens_no_file_and_passes_over_hidden_ones(inbox: Path) -> None:
    before = look_at(inbox)
    (inbox / ".hidden").write_text("x")
    (inbox / ".git").mkdir()
    (inbox / ".git" / "x.txt").write_text("x")
    os.mkfifo(inbox / "pipe")  # opening it would wait for ever
    os.utime(inbox / "pipe", (0, 0))
    assert look_at(inbox)[1] == before[1]
    (inbox / "pipe").unlink()
    assert look_at(inbox) == before


def test_without_an_inbox_the_sensor_starts_nothing(
    tmp_path: Path, instance: dg.DagsterInstance
) -> None:
    for settings in (Settings(home=tmp_path), Settings(home=tmp_path, inbox=tmp_path / "none")):
        assert not look(settings, None, instance).run_requests


def test_each_source_is_an_asset_with_its_freshness_and_its_check(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(WIRE + DAILY)
    definitions = build_definitions(Settings(home=tmp_path))
    specs = {spec.key: spec for spec in definitions.resolve_all_asset_specs()}
    graph = definitions.resolve_asset_graph()
    for name, hours in {"wire": (7, 4.5), "daily": (4, 2.5)}.items():
        key = dg.AssetKey(["sources", name])
        fail, warn = (timedelta(hours=each) for each in hours)
        late = dg.FreshnessPolicy.time_window(fail_window=fail, warn_window=warn)
        assert specs[key].freshness_policy == late
        assert graph.get_check_spec(dg.AssetCheckKey(key, "is_well")).blocking is False
        assert key in {dep.asset_key for dep in specs[dg.AssetKey("documents")].deps}
