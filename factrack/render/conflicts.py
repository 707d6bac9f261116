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
    about = " · ".join(part for part in (group.topic, group.measure, group.actor, group.place) if part)
    when = f", {human_date(group.period)}" if group.period else ""
    count = f"{len({claim.article for claim in group.claims})} articles, {group.origins} origins"
    line = text(f"{about}{when}: ", "bold")
    line.append_text(text(group.verdict.upper(), STYLES[group.verdict]))
    line.append_text(text(f"   {count}", "dim"))
    return line


def _claims(group: Group) -> Any:
    lines = []
    for claim in group.claims:
        row = claim_object(claim)
        size = amount(row) if claim.kind == "quantity" else (claim.type or "")
        voice = said_by(claim.claimant, claim.via) or "own voice"
        day = human_date(claim.date) or (f"({claim.published})" if claim.published else "?")
        lines.append(
            (claim.id[:6], text(size, "bold"), claim.modality, text(voice, "cyan"), outlet(row), day, claim.text)
        )
    return table(
        ("  claim", "says", "how firmly", "who", "source", "when", "in the words"), [(f"  {a}", *b) for a, *b in lines]
    )


def _reasons(group: Group) -> Iterable[Any]:
    seen = []
    by_id = {claim.id: claim for claim in group.claims}
    for pair in group.pairs:
        if pair.verdict == "compatible" or (pair.verdict, pair.why) in seen:
            continue
        seen.append((pair.verdict, pair.why))
        one, other = by_id[pair.a], by_id[pair.b]
        sizes = [amount(claim_object(claim)) or claim.modality for claim in (one, other)]
        yield text(f"  {pair.verdict}: {sizes[0]} against {sizes[1]}: {pair.why}", STYLES[pair.verdict])
    for note in group.notes:
        yield text(f"  note: {note}", "dim")
