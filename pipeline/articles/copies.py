"""Which documents are versions or copies of one another, and which one stands for them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from pipeline.articles.identity import same_text_key
from pipeline.articles.model import Article, ReadDocument

Pair = tuple[ReadDocument, Article]


def settle_copies(read: Sequence[ReadDocument]) -> list[ReadDocument]:
    """Give every document that holds an article its final disposition.

    First the versions of one article (one address, or the same bytes): the newest stands, the
    others are `superseded`, or `duplicate` where they say the same. Then the same text under
    several addresses: the first published stands, the others are `duplicate`. `article_id` of a
    document that does not stand names the article that does.
    """
    pairs = [(each, each.article) for each in read if each.article is not None]
    newest = {key: max(group, key=_age) for key, group in _grouped(pairs, _article_key).items()}
    firsts = {
        key: min(group, key=_rank) for key, group in _grouped(newest.values(), _text_key).items()
    }
    standing = {id(first[0]) for first in firsts.values()}
    return [_settled(each, newest, firsts, id(each) in standing) for each in read]


def _settled(
    each: ReadDocument, newest: dict[str, Pair], firsts: dict[str, Pair], stands: bool
) -> ReadDocument:
    if each.article is None or stands:
        return each
    version = newest[each.article.article_id]
    kept = firsts[_text_key(version)][1]
    same = _text_key((each, each.article)) == _text_key(version)
    where = kept.path or kept.url or kept.article_id
    document = replace(
        each.document,
        article_id=kept.article_id,
        disposition="duplicate" if same else "superseded",
        reason=f"the same text as {where}" if same else f"a newer version is {where}",
    )
    return ReadDocument(document)


def _grouped(pairs: Iterable[Pair], key: Callable[[Pair], str]) -> dict[str, list[Pair]]:
    groups = defaultdict[str, list[Pair]](list)
    for pair in pairs:
        groups[key(pair)].append(pair)
    return groups


def _article_key(pair: Pair) -> str:
    return pair[1].article_id


def _text_key(pair: Pair) -> str:
    return same_text_key(pair[1].text)


def _age(pair: Pair) -> tuple[date, datetime, str]:
    """Newer is greater: by what the page says, then by when it was fetched, then by path."""
    return (
        pair[1].published_on or date.min,
        pair[0].document.fetched_at,
        pair[0].document.path or "",
    )


def _rank(pair: Pair) -> tuple[bool, date, str, str]:
    """Of copies, the first published stands; the path decides between equals."""
    published = pair[1].published_on
    return published is None, published or date.max, pair[1].path or "", pair[1].article_id
