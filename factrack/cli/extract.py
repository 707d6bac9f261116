"""`factrack extract`: the extraction alone, with no database."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from factrack.cli import options, output
from factrack.cli.options import OutputFormat

if TYPE_CHECKING:
    from factrack.model import Document
    from factrack.tasks import Job

Row = dict[str, Any]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("extract", short_help="Extract facts without a database.")(extract)


def extract(
    context: typer.Context,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH", help="Files and folders, or - for stdin.")
    ] = None,
    jsonl: Annotated[
        bool,
        typer.Option("--jsonl", help="JSON lines in (id, text, title, language, source, published), JSON lines out."),
    ] = False,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="L", help="The language, instead of detecting it.")
    ] = None,
    published: Annotated[str | None, typer.Option("--published", metavar="DATE", help="The publication date.")] = None,
    format_: options.Format = OutputFormat.table,
    output_: options.Output = None,
) -> None:
    """Extract facts without a database: what `ingest` would store.

    Examples:

      factrack extract article.txt --published 2025-03-21 --format json

      factrack extract --jsonl < articles.jsonl > facts.jsonl
    """
    from factrack.cli.inputs import given
    from factrack.pipeline import check_packs
    from factrack.tasks import Job

    state = options.state(context)
    job = Job(given(None, published, lang), state.config())
    check_packs(job.config)
    if jsonl:
        for path in paths or ["-"]:
            with sys.stdin.buffer if path == "-" else Path(path).open("rb") as stream:
                _stream(stream, job)
        return
    objects = list(_objects(paths or ["-"], job))
    if format_ is OutputFormat.json:
        from factrack.render.formats import as_json

        output.emit(as_json(objects[0] if len(objects) == 1 else objects), output_)
        return
    _tabular(objects, format_, output_, state)


def _stream(stream: BinaryIO, job: Job) -> None:
    """Each line answered as it comes; a bad one gives problems and never stops the run."""
    from factrack.reading import BadLine, lines, read_line
    from factrack.render.objects import bad_line_object
    from factrack.render.safe import to_json

    for number, line in enumerate(lines(stream), 1):
        found = line if isinstance(line, BadLine) else read_line(line, job.options, number)
        row = bad_line_object(found.id, found.problem) if isinstance(found, BadLine) else _answer(found, job)
        output.emit(to_json(row) + "\n", None)


def _answer(document: Document, job: Job) -> Row:
    """The facts of one article, or the problem that a rule broke down on it."""
    from factrack.errors import FactrackError
    from factrack.pipeline import defect, extract_document
    from factrack.render.objects import bad_line_object, extraction_object

    try:
        return extraction_object(extract_document(document, job.config))
    except FactrackError:
        raise
    except Exception as error:  # a defect of ours costs one article, never the run
        return bad_line_object(document.id, defect(error, document.id))


def _objects(paths: list[str], job: Job) -> Iterator[Row]:
    from factrack.model import Problem
    from factrack.pipeline import settle
    from factrack.reading import inputs
    from factrack.render.objects import extraction_object
    from factrack.tasks import tasks

    for task in tasks(inputs(paths), job):
        if isinstance(task, Problem):
            output.warn(f"{task.path}: {task.message}")
            continue
        found = settle(task, job)
        for problem in found.problems:
            output.warn(f"{problem.path}: {problem.message}")
        if found.arrival:
            yield extraction_object(found.arrival.extraction)


def _tabular(objects: list[Row], form: OutputFormat, target: Path | None, state: options.State) -> None:
    """The claims of all inputs, as a table or one row a claim."""
    from factrack.render import tables

    rows = [
        _flat(found, kind, fact) for found in objects for kind in ("quantity", "event") for fact in _facts(found, kind)
    ]
    output.report(rows, tables.CLAIM_FIELDS, form, target, lambda screen: tables.claims(rows, screen), state)


def _facts(found: Row, kind: str) -> list[Row]:
    facts: list[Row] = found["quantities" if kind == "quantity" else "events"]
    return facts


def _flat(found: Row, kind: str, fact: Row) -> Row:
    row = dict.fromkeys(("topic", "measure", "type", "id"))
    return {**row, "kind": kind, "article": found["id"], "source": found["source"], **fact}
