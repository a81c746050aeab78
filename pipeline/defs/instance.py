"""Dagster's instance: the record of runs under `<home>/dagster`."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import dagster as dg
from dagster._core.instance.ref import InstanceRef

from pipeline.defs.quick_records import quick_records
from pipeline.settings import Settings

# Capturing standard output starts two more processes a run, and hides the terminal from us.
NO_CAPTURE = {
    "compute_logs": {
        "module": "dagster._core.storage.noop_compute_log_manager",
        "class": "NoOpComputeLogManager",
    }
}
UNFINISHED = [
    dg.DagsterRunStatus.STARTING,
    dg.DagsterRunStatus.STARTED,
    dg.DagsterRunStatus.CANCELING,
]


def prepare_instance(settings: Settings) -> None:
    """Lay the instance's configuration into the home, where `dagster dev` looks for it."""
    settings.dagster_home.mkdir(parents=True, exist_ok=True)
    wanted = settings.project_root / "dagster.yaml"
    present = settings.dagster_home / "dagster.yaml"
    if not present.exists() or present.read_bytes() != wanted.read_bytes():
        draft = present.with_suffix(f".{os.getpid()}.tmp")
        shutil.copyfile(wanted, draft)
        draft.replace(present)


@contextmanager
def open_instance(settings: Settings) -> Iterator[dg.DagsterInstance]:
    """The instance as a run in this process uses it."""
    prepare_instance(settings)
    ref = InstanceRef.from_dir(str(settings.dagster_home.absolute()), overrides=NO_CAPTURE)
    with quick_records(), dg.DagsterInstance.from_ref(ref) as instance:
        yield instance


def bury_dead_runs(instance: dg.DagsterInstance) -> None:
    """Mark runs as failed that a killed process left unfinished.

    To be called by the holder of the writer's lock: nobody else can be running. Left as they
    are, such runs would block the queue of the UI for ever.
    """
    for run in instance.get_runs(filters=dg.RunsFilter(statuses=UNFINISHED)):
        instance.report_run_failed(run, "Its process ended before the run did.")
