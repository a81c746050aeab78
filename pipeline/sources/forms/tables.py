"""Tables and JSON: every row, every object is a record of its own."""

import codecs
import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.sources.encoding import NotText, decode
from pipeline.sources.forms.fields import (
    Mapped,
    given_columns,
    looks_like_article,
    map_columns,
    member_of,
)
from pipeline.sources.forms.kinds import TSV
from pipeline.sources.forms.limits import MEBIBYTE, Limits, Unreadable
from pipeline.sources.forms.member import Member
from pipeline.sources.records import RawRecord

_SAMPLE_ROWS = 50
_SAMPLE_BYTES = MEBIBYTE
_DELIMITERS = ",;\t|"
# A row group is decoded in one piece: what is larger would not fit beside everything else.
_MAX_GROUP_BYTES = 256 * MEBIBYTE
_BATCH_ROWS = 64
Row = Mapping[str, object] | str
"""A row by its columns, or in words why it could not be read."""


def csv_members(file: IO[bytes], record: RawRecord, limits: Limits) -> Iterator[Member]:
    """Yield the rows of a CSV or TSV file; raises `Unreadable`."""
    sample = file.read(_SAMPLE_BYTES)
    file.seek(0)
    if not sample.strip():
        raise Unreadable("the file is empty")
    if b"\0" in sample[:4096] and not sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("the file holds binary data, no table")
    encoding = _encoding(sample)
    lines = _Lines(file, encoding, limits)
    delimiter = "\t" if record.media_type == TSV else _delimiter(sample.decode(encoding, "replace"))
    previous = csv.field_size_limit(limits.max_bytes)
    try:
        yield from _mapped(_csv_rows(csv.reader(lines, delimiter=delimiter)), record)
    finally:
        csv.field_size_limit(previous)


def json_lines_members(file: IO[bytes], record: RawRecord, limits: Limits) -> Iterator[Member]:
    """Yield the objects of a file that holds one a line; raises `Unreadable`."""
    yield from _mapped(_json_rows(_Lines(file, "utf-8-sig", limits)), record)


def json_members(file: IO[bytes], record: RawRecord, limits: Limits) -> Iterator[Member]:
    """Yield the articles of a JSON file: its object, or those of the list in it.

    Raises `Unreadable`.
    """
    try:
        written = json.loads(decode(file.read()), strict=False)
    except (ValueError, RecursionError, NotText) as error:
        raise Unreadable(f"no JSON can be read from it: {error}") from error
    yield from _mapped(_objects(written, record), record)


def parquet_members(file: IO[bytes], record: RawRecord, limits: Limits) -> Iterator[Member]:
    """Yield the rows of a Parquet file; raises `Unreadable`."""
    try:
        table = pq.ParquetFile(file)
        sizes = [table.metadata.row_group(i).total_byte_size for i in range(table.num_row_groups)]
        if max(sizes, default=0) > _MAX_GROUP_BYTES:
            raise Unreadable(
                f"a row group unpacks to {max(sizes)} bytes, more than {_MAX_GROUP_BYTES}; "
                "write the file with smaller row groups"
            )
        yield from _mapped(_parquet_rows(table), record)
    except (pa.ArrowException, OSError) as error:
        raise Unreadable(f"the Parquet file is broken: {error}") from error


def _mapped(rows: Iterable[Row], record: RawRecord) -> Iterator[Member]:
    """Rows to records, once the first of them have told which column is which."""
    rows = iter(rows)
    first = list(islice(rows, _SAMPLE_ROWS))
    good = [row for row in first if not isinstance(row, str)]
    names = list(dict.fromkeys(name for row in good for name in row))
    if not first:
        raise Unreadable("the table has no rows")
    given = given_columns(record.sidecar)
    mapped = map_columns(names, good, given, "the table") if good else Mapped({})
    for number, row in enumerate(chain(first, rows), 1):
        yield _row_member(row, mapped, f"row {number}")


