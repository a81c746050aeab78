"""What telecom news means: articles in, claims out."""

from pipeline.extract.claims import Claims, article_claims, extract_claims, shipped_reference
from pipeline.extract.fingerprint import mention_fingerprint
from pipeline.extract.unresolved import find_unresolved
from pipeline.extract.version import engine_version

__all__ = [
    "Claims",
    "article_claims",
    "engine_version",
    "extract_claims",
    "find_unresolved",
    "mention_fingerprint",
    "shipped_reference",
]
