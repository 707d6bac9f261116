"""Rich consoles on which article text is only text: no markup, no emoji codes, no highlighting.

Where the output is no screen nothing needs folding or colour, and lines are put together here: rich takes half a
millisecond for a row.
"""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from rich.cells import cell_len
from rich.text import Text

from factrack.render.safe import cell, clean

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType

WIDE = 10_000
GAP = 2  # columns between two cells
NARROWEST = 6  # columns that every cell keeps
COMFORTABLE = 12  # a column narrower than that is cut too often: others make room first
_WHOLE_SHARE = 0.4  # of the screen: a column is not kept whole where that takes more
PLAIN_WIDTH = 120  # of a plot that was asked for where there is no screen to measure
_STAND_INS = {
    "≥ ": ">=", "≤ ": "<=", "≈": "~", "·": "-", "–": "-", "—": "-", "…": ".", "→": ">", "✗": "x", "×": "x", "≠": "#",
    "├": "|", "┤": "|", "│": "|", "─": "-", "╌": ".", "▶": ">", "◀": "<", "●": "*", "○": "o", "◇": "?", "\u202f": " ",
    "▁": "_", "▂": ".", "▃": "-", "▄": "=", "▅": "+", "▆": "*", "▇": "%", "█": "#", "“": '"', "”": '"',
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Screen:
    """What a picture is drawn for: its columns, whether someone looks at it, and whether it may have plots."""

    width: int = WIDE
    live: bool = False
    plots: bool = False


def screen(plots: bool | None, to_file: bool) -> Screen:
    """The screen of this call; `plots` None draws them where someone looks, and so does a file or pipe when asked to."""
    live = is_terminal() and not to_file
    drawn = live if plots is None else plots
    fallback = (PLAIN_WIDTH, 24) if drawn else (WIDE, 24)
    width = shutil.get_terminal_size(fallback).columns if live or drawn else WIDE
    return Screen(width, live, drawn)


def console(colour: bool, width: int | None = None, file: Any = None) -> Console:
    """A console that prints what it is given; `colour` None-like False means plain text."""
    from rich.console import Console

    return Console(
        file=file or io.StringIO(), width=width, markup=False, emoji=False, highlight=False, soft_wrap=False,
        force_terminal=colour, no_color=not colour, legacy_windows=False, _environ={} if not colour else None,
    )  # fmt: skip


def is_terminal() -> bool:
    """Whether standard output is a screen someone looks at."""
    return sys.stdout.isatty()


def text(value: Any, style: str = "") -> Text:
    """One line of clean text in a style of ours."""
    return Text(cell(value), style=style)


@dataclass(frozen=True, slots=True)
class Table:
    """Cells below their headers; rich draws it on a screen, `lines` where there is room for all of it.

    `right` are the columns set flush right. `widths` are set where rows are cut to one line of the screen; `left_out` are
    the headers for which it had no room.
    """

    headers: Sequence[str]
    rows: Sequence[Sequence[Text]]
    right: Collection[int] = ()
    widths: Sequence[int] = ()
    left_out: Sequence[str] = ()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        """Fitted to the screen or folded to its width."""
        from rich.table import Table as Drawn

        made = Drawn(box=None, pad_edge=False, show_edge=False, header_style="bold", padding=(0, GAP, 0, 0))
        overflow: Literal["fold", "ellipsis"] = "ellipsis" if self.widths else "fold"
        for index, header in enumerate(self.headers):
            side: Literal["left", "right"] = "right" if index in self.right else "left"
            width = self.widths[index] if self.widths else None
            made.add_column(Text(header), justify=side, overflow=overflow, width=width, no_wrap=bool(width))
        for row in self.rows:
            made.add_row(*row)
        if self.left_out:
            names = ", ".join(header.strip() for header in self.left_out)
            made.caption, made.caption_justify = Text(f"on a wider screen: {names}", style="dim"), "left"
        yield made

    def lines(self) -> Iterator[str]:
        """As wide as it is, without colour."""
        columns = zip(self.headers, *([cell.plain for cell in row] for row in self.rows), strict=True)
        yield from map((" " * GAP).join, zip(*map(self._padded, range(len(self.headers)), columns), strict=True))

    def _padded(self, index: int, column: tuple[str, ...]) -> list[str]:
        sizes = list(map(cell_len, column))
        widest = max(sizes)
        gaps = [" " * (widest - size) for size in sizes]
        if index in self.right:
            return [gap + value for gap, value in zip(gaps, column, strict=True)]
        return [value + gap for gap, value in zip(gaps, column, strict=True)]


def table(
    headers: Sequence[str],
    rows: Iterable[Sequence[Any]],
    right: Sequence[int] = (),
    screen: Screen | None = None,
    spare: Sequence[str] = (),
    whole: Sequence[str] = (),
) -> Table:
    """A table without lines; `right` are the columns set flush right. Cells are values or `Text`.

    Where someone looks, a row is one line: columns named `spare` are left out, in that order, until the others have
    room; then the widest give way, and a cut cell ends in an ellipsis. Those named `whole` (names to be typed, dates) are
    cut only where nothing else helps. A pipe or a file gets every word.
    """
    lines = [[value if isinstance(value, Text) else text(value) for value in row] for row in rows]
    if screen is None or not screen.live:
        return Table(headers, lines, right)
    natural = [max([cell_len(header), *(line[i].cell_len for line in lines)]) for i, header in enumerate(headers)]
    fitted = _fitted(natural, headers, screen.width, spare, whole)
    kept = [index for index in range(len(headers)) if index in fitted]
    return Table(
        [headers[index] for index in kept],
        [[line[index] for index in kept] for line in lines],
        [place for place, index in enumerate(kept) if index in right],
        [fitted[index] for index in kept],
        [header for index, header in enumerate(headers) if index not in fitted],
    )


def _fitted(
    natural: Sequence[int], headers: Sequence[str], width: int, spare: Sequence[str], whole: Sequence[str]
) -> dict[int, int]:
    """Columns that are shown, with widths whose sum has room: none wider than the widest may be, the last twice that."""
    kept = dict(enumerate(natural))
    fixed = {headers.index(name) for name in whole if natural[headers.index(name)] <= width * _WHOLE_SHARE}
    widest = _widest(kept, fixed, width)
    for name in spare:
        if widest < COMFORTABLE:
            kept.pop(headers.index(name))
            widest = _widest(kept, fixed, width)
    if widest <= NARROWEST:
        fixed = set()
        widest = _widest(kept, fixed, width)
    return _cut(kept, fixed, widest)


def _widest(kept: Mapping[int, int], fixed: Set[int], width: int) -> int:
    """How wide a column that is not fixed may be, for all to have room."""
    room, widest = width - GAP * (len(kept) - 1), max(kept.values(), default=0)
    while widest > NARROWEST and sum(_cut(kept, fixed, widest).values()) > room:
        widest -= 1
    return widest


def _cut(kept: Mapping[int, int], fixed: Set[int], widest: int) -> dict[int, int]:
    """The widths where no column is wider than `widest`, but the last, which holds the words, and the fixed ones."""
    last = max(kept, default=0)
    most = {index: columns if index in fixed else widest * (1 + (index == last)) for index, columns in kept.items()}
    return {index: max(1, min(columns, most[index])) for index, columns in kept.items()}


def printed(parts: Iterable[Any], colour: bool, width: int) -> str:
    """Renderables as the string that goes to standard output, without trailing spaces."""
    if width >= WIDE and not colour:
        lines = [line for part in parts for line in _plain_lines(part)]
    else:
        lines = _drawn(parts, colour, width)
    return "".join(line.rstrip() + "\n" for line in lines)


def _plain_lines(part: Any) -> Iterable[str]:
    if isinstance(part, Table):
        return part.lines()
    if isinstance(part, (str, Text)):
        return (clean(part) if isinstance(part, str) else part.plain).expandtabs().split("\n")
    return _drawn([part], False, WIDE)


def _drawn(parts: Iterable[Any], colour: bool, width: int) -> list[str]:
    """The lines that rich makes."""
    buffer = io.StringIO()
    target = console(colour, width, buffer)
    for part in parts:
        target.print(Text(clean(part)) if isinstance(part, str) else part)
    return buffer.getvalue().split("\n")[:-1]


def spelled(text: str, encoding: str) -> str:
    """`text` with the signs that `encoding` lacks as plain ones of the same width; article words stay as they are."""
    for sign, plain in _STAND_INS.items():
        if sign in text and not _can_write(sign, encoding):
            text = text.replace(sign, plain)
    return text


def _can_write(sign: str, encoding: str) -> bool:
    try:
        sign.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
