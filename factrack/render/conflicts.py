"""Groups of comparable claims as public objects; the picture a person reads is in `grouped`."""

from __future__ import annotations

import hashlib
from typing import Any

from factrack.compare.model import Claim, Group

Row = dict[str, Any]

FIELDS = (
    "topic", "measure", "actor", "place", "period", "verdict", "low", "best", "high", "origins", "claims", "pairs", "notes",
)  # fmt: skip
_CLAIM = (
    "id", "article", "source", "claimant", "via", "value", "low", "high", "qualifier", "modality", "date", "text", "start",
    "end", "unit",
)  # fmt: skip


def claim_object(claim: Claim) -> Row:
    """One claim of a group, as in the public JSON."""
    row = {name: getattr(claim, name) for name in _CLAIM}
    return {**row, "via": list(claim.via)}


def group_object(group: Group) -> Row:
    """One group, as in the public JSON."""
    pairs = [{"a": pair.a, "b": pair.b, "verdict": pair.verdict, "why": pair.why} for pair in group.pairs]
    return {
        "topic": group.topic, "measure": group.measure, "actor": group.actor, "place": group.place, "period": group.period,
        "verdict": group.verdict, "low": group.low, "best": group.best.value if group.best else None, "high": group.high,
        "origins": group.origins, "claims": [claim_object(claim) for claim in group.claims], "pairs": pairs,
        "notes": list(group.notes),
    }  # fmt: skip


def identity(group: Group) -> str:
    """What makes a group the one that was shown before: its claims and its verdict."""
    text_ = " ".join([group.verdict, *sorted(claim.id for claim in group.claims)])
    return hashlib.sha256(text_.encode()).hexdigest()[:16]
