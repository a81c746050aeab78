"""One rule of the decision table as people read it: `backhaul rule ID`."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from rich.console import Console
from rich.markup import escape

from pipeline.extract.tables import NOTHING, rule_id, tables
from pipeline.language.lexicon import read_table

TABLES: Final = ("decisions.csv", "readings.csv")


class RuleNotFound(LookupError):
    """An id that no rule of this version has; the message says where it may come from."""


@dataclass(frozen=True)
class Rule:
    """A row of a table: where it stands, which words evoke it, what it wants and comes to."""

    rule_id: str
    table: str
    line: int
    words: tuple[str, ...]
    wants: tuple[str, ...]
    bars: tuple[str, ...]
    comes_to: str

    def as_dict(self) -> dict[str, Any]:
        """For machines: plain JSON values."""
        return asdict(self)

    def show(self, console: Console) -> None:
        """For people: a line for each thing that the row says."""
        for name, told in self._told():
            console.print(f"[dim]{name:<9}[/]{escape(told or '-')}", highlight=False)

    def _told(self) -> Iterator[tuple[str, str]]:
        yield "rule", f"{self.rule_id} (data/lexicon/{self.table}, line {self.line})"
        yield "words", ", ".join(self.words)
        yield "wants", ", ".join(self.wants)
        yield "bars", ", ".join(self.bars)
        yield "comes to", self.comes_to


def find_rule(wanted: str) -> Rule:
    """The rule of an id; raises RuleNotFound."""
    for table in TABLES:
        for line, row in enumerate(read_table(table), start=2):
            for name in row["class"].split("|"):
                if rule_id(name, row) == wanted:
                    return _rule(wanted, table, line, name, row)
    raise RuleNotFound(
        f"{wanted}: no rule of this version has this id. A claim of an older version may name one "
        "that has changed since; `backhaul show CLAIM` tells the version."
    )


def _rule(wanted: str, table: str, line: int, frame_class: str, row: Mapping[str, str]) -> Rule:
    features = row["features"].split()
    return Rule(
        rule_id=wanted,
        table=table,
        line=line,
        words=tuple(sorted(_words(frame_class))),
        wants=tuple(word for word in features if not word.startswith("!")),
        bars=tuple(word[1:] for word in features if word.startswith("!")),
        comes_to=_outcome(row),
    )


def _words(frame_class: str) -> Iterator[str]:
    """The words that evoke a class: `pull out (verb)`."""
    for (lemma, particle, pos), classes in tables().frames.items():
        if frame_class in classes:
            yield f"{lemma} {particle}".strip() + f" ({pos})"


def _outcome(row: Mapping[str, str]) -> str:
    if row["kind"] == NOTHING:
        return "nothing: what it fits is no claim"
    return " ".join(part for part in (row["kind"], row["value"], row.get("stage")) if part)
