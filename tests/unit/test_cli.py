"""The command line as its help tells it."""

from collections.abc import Iterator
from typing import Any

import pytest
from typer.main import get_command

from pipeline.cli import app

SERVES = {"dev"}


def commands(group: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{path}{name} ")
        else:
            yield f"{path}{name}", command


COMMANDS = dict(commands(get_command(app)))


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - SERVES))
def test_what_a_command_tells_it_can_tell_to_machines(name: str) -> None:
    options = {option for each in COMMANDS[name].params for option in each.opts}
    assert "--json" in options


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_says_what_it_ends_with(name: str) -> None:
    assert "4 another run holds the home" in COMMANDS[name].epilog
