"""`factrack ingest`: files and folders into the database."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from factrack.cli import options, output
from factrack.cli.reports import NAMED
from factrack.errors import UsageError

if TYPE_CHECKING:
    from factrack.config import Config
    from factrack.model import Problem

SOME_REFUSED = 4


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("ingest", short_help="Read articles into the database.")(ingest)


def ingest(
    context: typer.Context,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH", help="Files and folders, or - for stdin.")
    ] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="S", help="The outlet they all come from.")] = None,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help="The publication date of all.")
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="L", help="The language, instead of detecting it.")
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Worker processes.", show_default="cores")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="End with 4 when an input was refused.")] = False,
) -> None:
    """Read articles into the database: text, Markdown, saved web pages, RSS and Atom files, JSON of news-please and
    newspaper, JSON lines. A second run over the same files changes nothing. With -q, what is wrong with an input is said
    once, not every hour.

    Without a path it reads the folders that factrack.toml, beside the database, names under [ingest] paths.

    Examples:

      factrack ingest articles/

      factrack ingest page.html --source "Le Quotidien" --published 2025-03-21

      cat articles.jsonl | factrack ingest -

      curl -s https://example.org/feed.xml | factrack -q ingest -
    """
    from factrack import ingest as work
    from factrack.cli.inputs import given
    from factrack.reading import inputs
    from factrack.tasks import Job

    state = options.state(context)
    config = state.config()
    wanted = _paths(paths, config)
    job = Job(given(source, published, lang), config, jobs or config.ingest.jobs or os.cpu_count() or 1)
    with _progress(state) as progress:
        summary = work.ingest(state.database, inputs(wanted), job, progress)
    _tell(summary.new_problems if state.quiet else summary.problems, state)
    busy = summary.added or summary.replaced or summary.moved or summary.refused
    if busy or not state.quiet:
        output.say(state, str(summary))
    if strict and summary.refused:
        raise typer.Exit(SOME_REFUSED)


def _tell(problems: Iterable[Problem], state: options.State) -> None:
    """One line a problem; of those that say the same the first few, and how many more there are, unless `-v`."""
    alike: dict[str, list[str | None]] = {}
    for problem in problems:
        alike.setdefault(problem.message, []).append(problem.path)
    for message, paths in alike.items():
        shown = len(paths) if state.verbose or len(paths) == NAMED + 1 else NAMED
        for path in paths[:shown]:
            output.warn(f"{path}: {message}")
        if len(paths) > shown:
            output.warn(f"{len(paths) - shown} more: {message} (`factrack status --problems` lists them)")


def _paths(paths: list[str] | None, config: Config) -> list[str]:
    if paths:
        return paths
    if not config.ingest.paths:
        raise UsageError(
            "nothing to read: give a PATH, or name folders under [ingest] paths in factrack.toml beside the database"
        )
    return [str(config.path(name)) for name in config.ingest.paths]


@contextmanager
def _progress(state: options.State) -> Iterator[Callable[[int], None]]:
    """A counter on a terminal, nothing elsewhere."""
    if state.quiet or not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("articles read: {task.completed}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda done: bar.update(task, completed=done)
