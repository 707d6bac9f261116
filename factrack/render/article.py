"""An article with its facts marked in place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.text import Text

from factrack.render.console import table
from factrack.render.safe import clean, markdown_cell
from factrack.render.wording import amount, file_name

Row = dict[str, Any]

FACT_FIELDS = (
    "start", "end", "kind", "id", "topic", "measure", "value", "low", "high", "qualifier", "unit", "type", "claimant",
    "modality", "date", "text", "edtf", "date_kind", "name",
)  # fmt: skip
STYLES = {"quantity": "bold green", "event": "underline", "date": "yellow", "actor": "cyan"}
_ORDER = ("event", "actor", "date", "quantity")
_SIGNS = {"quantity": "**", "event": "", "date": "_", "actor": ""}


def marked(article: Row, marks: Sequence[Row]) -> Iterable[Any]:
    """The text in colour, a legend, and the claims as a table."""
    head = " · ".join(
        str(part) for part in (article["source"], article["published"], file_name(article["name"])) if part
    )
    yield Text(clean(head), style="bold")
    yield _legend()
    yield Text("")
    body = Text(clean(article["text"]))
    for kind in _ORDER:
        for mark in marks:
            if mark["kind"] == kind:
                body.stylize(STYLES[kind], mark["start"], mark["end"])
    yield body
    yield Text("")
    yield claims_table(article, marks)


def claims_table(article: Row, marks: Sequence[Row]) -> Any:
    """The claims of the article, one a line."""
    lines = [
        (mark["id"], mark["kind"], mark.get("type") or mark.get("topic"), _amount(mark), mark["claimant"] or "—",
         mark["modality"], mark["date"], article["text"][mark["start"] : mark["end"]])
        for mark in marks
        if mark["kind"] in ("quantity", "event")
    ]  # fmt: skip
    headers = ("claim", "kind", "about", "how much", "who says", "how firmly", "when", "in the words")
    return table(headers, lines, right=(3,))


def marked_markdown(article: Row, marks: Sequence[Row]) -> str:
    """The text with quantities in bold and dates in italics, then the claims as a table."""
    text, pieces, position = article["text"], [], 0
    for mark in sorted((m for m in marks if _SIGNS[m["kind"]]), key=lambda m: (m["start"], -m["end"])):
        if mark["start"] < position:
            continue
        sign = _SIGNS[mark["kind"]]
        pieces += [_escaped(text[position : mark["start"]]), sign, _escaped(text[mark["start"] : mark["end"]]), sign]
        position = mark["end"]
    body = "".join([*pieces, _escaped(text[position:])])
    columns = ("id", "kind", "topic", "type", "claimant", "modality", "date")
    lines = [f"| {' | '.join(columns)} | words |", f"|{' --- |' * (len(columns) + 1)}"]
    for mark in marks:
        if mark["kind"] in ("quantity", "event"):
            cells = [markdown_cell(mark.get(name)) for name in columns]
            lines.append(f"| {' | '.join(cells)} | {markdown_cell(text[mark['start'] : mark['end']])} |")
    return body + "\n\n" + "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return "\n".join(markdown_cell(line) for line in text.splitlines()) + ("\n" if text.endswith("\n") else "")


def _legend() -> Text:
    legend = Text()
    for kind, style in STYLES.items():
        legend.append(kind, style=style)
        legend.append("  ")
    return legend


def _amount(mark: Row) -> str:
    return amount(mark) if mark["kind"] == "quantity" else ""
