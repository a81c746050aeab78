"""Charts by Vega: as SVG for the report, whose colours follow its theme, as PNG for the UI.

Altair builds the specification and vl-convert renders it in this process, with no browser and no
network. Both take half a second to load, so they are imported only where something is drawn.
"""

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from pipeline.report.site import words

if TYPE_CHECKING:
    import altair as alt

Rows = Sequence[Mapping[str, Any]]
Spec = dict[str, Any]
HERE: Final = "http://report.invalid/"
"""Stands before links inside charts, since Vega wants whole addresses; taken away again."""
SHORT_LABELS: Final = 70
"""How much wider a chart may be whose rows are called `2G`, not `United Kingdom`."""
KIND_COLOURS: Final = {"deployment": "--series-1", "rollout": "--series-2", "policy": "--series-3"}
# The light theme of the report, for pictures that know no theme.
FIXED: Final = {
    "--series-1": "#2f6fdb",
    "--series-2": "#0f9b8e",
    "--series-3": "#d9822b",
    "--ink": "#1a2230",
    "--muted": "#5b6675",
    "--line": "#dfe3e9",
    "--bars": "#c8372d",
    "--limits": "#d9822b",
    "--watches": "#7a5fc7",
    "--lets-in": "#0f9b8e",
    "--open": "#98a2b0",
    "--gain": "#0f9b8e",
    "--loss": "#c8372d",
    "--g2G": "#98a2b0",
    "--g3G": "#b07cc6",
    "--g4G": "#2f6fdb",
    "--g5G": "#0f9b8e",
    "--g6G": "#d9822b",
}
_CLIP: Final = re.compile(r"\bclip\d+\b")
_FONT: Final = "Helvetica Neue, Liberation Sans, Arial, sans-serif"


def svg(chart: "alt.TopLevelMixin") -> str:
    """The chart as SVG markup without a size of its own: the page decides."""
    return _svg(json.dumps(chart.to_dict(), sort_keys=True))


def base64_png(chart: "alt.TopLevelMixin") -> str:
    """The chart as a picture on white, in the letters that fit into a page."""
    import vl_convert

    drawn: bytes = vl_convert.vegalite_to_png(_fixed(chart.to_dict()), scale=1.25)
    return base64.b64encode(drawn).decode("ascii")


def quality_rows(rows: Rows) -> list[dict[str, Any]]:
    """What `quality_by_kind` draws, of rows of `extraction_quality`: written gold, core match."""
    return [
        {
            "kind": row["kind"],
            "measure": measure,
            "value": row[measure],
            "low": row[f"{measure}_low"],
            "high": row[f"{measure}_high"],
        }
        for row in rows
        if (row["source"], row["match"]) == ("written", "core")
        for measure in ("precision", "recall")
        if row[measure] is not None
    ]


def claims_over_time(rows: Rows, width: int, height: int = 180) -> "alt.TopLevelMixin":
    """Claims by kind and month of report; by year where months would be too thin to see.

    Rows: `kind`, `month` (date), `n`.
    """
    import altair as alt

    unit = "year" if _months(rows) > width // 9 else "yearmonth"
    values = [
        {**row, "month": row["month"].isoformat(), "kind": words.KINDS[row["kind"]]} for row in rows
    ]
    chart = (
        alt.Chart(_data(values), width=width, height=height)
        .mark_bar(cornerRadius=1)
        .encode(
            x=alt.X(f"{unit}(month):T", title=None, axis=alt.Axis(grid=False)),
            y=alt.Y("sum(n):Q", title="claims", axis=alt.Axis(tickCount=4, tickMinStep=1)),
            color=_kinds(),
        )
    )
    return _styled(chart)


