"""One file of each form, and broken ones: made here, so that none has to be kept."""

import csv
import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import polars as pl
from docx import Document
from pypdf import PdfReader, PdfWriter

SUBJECTS = (
    *("Aurora", "Borealis", "Cascade", "Dolomite", "Everest", "Fjordland", "Glacier", "Horizon"),
    *("Isotope", "Juniper", "Kestrel", "Lagoon", "Meridian", "Nimbus", "Obsidian", "Pinnacle"),
    *("Quartz", "Ravine", "Summit", "Tundra", "Umbra", "Vertex", "Willow", "Xenon", "Yonder"),
)
"""Made-up companies: one for each article, so that no two articles are the same."""


def title(number: int) -> str:
    """The headline of the article of that number."""
    return f"{SUBJECTS[number]} Mobile picks Nokia for its 5G network"


def body(number: int) -> str:
    """The text below the headline of the article of that number."""
    name = SUBJECTS[number]
    return (
        f"{name} Mobile said on Tuesday that it had chosen Nokia to supply radio equipment for its "
        f"5G network.\n\n"
        f"The contract of {name} runs for five years and covers {number + 3} cities along the "
        f"coast, the chief executive told reporters in town number {number}.\n\n"
        f"Analysts had expected that {name} would keep its old supplier, which it has used for "
        f"{number + 2} years in the south."
    )


def text(number: int) -> str:
    """The article of that number as plain text."""
    return f"{title(number)}\n\n{body(number)}\n"


def page(number: int) -> str:
    """The article of that number as a page."""
    paragraphs = "".join(f"<p>{part}</p>" for part in body(number).split("\n\n"))
    head = f"<head><title>{title(number)}</title></head>"
    return (
        f"<html>{head}<body><article><h1>{title(number)}</h1>{paragraphs}</article></body></html>"
    )


def row(number: int) -> dict[str, str]:
    """The article of that number as a row of a table."""
    return {
        "headline": title(number),
        "body": body(number),
        "link": f"https://news.example/{number}/a-story",
        "date": f"2021-03-{number % 28 + 1:02}",
        "source": "The Example Wire",
    }


def csv_of(rows: list[dict[str, str]]) -> bytes:
    """Rows as a CSV file."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def parquet_of(rows: list[dict[str, str]]) -> bytes:
    """Rows as a Parquet file."""
    out = io.BytesIO()
    pl.DataFrame(rows).write_parquet(out)
    return out.getvalue()


def mail(number: int) -> bytes:
    """The article of that number as a mail with one attachment, article number + 1."""
    head = (
        f"From: Example Wire <wire@example.org>\r\nSubject: {title(number)}\r\n"
        "Date: Tue, 02 Mar 2021 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="cut"\r\n\r\n'
    )
    plain = f"--cut\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{body(number)}\r\n"
    attached = (
        "--cut\r\nContent-Type: text/plain; charset=utf-8\r\n"
        f'Content-Disposition: attachment; filename="b.txt"\r\n\r\n{text(number + 1)}\r\n'
    )
    return (head + plain + attached + "--cut--\r\n").encode()


def saved_page(number: int) -> bytes:
    """The article of that number as a page saved by a browser."""
    url = f"https://news.example/saved/{number}/a-story"
    return (
        f"From: <Saved>\r\nSnapshot-Content-Location: {url}\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="cut"\r\n\r\n'
        f"--cut\r\nContent-Type: text/html\r\nContent-Location: {url}\r\n\r\n{page(number)}\r\n"
        "--cut--\r\n"
    ).encode()


def word(number: int) -> bytes:
    """The article of that number as a Word document."""
    document = Document()
    document.add_heading(title(number), level=1)
    for part in body(number).split("\n\n"):
        document.add_paragraph(part)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rtf(number: int) -> bytes:
    """The article of that number as RTF."""
    lines = text(number).replace("\n\n", "\\par\\par ").replace("\n", "\\par ")
    return ("{\\rtf1\\ansi\\deff0 " + lines + "}").encode()


def pdf(number: int) -> bytes:
    """The article of that number as a PDF of one page, in lines as they are set."""
    lines = [line for part in text(number).split("\n\n") for line in (*_set(part), "")]
    shown = "".join(f"({line.strip()}) Tj T* " for line in lines)
    stream = f"BT /F1 11 Tf 14 TL 50 750 Td {shown}ET".encode()
    fonts = b"/Resources << /Font << /F1 5 0 R >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R %b >>" % fonts,
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    return _pdf_file(objects)


def _set(paragraph: str, width: int = 80) -> list[str]:
    lines, line = [], ""
    for each in paragraph.split():
        if len(line) + len(each) > width:
            lines.append(line)
            line = ""
        line = f"{line} {each}".strip()
    return [*lines, line]


def _pdf_file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    return bytes(out + b"startxref\n%d\n%%%%EOF" % table)


def encrypted_pdf(number: int) -> bytes:
    """The article of that number as a PDF behind a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(number))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """Files in a zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def tar_of(files: Mapping[str, bytes]) -> bytes:
    """Files in a compressed tar archive."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return out.getvalue()


