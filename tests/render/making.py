"""Claims and groups to draw, without a database."""

from __future__ import annotations

from typing import Any

from factrack.compare.model import Claim, Group, Pair


def claim(number: int = 1, **known: Any) -> Claim:
    """A quantity about the killed, told by `a.example` on 1 March 2024 unless said otherwise; `value` fills the ends."""
    value = known.get("value")
    ends = {"low": value, "high": value} if value is not None else {}
    base = {
        "id": f"{number:012x}", "kind": "quantity", "article_id": number, "article": f"/news/{number}.txt",
        "source": "a.example", "origin": number, "published": "2024-03-01", "scope": "s", "start": 0, "end": 4,
        "text": "neuf morts", "topic": "killed", "measure": "killed",
    }  # fmt: skip
    return Claim(number=number, **{**base, **ends, **known})


def group(*claims: Claim, pairs: tuple[Pair, ...] = (), **known: Any) -> Group:
    """A group of these claims, a conflict of two origins unless said otherwise."""
    base: dict[str, Any] = {
        "topic": "killed", "measure": "killed", "actor": None, "place": "Brume", "period": "2024-03-01", "verdict": "conflict",
        "low": 1, "high": 2, "origins": 2,
    }  # fmt: skip
    return Group(claims=claims, pairs=pairs, **{**base, **known})
