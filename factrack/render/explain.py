"""One claim, explained as a person would."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.text import Text

from factrack.compare.model import Claim, Group
from factrack.render.conflicts import claim_object
from factrack.render.console import table, text
from factrack.render.safe import clean
from factrack.render.wording import amount, file_name, number, outlet, said_by, who

Row = dict[str, Any]

FIELDS = (
    "id", "kind", "article", "source", "claimant", "via", "topic", "measure", "type", "value", "low", "high", "qualifier",
    "unit", "actor", "agents", "targets", "place", "date", "modality", "text", "rules", "comparisons",
)  # fmt: skip
AROUND = 160


def comparisons(claim: str, groups: Sequence[Group]) -> list[Row]:
    """Every pair the claim is part of: the other claim, verdict and reason."""
    found = []
    for group in groups:
        for pair in group.pairs:
            if claim in (pair.a, pair.b):
                other = pair.b if pair.a == claim else pair.a
                found.append({"with": other, "verdict": pair.verdict, "why": pair.why})
    return found


def told(found: Row, article: str, groups: Sequence[Group]) -> Iterable[Any]:
    """The words in their place, what was read from them, by which rules, and against what it was held."""
    yield text(f"claim {found['id']}, in {file_name(found['article'])}", "bold")
    yield _in_place(found, article)
    yield text("")
    yield table(("  what", "read as"), [(f"  {name}", value) for name, value in _readings(found) if value])
    yield text("")
    rules = [(f"  {rule['rule']}", rule["text"]) for rule in found["rules"]]
    yield table(("  rule", "fired on"), rules)
    yield text("")
    yield from _compared(found["id"], groups)


def _in_place(found: Row, article: str) -> Text:
    start, end = found["start"], found["end"]
    shown = Text(clean("  …" + article[max(0, start - AROUND) : start].replace("\n", " ")), style="dim")
    shown.append(clean(article[start:end]), style="bold green")
    shown.append(clean(article[end : end + AROUND].replace("\n", " ") + "…"), style="dim")
    return shown


def _readings(found: Row) -> Iterable[tuple[str, str | None]]:
    yield "who says", said_by(found["claimant"], found["via"]) or f"{outlet(found)}, in its own voice"
    yield "how firmly", found["modality"]
    if found["kind"] == "quantity":
        yield "how much", amount(found)
        low, high = number(found["low"]) or "open", number(found["high"]) or "open"
        yield "interval", f"from {low} to {high} ({found['qualifier']})"
        yield "of what", "/".join(part for part in (found["topic"], found["measure"]) if part)
        yield "of whom", found["actor"]
    else:
        yield "what", found["type"]
        yield "who", who(found["agents"] or ())
        yield "to whom", who(found["targets"] or ())
    yield "where", found["place"]
    yield "when", found["date"]


def _compared(claim: str, groups: Sequence[Group]) -> Iterable[Any]:
    for group in groups:
        by_id = {member.id: member for member in group.claims}
        pairs = [pair for pair in group.pairs if claim in (pair.a, pair.b)]
        for pair in pairs:
            other = by_id[pair.b if pair.a == claim else pair.a]
            yield text(f"  {pair.verdict} with {_named(other)}: {pair.why}")
        if not pairs:
            yield text(
                f"  nothing comparable in {group.topic} {group.measure or ''}: {len(group.claims)} claim(s) in its group"
            )
    if not groups:
        yield text("  not compared: it has no topic, or is a definite number")


def _named(claim: Claim) -> str:
    row = claim_object(claim)
    size = amount(row) if claim.kind == "quantity" else claim.text
    return f"{size} ({claim.claimant or outlet(row)}, {claim.id[:6]})"
