"""Groups of comparable claims as a person reads them: a headline, the claims on one scale, the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from factrack.compare.model import SERIOUSNESS, Claim, Group, Pair
from factrack.render.columns import Line, Widths, widths
from factrack.render.conflicts import claim_object
from factrack.render.console import Screen, table, text
from factrack.render.dates import human_date
from factrack.render.forest import LEGEND, axis, drawn, sparkline
from factrack.render.scale import Scale, bar_of, heights, scale_of, series
from factrack.render.wording import ANY_MEASURE, ITSELF, amount, counted, number, outlet, reach, said_by, shortened

REASONS = 6  # lines of reasons a group shows
REASONS_BESIDE_A_PLOT = 4
STYLES = {"conflict": "bold red", "disputed": "bold magenta", "evolved": "bold cyan", "compatible": "green"}
_HEADERS = {
    "id": "  claim", "says": "says", "firm": "", "who": "who", "plot": "", "when": "when", "in": "in", "words": "in the words",
}  # fmt: skip
_HEADLINE = 120  # the verdict stands no farther right than this


def groups(found: Sequence[Group], screen: Screen) -> Iterable[Any]:
    """Each group under a headline, its claims as lines, then the reasons; one legend at the end."""
    plotted = False
    for group in found:
        lines = [_line(claims) for claims in sayings(group)]
        scale = scale_of(line.bar for line in lines if line.bar) if screen.plots else None
        plotted = plotted or scale is not None
        yield from _headline(group, screen)
        yield from _on_a_scale(lines, scale, screen.width) if screen.plots else [_listed(lines)]
        yield from [text(f"  {reached}", "dim")] if (reached := span(group)) else []
        yield from _over_time(group)
        yield from _reasons(group, REASONS_BESIDE_A_PLOT if screen.plots else REASONS)
        yield ""
    if plotted:
        yield text(LEGEND, "dim")


def sayings(group: Group) -> list[list[Claim]]:
    """What is said in a group, smallest numbers first; who repeats it in the same voice is one saying."""
    said: dict[tuple[Any, ...], list[Claim]] = {}
    for claim in sorted(group.claims, key=lambda one: (one.low if one.low is not None else -1, one.number)):
        said.setdefault(_saying(claim), []).append(claim)
    return list(said.values())


def reasons(group: Group) -> list[tuple[str, str]]:
    """Verdict and reason of each two amounts that disagree, each once, the gravest first."""
    by_id = {claim.id: claim for claim in group.claims}
    found: dict[tuple[str, frozenset[Any]], tuple[str, str]] = {}
    for pair in sorted(group.pairs, key=lambda pair: SERIOUSNESS[pair.verdict]):
        a, b = by_id[pair.a], by_id[pair.b]
        if pair.verdict != "compatible":
            why = f"{size(a)} {_between(pair, a, b)} {size(b)}: {pair.why}"
            found.setdefault((pair.verdict, frozenset((size(a), size(b)))), (pair.verdict, why))
    return list(dict.fromkeys(found.values()))


def _between(pair: Pair, a: Claim, b: Claim) -> str:
    """The word between two amounts: "then" only where it is known which came first."""
    if pair.verdict != "evolved":
        return "against"
    days = {claim.high_day or claim.published for claim in (a, b)}
    return "then" if a.earlier or (None not in days and len(days) > 1) else "and"


def about(group: Group) -> str:
    """What a group counts, of whom and where, each name once."""
    names = (group.topic, group.measure, group.actor, group.place)
    return " · ".join(dict.fromkeys(name for name in names if name and name not in ANY_MEASURE))


def tally(group: Group) -> str:
    """How many articles and independent voices it rests on."""
    articles = len({claim.article for claim in group.claims})
    return f"{counted(articles, 'article')}, {counted(group.origins, 'origin')}"


def span(group: Group) -> str:
    """The envelope of a group in words, with the value that is best attested; empty where all say one number."""
    if (group.low is None and group.high is None) or group.low == group.high:
        return ""
    unit = next((f" {claim.unit}" for claim in group.claims if claim.unit), "")
    reached = f"{reach(group.low, group.high)}{unit}"
    if group.best is None:
        told = any(claim.value is not None for claim in group.claims)
        return f"{reached}; {'none better attested' if told else 'nobody gives one value'}"
    voices = f"{group.best.origins} of {counted(group.origins, 'origin')}"
    return f"{reached}; best attested {number(group.best.value)}{unit} ({voices})"


def size(claim: Claim) -> str:
    """The amount, or the type of an event."""
    return amount(claim_object(claim)) if claim.kind == "quantity" else (claim.type or "")


def when(claim: Claim) -> str:
    """The claim's own day, else the day it was told."""
    return human_date(claim.date) or (f"told {human_date(claim.published)}" if claim.published else "no date")


def _line(claims: Sequence[Claim]) -> Line:
    claim = claims[0]
    outlets = tuple(dict.fromkeys(outlet(claim_object(one)) for one in claims))
    firm = "" if claim.modality == "asserted" else claim.modality
    voice = said_by(claim.claimant, claim.via)
    return Line(claim.id[:6], size(claim), firm, voice, when(claim), outlets, claim.text, bar_of(claim))


