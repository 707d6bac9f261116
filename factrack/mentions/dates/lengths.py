"""Lengths of time in ISO 8601: "P3Q" (three quarters) is P9M, "P2X" (two decades) P20Y."""

from __future__ import annotations

import re

# Units that ISO 8601 has no letter for, as so many of one it has.
_AS = {"Q": (3, "M"), "H": (6, "M"), "X": (10, "Y"), "C": (100, "Y"), "K": (1000, "Y"), "F": (2, "W"), "E": (2, "D")}
_PIECE = re.compile(r"(\d{1,6}(?:\.\d{1,3})?|X)(T?[A-Z])")


def iso(form: str) -> str:
    """A form `P` + (number or X, unit letter)… as an ISO 8601 duration; clock units are TH, TM, TS."""
    if "/" in form:
        return "/".join(iso(side) for side in form.split("/"))
    date: dict[str, str] = {}
    clock = ""
    for amount, unit in _PIECE.findall(form):
        if unit[0] == "T":
            clock += amount + unit[1]
            continue
        factor, letter = _AS.get(unit, (1, unit))
        date[letter] = _sum(date.get(letter), _times(amount, factor))
    return "P" + "".join(amount + letter for letter, amount in date.items()) + ("T" + clock if clock else "")


def rhythm(form: str) -> str:
    """What comes again and again: a length from one to the next (a week for weekends), or a day or month as it is."""
    return iso(form.replace("E", "W")) if form.startswith("P") else form


def _sum(one: str | None, other: str) -> str:
    """Both in one unit ("a decade and two years")."""
    return other if one is None or "X" in one + other else f"{float(one) + float(other):g}"


def _times(amount: str, factor: int) -> str:
    if amount == "X":
        return "X" if factor == 1 else "XX" if factor < 100 else "XXX"
    value = float(amount) * factor
    return str(int(value)) if value.is_integer() else f"{value:g}"
