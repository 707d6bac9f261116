"""What every report command does: open the file read-only, ask, say what matched nothing, print."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factrack.cli.inputs import no_date
from factrack.cli.options import State
from factrack.cli.output import say

if TYPE_CHECKING:
    from factrack.store.filters import Filters


NAMED = 5  # articles that a message names


@contextlib.contextmanager
def reading(state: State) -> Iterator[sqlite3.Connection]:
    """The database of this call, read-only."""
    from factrack.store.database import open_for_reading

    with open_for_reading(state.database, state.config().lock_wait) as connection:
        yield connection


def day_range(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """`--since` and `--until` as ISO days; raises `UsageError` for what is no date."""
    from factrack.dateinput import parse_days

    bounds: list[str | None] = []
    for option, value, end in (("--since", since, 0), ("--until", until, 1)):
        if value is None:
            bounds.append(None)
            continue
        days = parse_days(value)
        if days is None:
            raise no_date(option, value)
        bounds.append(days[end])
    return bounds[0], bounds[1]


def mention_unmatched(state: State, filters: Filters) -> None:
    """One line for each value that nothing matches."""
    for line in dict.fromkeys(filters.unmatched):
        say(state, line)


def mention_left_out(state: State, connection: sqlite3.Connection, filters: Filters) -> None:
    """How many of the claims asked for are left out because a person marked them wrong."""
    from factrack.store.reviews import left_out

    count = left_out(connection, filters)
    if count:
        what = "1 claim marked wrong is" if count == 1 else f"{count} claims marked wrong are"
        say(state, f"{what} left out (`factrack review` lists them)")


def mention_undated(state: State, names: Sequence[str]) -> None:
    """Which articles need a publication date before their relative dates can be placed; with `-v` all of them."""
    from factrack.render.wording import file_name

    if names:
        most = len(names) if state.verbose else NAMED
        more = f" and {len(names) - most} more" if len(names) > most else ""
        shown = ", ".join(file_name(name) for name in names[:most])
        say(state, f"publication date unknown: {shown}{more}; give it with `factrack date ARTICLE DATE`")
