"""Homes with a built warehouse, for tests of publishing."""

import atexit
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.settings import Settings
from pipeline.warehouse import connect
from pipeline.warehouse.publish import PublishedVersion, Run, publish
from tests.sql.stories import Story

NOON = datetime(2026, 1, 2, 12, 0, 0, tzinfo=UTC)


def settings_of(home: Path, **more: Any) -> Settings:
    """Settings of a home whose inbox is no sample."""
    return Settings(home=home, inbox=home / "inbox", **more)


def story(articles: int = 1) -> Story:
    """Articles that each tell of SoftBank and of Japan."""
    told = Story()
    for number in range(articles):
        name = f"a{number:05}"
        told.article(name, "2018-12-10")
        told.deployment(name, "softbank", "huawei", "in_use", country="JP", generation="4G")
        told.policy(name, "JP", "procurement_ban", "huawei", effective="2019-04")
    return told


def build(settings: Settings, articles: int = 1) -> None:
    """Put a build database made from a story into a home."""
    settings.build_path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_built(articles), settings.build_path)


@cache
def _built(articles: int) -> Path:
    """A build database that many tests copy; made once, since it takes a second."""
    folder = Path(tempfile.mkdtemp(prefix="backhaul-tests-"))
    atexit.register(shutil.rmtree, folder)
    with connect(folder / "build.duckdb") as con:
        story(articles).load(con)
    return folder / "build.duckdb"


def publish_at(settings: Settings, minute: int = 0, **more: Any) -> PublishedVersion:
    """Publish at so many minutes after noon."""
    now = NOON + timedelta(minutes=minute)
    run = Run(f"run-{minute}", now, "cli", documents=1, articles_extracted=1, articles_reused=0)
    return publish(settings, run, now, "engine-1", **more)


def claims_in(published: Path) -> int:
    """How many claims a reader sees, after reading every table and view."""
    with connect(published, read_only=True) as con:
        for (name,) in con.sql("select table_name from data_dictionary group by all").fetchall():
            con.sql(f'select * from "{name}"').fetchall()
        claims: int = con.sql("select count(*) from deployment_claims").fetchall()[0][0]
    return claims
