"""Digits as science and tables write them: ".5", "1,2e6", "6.2x10^-4", "2½"."""

from __future__ import annotations

import re
from itertools import accumulate
from unicodedata import numeric

from factrack.mentions.analysis import Tokens
from factrack.mentions.numbers.core import Core

GLYPHS = {char: numeric(char) for char in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"}

_OPENING = frozenset("eExX×·^")
_EXPONENT = re.compile(r"[eE]([-+−]?\d{1,2})|[xX×·]10(?:\^([-+−]?\d{1,2})|([-+−]\d{1,2}))|\^([-+−]?\d{1,2})")
_LONGEST = 6  # tokens of an exponent
_LARGEST = 1e21


def leading_point(tokens: Tokens, index: int) -> float | None:
    """The value of digits behind a decimal point with nothing before it (".5"); None for any other dot."""
    if index == 0 or tokens.raw[index - 1] != "." or not tokens.raw[index].isdecimal():
        return None
    glued = tokens.end[index - 1] == tokens.start[index]
    free = index == 1 or tokens.end[index - 2] < tokens.start[index - 1] or not tokens.raw[index - 2][-1].isalnum()
    return float(f"0.{tokens.raw[index]}") if glued and free else None


def add_notation(tokens: Tokens, core: Core, limit: int) -> None:
    """Read an exponent or a fraction sign behind the digits of `core`."""
    if core.last >= limit or core.value is None:
        return
    following = tokens.raw[core.last]
    if following in GLYPHS:
        core.value, core.last = core.value + GLYPHS[following], core.last + 1
    elif following[0] in _OPENING:
        _exponent(tokens, core, limit)


def _exponent(tokens: Tokens, core: Core, limit: int) -> None:
    """Take the longest exponent that the next tokens write without a space, but one round the sign of times."""
    raw, last = tokens.raw, core.last
    spaced = tokens.end[last - 1] < tokens.start[last]
    if spaced and raw[last] not in "xX×·":
        return
    end, limit = last + 1, min(limit, last + _LONGEST)
    while end < limit and (tokens.end[end - 1] == tokens.start[end] or (spaced and end == last + 1)):
        end += 1
    spellings = list(accumulate(raw[last:end]))
    for length in range(len(spellings), 0, -1):
        match = _EXPONENT.fullmatch(spellings[length - 1])
        value = _powered(core.value or 0, match) if match else None
        if value is not None:
            core.value, core.last = value, last + length
            return


def _powered(value: float, match: re.Match[str]) -> float | None:
    """The number with its exponent, None beyond anything that is counted."""
    places = next((group for group in match.groups()[:3] if group), None)
    exponent = int((places or match[4]).replace("−", "-"))
    if places is not None:
        found = float(f"{value}e{exponent}")
    elif value == 0 or (value < 0 and exponent < 0):
        return None
    else:
        found = float(value) ** exponent if abs(exponent) * len(str(int(abs(value)))) < 24 else _LARGEST * 10
    return found if abs(found) <= _LARGEST else None