def quality_by_kind(rows: Rows, width: int) -> "alt.TopLevelMixin":
    """Precision and recall with their 95 % intervals.

    Rows: `kind`, `measure`, `value`, `low`, `high`.
    """
    import altair as alt

    values = [{**row, "label": words.KINDS[row["kind"]]} for row in rows]
    base = alt.Chart(_data(values), width=width, height=190)
    scale = alt.Scale(domain=[0, 1])
    y = alt.Y("label:N", title=None, sort=list(words.KINDS.values()))
    axis = alt.Axis(format="%", tickCount=5, grid=True)
    colour = alt.Color(
        "measure:N",
        scale=alt.Scale(domain=["precision", "recall"], range=_vars("--series-1", "--series-3")),
        legend=_legend(),
    )
    offset = alt.YOffset("measure:N")
    spread = base.mark_rule(strokeWidth=2, opacity=0.5).encode(
        x=alt.X("low:Q", scale=scale, title=None, axis=axis),
        x2="high:Q",
        y=y,
        yOffset=offset,
        color=colour,
    )
    point = base.mark_point(filled=True, size=70, opacity=1).encode(
        x=alt.X("value:Q", scale=scale), y=y, yOffset=offset, color=colour
    )
    return _styled(spread + point)


def policy_timeline(rows: Rows, width: int) -> "alt.TopLevelMixin":
    """One mark per dated stage of a policy, a line per jurisdiction; each leads to its evidence.

    Rows: `day`, `country`, `severity` (a key of SEVERITIES, or `open`), `said`, `href`.
    """
    import altair as alt

    order = _by_number(rows, "country")
    domain = [*words.SEVERITIES.values(), "Not standing"]
    colours = [f"--{name}" for name in words.SEVERITIES] + ["--open"]
    chart = (
        alt.Chart(_linked(rows), width=width, height=alt.Step(24))
        .mark_point(filled=True, size=90, opacity=0.9)
        .encode(
            x=alt.X("day:T", title=None, axis=alt.Axis(grid=True, tickCount=8), scale=_roomy()),
            y=alt.Y("country:N", title=None, sort=order, axis=alt.Axis(grid=True)),
            color=alt.Color(
                "severity:N",
                scale=alt.Scale(domain=domain, range=_vars(*colours)),
                legend=_legend(columns=_columns(width)),
            ),
            href="href:N",
            description="said:N",
        )
    )
    return _styled(chart)


def generation_timeline(rows: Rows, width: int) -> "alt.TopLevelMixin":
    """Launches and shutdowns, a line per generation; what is only planned is hollow.

    Rows: `day`, `generation`, `happening` (`launch` or `shutdown`), `is_planned`, `said`, `href`.
    """
    import altair as alt

    generations = sorted({row["generation"] for row in rows})
    colours = [f"--g{name}" if f"--g{name}" in FIXED else "--open" for name in generations]
    colour = _generations(generations, colours)
    chart = (
        alt.Chart(_linked(rows), width=width + SHORT_LABELS, height=alt.Step(40))
        .mark_point(size=110, strokeWidth=2, opacity=0.9)
        .encode(
            x=alt.X("day:T", title=None, axis=alt.Axis(grid=True, tickCount=8), scale=_roomy()),
            y=alt.Y("generation:N", title=None, axis=alt.Axis(grid=True)),
            yOffset=alt.YOffset("jitter:Q"),
            stroke=colour,
            fill=alt.condition("datum.is_planned", alt.value("none"), colour),
            shape=alt.Shape(
                "happening:N",
                scale=alt.Scale(domain=["launch", "shutdown"], range=["circle", "triangle-down"]),
                legend=_legend(symbolFillColor="var(--muted)", symbolStrokeColor="var(--muted)"),
            ),
            href="href:N",
            description="said:N",
        )
    )
    return _styled(chart)


def gains_and_losses(rows: Rows, width: int) -> "alt.TopLevelMixin":
    """Networks won to the right, lost and closed to the left, a line per vendor.

    Rows: `vendor`, `won`, `lost`, `closed`.
    """
    import altair as alt

    order = [row["vendor"] for row in rows]
    values = [
        {"vendor": row["vendor"], "what": what, "n": sign * row[what]}
        for row in rows
        for what, sign in (("won", 1), ("lost", -1), ("closed", -1))
    ]
    chart = (
        alt.Chart(_data(values), width=width, height=alt.Step(26))
        .mark_bar(cornerRadius=2, height=14)
        .encode(
            x=alt.X("n:Q", title=None, axis=_both_ways(width)),
            y=alt.Y("vendor:N", title=None, sort=order),
            color=alt.Color(
                "what:N",
                scale=alt.Scale(
                    domain=["won", "lost", "closed"], range=_vars("--gain", "--loss", "--open")
                ),
                legend=_legend(),
            ),
        )
    )
    return _styled(chart)


