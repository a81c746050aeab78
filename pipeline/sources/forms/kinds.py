"""Which form a file has, by its name."""

from pathlib import PurePosixPath

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
MHTML = "multipart/related"
MAIL = "message/rfc822"
PDF = "application/pdf"
RTF = "application/rtf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
JSON = "application/json"
JSON_LINES = "application/x-ndjson"
CSV = "text/csv"
TSV = "text/tab-separated-values"
PARQUET = "application/vnd.apache.parquet"
ZIP = "application/zip"
TAR = "application/x-tar"
WARC = "application/warc"

# Documents first: a sidecar `a.meta.json` belongs to the first of these that lies beside it.
MEDIA_TYPES = {
    ".txt": TEXT,
    ".md": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".mhtml": MHTML,
    ".mht": MHTML,
    ".eml": MAIL,
    ".pdf": PDF,
    ".rtf": RTF,
    ".docx": DOCX,
    ".json": JSON,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
    ".csv": CSV,
    ".tsv": TSV,
    ".parquet": PARQUET,
    ".zip": ZIP,
    ".tar": TAR,
    ".tar.gz": TAR,
    ".tgz": TAR,
    ".tar.bz2": TAR,
    ".tar.xz": TAR,
    ".warc": WARC,
    ".warc.gz": WARC,
}
# Forms that are read record by record from the open file, however large it is.
STREAMED = frozenset({JSON_LINES, CSV, TSV, PARQUET, ZIP, TAR, WARC})


def media_type_of(name: str) -> str | None:
    """The media type of a file name; None where its form is not read."""
    suffixes = [suffix.casefold() for suffix in PurePosixPath(name).suffixes]
    for count in (2, 1):
        known = MEDIA_TYPES.get("".join(suffixes[-count:]))
        if known:
            return known
    return None


def suffix_of(name: str) -> str:
    """The end of a file name that tells its form, for messages."""
    return PurePosixPath(name).suffix.casefold() or "without an extension"
