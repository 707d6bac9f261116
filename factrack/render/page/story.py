"""What a page is made of: groups of claims, events by date, claims by source, and the texts they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from factrack.compare.model import Group

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Article:
    """An article as the page shows it; `sentences` are `[start, end)` in order, `hidden` stretches that make no claims.

    `name` is as reports print it; `marks` are the facts of the article as `show --format json` lists them.
    """

    name: str
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    copy_of: str | None = None
    sentences: tuple[tuple[int, int], ...] = ()
    hidden: tuple[tuple[int, int], ...] = ()
    marks: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """All of a report: `title` is its heading, `asked` the filters it answers, in words, `program` who wrote it.

    `timeline` and `claims` are rows as those reports give them in JSON; `undated` are the articles that need a date.
    """

    title: str
    program: str
    asked: tuple[str, ...]
    groups: tuple[Group, ...]
    timeline: tuple[Row, ...]
    claims: tuple[Row, ...]
    articles: tuple[Article, ...]
    undated: tuple[str, ...] = ()
