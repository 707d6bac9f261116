"""An article with its facts marked in place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.text import Text

from factrack.render.console import Screen, table, text
from factrack.render.dates import human_date
from factrack.render.safe import clean, markdown_cell
from factrack.render.wording import amount, file_name, topic_words

Row = dict[str, Any]

FACT_FIELDS = (
    "start", "end", "kind", "id", "topic", "measure", "value", "low", "high", "qualifier", "unit", "type", "claimant",
    "modality", "date", "text", "edtf", "date_kind", "name",
)  # fmt: skip
STYLES = {"quantity": "bold green", "event": "underline", "date": "magenta", "actor": "cyan"}
_LEGEND = {"quantity": "a number", "event": "what happened", "date": "when", "actor": "who"}
_ORDER = ("event", "actor", "date", "quantity")
_SIGNS = {"quantity": "**", "event": "", "date": "_", "actor": ""}
_MARKDOWN_LEGEND = "Numbers are **bold**, dates _italic_; `[n]` is the number of the claim in the table below."


def marked(article: Row, marks: Sequence[Row], screen: Screen) -> Iterable[Any]:
    """The text in colour, a legend, and the claims as a table; on a screen, each claim's number stands after its words."""
    yield text(_head(article), "bold")
    if screen.live:
        yield _legend()
    yield Text("")
    yield _in_place(article, marks, numbered=screen.live)
    yield Text("")
    yield claims_table(article, marks, screen)


def claims_table(article: Row, marks: Sequence[Row], screen: Screen) -> Any:
    """The claims of the article, one a line, numbered as in the text."""
    lines = [
        (f"[{number}]", mark["id"][:6], mark.get("type") or topic_words(mark.get("topic"), mark.get("measure")),
         _amount(mark), mark["claimant"], mark["modality"],
         human_date(mark["date"]), article["text"][mark["start"] : mark["end"]])
        for number, mark in enumerate(_claims(marks), 1)
    ]  # fmt: skip
    headers = ("", "claim", "about", "how much", "who says", "how firmly", "when", "in the words")
    return table(headers, lines, (0, 3), screen, spare=("when",), whole=("how much", "when"))


def marked_markdown(article: Row, marks: Sequence[Row]) -> str:
    """The text with numbers in bold and dates in italics, each claim's number after it, then the claims as a table."""
    text_, pieces, position = article["text"], [], 0
    numbers = _numbers_at(marks)
    for mark in sorted((m for m in marks if _SIGNS[m["kind"]]), key=lambda m: (m["start"], -m["end"])):
        if mark["start"] < position:
            continue
        pieces += [_plain(text_, position, mark["start"], numbers), _emphasised(text_, mark, _SIGNS[mark["kind"]])]
        position = mark["end"]
        pieces.append(numbers.pop(position, ""))
    body = "".join([*pieces, _plain(text_, position, len(text_), numbers)])
    columns = ("topic", "type", "claimant", "modality", "date")
    lines = [f"| n | claim | how much | {' | '.join(columns)} | words |", f"|{' --- |' * (len(columns) + 4)}"]
    for number, mark in enumerate(_claims(marks), 1):
        cells = [markdown_cell(value) for value in (_amount(mark), *(mark.get(name) for name in columns))]
        words = markdown_cell(text_[mark["start"] : mark["end"]])
        lines.append(f"| {number} | {mark['id']} | {' | '.join(cells)} | {words} |")
    return "\n\n".join((f"{markdown_cell(_head(article))}", _MARKDOWN_LEGEND, body, "\n".join(lines))) + "\n"


def _head(article: Row) -> str:
    parts = (article["source"], article["published"], file_name(article["name"]))
    return " · ".join(str(part) for part in parts if part)


def _claims(marks: Sequence[Row]) -> list[Row]:
    return [mark for mark in marks if mark["kind"] in ("quantity", "event")]


def _numbers_at(marks: Sequence[Row]) -> dict[int, str]:
    """Where claims end, with their numbers: `[3][4]`."""
    found: dict[int, str] = {}
    for number, mark in enumerate(_claims(marks), 1):
        found[mark["end"]] = found.get(mark["end"], "") + f"[{number}]"
    return found


def _in_place(article: Row, marks: Sequence[Row], *, numbered: bool) -> Text:
    body = Text(clean(article["text"]))
    for kind in _ORDER:
        for mark in marks:
            if mark["kind"] == kind:
                body.stylize(STYLES[kind], mark["start"], mark["end"])
    if not numbered:
        return body
    shown, position = Text(), 0
    for end, number in sorted(_numbers_at(marks).items()):
        shown.append_text(body[position:end])
        shown.append(number, "dim")
        position = end
    return shown.append_text(body[position:])


def _emphasised(text_: str, mark: Row, sign: str) -> str:
    """The words between two signs, which must touch them; nothing is emphasised across lines."""
    words = text_[mark["start"] : mark["end"]]
    return _escaped(words) if "\n" in words or words != words.strip() else f"{sign}{_escaped(words)}{sign}"


def _plain(text_: str, start: int, end: int, numbers: dict[int, str]) -> str:
    """Words between two marks, with the numbers of claims that end among them."""
    pieces, position = [], start
    for place in sorted(place for place in numbers if start <= place <= end):
        pieces += [_escaped(text_[position:place]), numbers.pop(place)]
        position = place
    return "".join([*pieces, _escaped(text_[position:end])])


def _escaped(text_: str) -> str:
    return "\n".join(markdown_cell(line) for line in text_.split("\n"))


def _legend() -> Text:
    legend = Text()
    for kind, style in STYLES.items():
        legend.append(_LEGEND[kind], style=style)
        legend.append("   ")
    return legend.append("[n] the claim's number in the table", "dim")


def _amount(mark: Row) -> str:
    return amount(mark) if mark["kind"] == "quantity" else ""
