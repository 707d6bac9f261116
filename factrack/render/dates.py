"""A date as a person would say it: "late Jan 2025", "summer 2024", "since Aug 2023", "by 5 May 2025", "21 Mar 2025"."""

from __future__ import annotations

import re
from datetime import date, timedelta

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_THIRDS = {(1, 10): "early", (10, 19): "mid", (21, 0): "late"}
_YEAR_THIRDS = {(1, 4): "early", (5, 8): "mid", (9, 12): "late"}
_QUARTERS = {
    (1, 3): "Q1",
    (4, 6): "Q2",
    (7, 9): "Q3",
    (10, 12): "Q4",
    (1, 6): "first half of",
    (7, 12): "second half of",
}


def human_date(edtf: str | None) -> str:
    """EDTF in words; empty when there is no date."""
    if not edtf:
        return ""
    if edtf.endswith("~"):
        return f"about {human_date(edtf[:-1])}"
    if "/" not in edtf:
        return _one(edtf)
    low, high = edtf.split("/", 1)
    if high in ("..", ""):
        return f"since {_one(low)}"
    if low in ("..", ""):
        return f"by {_one(high)}"
    return _named(low, high) or _range(low, high)


def _one(edtf: str) -> str:
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", edtf):
        return f"{int(match[3])} {_month(match[2])} {match[1]}"
    if match := re.fullmatch(r"(\d{4})-(\d\d)", edtf):
        season = _SEASONS.get(match[2])
        return f"{season or _month(match[2])} {match[1]}"
    if match := re.fullmatch(r"(\d{3})X", edtf):
        return f"the {match[1]}0s"
    if match := re.fullmatch(r"(\d\d)XX", edtf):
        return f"the {match[1]}00s"
    return edtf


def _month(number: str) -> str:
    return _MONTHS[int(number) - 1] if 1 <= int(number) <= 12 else number


def _named(low: str, high: str) -> str | None:
    """The parts of months and years that have a name: thirds, quarters, halves, weeks."""
    if len(low) == len(high) == 10:
        return _named_days(date.fromisoformat(low), date.fromisoformat(high))
    if len(low) == len(high) == 7 and low[:4] == high[:4]:
        bounds = (int(low[5:]), int(high[5:]))
        name = _YEAR_THIRDS.get(bounds) or _QUARTERS.get(bounds)
        return f"{name} {low[:4]}" if name else None
    return None


def _named_days(low: date, high: date) -> str | None:
    if (low.year, low.month) == (high.year, high.month):
        last = (high + timedelta(1)).month != high.month
        name = _THIRDS.get((low.day, 0 if last else high.day))
        if name is not None:
            return f"{name} {_MONTHS[low.month - 1]} {low.year}"
    if low.isoweekday() == 1 and (high - low).days == 6:
        return f"week of {_one(low.isoformat())}"
    return None


def _range(low: str, high: str) -> str:
    """Both ends, what they share said once."""
    left, right = _one(low), _one(high)
    if len(low) == len(high) == 10 and low[:7] == high[:7]:
        return f"{int(low[8:])}–{right}"
    if len(low) == len(high) and low[:4] == high[:4]:
        return f"{left.removesuffix(low[:4]).strip()} – {right}"
    if len(low) == len(high) == 4:
        return f"{left}–{right}"
    return f"{left} – {right}"
