"""What a claim's making depends on, as one hash: code, rule tables, libraries, reference."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from pipeline.reference import Reference
from pipeline.settings import Settings

LIBRARIES = ("polars",)
PACKAGES = ("language", "extract")


def engine_files() -> list[Path]:
    """The modules and rule tables that make the engine, in order."""
    root = Path(__file__).resolve().parents[1]
    modules = [f for package in PACKAGES for f in sorted((root / package).rglob("*.py"))]
    return [*modules, *sorted(Settings().lexicon_dir.glob("*.csv"))]


@cache
def _code_digest() -> str:
    digest = hashlib.sha256()
    for file in engine_files():
        digest.update(f"{file.parent.name}/{file.name}".encode())
        digest.update(file.read_bytes())
    for library in LIBRARIES:
        digest.update(f"{library}={version(library)}".encode())
    return digest.hexdigest()[:12]


def engine_version(reference: Reference) -> str:
    """Version of the extractor: the same code, rules and libraries give the same version.

    The reference is not part of it; which of its rows an article depends on is told by
    `mention_fingerprint`.
    """
    return _code_digest()
