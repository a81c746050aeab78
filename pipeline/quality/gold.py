"""Gold labels: what a careful reader finds in an article, by the fact contract."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KINDS = ("deployments", "rollouts", "policies")

CORE_FIELDS: Mapping[str, tuple[str, ...]] = {
    "deployments": ("operator", "vendor", "status"),
    "rollouts": ("operator", "generation", "milestone"),
    "policies": ("jurisdiction", "action", "target"),
}
"""Fields that must be equal for a core match."""

OTHER_FIELDS: Mapping[str, tuple[str, ...]] = {
    "deployments": ("country", "generation", "part", "date"),
    "rollouts": ("country", "date"),
    "policies": ("generation", "part", "stage", "announced", "effective", "deadline"),
}
"""Fields that must be equal as well for a strict match."""

APART_FIELDS: Mapping[str, tuple[str, ...]] = {
    "deployments": ("certainty",),
    "rollouts": ("certainty",),
    "policies": ("certainty", "authority"),
}
"""Fields that are scored apart, on matched claims."""

HALVES = ("tune", "check")
SPLIT_SALT = "backhaul:"


class UnreadableGold(ValueError):
    """A label file that does not hold what the contract asks for."""


@dataclass(frozen=True)
class GoldClaim:
    """One labelled claim; `accepted` holds, per contract field, every value that is right."""

    kind: str
    accepted: Mapping[str, tuple[str | None, ...]]
    evidence: tuple[int, int] | None
    is_optional: bool


@dataclass(frozen=True)
class GoldArticle:
    """One labelled article: its raw text, what a fetcher knew of it, and its claims.

    `text` is what evidence spans index. `published` is the label; only when
    `knows_published` is it handed to the pipeline as metadata, otherwise the text has to tell.
    """

    document_id: str
    source: str
    text: str
    published: str | None
    claims: tuple[GoldClaim, ...]
    knows_published: bool = False
    url: str | None = None
    path: Path | None = None

    @property
    def half(self) -> str:
        """`tune` or `check`."""
        return half_of(self.document_id)

    def claims_of(self, kind: str) -> list[GoldClaim]:
        """The claims of one kind, in the order of the label file."""
        return [claim for claim in self.claims if claim.kind == kind]


def half_of(document_id: str) -> str:
    """The fixed half of a document: to tune rules on, or to check them on."""
    digest = hashlib.sha256(f"{SPLIT_SALT}{document_id}".encode()).digest()
    return HALVES[digest[0] % 2]


def parse_claims(label: Mapping[str, Any]) -> tuple[GoldClaim, ...]:
    """The claims of one label, deployments first; raises `UnreadableGold`."""
    return tuple(_parse_claim(kind, raw) for kind in KINDS for raw in label.get(kind, []))


def load_folder(
    texts: Path, labels: Path, source: str, *, knows_published: bool = False
) -> list[GoldArticle]:
    """Articles `<texts>/<id>.txt` with labels `<labels>/<id>.json`, by id.

    Raises `UnreadableGold` when a text lacks its label.
    """
    return [
        _load_article(path, labels, source, knows_published) for path in sorted(texts.glob("*.txt"))
    ]


def load_lines(articles: Path, labels: Path, source: str) -> list[GoldArticle]:
    """Headlines, one JSON line each, joined to their labels by `id`; the text is the title."""
    by_id = {label["id"]: label for label in _json_lines(labels)}
    return [_headline(line, by_id, source, labels) for line in _json_lines(articles)]


def content_hash(articles: Iterable[GoldArticle]) -> str:
    """A hash over texts and labels that changes when any of them does, whatever the order."""
    digest = hashlib.sha256()
    for article in sorted(articles, key=lambda article: article.document_id):
        digest.update(_canonical(article).encode())
    return digest.hexdigest()[:16]


def _canonical(article: GoldArticle) -> str:
    claims = [[c.kind, dict(c.accepted), c.evidence, c.is_optional] for c in article.claims]
    fields = [article.document_id, article.text, article.published, claims]
    return json.dumps(fields, sort_keys=True, ensure_ascii=False) + "\n"


def _load_article(path: Path, labels: Path, source: str, knows_published: bool) -> GoldArticle:
    label_path = labels / f"{path.stem}.json"
    if not label_path.exists():
        raise UnreadableGold(f"{label_path}: no label for {path.name}; write one or move the text")
    label = json.loads(label_path.read_text(encoding="utf-8"))
    return GoldArticle(
        document_id=path.stem,
        source=source,
        text=path.read_text(encoding="utf-8"),
        published=label["published"],
        claims=parse_claims(label),
        knows_published=knows_published,
        path=path,
    )


def _headline(
    line: Mapping[str, Any], labels: Mapping[str, Mapping[str, Any]], source: str, path: Path
) -> GoldArticle:
    label = labels.get(line["id"])
    if label is None:
        raise UnreadableGold(f"{path}: no label for {line['id']}; the two files must go together")
    return GoldArticle(
        document_id=line["id"],
        source=source,
        text=line["title"],
        published=line["published"],
        claims=parse_claims(label),
        knows_published=True,
        url=line["url"],
    )


def _json_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _parse_claim(kind: str, raw: Mapping[str, Any]) -> GoldClaim:
    fields = CORE_FIELDS[kind] + OTHER_FIELDS[kind] + APART_FIELDS[kind]
    missing = [name for name in fields if name not in raw]
    if missing:
        raise UnreadableGold(f"a label of {kind} lacks {', '.join(missing)}: {raw}")
    return GoldClaim(
        kind=kind,
        accepted={name: _accepted(raw[name]) for name in fields},
        evidence=_span(raw.get("evidence")),
        is_optional=bool(raw.get("optional", False)),
    )


def _accepted(value: Any) -> tuple[str | None, ...]:
    return tuple(value["any"]) if isinstance(value, dict) else (value,)


def _span(value: Sequence[int] | None) -> tuple[int, int] | None:
    return None if value is None else (value[0], value[1])
