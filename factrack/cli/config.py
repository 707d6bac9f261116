"""`factrack config`: each setting, and where it comes from."""

from __future__ import annotations

import os
from typing import Any

import typer

from factrack.cli import options, output
from factrack.cli.options import OutputFormat

FIELDS = ("setting", "value", "origin")
Row = dict[str, Any]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("config", short_help="Each setting, and where it comes from.")(config)


def config(
    context: typer.Context, format_: options.Format = OutputFormat.table, output_: options.Output = None
) -> None:
    """Each setting with its value and where it comes from: an option, a variable, a factrack.toml, or the default.

    Examples:

      factrack config

      FACTRACK_LOCK_WAIT=60 factrack config --format json
    """
    from factrack.config import settings
    from factrack.render.console import table

    state = options.state(context)
    rows = _of_the_call(context, state)
    rows += [{"setting": s.name, "value": _plain(s.value), "origin": s.origin} for s in settings(state.database)]
    lines = [(row["setting"], _shown(row["value"]), row["origin"]) for row in rows]
    output.report(rows, FIELDS, format_, output_, lambda screen: [table(FIELDS, lines, (), screen)], state)


def _of_the_call(context: typer.Context, state: options.State) -> list[Row]:
    """What options and variables decide before any file is read."""
    from factrack.config import CONFIG_VARIABLE, user_file
    from factrack.language.cache import cache_folder

    source = context.find_root().get_parameter_source("db")
    database = {"COMMANDLINE": "--db", "ENVIRONMENT": "FACTRACK_DB"}.get(source.name if source else "", "default")
    own = user_file()
    return [
        {"setting": "database", "value": str(state.database), "origin": database},
        {"setting": "user_file", "value": str(own) if own else None, "origin": _origin(CONFIG_VARIABLE)},
        {"setting": "cache", "value": str(cache_folder() or ""), "origin": _origin("FACTRACK_CACHE")},
        {"setting": "colour", "value": state.colour, "origin": _colour(context)},
    ]


def _origin(variable: str) -> str:
    return variable if variable in os.environ else "default"


def _colour(context: typer.Context) -> str:
    if context.find_root().params.get("no_color"):
        return "--no-color"
    dumb = os.environ.get("TERM") == "dumb"
    return "NO_COLOR" if os.environ.get("NO_COLOR") else "TERM" if dumb else "default"


def _plain(value: Any) -> Any:
    """A value as JSON has it: tables as objects."""
    if isinstance(value, tuple):
        return value._asdict() if hasattr(value, "_asdict") else [_plain(item) for item in value]
    return value


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(" = ".join(item.values()) if isinstance(item, dict) else str(item) for item in value)
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
