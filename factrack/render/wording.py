"""Facts in the few signs a table has room for: amounts with their hedge, claimants with their relays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Row = dict[str, Any]

ITSELF = "outlet"  # who says what nobody else is named for
_THIN = "\u202f"
ANY_MEASURE = ("count", "amount")  # measures that say no more than that something is counted or measured
_SIGNS = {"more_than": "> ", "at_least": "≥ ", "less_than": "< ", "at_most": "≤ "}


def number(value: float | None) -> str:
    """12 500 or 1.5; nothing for None. Thousands are set apart by a narrow no-break space."""
    if value is None:
        return ""
    if float(value).is_integer():
        return f"{int(value):,}".replace(",", _THIN)
    return f"{value:,.6g}".replace(",", _THIN)


def reach(low: float | None, high: float | None) -> str:
    """An interval in words; None is open, and one end at least is known."""
    first, last = number(low), number(high)
    return f"from {first} to {last}" if first and last else f"{first} and up" if first else f"up to {last}"


def amount(row: Row) -> str:
    """The number as it was hedged: "> 10 000", "≈ 300", "10 000–12 000", "≤ 120 km"."""
    qualifier, unit = row.get("qualifier"), row.get("unit")
    if qualifier == "between":
        text = f"{number(row.get('low'))}–{number(row.get('high'))}"
    elif qualifier == "vague" or row.get("value") is None:
        text = _between(row.get("low"), row.get("high"))
    elif qualifier == "approx":
        text = f"≈ {number(row['value'])}"
    else:
        text = _SIGNS.get(str(qualifier), "") + number(row["value"])
    return f"{text} {unit}" if unit and text else text


def _between(low: float | None, high: float | None) -> str:
    if low is not None and high is not None:
        return f"~ {number(low)}–{number(high)}"
    return f"~ ≥ {number(low)}" if low is not None else f"~ ≤ {number(high)}" if high is not None else ""


def said_by(claimant: str | None, via: Sequence[str]) -> str:
    """The claimant with the relays it came through; empty for the outlet's own voice."""
    return " via ".join([claimant or "", *via]) if via else claimant or ""


def who(names: Sequence[str]) -> str:
    """Several actors as one cell."""
    return ", ".join(names)


def outlet(row: Row) -> str:
    """The source, or the article's file name where the source is unknown."""
    return row.get("source") or file_name(row.get("article"))


def file_name(article: str | None) -> str:
    """The last part of a path; an id stays as it is, and so does an address."""
    name = article or ""
    return name if "://" in name else name.rsplit("/", 1)[-1]


def names_by_outlet(rows: Sequence[Row]) -> list[str]:
    """Outlets in order, each once."""
    return list(dict.fromkeys(outlet(row) for row in rows))


def counted(n: int, noun: str) -> str:
    """`1 article`, `2 articles`."""
    return f"{number(n)} {noun}{'' if n == 1 else 's'}"


def shortened(text: str, most: int) -> str:
    """At most `most` characters, the last one an ellipsis where something is left out."""
    return text if len(text) <= most else text[: max(0, most - 1)].rstrip() + "…"


def topic_words(topic: str | None, measure: str | None) -> str:
    """`troops/deployed`; the measure only where it says more than the topic."""
    named = [part for part in (topic, measure) if part and part not in ANY_MEASURE]
    return "/".join(dict.fromkeys(named)) or topic or ""
