"""`factrack db check | backup | migrate | metadata`: care of the database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factrack.cli import options, output
from factrack.errors import StoreError


def register(app: typer.Typer) -> None:
    """Add the group of commands."""
    group = typer.Typer(
        help="Care of the database: check, backup, migrate, metadata for Datasette.", no_args_is_help=True
    )
    for command, short in (
        (check, "Verify the file."),
        (backup, "Copy the database while it is in use."),
        (migrate, "Bring an older database to this schema."),
        (metadata, "Descriptions of tables and columns for Datasette."),
    ):
        group.command(command.__name__, short_help=short)(command)
    app.add_typer(group, name="db", short_help="Check, backup, migrate, metadata.")


def check(context: typer.Context) -> None:
    """Verify the file: SQLite's own check, foreign keys, orphan facts, the search index. Exit 1 when something is wrong.

    Examples:

      factrack db check
    """
    from factrack.cli.reports import reading
    from factrack.store import care

    state = options.state(context)
    with reading(state) as connection:
        found = care.check(connection)
    for line in found:
        typer.echo(line)
    if found:
        raise StoreError(f"{state.database}: {len(found)} faults; restore a backup, or ingest into a new file")
    output.say(state, f"{state.database}: in order")


def backup(
    context: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE", help="The copy; it must not exist.")]
) -> None:
    """Copy the database safely while it is in use.

    Examples:

      factrack db backup factrack-2025-03-21.db
    """
    from factrack.cli.reports import reading
    from factrack.store.database import backup as copy

    state = options.state(context)
    with reading(state) as connection:
        copy(connection, file)
    output.say(state, f"{file}: written")


def migrate(context: typer.Context) -> None:
    """Bring a database of an older factrack to this one's schema, after a backup beside it.

    Examples:

      factrack db migrate
    """
    from factrack.store.database import migrated
    from factrack.store.migrations import LATEST

    state = options.state(context)
    before = migrated(state.database, state.config().lock_wait)
    output.say(state, f"{state.database}: schema {before} -> {LATEST}")


def metadata(context: typer.Context, output_: options.Output = None) -> None:
    """Descriptions of tables and columns, as the metadata file that Datasette reads.

    Examples:

      factrack db metadata -o metadata.json

      datasette factrack.db -m metadata.json
    """
    from factrack.render.formats import as_json
    from factrack.store.metadata import metadata as described

    output.emit(as_json(described(options.state(context).database.stem)), output_)
