"""`factrack extract`: the extraction alone, with no database."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from factrack.cli import options, output
from factrack.cli.options import OutputFormat

Row = dict[str, Any]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("extract")(extract)


def extract(
    context: typer.Context,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]…", help="Files and folders, or - for stdin.")
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

    state = options.state(context)
    wanted = given(None, published, lang)
    if jsonl:
        _stream(_lines(paths or ["-"]), wanted)
        return
    objects = list(_objects(state, paths or ["-"], wanted))
    if format_ is OutputFormat.json:
        from factrack.render.formats import as_json

        output.emit(as_json(objects[0] if len(objects) == 1 else objects), output_)
        return
    _tabular(objects, format_, output_, state)


def _stream(lines: Iterable[bytes], wanted: Any) -> None:
    """Each line answered as it comes; a bad one gives problems and never stops the run."""
    from factrack.pipeline import extract_line
    from factrack.render.safe import to_json

    for number, line in enumerate(lines, 1):
        if line.strip():
            sys.stdout.write(to_json(extract_line(line, wanted, number)) + "\n")
            sys.stdout.flush()


def _lines(paths: list[str]) -> Iterator[bytes]:
    for path in paths:
        if path == "-":
            yield from sys.stdin.buffer
        else:
            with Path(path).open("rb") as file:
                yield from file


def _objects(state: options.State, paths: list[str], wanted: Any) -> Iterator[Row]:
    from factrack.model import Problem
    from factrack.pipeline import extract_input
    from factrack.reading import inputs
    from factrack.render.objects import extraction_object

    for item in inputs(paths):
        if isinstance(item, Problem):
            output.warn(f"{item.path}: {item.message}")
            continue
        found = extract_input(item, wanted)
        for problem in found.problems:
            output.warn(f"{item.name}: {problem.message}")
        yield extraction_object(found)


def _tabular(objects: list[Row], form: OutputFormat, target: Path | None, state: options.State) -> None:
    """The claims of all inputs, as a table or one row a claim."""
    from factrack.render import tables

    rows = [
        _flat(found, kind, fact) for found in objects for kind in ("quantity", "event") for fact in _facts(found, kind)
    ]
    output.report(rows, tables.CLAIM_FIELDS, form, target, lambda: tables.claims(rows), state)


def _facts(found: Row, kind: str) -> list[Row]:
    facts: list[Row] = found["quantities" if kind == "quantity" else "events"]
    return facts


def _flat(found: Row, kind: str, fact: Row) -> Row:
    row = dict.fromkeys(("topic", "measure", "type", "id"))
    return {**row, "kind": kind, "article": found["id"], "source": found["source"], **fact}
