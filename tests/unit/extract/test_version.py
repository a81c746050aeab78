"""The version of the extractor stands for all that makes it."""

import sys
from importlib import import_module

from pipeline.extract.version import PACKAGES, engine_files


def test_every_module_that_reads_is_part_of_the_version_however_deep_it_lies() -> None:
    import_module("pipeline.extract.claims")  # and with it all that it needs
    rooms = tuple(f"pipeline.{package}" for package in PACKAGES)
    loaded = {m.__file__ for name, m in sys.modules.items() if name.startswith(rooms)}
    assert len(loaded) > len(PACKAGES)
    assert loaded <= {str(file) for file in engine_files()}