def _both_ways(width: int) -> "alt.Axis":
    """Ticks that count up in both directions, as many as the width has room for."""
    import altair as alt

    return alt.Axis(labelExpr="abs(datum.value)", tickMinStep=1, tickCount=max(4, width // 90))


def counted(rows: Rows, width: int) -> "alt.TopLevelMixin":
    """A bar per row with its number: `name`, `n`."""
    import altair as alt

    base = alt.Chart(_data(list(rows)), width=width, height=alt.Step(26)).encode(
        y=alt.Y("name:N", title=None, sort=None), x=alt.X("n:Q", title=None, axis=None)
    )
    bars = base.mark_bar(cornerRadius=2, height=16).encode(color=alt.value("var(--series-1)"))
    numbers = base.mark_text(align="left", dx=5).encode(
        text=alt.Text("n:Q", format=","), color=alt.value("var(--ink)")
    )
    return _styled(bars + numbers)


@lru_cache(maxsize=64)
def _svg(spec: str) -> str:
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(spec).replace(HERE, "")
    return _CLIP.sub(_Numbered(hashlib.sha256(spec.encode()).hexdigest()[:6]), drawn)


class _Numbered:
    """Names for clip paths: Vega counts on from chart to chart, a page must not depend on that."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._seen: dict[str, int] = {}

    def __call__(self, found: re.Match[str]) -> str:
        number = self._seen.setdefault(found[0], len(self._seen))
        return f"clip-{self._prefix}-{number}"


def _generations(domain: list[str], colours: list[str]) -> "alt.Color":
    import altair as alt

    scale = alt.Scale(domain=domain, range=_vars(*colours))
    return alt.Color("generation:N", scale=scale, legend=None)


def _kinds() -> "alt.Color":
    import altair as alt

    domain = [words.KINDS[kind] for kind in KIND_COLOURS]
    scale = alt.Scale(domain=domain, range=_vars(*KIND_COLOURS.values()))
    return alt.Color("kind:N", scale=scale, legend=_legend())


def _legend(columns: int = 0, **more: Any) -> "alt.Legend":
    import altair as alt

    return alt.Legend(orient="top", title=None, columns=columns, columnPadding=18, **more)


def _columns(width: int) -> int:
    return 0 if width > 500 else 2


def _data(values: Sequence[Mapping[str, Any]]) -> Any:
    import altair as alt

    return alt.Data(values=list(values))  # type: ignore[no-untyped-call]


def _months(rows: Rows) -> int:
    """How many months lie between the first and the last."""
    first, last = (pick(row["month"] for row in rows) for pick in (min, max))
    months: int = (last.year - first.year) * 12 + last.month - first.month
    return months


def _roomy() -> "alt.Scale":
    """A scale of days with room for half a mark at both ends."""
    import altair as alt

    return alt.Scale(padding=10)


def _linked(rows: Rows) -> Any:
    values = [{**row, "day": row["day"].isoformat(), "href": HERE + row["href"]} for row in rows]
    return _data(values)


def _by_number(rows: Rows, name: str) -> list[str]:
    counts: dict[str, int] = {}
    for row in rows:
        counts[row[name]] = counts.get(row[name], 0) + 1
    return sorted(counts, key=lambda value: (-counts[value], value))


def _vars(*names: str) -> list[str]:
    return [f"var({name})" for name in names]


def _styled(chart: Any) -> "alt.TopLevelMixin":
    axis = {
        "labelColor": "var(--muted)",
        "titleColor": "var(--muted)",
        "gridColor": "var(--line)",
        "domainColor": "var(--line)",
        "tickColor": "var(--line)",
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelLimit": 190,
    }
    legend = {
        "labelColor": "var(--ink)",
        "labelFontSize": 12,
        "symbolSize": 90,
    }
    styled: alt.TopLevelMixin = (
        chart.configure(background="transparent", font=_FONT, padding=4)
        .configure_axis(**axis)
        .configure_legend(**legend)
        .configure_view(stroke=None)
    )
    return styled


def _fixed(value: Any) -> Any:
    """The specification with every theme colour replaced by that of the light theme, on white."""
    if isinstance(value, dict):
        return {name: _fixed(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_fixed(each) for each in value]
    if value == "transparent":
        return "white"
    if isinstance(value, str) and value.startswith("var("):
        return FIXED[value[4:-1]]
    return value
