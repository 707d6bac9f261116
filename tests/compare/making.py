"""Claims made by hand, two articles of one story unless a case says otherwise."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from factrack.compare.model import Claim, Profile
from factrack.compare.scope import scope_of
from factrack.model import Event, Quantity

CORPUS = Path(__file__).parent.parent / "corpus" / "compare"
STORY = frozenset({"orvaine", "brume", "maud kerleroux", "valmer"})


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of a file of the corpus."""
    found: list[dict[str, Any]] = tomllib.loads((CORPUS / f"{name}.toml").read_text("utf-8"))["case"]
    return found


def figure(number: int, **values: Any) -> Claim:
    """A quantity claim; what a case leaves out is the same for all, article `number` included."""
    given: dict[str, Any] = {
        "topic": "troops", "measure": "deployed", "change": "stock", "actor": "Orvaine", "published": "2025-03-04",
        "article": number, **values,
    }  # fmt: skip
    exact = given.pop("exact", None)
    if exact is not None:
        given |= {"value": exact, "low": exact, "high": exact}
    return _claim(number, "quantity", given)


def happening(number: int, **values: Any) -> Claim:
    """An event claim."""
    given: dict[str, Any] = {
        "type": "treaty_signed", "root": "AGREE", "agents": ["Orvaine"], "published": "2025-03-04", "article": number, **values,
    }  # fmt: skip
    return _claim(number, "event", given)


def _claim(number: int, kind: str, given: dict[str, Any]) -> Claim:
    article = given.pop("article")
    day = given.pop("day", None)
    if day:
        given |= {"date": day, "low_day": day, "high_day": day}
    for name in ("agents", "targets", "via"):
        given[name] = tuple(given.get(name, ()))
    start = given.pop("start", 1000 * number)
    return Claim(
        number=number, id=f"{number:012x}", kind=kind, article_id=article, article=f"/news/{article}.txt",
        source=given.pop("source", f"outlet {article}"), origin=given.pop("origin", article),
        published=given.pop("published") or None, scope=_scope(kind, given), start=start, end=start + 10,
        text=given.pop("text", f"words {number}"), **given,
    )  # fmt: skip


def _scope(kind: str, given: dict[str, Any]) -> str:
    if kind == "event":
        fact: Quantity | Event = Event(
            0, 1, "", given["type"], given["root"], background=given.get("background", False)
        )
    else:
        names = ("value", "low", "high", "unit", "counted", "topic", "measure", "modality")
        fact = Quantity(0, 1, "", qualifier="exact", **{"value": None, "low": None, "high": None} | {
            name: given[name] for name in names if name in given
        })  # fmt: skip
    return scope_of(fact) or ""


def profiles(
    claims: list[Claim], stories: dict[int, str] | None = None, happenings: dict[int, dict[str, int]] | None = None
) -> dict[int, Profile]:
    """What each article is about; `stories` names another story for some of them, `happenings` what they tell."""
    found = {}
    for claim in claims:
        other = (stories or {}).get(claim.article_id)
        names = frozenset({other, f"{other} 2", f"{other} 3"}) if other else STORY
        day = date.fromisoformat(claim.published) if claim.published else None
        named = tuple(sorted(names))
        found[claim.article_id] = Profile(
            names, named[:4], named[:2], day, (happenings or {}).get(claim.article_id, {})
        )
    return found
