"""Groups of comparable claims: the public objects, and the picture a person reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from factrack.compare.model import Claim, Group
from factrack.render.console import table, text
from factrack.render.dates import human_date
from factrack.render.wording import amount, outlet, said_by

Row = dict[str, Any]

FIELDS = (
    "topic", "measure", "actor", "place", "period", "verdict", "low", "high", "origins", "claims", "pairs", "notes",
)  # fmt: skip
_CLAIM = (
    "id", "article", "source", "claimant", "via", "value", "low", "high", "qualifier", "modality", "date", "text", "start",
    "end", "unit",
)  # fmt: skip
REASONS = 6  # lines of reasons a group shows
STYLES = {"conflict": "bold red", "disputed": "bold magenta", "evolved": "yellow", "compatible": "green"}


def claim_object(claim: Claim) -> Row:
    """One claim of a group, as in the public JSON."""
    row = {name: getattr(claim, name) for name in _CLAIM}
    return {**row, "via": list(claim.via)}


def group_object(group: Group) -> Row:
    """One group, as in the public JSON."""
    pairs = [{"a": pair.a, "b": pair.b, "verdict": pair.verdict, "why": pair.why} for pair in group.pairs]
    return {
        "topic": group.topic, "measure": group.measure, "actor": group.actor, "place": group.place, "period": group.period,
        "verdict": group.verdict, "low": group.low, "high": group.high, "origins": group.origins,
        "claims": [claim_object(claim) for claim in group.claims], "pairs": pairs, "notes": list(group.notes),
    }  # fmt: skip


def identity(group: Group) -> str:
    """What makes a group the one that was shown before: its claims and its verdict."""
    text_ = " ".join([group.verdict, *sorted(claim.id for claim in group.claims)])
    return hashlib.sha256(text_.encode()).hexdigest()[:16]


def groups(found: Sequence[Group]) -> Iterable[Any]:
    """Each group under a headline, its claims as lines, then the reasons."""
    for group in found:
        yield _headline(group)
        yield _claims(group)
        yield from _reasons(group)
        yield ""


def _headline(group: Group) -> Any:
    names = (group.topic, group.measure, group.actor, group.place)
    about = " · ".join(dict.fromkeys(name for name in names if name and name != "count"))
    when = f", {human_date(group.period)}" if group.period else ""
    count = (
        f"{_counted(len({claim.article for claim in group.claims}), 'article')}, {_counted(group.origins, 'origin')}"
    )
    line = text(f"{about}{when}: ", "bold")
    line.append_text(text(group.verdict.upper(), STYLES[group.verdict]))
    line.append_text(text(f"   {count}", "dim"))
    return line


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _claims(group: Group) -> Any:
    """One line for each thing said, smallest numbers first; who else prints it is counted."""
    lines = []
    for claims in _said(group.claims).values():
        claim = claims[0]
        firm = "" if claim.modality == "asserted" else f", {claim.modality}"
        day = human_date(claim.date) or (f"told {human_date(claim.published)}" if claim.published else "no date")
        size = text(_size(claim) + firm, "bold")
        lines.append((f"  {claim.id[:6]}", size, _who(claims), day, claim.text))
    return table(("  claim", "says", "who", "when", "in the words"), lines)


def _who(claims: Sequence[Claim]) -> Any:
    """The claimant and where it is read; an outlet that speaks for itself alone."""
    outlets = list(dict.fromkeys(outlet(claim_object(claim)) for claim in claims))
    where = outlets[0] + (f" and {len(outlets) - 1} more" if len(outlets) > 1 else "")
    voice = said_by(claims[0].claimant, claims[0].via)
    cell = text(voice or where, "cyan")
    if voice:
        cell.append_text(text(f" in {where}", "dim"))
    return cell


def _said(claims: Sequence[Claim]) -> dict[tuple[Any, ...], list[Claim]]:
    """Claims by who says what."""
    said: dict[tuple[Any, ...], list[Claim]] = {}
    for claim in sorted(claims, key=lambda one: (one.low if one.low is not None else -1, one.number)):
        said.setdefault(_saying(claim), []).append(claim)
    return said


def _saying(claim: Claim) -> tuple[Any, ...]:
    """What makes two claims one saying: voice, number and firmness; an outlet's own voice is its own."""
    return claim.voice or claim.article, claim.low, claim.high, claim.qualifier, claim.modality, claim.kind


def _size(claim: Claim) -> str:
    return amount(claim_object(claim)) if claim.kind == "quantity" else (claim.type or "")


def _reasons(group: Group) -> Iterable[Any]:
    """One line for each two sayings that disagree."""
    by_id = {claim.id: claim for claim in group.claims}
    lines: dict[str, Any] = {}
    for pair in group.pairs:
        if pair.verdict != "compatible":
            between = "then" if pair.verdict == "evolved" else "against"
            line = f"  {pair.verdict}: {_size(by_id[pair.a])} {between} {_size(by_id[pair.b])}: {pair.why}"
            lines.setdefault(line, text(line, STYLES[pair.verdict]))
    yield from list(lines.values())[:REASONS]
    if len(lines) > REASONS:
        yield text(f"  and {len(lines) - REASONS} more such pairs (--format json lists them)", "dim")
    for note in group.notes:
        yield text(f"  note: {note}", "dim")
