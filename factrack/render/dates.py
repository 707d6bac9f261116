"""Dates as a person writes them."""

from __future__ import annotations


def human_date(edtf: str | None, low: str | None, high: str | None) -> str:
    """`edtf` in words; empty when there is no date."""
    return edtf or ""
