"""Templates to pages. Everything from texts is escaped; only our own charts are taken as markup."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.report.charts import Rows
from pipeline.report.drawings import Chart, Drawings
from pipeline.report.site import words

HERE: Final = Path(__file__).parent
NAV: Final = (
    ("Overview", "index.html"),
    ("Matrix", "matrix.html"),
    ("Policies", "policies.html"),
    ("Vendors", "vendors.html"),
    ("Generations", "generations.html"),
    ("Contradictions", "contradictions.html"),
    ("Countries and operators", "names.html"),
    ("How to read", "about.html"),
)
WIDE: Final = 1100
NARROW: Final = 270


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart for wide screens and one for phones, as markup."""

    wide: Markup
    narrow: Markup


class Site:
    """A folder of pages under one frame.

    `drawings` and, in the folder `compiled`, templates are those of earlier reports.
    """

    def __init__(
        self,
        folder: Path,
        frame: Mapping[str, Any],
        drawings: Drawings,
        compiled: Path | None = None,
    ) -> None:
        self.folder = folder
        self.drawings = drawings
        self.written: list[str] = []
        self._made: set[Path] = set()
        self._environment = _environment(frame, compiled)

    def page(self, path: str, template: str, **values: Any) -> None:
        """Write one page at a path of the site."""
        root = "../" * path.count("/")
        here = path.split("_p")[0] if "_p" in path else path
        here = here if here.endswith(".html") else f"{here}.html"
        made = self._environment.get_template(template)
        self.write(path, made.render(root=root, here=here, **values))

    def write(self, path: str, content: str) -> None:
        """Write a file of the site as UTF-8 with Unix line ends, whatever the machine."""
        target = self.folder / path
        if target.parent not in self._made:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(target.parent)
        target.write_bytes(content.encode("utf-8", "replace"))
        self.written.append(path)

    def drawn(
        self, chart: Chart, rows: Rows, wide: Sequence[int], narrow: Sequence[int]
    ) -> Drawn | None:
        """Rows as a chart of two sizes, if there are any; Vega has escaped what texts brought."""
        if not rows:
            return None
        sizes = (self.drawings.svg(chart, rows, *size) for size in (wide, narrow))
        return Drawn(*map(Markup, sizes))

    def copy_assets(self) -> None:
        """Write the style sheet and the scripts."""
        for file in sorted((HERE / "assets").iterdir()):
            self.write(f"assets/{file.name}", file.read_text(encoding="utf-8"))


def _environment(frame: Mapping[str, Any], compiled: Path | None) -> Environment:
    if compiled is not None:
        compiled.mkdir(parents=True, exist_ok=True)
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        bytecode_cache=FileSystemBytecodeCache(str(compiled)) if compiled else None,
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"plural": words.count, "day": _day, "share": _share}
    environment.globals |= {
        "nav": NAV,
        "statuses": words.STATUSES,
        "severities": words.SEVERITIES,
        **frame,
    }
    return environment


def _day(value: date | None) -> str:
    return words.day(value)


def _share(value: float | None, low: float | None, high: float | None) -> str:
    if value is None:
        return ""
    spread = f" ({low:.2f} to {high:.2f})" if low is not None and high is not None else ""
    return f"{value:.2f}{spread}"
