"""Lines into blocks: what the page shows as one paragraph, heading or list item.

Pages come in two shapes: every line a paragraph, or paragraphs broken at a fixed width. Which one a
text has is decided once, by how many of its lines go on in the middle of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from factrack.model import SentenceKind

MAX_HEADING = 130
_MIN_BROKEN = 30
_MAX_WIDTH = 220
_WRAPPED_SHARE = 0.35
_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n?|[\n\v\f\x85\u2028\u2029]")
_INK = re.compile(r"[^\W_]")
_BULLET = re.compile(
    r"\s{0,40}(?:[•·▪▫◦‣●○■□►▶▸➤➢✓✔★+*–—-]\s{1,8}|\d{1,2}[.)/]\s{1,8}(?=\D)|\d{1,2}\s?[–-]\s(?=[^\W\d_]))(?=\S)"
)
_HASHES = re.compile(r"\s{0,3}#{1,6}\s{1,8}")
_QUOTED = re.compile(r"\s{0,3}>\s{0,3}")
_TAIL = " \t\u00a0\u202f\"'’”»)]*_#"
_FINAL = ".!?…"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text `[start, end)` that no sentence crosses; marks of lists and headings are left out."""

    start: int
    end: int
    kind: SentenceKind


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    apart: bool
    """Whether a blank line stands before it."""
    mark: int
    """Where its own words begin, after a bullet or the marks of a heading."""
    kind: SentenceKind
    final: bool
    """Whether it ends as a sentence does."""
    goes_on: bool
    """Whether it begins in the middle of a sentence."""

    @property
    def width(self) -> int:
        return self.end - self.mark


def blocks(text: str, begin: int = 0) -> list[Block]:
    """The blocks of a text from `begin` on, in order; lines without a letter or digit belong to none."""
    lines = list(_lines(text, begin))
    wrapped = _is_wrapped(lines)
    width = _usual_width(lines) if wrapped else 0
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_block(text, group, last=index + 1 == len(groups)) for index, group in enumerate(groups)]


def _lines(text: str, begin: int) -> Iterator[_Line]:
    previous = begin
    apart = False
    for match in _LINE.finditer(text, begin):
        start, end = match.span()
        gap = len(_BREAK.findall(text, previous, start)) > 1
        previous = end
        if _INK.search(text, start, end) is None:
            apart = True
            continue
        while text[end - 1].isspace():
            end -= 1
        yield _line(text, start, end, apart or gap)
        apart = False


def _line(text: str, start: int, end: int, apart: bool) -> _Line:
    quoted = _QUOTED.match(text, start, end)
    mark = quoted.end() if quoted else start
    kind: SentenceKind = "text"
    for pattern, found in ((_HASHES, "heading"), (_BULLET, "bullet")):
        match = pattern.match(text, mark, end)
        if match is not None:
            mark, kind = match.end(), found  # type: ignore[assignment]
            break
    while mark < end and text[mark].isspace():
        mark += 1
    tail = text[max(mark, end - 12) : end].rstrip(_TAIL)
    goes_on = kind == "text" and mark < end and (text[mark].islower() or text[mark] in ",;.)")
    return _Line(start, end, apart, mark, kind, tail[-1:] in _FINAL if tail else False, goes_on)


def _is_wrapped(lines: list[_Line]) -> bool:
    """Whether paragraphs are broken at a fixed width: many a line goes on in the middle of a sentence."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.apart and b.kind == "text"]
    pairs = [(a, b) for a, b in pairs if a.width >= _MIN_BROKEN and a.kind != "heading"]
    if not pairs or max(a.width for a, _ in pairs) > _MAX_WIDTH:
        return False
    broken = sum(b.goes_on and not a.final for a, b in pairs)
    return broken >= _WRAPPED_SHARE * len(pairs)


def _usual_width(lines: list[_Line]) -> int:
    widths = sorted(line.width for line in lines)
    return widths[len(widths) * 3 // 4]


def _continues(group: list[_Line], line: _Line, width: int) -> bool:
    """Whether `line` belongs to the paragraph of `group`; `width` is 0 where the page is not wrapped."""
    before = group[-1]
    if line.apart or line.kind != "text" or group[0].kind == "heading":
        return False
    if line.goes_on and not before.final:
        return before.width >= _MIN_BROKEN or width > 0
    return width > 0 and before.width >= 0.75 * width


def _block(text: str, group: list[_Line], *, last: bool) -> Block:
    """A heading is short, ends like no sentence, and heads something."""
    first, end = group[0], group[-1].end
    kind = first.kind
    if kind == "text" and not last and not group[-1].final and end - first.mark <= MAX_HEADING and len(group) <= 2:
        tail = text[end - 1]
        if tail not in ",;:":
            kind = "heading"
    return Block(first.mark, end, kind)
