"""Inputs -> tasks: the articles of files, feeds, crawlers' JSON, JSON lines and stdin, one by one, and what identifies each."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from factrack import __version__
from factrack.config import Config
from factrack.errors import InputError
from factrack.language.pack import languages, pack_digest
from factrack.model import Problem
from factrack.reading import (
    MAX_LINE_BYTES,
    MAX_TEXT_BYTES,
    BadLine,
    Input,
    Options,
    is_feed,
    lines,
    parse_line,
    read_bytes,
    read_json,
    resolved,
)
from factrack.reading.files import Kind
from factrack.reading.saved import page_of

STDIN = "-"
STDIN_PAGE = "stdin.html"
_PAGE = re.compile(rb"<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Job:
    """What holds for a whole run: the options given, the configuration, the number of processes."""

    options: Options
    config: Config
    jobs: int = 1


@dataclass(slots=True)
class Task:
    """One article's bytes, what identifies it, and what was said of it.

    `path` is the file as the system knows it; None for a JSON line. `options` are those of this run, completed from
    earlier runs by whoever knows them; `published` is a date a person gave with `factrack date`, above all others.
    """

    name: str
    key: str
    path: str | None
    data: bytes
    digest: str
    fingerprint: str
    options: Options
    published: str | None = None


def tasks(items: Iterable[Input | Problem], job: Job) -> Iterator[Task | Problem]:
    """The articles of the inputs, one by one: a file each, a line each of JSON lines (also on stdin)."""
    for item in items:
        if isinstance(item, Problem):
            yield item
        elif item.kind == "jsonl":
            yield from _file_lines(item, job)
        elif item.kind in ("json", "feed"):
            yield from _file_articles(item, job)
        else:
            yield from _file(item, job)


def _file(item: Input, job: Job) -> Iterator[Task | Problem]:
    if item.path == STDIN:
        yield from _stdin(sys.stdin.buffer, item.name, job)
        return
    try:
        data = read_bytes(item.path)
    except InputError as error:
        yield Problem(error.code, str(error), item.name)
        return
    yield _task(item.name, resolved(item.path), item.path, data, job)


def _stdin(stream: BinaryIO, name: str, job: Job) -> Iterator[Task | Problem]:
    """One article, or as many JSON lines as come."""
    head = b""
    while not head.strip() and len(head) <= MAX_TEXT_BYTES and (more := stream.readline(MAX_LINE_BYTES + 1)):
        head += more
    begin = head.removeprefix(BOM_UTF8).strip()
    if begin[:1] == b"{" and begin != b"{":
        yield from _lines(chain(lines(BytesIO(head)), lines(stream)), name, job)
        return
    data = head + stream.read(max(0, MAX_TEXT_BYTES + 1 - len(head)))
    if len(data) > MAX_TEXT_BYTES:
        yield Problem("too_large", f"more than {MAX_TEXT_BYTES:,} bytes", name)
        return
    if begin[:1] in (b"{", b"[") or is_feed(data):
        kind: Kind = "feed" if begin[:1] == b"<" else "json"
        yield from _articles(Input(STDIN, name, kind), data, job)
        return
    name = f"stdin-{hashlib.sha256(data).hexdigest()[:8]}"
    is_page = _PAGE.match(begin) is not None
    yield _task(name, name, STDIN_PAGE if is_page else STDIN, page_of(data) if is_page else data, job)


def _file_articles(item: Input, job: Job) -> Iterator[Task | Problem]:
    try:
        data = read_bytes(item.path)
    except InputError as error:
        yield Problem(error.code, str(error), item.name)
        return
    yield from _articles(item, data, job)


def _articles(item: Input, data: bytes, job: Job) -> Iterator[Task | Problem]:
    """The entries of a feed, known by their ids; the article of a JSON file, known by the file; those of a list, by address."""
    try:
        if item.kind == "feed":
            from factrack.reading.feeds import read_feed

            found: Row | list[Row] = read_feed(data)
        else:
            found = read_json(data)
    except InputError as error:
        yield Problem(error.code, str(error), item.name)
        return
    if isinstance(found, dict):
        alone = item.path != STDIN
        name = item.name if alone else found.get("url") or f"stdin-{hashlib.sha256(data).hexdigest()[:8]}"
        yield _line_task(name, resolved(item.path) if alone else f"id:{name}", found, item, job)
        return
    for number, row in enumerate(found, 1):
        name = str(row.get("id") or row.get("url") or f"{item.name}#{number}")
        yield _line_task(name, f"id:{name}", row, item, job)


def _line_task(name: str, key: str, row: Row, item: Input, job: Job) -> Task:
    """An article that stands among others, or among other fields, as the JSON line it might have been."""
    line = json.dumps({**row, "id": name}, ensure_ascii=False).encode("utf-8", "surrogatepass")
    content = json.dumps({**row, "id": ""}, ensure_ascii=False).encode("utf-8", "surrogatepass")
    task = _task(name, key, None, line, job)
    task.digest = hashlib.sha256(content).hexdigest()
    task.fingerprint = fingerprint(task.digest, job)
    task.options = _options(item.path, job)
    return task


def _file_lines(item: Input, job: Job) -> Iterator[Task | Problem]:
    try:
        with Path(item.path).open("rb") as stream:
            yield from _lines(lines(stream), item.name, job)
    except OSError as error:
        yield Problem("unreadable", error.strerror or str(error), item.name)


def _lines(found_lines: Iterable[bytes | BadLine], name: str, job: Job) -> Iterator[Task | Problem]:
    for number, line in enumerate(found_lines, 1):
        found = line if isinstance(line, BadLine) else line_id(line, number)
        if isinstance(found, BadLine):
            yield Problem(found.problem.code, found.problem.message, f"{name}:{found.id or number}")
        elif isinstance(line, bytes):
            yield _task(found, f"id:{found}", None, line, job)


def line_id(line: bytes, number: int) -> str | BadLine:
    """The id of a JSON line, or what is wrong with it; the text is looked at later, by whoever extracts."""
    found = parse_line(line, number)
    return found if isinstance(found, BadLine) else str(found["id"])


def _task(name: str, key: str, path: str | None, data: bytes, job: Job) -> Task:
    digest = hashlib.sha256(data).hexdigest()
    return Task(name, key, path, data, digest, fingerprint(digest, job), _options(path, job))


def fingerprint(digest: str, job: Job) -> str:
    """A hash of what an article's facts depend on beside its options: content, rules, version."""
    packs = [pack_digest(code, job.config.pack_folders()) for code in languages()]
    return hashlib.sha256("\0".join([digest, __version__, *packs]).encode()).hexdigest()[:32]


def _options(path: str | None, job: Job) -> Options:
    """The options of one input: a source named for its folder stands in where none was given."""
    given = job.options
    if given.source or path is None or path in (STDIN, STDIN_PAGE):
        return given
    return replace(given, source=job.config.source_of(Path(path)))
