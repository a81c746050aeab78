"""The command line: what each command is called with, and what it ends with."""

import gc
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, Protocol

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.markup import escape

from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.defs.launch import Outcome
    from pipeline.report.summary import Summary
    from pipeline.scale.ahead import Ahead


class Shown(Protocol):
    """What a command finds: for programs, and for people."""

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        ...

    def show(self, console: Console) -> None:
        """Print it."""
        ...


class Exit(IntEnum):
    """What the exit code of every command means."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    UNUSABLE = 3
    LOCKED = 4
    INTERRUPTED = 130


CODES = (
    "Exit codes: 0 done; 1 the work failed (a check, an asset, a floor, nothing found); "
    "2 wrong use or no such inbox; 3 the home cannot be written or read; "
    "4 another run holds the home; 130 interrupted."
)
OBJECTS_TO_COLLECT = 100_000
"""New objects before cycles are looked for: Dagster makes a million that stay, and to go through
them at every seven hundred, Python's own number, takes a tenth of a small run."""

MAKE, READ, JUDGE = "Make the database", "Read it", "Judge and mend it"
app = typer.Typer(
    name="backhaul",
    help="Telecom news in, an analytical database out.",
    epilog=CODES,
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
)
names = typer.Typer(help="The names that the pipeline knows.", no_args_is_help=True)
app.add_typer(names, name="reference", rich_help_panel=JUDGE)
out = Console(soft_wrap=True, highlight=False)
err = Console(stderr=True, soft_wrap=True, highlight=False)

