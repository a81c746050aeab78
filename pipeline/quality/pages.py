"""Pages of known text: how much of the article is read out of the HTML, and when it appeared.

The pages are those of a published benchmark of article extraction (181 pages, fetched in 2019),
which lies outside of the project. Its measure, after the description of its authors: texts are cut
into words, every run of four words is counted, precision and recall of the runs are taken page by
page and averaged over all pages, and F1 is their harmonic mean.
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import json
import re
import tarfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from pipeline.articles.clean import clean_article
from pipeline.articles.html import NoArticle, Page, read_page
from pipeline.quality.score import Accuracy
from pipeline.sources.encoding import decode, repair

FOLDER = Path("bench") / "article-extraction"
_WORDS_A_RUN = 4
Runs = Counter[tuple[str, ...]]


@dataclass(frozen=True)
class PageScores:
    """What the benchmark came to: runs of words found, and days of publication found."""

    pages: int
    precision: float
    recall: float
    dates: Accuracy

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def evaluate_pages(folder: Path, labels: Path) -> PageScores:
    """Read every page of the benchmark; raises FileNotFoundError where it is not at hand."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    days = load_days(labels)
    shares, right = [], 0
    for name, content in pages(folder / "html.tar"):
        url = truth[name]["url"]
        page = _read(content, url)
        shares.append(shares_of(truth[name]["articleBody"], page.text if page else ""))
        right += name in days and _published(page, url) == days[name]
    return _scores(shares, Accuracy(right, len(days)))


def load_days(path: Path) -> dict[str, dt.date]:
    """The labelled days of publication, as the page shows them to its reader, by page."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["page"]: dt.date.fromisoformat(row["published_on"]) for row in rows}


def pages(archive: Path) -> Iterator[tuple[str, bytes]]:
    """The pages of the benchmark with their ids, in the order of the archive."""
    with tarfile.open(archive) as tar:
        for member in tar:
            file = tar.extractfile(member) if member.isfile() else None
            if file is not None:
                name = Path(member.name).name.partition(".")[0]
                yield name, gzip.decompress(file.read())


def shares_of(true: str, predicted: str) -> tuple[float, float]:
    """Precision and recall of one page's runs of four words; an empty text finds nothing."""
    wanted, found = _runs(true), _runs(predicted)
    both = (wanted & found).total()
    if wanted == found:
        return 1.0, 1.0
    precision = both / found.total() if found else 0.0
    return precision, both / wanted.total() if wanted else 0.0


def _runs(text: str) -> Runs:
    words = re.findall(r"\w+", text)
    if not words:
        return Counter()
    last = max(1, len(words) - _WORDS_A_RUN + 1)
    return Counter(tuple(words[i : i + _WORDS_A_RUN]) for i in range(last))


def _scores(shares: Sequence[tuple[float, float]], dates: Accuracy) -> PageScores:
    precision, recall = (fmean(values) for values in zip(*shares, strict=True))
    return PageScores(len(shares), precision, recall, dates)


def _read(content: bytes, url: str) -> Page | None:
    try:
        return read_page(repair(decode(content)), url)
    except NoArticle:
        return None


def _published(page: Page | None, url: str) -> dt.date | None:
    if page is None:
        return None
    metadata: Mapping[str, str] = {"url": url}
    return clean_article(page.text, metadata, page).published_on
