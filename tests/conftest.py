"""What tests of several rooms share."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.integration.homes import Ran, backhaul

# How long an example takes tells how busy the machine is, not whether the code is right.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """A home after one run over the sample, and what that run said. Not to be written to."""
    home = tmp_path_factory.mktemp("sample") / "home"
    ran = backhaul("run", "--home", home, "--json")
    assert ran.code == 0, ran.err
    return home, ran


@pytest.fixture(scope="session")
def sample_home(first_run: tuple[Path, Ran]) -> Path:
    """A home after one run over the sample. Not to be written to."""
    return first_run[0]