def capture(number: int, status: int = 200, declared: int | None = None) -> bytes:
    """The article of that number as one record of a web archive."""
    answer = f"HTTP/1.1 {status} X\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page(number)}"
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2021-03-02T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"WARC-Target-URI: https://news.example/warc/{number}/a-story\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {declared or len(answer.encode())}\r\n\r\n"
    )
    return f"{head}{answer}\r\n\r\n".encode()


def nexis(numbers: list[int]) -> bytes:
    """Articles as a press database exports them, one after the other in one text."""
    parts = [
        f"\n{place} of {len(numbers)} DOCUMENTS\n\n{text(number)}\n"
        for place, number in enumerate(numbers, 1)
    ]
    return "".join(parts).encode()


def proquest(numbers: list[int]) -> bytes:
    """Articles as fields below rules, one after the other in one text."""
    rule = "_" * 60
    parts = [
        f"{rule}\nTitle: {title(number)}\nAuthor: A. Writer\n"
        f"Publication title: Example Gazette\nPublication date: Mar {number + 1}, 2021\n"
        f"Abstract: short\nFull text: {body(number)}\n"
        for number in numbers
    ]
    return ("".join(parts) + rule + "\n").encode()


def factiva(numbers: list[int]) -> bytes:
    """Articles each closed by its number in the database, one after the other in one text."""
    parts = [f"{text(n)}\nDocument EXMPL00020210302eh3{n:05}z\n\n" for n in numbers]
    return "".join(parts).encode()


def one_of_each() -> dict[str, bytes]:
    """A good file of each form, by name; together they hold the articles 0 to 24."""
    return {
        "text.txt": text(0).encode(),
        "marked.md": f"# {title(1)}\n\n{body(1)}\n".encode(),
        "page.html": page(2).encode(),
        "saved.mhtml": saved_page(3),
        "rows.csv": csv_of([row(4), row(5)]),
        "one.json": json.dumps(row(6)).encode(),
        "many.json": json.dumps({"articles": [row(7), row(8)]}).encode(),
        "lines.jsonl": "\n".join(json.dumps(row(n)) for n in (9, 10)).encode(),
        "rows.parquet": parquet_of([row(11), row(12)]),
        "mail.eml": mail(13),
        "word.docx": word(15),
        "rich.rtf": rtf(16),
        "set.pdf": pdf(17),
        "files.zip": zip_of({"in/a.txt": text(18).encode(), "b.html": page(19).encode()}),
        "files.tar.gz": tar_of({"a.txt": text(20).encode()}),
        "web.warc": capture(21),
        "web.warc.gz": gzip.compress(capture(22)),
        "press.txt": nexis([23, 24]),
    }


def broken_ones() -> dict[str, bytes]:
    """A broken or hostile file of each form, by name; none of them holds a whole article."""
    good = one_of_each()
    entities = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%b">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9)
    )
    laughs = b'<?xml version="1.0"?>' + entities + b"]><html><body>&j;</body></html>"
    return {
        "b/text.txt": bytes(range(256)) * 40,
        "b/marked.md": b"---\ntitle: [open\n---\ntext",
        "b/page.html": b"<html><body><nav>Home</nav></body></html>",
        "b/entities.html": laughs,
        "b/entities.docx": _swapped(good["word.docx"], "word/document.xml", laughs),
        "b/saved.mhtml": good["saved.mhtml"][:60],
        "b/rows.csv": b"\0\1\2\3" * 50,
        "b/unknown.csv": b"a,b\n1,2\n3,4\n",
        "b/huge_field.csv": b'headline,body\nshort,"' + b"x" * 100_000_000 + b'"\nlast,short\n',
        "b/one.json": good["one.json"][:50],
        "b/deep.json": b"[" * 200_000,
        "b/lines.jsonl": b"{not json}\n[1]\n",
        "b/rows.parquet": good["rows.parquet"][:100],
        "b/mail.eml": b"\n\n\n",
        "b/word.docx": good["word.docx"][:400],
        "b/rich.rtf": b"plain words",
        "b/set.pdf": good["set.pdf"][:90],
        "b/encrypted.pdf": encrypted_pdf(0),
        "b/files.zip": good["files.zip"][:80],
        "b/climbs.zip": zip_of({"../../out.txt": text(0).encode(), "/root.txt": b"x"}),
        "b/files.tar.gz": good["files.tar.gz"][:60],
        "b/web.warc": b"no archive at all" * 9,
        "b/declared.warc": capture(1, declared=2_147_483_648),
        "b/web.warc.gz": good["web.warc.gz"][:200],
        "b/press.txt": b"",
        "b/form.xyz": b"what is this",
    }


def huge_ones() -> dict[str, bytes]:
    """What is broken by being too large: a field of 100 MB, a file that unpacks to 300 MB."""
    return {
        "b/huge_field.csv": b'headline,body\nshort,"' + b"x" * 100_000_000 + b'"\nlast,short\n',
        "b/bomb.zip": zip_of({"bomb.txt": b"0" * 300_000_000}),
    }


def _swapped(archive: bytes, name: str, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(archive)) as old:
        files = {each: old.read(each) for each in old.namelist()}
    return zip_of(files | {name: content})


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write files into a folder."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder
