"""Which documents are versions or copies of one another, and which one stands for them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from pipeline.articles.identity import same_text_key
from pipeline.articles.model import Article, ReadDocument


@dataclass(frozen=True, slots=True)
class _Version:
    """A document that holds an article, with the key that the copies of its text share."""

    read: ReadDocument
    article: Article
    text_key: str

    @property
    def age(self) -> tuple[date, datetime, str]:
        """Newer is greater: by what the page says, then by when it was fetched, then by path."""
        document = self.read.document
        return self.article.published_on or date.min, document.fetched_at, document.path or ""

    @property
    def rank(self) -> tuple[bool, date, str, str]:
        """Of copies, the first published stands; the path decides between equals."""
        day, path = self.article.published_on, self.article.path or ""
        return day is None, day or date.max, path, self.article.article_id


def settle_copies(read: Sequence[ReadDocument]) -> list[ReadDocument]:
    """Give every document that holds an article its final disposition.

    First the versions of one article (one address, or the same bytes): the newest stands, the
    others are `superseded`, or `duplicate` where they say the same. Then the same text under
    several addresses: the first published stands, the others are `duplicate`. `article_id` of a
    document that does not stand names the article that does.
    """
    versions = [_version(each) for each in read]
    newest = _best(versions, key=lambda it: it.article.article_id, choose=_newest)
    firsts = _best(newest.values(), key=lambda it: it.text_key, choose=_first)
    return [
        each if it is None else _settled(it, newest[it.article.article_id], firsts)
        for each, it in zip(read, versions, strict=True)
    ]


def _version(each: ReadDocument) -> _Version | None:
    if each.article is None:
        return None
    return _Version(each, each.article, same_text_key(each.article.text))


def _settled(it: _Version, newest: _Version, firsts: Mapping[str, _Version]) -> ReadDocument:
    kept = firsts[newest.text_key]
    if it is kept:
        return it.read
    same = it.text_key == newest.text_key
    where = kept.article.path or kept.article.url or kept.article.article_id
    document = replace(
        it.read.document,
        article_id=kept.article.article_id,
        disposition="duplicate" if same else "superseded",
        reason=f"the same text as {where}" if same else f"a newer version is {where}",
    )
    return ReadDocument(document)


def _best(
    versions: Iterable[_Version | None],
    key: Callable[[_Version], str],
    choose: Callable[[Iterable[_Version]], _Version],
) -> dict[str, _Version]:
    """The version of each group that stands for it."""
    groups = defaultdict[str, list[_Version]](list)
    for version in versions:
        if version is not None:
            groups[key(version)].append(version)
    return {name: choose(group) for name, group in groups.items()}


def _newest(versions: Iterable[_Version]) -> _Version:
    return max(versions, key=lambda version: version.age)


def _first(versions: Iterable[_Version]) -> _Version:
    return min(versions, key=lambda version: version.rank)
