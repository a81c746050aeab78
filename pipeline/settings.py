"""Paths and limits of one Backhaul home; the only reader of the environment."""

import os
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

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
    files: str = Field(
        default="",
        description="More files, read where they lie: paths, globs or URIs of object stores, "
        "parted by `;`.",
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
    user_agent: str = Field(
        default="Backhaul/0.1 (reads news feeds; BACKHAUL_USER_AGENT says whose reader this is)",
        pattern=r"^[A-Za-z][\x21-\x7e]*( [\x20-\x7e]*)?$",
        description="What sites are told of who asks; a name, and an address to write to.",
    )
    allow_networks: Annotated[tuple[IPv4Network | IPv6Network, ...], NoDecode] = Field(
        default=(),
        description="Private networks that may be asked, with commas: `127.0.0.0/8,10.1.0.0/16`.",
    )
    host_delay_seconds: float = Field(
        default=1.0, ge=0, description="Seconds between two requests to one host, at least."
    )
    host_connections: int = Field(
        default=2, ge=1, description="Requests to one host at the same time, at most."
    )
    fetch_seconds: float = Field(
        default=30.0, gt=0, description="Seconds that one answer may take."
    )
    fetch_attempts: int = Field(
        default=4, ge=1, description="How often a request is made that fails for now."
    )
    max_fetch_bytes: int = Field(
        default=16 * MEBIBYTE, ge=1, description="Larger answers, unpacked, are cut off."
    )
    offline: bool = Field(default=False, description="Whether no source of the web is asked.")
    gate_archives: bool = Field(
        default=False,
        description="Whether pages of web archives that name nothing of the trade are passed over.",
    )
    keep_raw_days: int | None = Field(
        default=None,
        ge=0,
        description="Days that raw bytes are kept after they came in; not set: for ever.",
    )
    shared_dir: Path = Field(
        default=PROJECT_ROOT.parent / "shared",
        description="Evaluation material that is no part of the project; may be missing.",
    )

    @field_validator("allow_networks", mode="before")
    @classmethod
    def _networks(cls, written: object) -> object:
        if not isinstance(written, str):
            return written
        return [each.strip() for each in written.split(",") if each.strip()]

    @property
    def is_sample(self) -> bool:
        """Whether the sample corpus is read: no inbox was given, and no source of the web."""
        return self.inbox is None and not self.has_web_sources

    @property
    def has_web_sources(self) -> bool:
        """Whether this home has, or had, sources of the web."""
        return self.sources_path.exists() or self.records_dir.exists()

    @property
    def reads_inbox(self) -> bool:
        """Whether a folder is read; a home with sources of the web alone has none."""
        return self.inbox is not None or self.is_sample

    @property
    def inbox_dir(self) -> Path:
        """The folder that is read: the inbox, or the sample corpus."""
        return self.sample_dir if self.inbox is None else self.inbox

    @property
    def file_patterns(self) -> tuple[str, ...]:
        """The paths, globs and URIs of `files`."""
        return tuple(filter(None, (each.strip() for each in self.files.split(";"))))

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
    def withdrawn_path(self) -> Path:
        """The documents that people took out, one a line; an input, not to be deleted."""
        return self.home / "withdrawn.csv"

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
    def blank_dir(self) -> Path:
        """The published file with nothing in it, kept to be copied."""
        return self.warehouse_dir / "blank"

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
    def sources_path(self) -> Path:
        """The user's own sources of the web; may be missing."""
        return self.home / "sources.toml"

    @property
    def shipped_sources_path(self) -> Path:
        """Sources of the web shipped with the project."""
        return self.data_dir / "sources.toml"

    @property
    def polls_dir(self) -> Path:
        """What polling remembers: validators, failures, when a source was asked last."""
        return self.home / "polls"

    @property
    def corrections_dir(self) -> Path:
        """Corrections by people; may be missing."""
        return self.home / "corrections"

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