Inbox = Annotated[
    Path | None,
    typer.Option(
        "--inbox",
        envvar="BACKHAUL_INBOX",
        help="Folder of articles in any form, read recursively. Not given: the sample.",
        show_default=False,
    ),
]
Home = Annotated[
    Path | None,
    typer.Option(
        "--home",
        envvar="BACKHAUL_HOME",
        help="Folder for all that Backhaul makes.",
        show_default=".backhaul",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


@app.command(epilog=CODES, rich_help_panel=MAKE)
def run(
    inbox: Inbox = None,
    home: Home = None,
    force: Annotated[
        bool, typer.Option("--force", help="Do all work again, changed or not.")
    ] = False,
    source: Annotated[
        list[str] | None,
        typer.Option(
            "--source",
            help="Ask only this source of the web, due or not; may be repeated.",
            show_default="all that are due",
        ),
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], help="Fetch no article that its listing dates before this day."
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Read inbox and sources, publish the warehouse; what has not changed is not done again."""
    settings = _settings(inbox=inbox, home=home)
    _require_inbox(settings)
    _require_sources(settings, source or ())
    _require_home(settings)
    summary = _run(settings, force, tuple(source or ()), since.date() if since else None)
    _tell(summary, as_json=as_json)


@app.command(epilog=CODES, rich_help_panel=MAKE)
def add(
    what: Annotated[
        list[str],
        typer.Argument(
            help="Addresses of feeds, sitemaps or articles; files or folders to keep for good."
        ),
    ],
    home: Home = None,
    name: Annotated[
        str | None, typer.Option(help="Name of the source.", show_default="from its host")
    ] = None,
    every: Annotated[
        str, typer.Option(help="How often a feed or sitemap is asked: 30m, 6h, 1d, 1w.")
    ] = "1h",
    unchecked: Annotated[
        bool, typer.Option("--unchecked", help="Take addresses as they are, asking nobody.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Add sources of the web to <home>/sources.toml, or files to the home for good."""
    from pipeline.report.adding import Addition, CannotAdd, add_all

    settings = _settings(home=home)
    _require_home(settings)
    wanted = Addition(tuple(what), name, every, not unchecked)
    try:
        with _held(settings):
            said = _said_as_it_goes(add_all(settings, wanted, _now), quiet=as_json)
    except CannotAdd as refusal:
        _stop(Exit.FAILED, str(refusal), "What was added before stays added.")
    if as_json:
        added = [{"what": each, "said": line} for each, line in zip(what, said, strict=True)]
        _print_json(added)
    else:
        out.print("`backhaul run` reads it.")


@app.command(epilog=CODES, rich_help_panel=MAKE)
def sources(home: Home = None, as_json: Json = False) -> None:
    """List the sources of the web: when they were asked, what they gave, how they are."""
    from pipeline.report.sources import as_dicts, as_table

    settings = _settings(home=home)
    _require_sources(settings)
    if as_json:
        rows = as_dicts(settings, _now())
        _print_json(rows)
    else:
        out.print(as_table(settings, _now()))


@app.command("eval", epilog=CODES, rich_help_panel=JUDGE)
def evaluate(
    source: Annotated[
        list[str] | None,
        typer.Option(
            "--source",
            help="Score only this: written, real, headlines, seed or pages; may be repeated.",
            show_default="all",
        ),
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="List false and missed claims with their sentence.")
    ] = False,
    diagnosis: Annotated[
        bool,
        typer.Option(
            "--diagnosis", help="Say as well where claims get lost, what is wrong, and ablations."
        ),
    ] = False,
    half: Annotated[
        str, typer.Option("--half", help="The half of the written gold that --errors lists.")
    ] = "tune",
    as_json: Json = False,
) -> None:
    """Score extraction against gold labels; fails when a floor is broken."""
    from pipeline.quality.command import Wanted, run_evaluation
    from pipeline.quality.evaluate import SOURCES

    unknown = sorted(set(source or ()) - set(SOURCES))
    if unknown:
        _stop(Exit.USAGE, f"No such source: {unknown[0]}.", f"There are {', '.join(SOURCES)}.")
    wanted = Wanted(tuple(source or SOURCES), as_json, errors, half, diagnosis)
    wide = out if out.is_terminal else Console(width=170)
    raise typer.Exit(run_evaluation(_settings(), wanted, wide))


@app.command(epilog=CODES, rich_help_panel=READ)
def show(
    claim_id: Annotated[str, typer.Argument(help="Id of a claim, or its first characters.")],
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Show a claim: its sentence in the article, its fields, who says it, and the rule."""
    from pipeline.report.claim import ClaimNotFound, find_claim

    settings = _settings(home=home)
    _require_published(settings)
    try:
        found = find_claim(settings, claim_id)
    except ClaimNotFound as missing:
        _stop(Exit.FAILED, str(missing))
    _tell(found, as_json=as_json)


@app.command(epilog=CODES, rich_help_panel=JUDGE)
def explain(
    file: Annotated[Path, typer.Argument(help="A document, of any form that an inbox may hold.")],
    page: Annotated[
        Path | None,
        typer.Option("--html", help="Write a page with the claims marked in the text."),
    ] = None,
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Show how a document is read: names, clauses, frames, claims, and what came close."""
    from pipeline.reference import load_reference
    from pipeline.report.explain import NothingToExplain, explain_file

    settings = _settings(home=home)
    reference = load_reference(settings.reference_dir, settings.additions_dir)
    if not file.is_file():
        _stop(Exit.USAGE, f"{file}: there is no such file.")
    try:
        found = explain_file(file, reference, now=_now(), max_bytes=settings.max_document_bytes)
    except NothingToExplain as nothing:
        _stop(Exit.FAILED, str(nothing))
    if page is not None:
        page.write_text("\n".join(each.html() for each in found), encoding="utf-8")
        out.print(f"{escape(str(page))}: {len(found)} articles.")
    elif as_json:
        _print_json([each.as_dict() for each in found])
    else:
        for each in found:
            each.show(out)


@app.command(epilog=CODES, rich_help_panel=JUDGE)
def rule(
    rule_id: Annotated[str, typer.Argument(help="Id of a rule, as claims and `explain` name it.")],
    as_json: Json = False,
) -> None:
    """Show a rule: the words that evoke it, what it wants and bars, and what it comes to."""
    from pipeline.report.rule import RuleNotFound, find_rule

    try:
        found = find_rule(rule_id)
    except RuleNotFound as missing:
        _stop(Exit.FAILED, str(missing))
    _tell(found, as_json=as_json)


@app.command(epilog=CODES, rich_help_panel=READ)
def export(
    tables: Annotated[
        list[str] | None,
        typer.Argument(help="Tables and views to write.", show_default="all"),
    ] = None,
    form: Annotated[str, typer.Option("--format", help="parquet, csv or xlsx.")] = "parquet",
    to: Annotated[Path, typer.Option("--to", help="Folder for the files.")] = Path("export"),
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Write published tables as files, with a description that programs read."""
    from pipeline.report.export import FORMS, NotExportable, export_tables

    settings = _settings(home=home)
    _require_published(settings)
    if form not in FORMS:
        _stop(Exit.USAGE, f"No such format: {form}.", f"There are {', '.join(FORMS)}.")
    try:
        done = export_tables(settings.published_path, tables or (), form, to)
    except NotExportable as refused:
        _stop(Exit.USAGE, str(refused))
    if as_json:
        _print_json(done.as_dict())
    else:
        out.print(f"{len(done.rows)} files of {sum(done.rows.values())} rows in {escape(str(to))}.")


@app.command(epilog=CODES, rich_help_panel=JUDGE)
def review(
    limit: Annotated[int, typer.Option(help="How many facts to list.")] = 20,
    home: Home = None,
    as_json: Json = False,
) -> None:
    """List what most deserves a look: contested, little trusted, of much weight."""
    from pipeline.report.review import find_review

    settings = _settings(home=home)
    _require_published(settings)
    found = find_review(settings, limit)
    _tell(found, as_json=as_json)


@app.command(epilog=CODES, rich_help_panel=READ)
def diff(
    version: Annotated[
        str | None,
        typer.Option(help="Which version; `backhaul.duckdb` lists them in `changes`."),
    ] = None,
    limit: Annotated[int, typer.Option(help="How many facts of each kind to list.")] = 20,
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Show which facts the last version added, changed or withdrew, and why."""
    from pipeline.report.diff import find_diff

    settings = _settings(home=home)
    _require_published(settings)
    found = find_diff(settings, version)
    if as_json:
        _print_json(found.as_dict())
    else:
        found.show(out, limit)


@app.command(epilog=CODES, rich_help_panel=MAKE)
def withdraw(
    wanted: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="Id of a document or of an article, or its first characters."
        ),
    ],
    reason: Annotated[str, typer.Option(help="Why it is taken out; kept beside the id.")],
    by: Annotated[str, typer.Option(help="Who takes it out.")] = "",
    inbox: Inbox = None,
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Take a document out with all that rests on it, for good, and publish without it."""
    from pipeline.report.withdrawing import NothingToWithdraw, forget_versions
    from pipeline.report.withdrawing import withdraw as note

    settings = _settings(inbox=inbox, home=home)
    _require_inbox(settings)
    _require_published(settings)
    try:
        with _held(settings):
            gone = note(settings, wanted, reason=reason, by=by, today=_now().date())
    except NothingToWithdraw as nothing:
        _stop(Exit.FAILED, str(nothing), "`documents` of the published file lists them.")
    # Nobody is asked for more: what is there is published without what goes.
    _run(settings.model_copy(update={"offline": True}), False, (), None)
    forgotten = forget_versions(settings)
    if as_json:
        told = {
            "documents": [each.document_id for each in gone],
            "kept_in": str(settings.withdrawn_path),
            "versions_removed": forgotten,
        }
        _print_json(told)
        return
    out.print(
        f"{len(gone)} documents are out and stay out ({settings.withdrawn_path}); "
        f"{forgotten} older versions that held them are removed."
    )


@app.command(epilog=CODES, rich_help_panel=READ)
def dev(
    inbox: Inbox = None,
    home: Home = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 3000,
) -> None:
    """Open the Dagster UI (webserver and daemon) on the same home, until Ctrl-C."""
    from pipeline.defs.serve import serve

    settings = _settings(inbox=inbox, home=home)
    _require_inbox(settings)
    _require_sources(settings)
    _require_home(settings)
    _bury_dead_runs(settings)
    out.print(f"Dagster UI: [bold]http://{host}:{port}[/] (ready in some ten seconds).")
    out.print("Assets, then 'Materialize all', does what `backhaul run` does. Ctrl-C ends it.")
    try:
        code = serve(settings, host, port)
    except KeyboardInterrupt:
        code = Exit.INTERRUPTED
    raise typer.Exit(code)


@names.command(epilog=CODES)
def suggest(home: Home = None, as_json: Json = False) -> None:
    """Print rows for names that the reference lacks, the most frequent first, ready to curate."""
    from pipeline.report.suggest import suggestions, unresolved

    settings = _settings(home=home)
    _require_published(settings)
    lacking = unresolved(settings)
    if as_json:
        _print_json(lacking.to_dicts())
        return
    for line in suggestions(lacking):
        sys.stdout.write(f"{line}\n")


def main() -> None:
    """Entry point of the program `backhaul`."""
    app(prog_name="backhaul")


def _said_as_it_goes(lines: Iterable[str], quiet: bool) -> list[str]:
    """All lines, each shown as soon as it is there."""
    said = []
    for line in lines:
        said.append(line)
        if not quiet:
            out.print(escape(line))
    return said


def _tell(found: Shown, *, as_json: bool) -> None:
    """Print what was found, for programs or for people."""
    if as_json:
        _print_json(found.as_dict())
    else:
        found.show(out)


def _print_json(value: object) -> None:
    """Print what a program reads; days and instants as text."""
    sys.stdout.write(json.dumps(value, indent=2, default=str) + "\n")


def _settings(**given: Path | None) -> Settings:
    chosen: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    try:
        return Settings(**chosen)
    except ValidationError as invalid:
        problem = invalid.errors()[0]
        name = f"BACKHAUL_{'_'.join(map(str, problem['loc'])).upper()}"
        _stop(Exit.USAGE, f"{name}: {problem['msg']} (given: {problem['input']}).")


def _require_inbox(settings: Settings) -> None:
    from pipeline.sources import InboxNotFound, scan_inbox

    if not settings.reads_inbox:
        return
    try:
        scan_inbox(settings.inbox_dir, now=_now(), max_bytes=settings.max_document_bytes)
    except InboxNotFound as missing:
        _stop(Exit.USAGE, str(missing))


def _require_sources(settings: Settings, wanted: Iterable[str] = ()) -> None:
    """Stop unless `sources.toml` can be read and holds the sources that are wanted."""
    from pipeline.sources.catalog import BrokenCatalog, enabled_sources

    try:
        names = [source.name for source in enabled_sources(settings)]
    except BrokenCatalog as broken:
        _stop(Exit.USAGE, str(broken), "docs/sources.md explains the file.")
    unknown = sorted(set(wanted) - set(names))
    if unknown:
        _stop(
            Exit.USAGE, f"No such source: {unknown[0]}.", f"There are: {', '.join(names) or '-'}."
        )


def _require_home(settings: Settings) -> None:
    """Stop unless files can be made below the home, before anything is started."""
    try:
        settings.warehouse_dir.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=settings.home):
            pass
    except OSError as problem:
        _stop(
            Exit.UNUSABLE,
            f"{settings.home}: cannot be written ({problem.strerror or problem}).",
            "Choose another folder with --home or BACKHAUL_HOME, or make this one writable.",
        )


def _require_published(settings: Settings) -> None:
    if not settings.published_path.exists():
        _stop(
            Exit.UNUSABLE,
            f"{settings.published_path}: nothing is published here yet.",
            "Run `backhaul run` first, or name another home with --home or BACKHAUL_HOME.",
        )


def _run(
    settings: Settings, force: bool, sources: tuple[str, ...], since: date | None
) -> "Summary":
    from pipeline.scale.ahead import reading_ahead

    try:
        with _held(settings), reading_ahead(settings, _now(), force=force) as ahead:
            outcome = _outcome(settings, force, sources, since, ahead)
    except KeyboardInterrupt:
        _stop(Exit.INTERRUPTED, "Interrupted.", "What is published stands; run again to go on.")
    if not outcome.success:
        _explain(outcome, settings)
    for warning in outcome.warnings:
        err.print(f"[yellow]{escape(warning)}[/]")
    from pipeline.report.summary import summarize

    return summarize(settings, outcome.metadata)


def _outcome(
    settings: Settings, force: bool, sources: tuple[str, ...], since: date | None, ahead: "Ahead"
) -> "Outcome":
    """Load Dagster, which takes seconds, and run all assets."""
    gc.set_threshold(OBJECTS_TO_COLLECT)
    from pipeline.defs.launch import Wanted, run_all
    from pipeline.report.progress import TerminalWatcher

    with TerminalWatcher(err) as watcher:
        return run_all(settings, watcher, wanted=Wanted(force, sources, since), ahead=ahead)


@contextmanager
def _held(settings: Settings) -> Iterator[None]:
    """Hold the writer's lock, or stop with who holds it."""
    from pipeline.warehouse.lock import WarehouseBusy, writer_lock

    try:
        with writer_lock(settings.lock_path):
            yield
    except WarehouseBusy as busy:
        _stop(Exit.LOCKED, str(busy))


def _explain(outcome: "Outcome", settings: Settings) -> NoReturn:
    """Say what failed and what stands; the full traceback lies in the records of the run."""
    for failure in outcome.failures:
        err.print(f"[red]{failure.asset or 'run'}[/]: {escape(failure.message)}")
    _stop(
        Exit.FAILED,
        f"The run failed. {_what_stands(outcome, settings)}",
        f"Details: `backhaul dev --home {settings.home}`, run {outcome.run_id}.",
    )


def _what_stands(outcome: "Outcome", settings: Settings) -> str:
    """What readers find after a run that failed: what was published before the failure stands."""
    version = outcome.metadata.get("published_warehouse", {})
    if not version.get("is_new"):
        return "The published file is as it was." if settings.published_path.exists() else ""
    stands = f"The published file is the new version {version['version']}, whole and checked."
    if all(failure.asset != "report" for failure in outcome.failures):
        return stands
    return f"{stands} It has no report yet: run again to write it."


def _bury_dead_runs(settings: Settings) -> None:
    """Free the queue of runs that died, unless one is under way right now."""
    from pipeline.defs.instance import bury_dead_runs, open_instance
    from pipeline.warehouse.lock import WarehouseBusy, writer_lock

    try:
        with writer_lock(settings.lock_path), open_instance(settings) as instance:
            bury_dead_runs(instance)
    except WarehouseBusy as busy:
        err.print(f"[yellow]{escape(str(busy))}[/]")


def _stop(code: Exit, what: str, next_step: str = "") -> NoReturn:
    err.print(f"[red]backhaul:[/] {escape(what)}")
    if next_step:
        err.print(escape(next_step))
    raise typer.Exit(code)


def _now() -> datetime:
    return datetime.now(UTC)
