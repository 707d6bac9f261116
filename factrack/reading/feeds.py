"""RSS and Atom files: an article for each entry, known by the entry's own id, so that a feed saved every hour adds up.

feedparser (the extra `feeds`) reads them; it is given bytes and never an address, so nothing is fetched.
"""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

from factrack.errors import InputError
from factrack.reading.metadata import host

Row = dict[str, Any]

_BREAKS = frozenset({"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "tr", "table", "figure"})
_UNREAD = frozenset({"script", "style", "figcaption"})


def read_feed(data: bytes) -> list[Row]:
    """The entries of a feed with the fields of a JSON line, `id` among them; raises `InputError`.

    The text is the title and then what the feed gives of the article, as paragraphs. Entries without words are left out.
    """
    try:
        import feedparser
    except ImportError as error:
        raise InputError("no_feedparser", "feeds need feedparser: pip install 'factrack[feeds]'") from error
    found = feedparser.parse(BytesIO(data))
    if not found.entries:
        reason = found.get("bozo_exception") if found.get("bozo") else None
        raise InputError("feed", f"no feed: {str(reason)[:100]}" if reason else "the feed holds no entries")
    rows = [_row(entry, found.feed) for entry in found.entries]
    return [row for row in rows if row["text"] and row["id"]]


def _row(entry: Any, feed: Any) -> Row:
    title = plain(entry.get("title", ""))
    bodies = [entry.get("summary", ""), *(part.get("value", "") for part in entry.get("content", ()))]
    body = max((plain(text) for text in bodies), key=len)
    link = entry.get("link")
    row = {
        "id": entry.get("id") or link or title, "title": title, "url": link,
        "text": body if body.startswith(title) else f"{title}\n\n{body}".strip(),
        "source": host(link) or host(feed.get("link")) or feed.get("title"),
        "published": _day(entry, "published") or _day(entry, "updated"), "language": feed.get("language"),
    }  # fmt: skip
    return {name: value for name, value in row.items() if value or name in ("id", "text")}


def _day(entry: Any, name: str) -> str | None:
    """The day of an entry as its own clock has it; feedparser's would be that of Greenwich."""
    value = str(entry.get(name) or "").strip()
    if re.match(r"\d{4}-\d{2}-\d{2}", value):
        return value[:10]
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, IndexError, TypeError):
        return None


def plain(markup: str) -> str:
    """The words of a piece of HTML, a paragraph for each block, an empty line between."""
    reader = _Words()
    reader.feed(markup)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\0"))
    return "\n\n".join(line for line in lines if line)


class _Words(HTMLParser):
    """Text between tags; NUL where a block begins or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unread += tag in _UNREAD
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self.unread = max(0, self.unread - (tag in _UNREAD))
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.pieces.append(data.replace("\0", ""))

    def _break(self, tag: str) -> None:
        if tag in _BREAKS:
            self.pieces.append("\0")
