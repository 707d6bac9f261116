"""Rows in the formats that scripts read: json, jsonl, csv, tsv and md. A person's table is in `tables`."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal

from factrack.render.safe import cell, markdown_cell, spreadsheet_cell, to_json

Row = dict[str, Any]
Format = Literal["table", "json", "jsonl", "csv", "tsv", "md"]


def as_json(rows: Any) -> str:
    """A list of objects (or one object), indented."""
    return to_json(rows, indent=2) + "\n"


def as_jsonl(rows: Iterable[Row]) -> str:
    """One object a line."""
    return "".join(to_json(row) + "\n" for row in rows)


def as_csv(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """RFC 4180 with a header; nested values are JSON in a cell, text cells are kept from running as formulas."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([spreadsheet_cell(row.get(name)) for name in columns] for row in rows)
    return buffer.getvalue()


def as_tsv(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """Tab-separated with a header; no cell holds a tab or a newline, so nothing is quoted."""
    lines = ["\t".join(columns)]
    lines += ["\t".join(spreadsheet_cell(row.get(name)) for name in columns) for row in rows]
    return "\n".join(lines) + "\n"


def as_markdown(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """A GitHub table."""
    lines = [f"| {' | '.join(columns)} |", f"| {' | '.join('---' for _ in columns)} |"]
    lines += [f"| {' | '.join(markdown_cell(row.get(name)) for name in columns)} |" for row in rows]
    return "\n".join(lines) + "\n"


_TABULAR: dict[str, Callable[[Sequence[Row], Sequence[str]], str]] = {
    "csv": as_csv,
    "tsv": as_tsv,
    "md": as_markdown,
}


def render(rows: Sequence[Row], columns: Sequence[str], form: str) -> str:
    """`rows` in any format but `table`; `columns` are the fields, in the order of the tabular formats."""
    if form == "json":
        return as_json(list(rows))
    if form == "jsonl":
        return as_jsonl(rows)
    return _TABULAR[form](rows, columns)


__all__ = ["Format", "Row", "as_csv", "as_json", "as_jsonl", "as_markdown", "as_tsv", "cell", "render"]
