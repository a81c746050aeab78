"""Dagster's webserver and daemon as `backhaul dev` starts them, asked as their page asks."""

import json
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.integration.homes import command, env

ALL_ASSETS = "__ASSET_JOB"
PATIENCE_SECONDS = 300
# What the page asks to know its assets, and what its button "Materialize all" sends.
ASSETS = """
query { repositoriesOrError { ... on RepositoryConnection { nodes {
  name location { name }
  assetNodes { assetKey { path } groupName
    assetChecksOrError { ... on AssetChecks { checks { name jobNames } } } }
} } } }
"""
LAUNCH = """
mutation LaunchPipelineExecution($executionParams: ExecutionParams!) {
  launchPipelineExecution(executionParams: $executionParams) {
    __typename
    ... on LaunchRunSuccess { run { id } }
    ... on InvalidSubsetError { message }
    ... on RunConfigValidationInvalid { errors { message } }
    ... on PythonError { message }
  }
}
"""
RUNS = "query { runsOrError(limit: 1) { ... on Runs { results { id } } } }"
STATUS = "query($id: ID!) { runOrError(runId: $id) { ... on Run { status } } }"


class Ui:
    """The GraphQL end of a webserver."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"

    def ask(self, query: str, **variables: Any) -> Any:
        """The data of the answer."""
        body = json.dumps({"query": query, "variables": variables}).encode()
        request = urllib.request.Request(
            f"{self.address}/graphql", body, {"content-type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["data"]

    def wait_until_up(self) -> None:
        """Return once the page knows its assets."""
        for _ in until(PATIENCE_SECONDS):
            try:
                if self.ask(ASSETS)["repositoriesOrError"].get("nodes"):
                    return
            except OSError:
                continue

    def materialize_all(self) -> str:
        """Press the button, wait for the end, and return the status of the run."""
        (repository,) = self.ask(ASSETS)["repositoriesOrError"]["nodes"]
        launched = self.ask(LAUNCH, executionParams=everything(repository))
        return self.end_of(launched["launchPipelineExecution"]["run"]["id"])

    def only_run(self) -> str:
        """The id of the first run, once there is one."""
        for _ in until(PATIENCE_SECONDS):
            runs = self.ask(RUNS)["runsOrError"]["results"]
            if runs:
                run_id: str = runs[0]["id"]
                return run_id
        raise AssertionError("unreachable")

    def end_of(self, run: str) -> str:
        """Wait for the end of a run, and return its status."""
        for _ in until(PATIENCE_SECONDS):
            status: str = self.ask(STATUS, id=run)["runOrError"]["status"]
            if status in ("SUCCESS", "FAILURE", "CANCELED"):
                return status
        raise AssertionError("unreachable")


def everything(repository: dict[str, Any]) -> dict[str, Any]:
    """All assets, with the checks that their job runs, as the page puts them together."""
    nodes = repository["assetNodes"]
    checks = [
        {"assetKey": node["assetKey"], "name": check["name"]}
        for node in nodes
        for check in node["assetChecksOrError"].get("checks", [])
        if not check["jobNames"] or ALL_ASSETS in check["jobNames"]
    ]
    return {
        "mode": "default",
        "executionMetadata": {"tags": []},
        "runConfigData": "{}",
        "selector": {
            "repositoryLocationName": repository["location"]["name"],
            "repositoryName": repository["name"],
            "pipelineName": ALL_ASSETS,
            "assetSelection": [node["assetKey"] for node in nodes],
            "assetCheckSelection": checks,
        },
    }


def until(seconds: float) -> Iterator[None]:
    """Again and again, a little apart, until the time is up."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        yield
        time.sleep(0.5)
    pytest.fail(f"not done after {seconds} s")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def dagster_ui(home: Path, *arguments: str | Path) -> Iterator[Ui]:
    """`backhaul dev` on a home, ended by Ctrl-C as people end it."""
    port = free_port()
    program = subprocess.Popen(
        command("dev", "--home", home, "--port", str(port), *arguments),
        env=env({}),
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        served = Ui(port)
        served.wait_until_up()
        yield served
    finally:
        program.send_signal(signal.SIGINT)
        program.wait(timeout=60)
