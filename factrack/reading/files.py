"""Paths, folders and "-" -> inputs, in sorted order; what cannot be read is a problem, never an error.

Folders give their .txt, .md, .html, .htm, .mht, .mhtml and .jsonl files, and .json and .xml files where these hold
articles or a feed; hidden files and folders are passed over, and so are the pictures and frames that a browser keeps
beside a page; links to folders are not followed. A file named outright is taken whatever its ending (as text).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from factrack.model import Problem
from factrack.reading.newsjson import holds_articles
from factrack.reading.sniff import holds_feed

Kind = Literal["text", "html", "jsonl", "json", "feed"]
STDIN = "-"
KINDS: dict[str, Kind] = {
    ".txt": "text", ".md": "text", ".html": "html", ".htm": "html", ".xhtml": "html", ".mht": "html", ".mhtml": "html",
    ".jsonl": "jsonl", ".json": "json", ".rss": "feed", ".atom": "feed", ".rdf": "feed", ".xml": "feed",
}  # fmt: skip
PAGE_PARTS = ("_files", "_fichiers")  # how browsers name the folder beside a saved page


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read: `path` as the system knows it ("-" is stdin), `name` as it can be stored and shown."""

    path: str
    name: str
    kind: Kind


def inputs(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Input | Problem]:
    """Every readable article file under `paths`, and a problem for each that is refused."""
    for path in paths:
        yield from _under(os.fspath(path))


def safe_name(path: str) -> str:
    """A path as text that can be stored and printed; bytes that are no UTF-8 as backslash escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def resolved(path: str) -> str:
    """The one name of a file behind relative spellings and links, as it can be stored."""
    return safe_name(os.path.realpath(path))


def kind_of(path: str) -> Kind:
    """What a file holds by its ending; text where that says nothing."""
    return KINDS.get(os.path.splitext(path)[1].lower(), "text")  # noqa: PTH122 - names may be no UTF-8


def _under(path: str) -> Iterator[Input | Problem]:
    if path == STDIN:
        yield Input(STDIN, STDIN, "text")
    elif os.path.isdir(path):  # noqa: PTH112
        yield from _folder(path)
    else:
        yield _checked(path)


def _folder(top: str) -> Iterator[Input | Problem]:
    failures: list[OSError] = []
    for folder, folders, names in os.walk(top, onerror=failures.append, followlinks=False):
        pages = {os.path.splitext(name)[0] for name in names if kind_of(name) == "html"}  # noqa: PTH122
        folders[:] = sorted(name for name in folders if not (name.startswith(".") or _is_part(name, pages)))
        for name in folders:
            path = os.path.join(folder, name)  # noqa: PTH118
            if os.path.islink(path):  # noqa: PTH114
                yield _refused(path, "link", "a link to a folder is not followed")
        for name in sorted(names):
            if not name.startswith(".") and _is_article(os.path.join(folder, name)):  # noqa: PTH118
                yield _checked(os.path.join(folder, name))  # noqa: PTH118
        yield from _failed(failures)
    yield from _failed(failures)


def _is_part(folder: str, pages: set[str]) -> bool:
    """Whether a folder holds what belongs to a saved page beside it."""
    return any(folder.endswith(ending) and folder.removesuffix(ending) in pages for ending in PAGE_PARTS)


def _is_article(path: str) -> bool:
    """Whether a file of a folder is taken: by its ending, or by what it holds where that says too little."""
    kind = KINDS.get(os.path.splitext(path)[1].lower())  # noqa: PTH122
    if kind == "json":
        return holds_articles(path)
    return kind is not None and (kind != "feed" or holds_feed(path))


def _failed(failures: list[OSError]) -> Iterator[Problem]:
    while failures:
        error = failures.pop()
        yield _refused(str(error.filename), "unreadable", error.strerror or "cannot be read")


def _checked(path: str) -> Input | Problem:
    """The input at `path` if it is a plain file that may be read."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116
    except FileNotFoundError:
        dangling = os.path.islink(path)  # noqa: PTH114
        return _refused(path, "missing", "the link leads nowhere" if dangling else "there is no such file")
    except (OSError, ValueError) as error:
        return _refused(path, "unreadable", getattr(error, "strerror", None) or str(error))
    if not stat.S_ISREG(mode):
        return _refused(path, "no_file", f"this is {_what(mode)}, not a file")
    if not os.access(path, os.R_OK):
        return _refused(path, "unreadable", "no permission to read it")
    kind = kind_of(path)
    return Input(path, safe_name(path), "text" if kind == "feed" and not holds_feed(path) else kind)


def _what(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "a pipe"
    if stat.S_ISSOCK(mode):
        return "a socket"
    return "a folder" if stat.S_ISDIR(mode) else "a device"


def _refused(path: str, code: str, message: str) -> Problem:
    return Problem(code, message, safe_name(path))
