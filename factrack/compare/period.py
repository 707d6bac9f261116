"""The stretch of time that a group of claims is about, as EDTF."""

from __future__ import annotations

from collections.abc import Sequence

from factrack.compare.model import Claim


def period(claims: Sequence[Claim]) -> str | None:
    """One date when all say the same; else from the earliest day to the latest; None when no claim has a date."""
    dated = [claim for claim in claims if claim.low_day or claim.high_day]
    if not dated:
        return None
    edtf = {claim.date for claim in dated}
    if len(edtf) == 1:
        return edtf.pop()
    lows = [claim.low_day or ".." for claim in dated]
    highs = [claim.high_day or ".." for claim in dated]
    low = ".." if ".." in lows else min(lows)
    high = ".." if ".." in highs else max(highs)
    return low if low == high else f"{low}/{high}"
