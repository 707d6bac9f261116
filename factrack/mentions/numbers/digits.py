"""A number in digits: which of its marks part thousands and which one is the decimal mark."""

from __future__ import annotations

from factrack.language.records.numbers import Digits
from factrack.model import Number


def value_of(token: str, digits: Digits) -> Number | None:
    """The number a token writes, None when its marks make none (an address, a version, a date)."""
    if token.isdecimal():
        return int(token)
    marks = [char for char in token if not char.isdecimal()]
    groups = _groups(token)
    decimal = _decimal_mark(marks, groups, digits)
    if decimal is None:
        return int("".join(groups)) if _parted(groups, marks) else None
    whole, part = groups[:-1], groups[-1]
    if marks[-1] != decimal or not _parted(whole, marks[:-1]):
        return None
    return float(f"{''.join(whole)}.{part}")


def _groups(token: str) -> list[str]:
    for char in " ,'":
        token = token.replace(char, ".")
    return token.split(".")


def _decimal_mark(marks: list[str], groups: list[str], digits: Digits) -> str | None:
    """The mark before the decimals, None when all of them part thousands (nobody writes three noughts behind a comma)."""
    last = marks[-1]
    if len(set(marks)) > 1 and marks.count(last) == 1 and last in ".,":
        return last
    if len(marks) > 1:
        return None
    if last == digits.decimal:
        return None if groups[-1] == "000" and groups[0] != "0" and last in ".," else last
    thousands = last in digits.thousands and len(groups[-1]) == 3 and groups[0] != "0"
    return None if thousands else last if last in ".," else None


def _parted(groups: list[str], marks: list[str]) -> bool:
    """Whether one and the same mark parts the groups of one number in thousands (in India "12,34,567")."""
    if len(groups) == 1:
        return True
    if len(set(marks)) > 1 or len(groups[-1]) != 3:
        return False
    sizes = {len(group) for group in groups[1:-1]}
    indian = len(groups) > 2 and marks[0] == "," and sizes == {2} and len(groups[0]) <= 2
    return indian or (len(groups[0]) <= 3 and sizes <= {3})
