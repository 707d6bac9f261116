"""`factrack date`: set a publication date; relative dates resolve again without a new extraction."""

from __future__ import annotations

from typing import Annotated

import typer

from factrack.cli import options, output
from factrack.errors import StoreError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("date", short_help="Set the publication date of an article.")(date)


def date(
    context: typer.Context,
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="Its name as reports print it, or a path to its file.")
    ],
    day: Annotated[str, typer.Argument(metavar="DATE", help="2025-03-21, 2025-03, '21 mars 2025' …")],
) -> None:
    """Set the publication date of an article; its relative dates resolve anew. It survives every later ingest.

    Examples:

      factrack date sample_articles/story.txt 2025-03-21
    """
    from factrack.cli.inputs import published_date
    from factrack.redate import redate
    from factrack.store.database import open_for_writing
    from factrack.store.lookup import find_article

    state = options.state(context)
    published = published_date("DATE", day)
    if not state.database.is_file():
        raise StoreError(f"{state.database}: no such database; `factrack ingest` makes one")
    config = state.config()
    with open_for_writing(state.database, config.lock_wait) as connection:
        row = find_article(connection, article)
        changed = redate(connection, row, published, config)
    output.say(state, f"{row['name']}: published {published}; {changed} date{'' if changed == 1 else 's'} placed anew")
