"""Maps the pure extraction over many articles and keeps what it has already worked out."""

from pipeline.scale.extraction import ExtractionRun, extract_incrementally

__all__ = ["ExtractionRun", "extract_incrementally"]
