"""Documents that are no text to text: PDF, Word, RTF, saved pages, mails."""

import email
import email.policy
import io
import logging
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from functools import lru_cache

from pipeline.sources.encoding import NotText, decode
from pipeline.sources.forms.kinds import DOCX, HTML, MAIL, MHTML, PDF, RTF
from pipeline.sources.forms.limits import MEBIBYTE, Unreadable

# A newspaper has some 100 pages; what is longer is a book or a report, not an article.
_MAX_PAGES = 400
# The parts of a Word file that are read are text; a part this large is a bomb.
_MAX_PART_BYTES = 64 * MEBIBYTE
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:;][\"”’')\]]*$")


@dataclass(frozen=True, slots=True)
class Converted:
    """What a document holds: its text or page, and what it states about itself."""

    text: str
    is_page: bool = False
    metadata: Mapping[str, str] = field(default_factory=dict)


# The same document is converted to see whether it is an export of many, and then to be read.
@lru_cache(maxsize=2)
def convert(content: bytes, media_type: str) -> Converted:
    """The text of a document of one of the forms in `CONVERTED`; raises `Unreadable`."""
    try:
        return CONVERTED[media_type](content)
    except Unreadable:
        raise
    except RecursionError as error:
        raise Unreadable("it is nested too deeply to be read") from error
    except MemoryError as error:
        raise Unreadable("it unpacks to more than memory holds") from error
    except Exception as error:
        # The readers of these forms raise whatever a broken file makes them stumble over.
        said = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        raise Unreadable(f"the file is broken or of another form: {said}") from error


def _pdf(content: bytes) -> Converted:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = PdfReader(io.BytesIO(content))
    try:
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("the PDF is encrypted; save it without its password")
    except DependencyError as error:
        raise Unreadable("the PDF is encrypted; save it without its password") from error
    if len(reader.pages) > _MAX_PAGES:
        raise Unreadable(f"the PDF has {len(reader.pages)} pages, more than {_MAX_PAGES}")
    pages = [page.extract_text().splitlines() for page in reader.pages]
    text = "\n\n".join(_paragraphs(_without_running_lines(pages)))
    if not any(map(str.isalpha, text)):
        raise Unreadable("the PDF holds no text, only images; recognise its characters first")
    return Converted(text, metadata=_pdf_title(reader.metadata, text))


def _pdf_title(stated: Mapping[str, object] | None, text: str) -> dict[str, str]:
    """The title that the PDF states, where its text begins with it: others are file names."""
    title = " ".join(str((stated or {}).get("/Title") or "").split())
    begins = " ".join(text[:1000].casefold().split())
    return {"title": title} if len(title) > 10 and title.casefold() in begins else {}


def _without_running_lines(pages: list[list[str]]) -> Iterator[str]:
    """The lines of all pages without page numbers and what stands on most pages."""
    often = Counter(line.strip() for page in pages for line in set(page))
    for page in pages:
        for line in page:
            words = line.strip()
            runs = len(pages) > 2 and words and often[words] * 2 > len(pages)
            if not runs and not _PAGE_NUMBER.fullmatch(words):
                yield words


def _paragraphs(lines: Iterator[str]) -> Iterator[str]:
    """Lines as they were set, joined to paragraphs: one ends with a short line or a blank one."""
    found = list(lines)
    width = max(map(len, found), default=0)
    paragraph = ""
    for line in found:
        joint = "" if not paragraph or _is_cut_word(paragraph, line) else " "
        paragraph = (paragraph.rstrip("-") if not joint and paragraph else paragraph) + joint + line
        if not line or (len(line) < 0.7 * width and _ends(line, paragraph)):
            yield paragraph.strip()
            paragraph = ""
    yield paragraph.strip()


def _is_cut_word(before: str, after: str) -> bool:
    return before.endswith("-") and after[:1].islower()


def _ends(line: str, paragraph: str) -> bool:
    """A short line ends a sentence, or is a headline that has none."""
    return bool(_SENTENCE_END.search(line)) or line == paragraph


def _docx(content: bytes) -> Converted:
    from docx import Document

    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        largest = max((part.file_size for part in parts.infolist()), default=0)
    if largest > _MAX_PART_BYTES:
        raise Unreadable(f"a part of it unpacks to {largest} bytes, more than {_MAX_PART_BYTES}")
    document = Document(io.BytesIO(content))
    return Converted("\n\n".join(each.text for each in document.paragraphs))


def _rtf(content: bytes) -> Converted:
    from striprtf.striprtf import rtf_to_text

    if not content.lstrip().startswith(b"{\\rtf"):
        raise Unreadable("no RTF can be read from it: it does not begin with {\\rtf")
    text: str = rtf_to_text(  # type: ignore[no-untyped-call]
        content.decode("cp1252", "replace"), errors="replace"
    )
    return Converted(re.sub(r"\n{3,}", "\n\n", text))


def _mhtml(content: bytes) -> Converted:
    message = _parsed(content)
    page = next(_parts(message, HTML), None)
    if page is None:
        raise Unreadable("the saved page holds no HTML")
    url = message.get("Snapshot-Content-Location") or page.get("Content-Location")
    stated = {"url": str(url)} if url and str(url).startswith("http") else {}
    return Converted(_text_of(page), is_page=True, metadata=stated)


def _mail(content: bytes) -> Converted:
    message = _parsed(content)
    if not message.keys():
        raise Unreadable("no mail can be read from it: it has no header")
    plain, page = (next(_parts(message, kind), None) for kind in ("text/plain", HTML))
    texts = [(_text_of(part), part is page) for part in (plain, page) if part is not None]
    text, is_page = next(((t, p) for t, p in texts if t.strip()), ("", False))
    if not text:
        raise Unreadable("the mail holds no text")
    return Converted(text, is_page, _mail_metadata(message))


def _mail_metadata(message: EmailMessage) -> dict[str, str]:
    found = {"title": _header(message, "Subject"), "published": _sent(message)}
    senders = message.get("From")
    names = [each.display_name for each in getattr(senders, "addresses", ())]
    found["publisher"] = next(filter(None, names), "")
    return {key: value for key, value in found.items() if value}


def attachments(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The files attached to a mail, each with its name; none where it cannot be read."""
    for number, part in enumerate(_parsed(content).iter_attachments(), 1):
        payload = part.get_payload(decode=True)
        name = (part.get_filename() or f"attachment {number}").replace("/", "_")
        if isinstance(payload, bytes) and part.get_content_disposition() == "attachment":
            yield name, payload


def _parsed(content: bytes) -> EmailMessage:
    return email.message_from_bytes(content, policy=email.policy.default)


def _parts(message: EmailMessage, kind: str) -> Iterator[EmailMessage]:
    for part in message.walk():
        attached = part.get_content_disposition() == "attachment"
        if part.get_content_type() == kind and not attached:
            yield part


def _text_of(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    try:
        return decode(payload, part.get_content_charset()) if isinstance(payload, bytes) else ""
    except NotText as error:
        raise Unreadable(str(error)) from error


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name) or "").split())


def _sent(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(str(message.get("Date"))).date().isoformat()
    except (TypeError, ValueError):
        return ""


CONVERTED = {DOCX: _docx, PDF: _pdf, RTF: _rtf, MHTML: _mhtml, MAIL: _mail}
