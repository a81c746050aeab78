"""Paths and limits of one Backhaul home; the only reader of the environment."""

import os
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT_ROOT = Path(__file__).resolve().parents[1]
MEBIBYTE = 1024 * 1024


class Settings(BaseSettings):
    """Where things lie and how far they may grow; every field is `BACKHAUL_<NAME>` outside.

    Nothing is created by reading a setting. All that a run makes lies under `home`.
    """

    model_config = SettingsConfigDict(env_prefix="BACKHAUL_", frozen=True, extra="ignore")

    inbox: Path | None = Field(
        default=None, description="Folder of articles; not set: the sample corpus is read."
    )
    home: Path = Field(
        default=Path(".backhaul"), description="Folder that holds all that Backhaul makes."
    )
    publish: Literal["symlink", "replace"] = Field(
        default="symlink",
        description="How a new version is swapped in; `replace` where links do not work.",
    )
    publish_text: bool = Field(
        default=False, description="Whether the published `articles` hold the full text."
    )
    keep_versions: int = Field(
        default=5, ge=1, description="Published versions kept, the newest included."
    )
    workers: int = Field(
        default_factory=lambda: os.cpu_count() or 1,
        ge=1,
        description="Processes that extract claims; 1 keeps all in one process.",
    )
    max_document_bytes: int = Field(
        default=64 * MEBIBYTE, ge=1, description="Documents above this size are quarantined."
    )
    shared_dir: Path = Field(
        default=PROJECT_ROOT.parent / "shared",
        description="Evaluation material that is no part of the project; may be missing.",
    )

    @property
    def is_sample(self) -> bool:
        """Whether the sample corpus is read because no inbox was given."""
        return self.inbox is None

    @property
    def inbox_dir(self) -> Path:
        """The folder that is read: the inbox, or the sample corpus."""
        return self.sample_dir if self.inbox is None else self.inbox

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a program that is to work on this home and inbox."""
        own = {"BACKHAUL_HOME": self.home, "DAGSTER_HOME": self.dagster_home}
        if self.inbox is not None:
            own["BACKHAUL_INBOX"] = self.inbox
        return dict(os.environ) | {name: str(path.absolute()) for name, path in own.items()}

    @property
    def raw_dir(self) -> Path:
        """Raw bytes by content hash."""
        return self.home / "raw"

    @property
    def records_dir(self) -> Path:
        """What fetching sources got, record by record; an input, not to be deleted."""
        return self.home / "records"

    @property
    def lake_dir(self) -> Path:
        """Parquet parts between the stages."""
        return self.home / "lake"

    @property
    def warehouse_dir(self) -> Path:
        """The database that is being built, and its lock."""
        return self.home / "warehouse"

    @property
    def build_path(self) -> Path:
        """The database that SQL assets write; readers use `published_path`."""
        return self.warehouse_dir / "build.duckdb"

    @property
    def lock_path(self) -> Path:
        """The one writer's lock, taken by the command line and by Dagster alike."""
        return self.warehouse_dir / "writer.lock"

    @property
    def published_dir(self) -> Path:
        """The published versions."""
        return self.home / "published"

    @property
    def published_path(self) -> Path:
        """The file that SQL clients open: always one whole version."""
        return self.published_dir / "backhaul.duckdb"

    @property
    def dagster_home(self) -> Path:
        """Dagster's instance: runs, events, schedules."""
        return self.home / "dagster"

    @property
    def additions_dir(self) -> Path:
        """The user's own reference rows, laid over the shipped ones; may be missing."""
        return self.home / "reference"

    @property
    def project_root(self) -> Path:
        """The checkout."""
        return PROJECT_ROOT

    @property
    def sql_dir(self) -> Path:
        """SQL files, one table each."""
        return PROJECT_ROOT / "sql"

    @property
    def data_dir(self) -> Path:
        """Data shipped with the project."""
        return PROJECT_ROOT / "data"

    @property
    def reference_dir(self) -> Path:
        """Shipped reference tables (CSV)."""
        return self.data_dir / "reference"

    @property
    def lexicon_dir(self) -> Path:
        """Shipped rules and word lists."""
        return self.data_dir / "lexicon"

    @property
    def sample_dir(self) -> Path:
        """The sample corpus, read only when no inbox is given."""
        return self.data_dir / "sample"

    @property
    def gold_dir(self) -> Path:
        """Gold labels and their floors."""
        return self.data_dir / "gold"
