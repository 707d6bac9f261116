"""`factrack export`: all tables as files, with a data dictionary."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factrack.cli import options, output, reports
from factrack.cli.options import TableFormat
from factrack.errors import OutputError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export", short_help="All tables as csv or jsonl, with a data dictionary.")(export)


def export(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the files go; it is made when it is not there.")],
    format_: Annotated[
        TableFormat, typer.Option("--format", "-f", help="How the tables are written.")
    ] = TableFormat.csv,
) -> None:
    """All tables as csv or jsonl, one file each, with a data dictionary: README.md for a person, datapackage.json for
    programs (a Frictionless Data Package). Each file is replaced only once it is complete.

    Examples:

      factrack export dump/

      factrack export dump/ --format jsonl
    """
    from factrack.render import dictionary
    from factrack.store import dump
    from factrack.store.filters import Filters

    state = options.state(context)
    form = format_.value
    with reports.reading(state) as connection:
        _make(folder)
        tables = dump.tables(connection)
        reports.mention_left_out(state, connection, Filters())
        for table in tables:
            names = [column.name for column in table.columns]
            lines = dictionary.lines(dump.rows(connection, table), names, form)
            output.write_whole(lines, folder / f"{table.name}.{form}")
    output.write_whole([dictionary.data_package(tables, form)], folder / "datapackage.json")
    output.write_whole([dictionary.readme(tables, form)], folder / "README.md")
    output.say(state, f"{folder}: {len(tables)} tables written")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made: {error.strerror}") from error
