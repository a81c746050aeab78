"""Whatever became of a document, the report has words for it."""

from pipeline.report.site.overview import DISPOSITIONS
from pipeline.schemas.vocabulary import DISPOSITIONS as EVERY_DISPOSITION


def test_every_disposition_has_its_words() -> None:
    assert set(DISPOSITIONS) == set(EVERY_DISPOSITION)
