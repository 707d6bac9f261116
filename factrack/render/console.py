"""Rich consoles on which article text is only text: no markup, no emoji codes, no highlighting."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from factrack.render.safe import cell, clean

WIDE = 10_000
GAP = 2  # columns between two cells
NARROWEST = 6  # columns that every cell keeps
COMFORTABLE = 12  # a column narrower than that is cut too often: others make room first
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


def table(
    headers: Sequence[str],
    rows: Iterable[Sequence[Any]],
    right: Sequence[int] = (),
    screen: Screen | None = None,
    spare: Sequence[str] = (),
) -> Table:
    """A table without lines; `right` are the columns set flush right. Cells are values or `Text`.

    Where someone looks, a row is one line: columns named `spare` are left out, in that order, until the others have
    room; then the widest give way, and a cut cell ends in an ellipsis. A pipe or a file gets every word.
    """
    lines = [[value if isinstance(value, Text) else text(value) for value in row] for row in rows]
    natural = [max([cell_len(header), *(line[i].cell_len for line in lines)]) for i, header in enumerate(headers)]
    fitted = _fitted(natural, headers, screen.width, spare) if screen and screen.live else {}
    made = Table(box=None, pad_edge=False, show_edge=False, header_style="bold", padding=(0, GAP, 0, 0))
    kept = [index for index in range(len(headers)) if not fitted or index in fitted]
    for index in kept:
        side: Literal["left", "right"] = "right" if index in right else "left"
        overflow: Literal["fold", "ellipsis"] = "ellipsis" if fitted else "fold"
        width = fitted.get(index)
        made.add_column(Text(headers[index]), justify=side, overflow=overflow, width=width, no_wrap=bool(width))
    for line in lines:
        made.add_row(*(line[index] for index in kept))
    if len(kept) < len(headers):
        left_out = ", ".join(header.strip() for index, header in enumerate(headers) if index not in kept)
        made.caption, made.caption_justify = Text(f"on a wider screen: {left_out}", style="dim"), "left"
    return made


def _fitted(natural: Sequence[int], headers: Sequence[str], width: int, spare: Sequence[str]) -> dict[int, int]:
    """Columns that are shown, with widths whose sum has room: none wider than the widest may be, the last twice that."""
    kept = dict(enumerate(natural))
    widest = _widest(list(kept.values()), width)
    for name in spare:
        if widest < COMFORTABLE:
            kept.pop(headers.index(name))
            widest = _widest(list(kept.values()), width)
    return dict(zip(kept, _cut(list(kept.values()), widest), strict=True))


def _widest(natural: Sequence[int], width: int) -> int:
    """How wide a column may be, for all to have room."""
    room, widest = width - GAP * (len(natural) - 1), max(natural, default=0)
    while widest > NARROWEST and sum(_cut(natural, widest)) > room:
        widest -= 1
    return widest


def _cut(natural: Sequence[int], widest: int) -> list[int]:
    """The widths where no column but the last, which holds the words, is wider than `widest`."""
    return [max(1, min(columns, widest * (1 + (i == len(natural) - 1)))) for i, columns in enumerate(natural)]


def printed(parts: Iterable[Any], colour: bool, width: int) -> str:
    """Renderables as the string that goes to standard output, without trailing spaces."""
    buffer = io.StringIO()
    target = console(colour, width, buffer)
    for part in parts:
        target.print(Text(clean(part)) if isinstance(part, str) else part)
    return "".join(line.rstrip() + "\n" for line in buffer.getvalue().split("\n")[:-1])


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
