"""Bars, axes and small series drawn with characters, one line each."""

from __future__ import annotations

from collections.abc import Sequence

from factrack.render.scale import Bar, Scale
from factrack.render.wording import number

POINTS = {
    "asserted": "●", "alleged": "○", "unconfirmed": "○", "planned": "◇", "possible": "◇", "denied": "×", "negated": "×",
}  # fmt: skip
LEGEND = "● said   ○ alleged, unconfirmed   ◇ planned, possible   × denied   ╌ not as fact   ▶ open end"
_BLOCKS = "▁▂▃▄▅▆▇█"
_ARROW = 3  # columns an open bar has at least
_LABEL_ROOM = 5  # columns the shortest label of an axis needs


def drawn(bar: Bar, scale: Scale, width: int) -> str:
    """The bar in `width` columns: ends as ├ ┤, open ends as arrows, what is not told as fact dashed.

    A vague interval has no sharp ends; a mark shows the one number said, and what is denied always has one.
    """
    cells = [" "] * width
    left = 0 if bar.low is None else _column(bar.low, scale, width)
    right = width - 1 if bar.high is None else _column(bar.high, scale, width)
    if bar.high is None and bar.low is not None:
        left = min(left, width - _ARROW)
    if bar.low is None and bar.high is not None:
        right = max(right, _ARROW - 1)
    if not bar.is_point:
        line = "─" if bar.modality == "asserted" else "╌"
        cells[left : right + 1] = [line] * (right + 1 - left)
        sharp = bar.qualifier != "vague"
        cells[left] = "◀" if bar.low is None else "├" if sharp else line
        cells[right] = "▶" if bar.high is None else "┤" if sharp else line
    mark = POINTS[bar.modality]
    if bar.point is not None:
        cells[_column(bar.point, scale, width)] = mark
    elif mark == "×" or left == right:
        cells[(left + right) // 2] = mark
    return "".join(cells)


def axis(scale: Scale, width: int) -> str:
    """Round values above their columns, as many as have room; the fewest that can be told apart stay, if cut."""
    for most in range(width // _LABEL_ROOM, 1, -1):
        line, fits = _labelled(scale, scale.ticks(most), width)
        if fits:
            return line
    return _labelled(scale, scale.ticks(2), width)[0]


def _labelled(scale: Scale, values: Sequence[float], width: int) -> tuple[str, bool]:
    """The line with every label that has room, and whether that is all of them."""
    cells, fits = [" "] * width, True
    for value in values:
        label = number(value)
        start = min(max(0, _column(value, scale, width) - len(label) // 2), width - len(label))
        free = start >= 0 and not "".join(cells[max(0, start - 1) : start + len(label) + 1]).strip()
        if free:
            cells[start : start + len(label)] = label
        fits = fits and free
    return "".join(cells), fits


def sparkline(shares: Sequence[float]) -> str:
    """One block a share of the tallest."""
    return "".join(_BLOCKS[min(len(_BLOCKS) - 1, int(share * (len(_BLOCKS) - 1) + 0.5))] for share in shares)


def _column(value: float, scale: Scale, width: int) -> int:
    return round(scale.at(value) * (width - 1))
