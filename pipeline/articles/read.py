"""One raw record to one read document; a pure function, so that it can run anywhere."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.articles.clean import CleanArticle, UnusableDate, clean_article
from pipeline.articles.html import NoArticle, Page, looks_like_html, read_page
from pipeline.articles.identity import article_id, canonical_url, content_id, sha256_of
from pipeline.articles.language import detect_language
from pipeline.articles.markup import (
    BrokenFrontMatter,
    plain_from_markdown,
    split_front_matter,
    split_key_lines,
)
from pipeline.articles.model import Article, Document, ReadDocument
from pipeline.articles.syndication import signature_of
from pipeline.sources.encoding import NotText, decode, normalize, repair
from pipeline.sources.forms.convert import CONVERTED, convert
from pipeline.sources.forms.limits import Unreadable
from pipeline.sources.records import RawRecord
from pipeline.sources.sidecar import BrokenSidecar, known_metadata

# Languages that claims are extracted from; texts too short to tell (`und`) are tried.
SUPPORTED_LANGUAGES = frozenset({"en", "und"})
# The longest pieces of newspapers have some 150,000 characters; a longer text is a dump.
MAX_ARTICLE_CHARACTERS = 1_000_000
MAX_ARTICLE_LINES = 20_000
# A text that begins with fewer letters says nothing.
MIN_LETTERS = 20

PASSED_OVER = "its page names no vendor, no technology and no word of the trade; it is not parsed"


class Unusable(ValueError):
    """Why a record gives no article; the message is the ledger's reason."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """A record's text, with the metadata that came with it."""

    text: str
    metadata: Mapping[str, str]
    page: Page | None = None


def read_record(record: RawRecord) -> ReadDocument:
    """Read one record by itself: no other record, no clock and no disk can change the result."""
    document = _document(record)
    if record.is_container and not record.problem:
        return ReadDocument(replace(document, disposition="container"))
    if record.is_passed_over:
        return ReadDocument(replace(document, disposition="passed_over", reason=PASSED_OVER))
    try:
        opened = _open(record)
        clean = _clean(opened)
    except Unusable as refusal:
        return ReadDocument(replace(document, reason=str(refusal)))
    return _read(document, clean)


def _document(record: RawRecord) -> Document:
    return Document(
        document_id=record.document_id,
        source=record.source,
        url=record.url,
        path=record.path,
        fetched_at=record.fetched_at,
        http_status=record.http_status,
        raw_sha256=record.raw_sha256,
        size_bytes=record.size,
        media_type=record.media_type,
        parent_document_id=record.parent_document_id,
    )


def _open(record: RawRecord) -> _Opened:
    """Decode a record, split its front matter off, read its page; raises `Unusable`."""
    if record.problem:
        raise Unusable(record.problem)
    if not record.content or not record.content.strip():
        raise Unusable("the file is empty")
    try:
        if record.media_type in CONVERTED:
            return _open_converted(record.content, record)
        text = repair(decode(record.content, record.charset))
        if (record.media_type == "text/html" and "<" in text) or looks_like_html(text):
            page = read_page(text, record.url)
            return _Opened(page.text, record.sidecar, page)
        return _open_plain(text, record)
    except (NotText, NoArticle, BrokenFrontMatter, Unreadable) as refusal:
        raise Unusable(str(refusal)) from refusal


def _open_converted(content: bytes, record: RawRecord) -> _Opened:
    """The text of a document of another form; what stands beside it wins over what it states."""
    converted = convert(content, record.media_type or "")
    _refuse_dump(converted.text)
    metadata = _known(record) | dict(converted.metadata) | dict(record.sidecar)
    page = read_page(converted.text, record.url) if converted.is_page else None
    return _Opened(page.text if page else converted.text, metadata, page)


def _open_plain(text: str, record: RawRecord) -> _Opened:
    _refuse_dump(text)
    written, text = split_front_matter(normalize(text))
    if not written:
        written, text = split_key_lines(text)
    try:
        metadata = _known(record) | known_metadata(written) | dict(record.sidecar)
    except BrokenSidecar as error:
        raise Unusable(f"its front matter {error}; mend it, then run again") from error
    plain = plain_from_markdown(text) if record.media_type == "text/markdown" else text
    return _Opened(plain, metadata)


def _known(record: RawRecord) -> dict[str, str]:
    """What the record itself tells: where it came from, unless something surer is written."""
    return {"url": record.url} if record.url else {}


def _refuse_dump(text: str) -> None:
    measures = (
        (len(text), MAX_ARTICLE_CHARACTERS, "characters"),
        (text.count("\n"), MAX_ARTICLE_LINES, "lines"),
    )
    for found, limit, unit in measures:
        if found > limit:
            raise Unusable(
                f"the text has {found} {unit}, more than {limit}: a dump, not an article; "
                "split it into one file per article"
            )


def _clean(opened: _Opened) -> CleanArticle:
    try:
        clean = clean_article(opened.text, opened.metadata, opened.page)
    except UnusableDate as error:
        raise Unusable(f"its metadata cannot be used: {error}") from error
    if sum(map(str.isalpha, clean.text[:1000])) < MIN_LETTERS:
        raise Unusable("no article is left once the page's furniture is cut")
    return clean


def _read(document: Document, clean: CleanArticle) -> ReadDocument:
    """Give the article its ids; an article in a language that is not read is none."""
    url = canonical_url(clean.url)
    document = replace(document, url=url or document.url)
    language = detect_language(clean.text)
    if language not in SUPPORTED_LANGUAGES:
        reason = f"the text is in {language!r}; claims are extracted from English alone"
        return ReadDocument(replace(document, disposition="unsupported_language", reason=reason))
    identity = article_id(url, document.raw_sha256 or "")
    published = clean.published_on.isoformat() if clean.published_on else None
    version = content_id(
        identity, clean.text, clean.title, clean.author, clean.publisher, published, url
    )
    article = Article(
        article_id=identity,
        article_version_id=version,
        path=document.path,
        url=url,
        publisher=clean.publisher,
        title=clean.title,
        author=clean.author,
        published_on=clean.published_on,
        published_basis=clean.published_basis,
        language=language,
        text=clean.text,
        text_sha256=sha256_of(clean.text.encode()),
        syndication_group=identity,
        signature=signature_of(clean.text),
    )
    return ReadDocument(replace(document, article_id=identity, disposition="article"), article)
