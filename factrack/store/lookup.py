"""One article or one claim by what a person types."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from factrack.errors import NotFoundError
from factrack.matching import nearest
from factrack.model import When

Row = dict[str, Any]


def find_article(connection: sqlite3.Connection, text: str) -> Row:
    """The article that `text` names: as reports print it, or any path to its file; raises `NotFoundError`."""
    for column, value in (("name", text), ("key", text), ("key", _resolved(text))):
        rows = connection.execute(f"SELECT * FROM articles WHERE {column} = ? ORDER BY key", (value,)).fetchall()
        if rows:
            return dict(rows[0])
    ending = [
        dict(row)
        for row in connection.execute("SELECT * FROM articles WHERE name LIKE ? ESCAPE '\\'", (_ending(text),))
    ]
    if len(ending) == 1:
        return ending[0]
    if ending:
        raise NotFoundError(f"{text!r} may be {', '.join(row['name'] for row in ending[:5])}")
    close = nearest(text, [row[0] for row in connection.execute("SELECT name FROM articles")])
    hint = f"the nearest is {close!r}" if close else "`factrack articles` lists them"
    raise NotFoundError(f"no article {text!r}; {hint}")


def article_text(connection: sqlite3.Connection, name: str) -> Row:
    """The stored row of the article with exactly that name; raises `NotFoundError`."""
    row = connection.execute("SELECT * FROM articles WHERE name = ? ORDER BY key", (name,)).fetchone()
    if row is None:
        raise NotFoundError(f"no article {name!r}")
    return dict(row)


def find_claim(connection: sqlite3.Connection, text: str) -> Row:
    """The claim whose id is `text` or starts with it; raises `NotFoundError` for none or several."""
    prefix = text.strip().lower()
    rows = connection.execute(
        """SELECT claims.*, articles.name AS article_name, articles.source AS source, articles.published AS published
           FROM claims JOIN articles ON articles.id = claims.article WHERE claims.id >= ? AND claims.id < ? LIMIT 6""",
        (prefix, prefix + "g"),
    ).fetchall()
    if not prefix or not rows:
        raise NotFoundError(f"no claim begins with {text!r}; `factrack claims` lists them")
    if len(rows) > 1 and rows[0]["id"] != prefix:
        raise NotFoundError(f"{text!r} is the beginning of {', '.join(row['id'] for row in rows[:5])}")
    return dict(rows[0])


def article_dates(connection: sqlite3.Connection, article: int) -> list[When]:
    """The stored dates of an article, in order of the text."""
    names = ", ".join(When.__dataclass_fields__)
    rows = connection.execute(f"SELECT {names} FROM dates WHERE article = ? ORDER BY number", (article,))
    return [When(**dict(row)) for row in rows]


def article_facts(connection: sqlite3.Connection, article: int) -> list[Row]:
    """Standing claims, dates and actors of an article as marks `start end kind label`, in order of the text."""
    marks: list[Row] = []
    for row in connection.execute(
        """SELECT claims.start, claims.end, claims.kind, claims.claimant, claims.modality, claims.id, claims.topic,
             quantities.measure, quantities.value, quantities.low, quantities.high, quantities.qualifier, quantities.unit,
             events.type, claims.date FROM standing_claims AS claims
             LEFT JOIN quantities USING (number) LEFT JOIN events USING (number)
           WHERE article = ?""",
        (article,),
    ):
        marks.append(dict(row))
    for row in connection.execute("SELECT start, end, text, edtf, low, kind FROM dates WHERE article = ?", (article,)):
        marks.append({**dict(row), "kind": "date", "date_kind": row["kind"]})
    for row in connection.execute("SELECT name, type, mentions FROM actors WHERE article = ?", (article,)):
        for start, end in json.loads(row["mentions"]):
            marks.append({"start": start, "end": end, "kind": "actor", "name": row["name"], "type": row["type"]})
    return sorted(marks, key=lambda mark: (mark["start"], -mark["end"], mark["kind"]))


def _resolved(text: str) -> str:
    try:
        return str(Path(text).resolve())
    except (OSError, ValueError):
        return text


def _ending(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%/{escaped}"
