"""Rich consoles on which article text is only text: no markup, no emoji codes, no highlighting."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from factrack.render.safe import cell, clean

WIDE = 10_000


def console(colour: bool, width: int | None = None, file: Any = None) -> Console:
    """A console that prints what it is given; `colour` None-like False means plain text."""
    return Console(
        file=file or io.StringIO(), width=width, markup=False, emoji=False, highlight=False, soft_wrap=False,
        force_terminal=colour, no_color=not colour, legacy_windows=False, _environ={} if not colour else None,
    )  # fmt: skip


def is_terminal() -> bool:
    """Whether standard output is a screen someone looks at."""
    return sys.stdout.isatty()


def screen_width() -> int:
    """Columns of the screen; when output is no terminal, wide enough that nothing is cut."""
    return shutil.get_terminal_size().columns if is_terminal() else WIDE


def text(value: Any, style: str = "") -> Text:
    """One line of clean text in a style of ours."""
    return Text(cell(value), style=style)


def table(headers: Sequence[str], rows: Iterable[Sequence[Any]], right: Sequence[int] = ()) -> Table:
    """A table without lines; `right` are the columns set flush right. Cells are values or `Text`."""
    made = Table(box=None, pad_edge=False, show_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for index, header in enumerate(headers):
        made.add_column(Text(header), justify="right" if index in right else "left", overflow="fold")
    for row in rows:
        made.add_row(*(value if isinstance(value, Text) else text(value) for value in row))
    return made


def printed(parts: Iterable[Any], colour: bool, width: int) -> str:
    """Renderables as the string that goes to standard output, without trailing spaces."""
    buffer = io.StringIO()
    target = console(colour, width, buffer)
    for part in parts:
        target.print(Text(clean(part)) if isinstance(part, str) else part)
    return "".join(line.rstrip() + "\n" for line in buffer.getvalue().split("\n")[:-1])
