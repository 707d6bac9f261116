"""One claim, explained as a person would."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factrack.compare.model import Claim, Group
from factrack.render.conflicts import claim_object
from factrack.render.console import Screen, table, text
from factrack.render.dates import human_date
from factrack.render.grouped import STYLES, span
from factrack.render.safe import clean
from factrack.render.wording import amount, counted, file_name, outlet, reach, said_by, topic_words, who

Row = dict[str, Any]

FIELDS = (
    "id", "kind", "article", "source", "claimant", "via", "topic", "measure", "type", "value", "low", "high", "qualifier",
    "unit", "actor", "agents", "targets", "place", "date", "modality", "text", "rules", "comparisons",
)  # fmt: skip
AROUND = 160
_FIRMNESS = {
    "asserted": "says it as a fact", "alleged": "reports it without vouching for it", "unconfirmed": "says it is not confirmed",
    "planned": "speaks of a plan, not of something done", "possible": "holds it possible", "denied": "denies it",
    "negated": "says it is not so",
}  # fmt: skip
_BOUNDS = {
    "exact": "the number as it stands", "approx": "a round figure", "at_least": "that many or more",
    "more_than": "more than that, by how much is left open", "less_than": "fewer than that",
    "at_most": "that many or fewer", "between": "a range", "vague": "an order of magnitude",
}  # fmt: skip


def comparisons(claim: str, groups: Sequence[Group]) -> list[Row]:
    """Every pair the claim is part of: the other claim, verdict and reason."""
    found = []
    for group in groups:
        for pair in group.pairs:
            if claim in (pair.a, pair.b):
                other = pair.b if pair.a == claim else pair.a
                found.append({"with": other, "verdict": pair.verdict, "why": pair.why})
    return found


def told(found: Row, article: str, told_from: int, groups: Sequence[Group], screen: Screen) -> Iterable[Any]:
    """The words in their place, what was read from them and by which rules, and against what it was held.

    `told_from` is where the article's own text begins, after its front matter.
    """
    yield text(f"Claim {found['id']}, in {file_name(found['article'])}", "bold")
    yield text("")
    yield Padding(_in_place(found, article, told_from), (0, 0, 0, 2))
    yield text("")
    yield from (text(sentence) for sentence in sentences(found))
    yield text("")
    yield text("It was read so because of these words:", "bold")
    rules = [(f"  {clean(rule['text'])}", rule["rule"]) for rule in found["rules"]]
    yield table(("  words", "rule"), rules, (), screen)
    yield text("")
    yield from _compared(found["id"], groups)


def sentences(found: Row) -> list[str]:
    """What the program made of the claim, in plain sentences."""
    teller = outlet(found)
    voice = said_by(found["claimant"], found["via"])
    firm = _FIRMNESS[found["modality"]]
    said = f"{voice} {firm}, {teller} writes." if voice else f"{teller} {firm}, in its own voice."
    return [said, _amount_said(found) if found["kind"] == "quantity" else _event_said(found), _day_said(found)]


def _amount_said(found: Row) -> str:
    low, high = found["low"], found["high"]
    interval = "" if low == high else f": anything {reach(low, high)}"
    what = topic_words(found["topic"], found["measure"]) or "something without a topic"
    about = "".join(f" {word} {found[name]}" for word, name in (("of", "actor"), ("in", "place")) if found[name])
    return f"The amount is {amount(found)}, read as {_BOUNDS[found['qualifier']]}{interval}; it counts {what}{about}."


def _event_said(found: Row) -> str:
    people = (("by", who(found["agents"] or ())), ("to", who(found["targets"] or ())), ("in", found["place"]))
    return f"What happens is {found['type']}" + "".join(f", {word} {name}" for word, name in people if name) + "."


def _day_said(found: Row) -> str:
    day = human_date(found["date"])
    return f"When: {day} ({found['date']})." if day else "No date goes with it."


def _in_place(found: Row, article: str, told_from: int) -> Text:
    start, end = found["start"], found["end"]
    begin = max(told_from, start - AROUND)
    before = article[begin:start]
    before = before[before.find(" ") + 1 :] if begin > told_from else before
    after = article[end : end + AROUND]
    after = after[: after.rfind(" ") + 1 or None] if end + AROUND < len(article) else after
    shown = Text(clean("…" + before.replace("\n", " ")), style="dim")
    shown.append(clean(article[start:end]), style="bold green")
    shown.append(clean(after.replace("\n", " ") + "…"), style="dim")
    return shown


def _compared(claim: str, groups: Sequence[Group]) -> Iterable[Any]:
    """Each pair as a line: the verdict, the other claim, and why."""
    if not groups:
        yield text(
            "It was compared with nothing: no other claim is about the same thing, or it has no topic of its own."
        )
    for group in groups:
        by_id = {member.id: member for member in group.claims}
        if reached := span(group):
            yield text(f"All that is said of it: {reached}.")
        pairs = [pair for pair in group.pairs if claim in (pair.a, pair.b)]
        if not pairs:
            members = counted(len(group.claims), "claim")
            yield text(f"Nothing stands against it: its group, {group.topic} {group.measure or ''}, holds {members}.")
            continue
        yield text("It was held against these:", "bold")
        held = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
        for pair in pairs:
            other = by_id[pair.b if pair.a == claim else pair.a]
            held.add_row(text(f"  {pair.verdict}", STYLES[pair.verdict]), text(f"with {_named(other)}: {pair.why}"))
        yield held


def _named(claim: Claim) -> str:
    row = claim_object(claim)
    size = amount(row) if claim.kind == "quantity" else claim.text
    return f"{size} ({claim.claimant or outlet(row)}, {claim.id[:6]})"