def _saying(claim: Claim) -> tuple[Any, ...]:
    """What makes two claims one saying: voice, number and firmness; an outlet's own voice is its own, and its copies'."""
    return claim.voice or claim.origin, claim.low, claim.high, claim.qualifier, claim.modality, claim.kind


def _headline(group: Group, screen: Screen) -> Iterable[Any]:
    """What it is about on the left, the verdict on the right; where that has no room, below; in a pipe, right after."""
    period = f", {human_date(group.period)}" if group.period else ""
    left = text(about(group) + period, "bold")
    right = text(group.verdict.upper(), STYLES[group.verdict])
    right.append_text(text(f"  {tally(group)}", "dim"))
    if not screen.plots:
        yield Text.assemble(left, ": ", right)
        return
    gap = min(screen.width, _HEADLINE) - left.cell_len - right.cell_len
    yield from [Text.assemble(left, " " * gap, right)] if gap >= 2 else [left, right]


def _listed(lines: Sequence[Line]) -> Any:
    """The claims as a table without pictures: for pipes and files."""
    rows = []
    for line in lines:
        where = line.outlets[0] + (f" and {len(line.outlets) - 1} more" if len(line.outlets) > 1 else "")
        voice = f"{line.who} in {where}" if line.who else where
        rows.append((f"  {line.id}", ", ".join(filter(None, (line.size, line.firm))), voice, line.when, line.words))
    return table(("  claim", "says", "who", "when", "in the words"), rows)


def _on_a_scale(lines: Sequence[Line], scale: Scale | None, width: int) -> Iterable[Any]:
    """The claims with their bars under one axis; outlets by letter, told below, where their names have no room."""
    outlets = list(dict.fromkeys(name for line in lines for name in line.outlets))
    room = widths(lines, width, scale is not None, len(outlets))
    made = Table(box=None, pad_edge=False, show_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for name, columns in room.shown():
        header = f" {axis(scale, room.plot - 1)}" if name == "plot" and scale else _HEADERS[name]
        side = "right" if name == "says" else "left"
        made.add_column(Text(header), justify=side, width=columns, no_wrap=True, overflow="ellipsis")  # type: ignore[arg-type]
    for line in lines:
        made.add_row(*(_cell(line, name, scale, room, outlets) for name, _ in room.shown()))
    yield made
    if not room.outlet:
        yield text(f"  in {outlets[0]}", "dim")
    elif room.letters:
        names = [f"{_letter(index)} {name}" for index, name in enumerate(outlets)]
        yield from (text(f"  {line}", "dim") for line in _packed(names, width - 2))


def _cell(line: Line, name: str, scale: Scale | None, room: Widths, outlets: Sequence[str]) -> Text:
    if name == "id":
        return text(f"  {line.id}", "dim")
    if name == "says":
        return text(line.size, "bold")
    if name == "who":
        return text(line.who) if line.who else text(ITSELF, "dim")
    if name == "plot":
        return Text.assemble(("│", "dim"), drawn(line.bar, scale, room.plot - 1) if line.bar and scale else "")
    if name == "in":
        return text(_printed_in(line, room, outlets), "dim")
    return text({"firm": line.firm, "when": line.when, "words": line.words}[name], "italic" if name == "firm" else "")


def _printed_in(line: Line, room: Widths, outlets: Sequence[str]) -> str:
    """The letters of all outlets, or the name of the first and how many more."""
    if room.letters:
        return " ".join(_letter(outlets.index(one)) for one in line.outlets)
    more = f" +{len(line.outlets) - 1}" if len(line.outlets) > 1 else ""
    return shortened(line.outlets[0], room.outlet - len(more)) + more


def _packed(parts: Sequence[str], width: int) -> list[str]:
    """Parts side by side in lines of at most `width` columns; none is broken that fits one."""
    lines = [""]
    for part in parts:
        joined = f"{lines[-1]}   {part}" if lines[-1] else part
        if lines[-1] and cell_len(joined) > width:
            lines.append(part)
        else:
            lines[-1] = joined
    return lines


def _letter(index: int) -> str:
    return chr(ord("a") + index % 26) * (index // 26 + 1)


def _over_time(group: Group) -> Iterable[Any]:
    """A count that changes, day by day."""
    changed = {name for pair in group.pairs if pair.verdict == "evolved" for name in (pair.a, pair.b)}
    days = series([claim for claim in group.claims if claim.id in changed])
    if days:
        told = " → ".join(f"{size(claim)} ({human_date(claim.high_day or claim.published)})" for claim in days)
        yield text(f"  over time {sparkline(heights(days))}  {told}")


def _reasons(group: Group, most: int) -> Iterable[Any]:
    """One line for each two sayings that disagree."""
    found = reasons(group)
    told = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
    for verdict, why in found[:most]:
        told.add_row(text(f"  {verdict}:", STYLES[verdict]), text(why))
    yield from [told] if found else []
    if len(found) > most:
        yield text(f"  and {len(found) - most} more such pairs (--format json lists them)", "dim")
    for note in group.notes:
        yield text(f"  note: {note}", "dim")
