"""What polling a source remembers from one time to the next: `<home>/polls/<source>.json`.

Records themselves are kept by the log; losing this file costs a poll that asks for everything
again, and adds nothing twice.
"""

from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from pipeline.lake import write_whole
from pipeline.sources.catalog import WebSource
from pipeline.sources.http import NOTHING_KNOWN, Validators
from pipeline.sources.ids import content_id
from pipeline.sources.listing import Entry
from pipeline.sources.robots import RobotsFile

_ROBOTS = "_robots.json"
_ROBOTS_FILES = TypeAdapter(list[RobotsFile])


class DamagedState(ValueError):
    """A file of polling cannot be read; the message says what to do."""


class Seen(BaseModel):
    """An address that was asked for and needs no asking again until it changes.

    `given_up` marks one that is not asked for again. `parts` are the listings of an index of
    which it does not say when they changed.
    """

    validators: Validators = NOTHING_KNOWN
    stamp: str | None = None
    given_up: bool = False
    parts: list[str] = Field(default_factory=list)


class Waiting(BaseModel):
    """An article that is listed and not fetched yet: new, changed, or failed so far."""

    entry: Entry
    parent_document_id: str | None = None
    tries: int = 0
    retry_at: datetime | None = None

    def is_due(self, now: datetime) -> bool:
        """Whether it may be asked for by now."""
        return self.retry_at is None or self.retry_at <= now


class PollState(BaseModel):
    """One source: when it was asked, what it answered, what is still to be fetched.

    `answered_at` is the last poll at which a listing could be read, `last_new_at` the last one
    that brought a new article, `first_polled_at` the first of all. `failures` counts polls in a
    row that could read nothing, `problem` says why the last one could not.
    """

    fingerprint: str = ""
    first_polled_at: datetime | None = None
    polled_at: datetime | None = None
    answered_at: datetime | None = None
    last_new_at: datetime | None = None
    rest_until: datetime | None = None
    failures: int = 0
    problem: str | None = None
    form: str | None = None
    moved_to: str | None = None
    listings: dict[str, Seen] = Field(default_factory=dict)
    articles: dict[str, Seen] = Field(default_factory=dict)
    waiting: dict[str, Waiting] = Field(default_factory=dict)
    more_listings: list[str] = Field(default_factory=list)

    def is_due(self, source: WebSource, now: datetime) -> bool:
        """Whether a source is to be asked by now."""
        if self.rest_until is not None and now < self.rest_until:
            return False
        return self.polled_at is None or now - self.polled_at >= source.every

    def fit(self, source: WebSource) -> None:
        """After a change of its settings, read the source's listings as if for the first time."""
        wanted = content_id(source.model_dump_json(exclude={"every", "silent_after", "enabled"}))
        if self.fingerprint != wanted:
            self.fingerprint = wanted
            self.listings = {}


class PollStates:
    """The states of all sources of a home."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def load(self, source: str) -> PollState:
        """The state of a source; empty for one that was never asked. Raises `DamagedState`."""
        path = self.root / f"{source}.json"
        try:
            return PollState.model_validate_json(path.read_bytes())
        except FileNotFoundError:
            return PollState()
        except (OSError, ValidationError) as error:
            raise DamagedState(_mend(path, error)) from error

    def save(self, source: str, state: PollState) -> None:
        """Keep the state of a source, durably."""
        text = state.model_dump_json(exclude_defaults=True, indent=1).encode()
        write_whole(self.root / f"{source}.json", lambda file: file.write(text))

    def load_robots(self) -> dict[str, RobotsFile]:
        """The robots.txt files that are known, by origin; raises `DamagedState`."""
        path = self.root / _ROBOTS
        try:
            files = _ROBOTS_FILES.validate_json(path.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValidationError) as error:
            raise DamagedState(_mend(path, error)) from error
        return {file.origin: file for file in files}

    def save_robots(self, files: dict[str, RobotsFile]) -> None:
        """Keep the robots.txt files that could be read."""
        kept = [file for _, file in sorted(files.items()) if file.unreadable is None]
        text = _ROBOTS_FILES.dump_json(kept, indent=1)
        write_whole(self.root / _ROBOTS, lambda file: file.write(text))


def _mend(path: Path, error: Exception) -> str:
    return f"{path}: {str(error).splitlines()[0]}; delete the file, then run again"
