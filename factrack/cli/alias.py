"""`factrack alias`: two names for one actor, in every article."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factrack.cli import options, output, reports
from factrack.cli.options import OutputFormat
from factrack.errors import UsageError

FIELDS = ("name", "same_as", "given_in")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("alias", short_help="Say that two names mean one actor.")(alias)


def alias(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="A name as articles write it.")] = None,
    same_as: Annotated[str | None, typer.Argument(metavar="ACTOR", help="The actor it means.")] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Forget what was said of NAME.")] = False,
    format_: options.Format = OutputFormat.table,
    output_: options.Output = None,
) -> None:
    """Say that NAME means ACTOR, in every article, those to come too; case and accents do not count.

    Without a name it lists all that was said, here and in factrack.toml.

    Examples:

      factrack alias "Choïgou" "Sergueï Shoigu"

      factrack alias "Choïgou" --remove
    """
    state = options.state(context)
    if name is None:
        _list(state, format_, output_)
    elif remove:
        _forget(state, name)
    elif same_as is None or not name.strip() or not same_as.strip():
        raise UsageError('name the actor that it means too: `factrack alias "Choïgou" "Sergueï Shoigu"`')
    else:
        _give(state, name.strip(), same_as.strip())


def _give(state: options.State, name: str, same_as: str) -> None:
    from factrack.matching import folded
    from factrack.reviewing import judging
    from factrack.store.names import give_alias, known_name, nearest_name

    if folded(name) == folded(same_as):
        raise UsageError(f"{name!r} and {same_as!r} are one name already: case and accents do not count")
    with judging(state.database, state.config()) as connection:
        close = None if known_name(connection, name) else nearest_name(connection, name)
        missing = known_name(connection, name) is None
        give_alias(connection, name, same_as)
    output.say(state, f"{name} is {same_as}")
    if missing:
        hint = f"; the nearest is {close!r}" if close else ""
        output.say(state, f"no article names {name!r} yet{hint}; it counts from the first that does")


def _forget(state: options.State, name: str) -> None:
    from factrack.reviewing import judging
    from factrack.store.names import withdraw_alias

    with judging(state.database, state.config()) as connection:
        withdraw_alias(connection, name)
    output.say(state, f"{name}: alias forgotten")


def _list(state: options.State, form: OutputFormat, target: Path | None) -> None:
    from factrack.render.console import table
    from factrack.store.names import given_aliases

    with reports.reading(state) as connection:
        given = given_aliases(connection)
    rows = [{"name": name, "same_as": same_as, "given_in": "alias"} for name, same_as in given.items()]
    rows += [{"name": a.name, "same_as": a.same_as, "given_in": "factrack.toml"} for a in state.config().alias]
    if not rows:
        output.say(state, 'no aliases yet: `factrack alias "Choïgou" "Sergueï Shoigu"`')
    lines = [tuple(row.values()) for row in rows]
    output.report(
        rows, FIELDS, form, target, lambda screen: [table(("name", "means", "said in"), lines, (), screen)], state
    )
