"""How the columns of a group of claims share the width of a screen.

What is dropped first when room is short: the words of the article, then the outlets' names (letters stand for them),
then columns of the plot, then the ends of long names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from factrack.render.scale import Bar
from factrack.render.wording import ITSELF

GAP = 2
ID = 8
WHO = (12, 34)  # at least, at most
WHEN = 18
PLOT = (16, 48)
OUTLET = 28
WORDS = 24
_PLOT_BEFORE_NAMES = 24
_PLOT_BEFORE_WORDS = 28


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said, as the cells of its line; `bar` is None for an event, `outlets` are all that print it."""

    id: str
    size: str
    firm: str
    who: str
    when: str
    outlets: tuple[str, ...]
    words: str
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class Widths:
    """Columns of each cell, 0 where it is not shown; `letters`: outlets go by letter."""

    size: int
    firm: int
    who: int
    plot: int
    when: int
    outlet: int
    words: int
    letters: bool

    def shown(self) -> Iterable[tuple[str, int]]:
        """Name and width of the columns in their order."""
        every = (
            ("id", ID), ("says", self.size), ("firm", self.firm), ("who", self.who), ("plot", self.plot), ("when", self.when),
            ("in", self.outlet), ("words", self.words),
        )  # fmt: skip
        return [(name, columns) for name, columns in every if columns]


def widths(lines: Sequence[Line], width: int, plot: bool, outlets: int) -> Widths:
    """The widths for these lines of so many outlets on a screen of `width` columns; a plot is never below its least."""
    size = max(len("says"), *(cell_len(line.size) for line in lines))
    firm = max(cell_len(line.firm) for line in lines)
    when = min(WHEN, max(cell_len(line.when) for line in lines))
    who = min(WHO[1], max(len(ITSELF), *(cell_len(line.who) for line in lines)))
    outlet = min(OUTLET, max(cell_len(line.outlets[0]) + 3 * (len(line.outlets) > 1) for line in lines))
    least = PLOT[0] if plot else 0
    room = width - ID - size - GAP * (3 if plot else 2) - (firm + GAP if firm else 0)
    letters = room - when - who - outlet - 2 * GAP < (_PLOT_BEFORE_NAMES if plot else 0)
    if letters:
        outlet = max(2, *(2 * len(line.outlets) - 1 for line in lines)) if outlets > 1 else -GAP
        if room - when - outlet - WHO[0] - 2 * GAP < least:
            when = -GAP
        who = max(WHO[0], min(who, room - when - outlet - 2 * GAP - least))
    rest = room - when - who - outlet - 2 * GAP
    bars = _bars(rest) if plot else 0
    words = rest - bars - GAP
    return Widths(size, firm, who, bars, max(0, when), max(0, outlet), words if words >= WORDS else 0, letters)


def _bars(rest: int) -> int:
    """Columns of the plot among `rest`: half where the other half is enough for words, else all of them."""
    with_words = rest >= _PLOT_BEFORE_WORDS + WORDS
    return max(PLOT[0], min(PLOT[1], max(_PLOT_BEFORE_WORDS, rest // 2) if with_words else rest))