def _row_member(row: Row, mapped: Mapped, place: str) -> Member:
    if isinstance(row, str):
        return Member(place, None, None, problem=row)
    return member_of(row, mapped, place)


class _Lines:
    """The lines of a file as text; one that is too long is an error, and the next comes after it.

    A class, as a generator is spent once it has raised.
    """

    def __init__(self, file: IO[bytes], encoding: str, limits: Limits) -> None:
        self._limit = limits.max_bytes
        self._file: IO[Any] = file
        self._encoding = encoding
        if encoding.startswith("utf-16"):
            self._file = io.TextIOWrapper(file, encoding, errors="replace", newline="")

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._file.readline(self._limit + 1)
        if not line:
            raise StopIteration
        if len(line) > self._limit:
            self._skip_to_end(line)
            raise csv.Error(f"a line of more than {self._limit} bytes")
        return line if isinstance(line, str) else line.decode(self._encoding, "replace")

    def _skip_to_end(self, line: str | bytes) -> None:
        end = "\n" if isinstance(line, str) else b"\n"
        while line and not line.endswith(end):  # type: ignore[arg-type]
            line = self._file.readline(self._limit)


def _csv_rows(reader: Iterator[list[str]]) -> Iterator[Row]:
    header = _header(reader)
    while True:
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield f"the row cannot be read: {error}"
            continue
        if any(value.strip() for value in values):
            yield _csv_row(header, values)


def _header(reader: Iterator[list[str]]) -> list[str]:
    try:
        header = [name.strip().lstrip("\ufeff") for name in next(reader, [])]
    except csv.Error as error:
        raise Unreadable(f"the header cannot be read: {error}") from error
    if len(set(header)) < len(header):
        header = [name or f"column {i}" for i, name in enumerate(header, 1)]
    return header


def _csv_row(header: list[str], values: list[str]) -> Row:
    if len(values) > len(header) and any(value.strip() for value in values[len(header) :]):
        return f"the row has {len(values)} values for {len(header)} columns"
    return dict(zip(header, values, strict=False))


def _json_rows(lines: Iterator[str]) -> Iterator[Row]:
    while True:
        try:
            line = next(lines)
        except StopIteration:
            return
        except csv.Error as error:
            yield f"the line cannot be read: {error}"
            continue
        if line.strip():
            yield _json_row(line)


def _json_row(line: str) -> Row:
    try:
        written = json.loads(line, strict=False)
    except (ValueError, RecursionError) as error:
        return f"the line is not valid JSON: {error}"
    return written if isinstance(written, dict) else "the line holds no JSON object"


def _objects(written: object, record: RawRecord) -> list[Row]:
    """The articles of a JSON value: a list, the longest list of objects in it, or itself."""
    if isinstance(written, Mapping):
        if looks_like_article(written, given_columns(record.sidecar)):
            return [written]
        written = max(_lists(written, depth=4), key=len, default=[written])
    if not isinstance(written, list):
        raise Unreadable("the JSON holds no object and no list of objects")
    return [row if isinstance(row, dict) else "no JSON object" for row in written]


def _lists(node: Mapping[str, Any], depth: int) -> Iterator[list[Any]]:
    for value in node.values():
        if isinstance(value, list) and any(isinstance(item, dict) for item in value):
            yield value
        elif isinstance(value, dict) and depth:
            yield from _lists(value, depth - 1)


def _parquet_rows(table: pq.ParquetFile) -> Iterator[Row]:
    for batch in table.iter_batches(batch_size=_BATCH_ROWS):
        yield from batch.to_pylist()


def _encoding(sample: bytes) -> str:
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8-sig")().decode(sample)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _delimiter(sample: str) -> str:
    """The sign that parts the columns: the commonest one of the header line."""
    header = sample.partition("\n")[0]
    return max(_DELIMITERS, key=header.count)
