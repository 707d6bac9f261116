"""Tables as files for other programs: csv or jsonl, and a data dictionary that a person and a program can read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from factrack.render.formats import as_json
from factrack.render.safe import document_cell, markdown_cell, to_json

Row = dict[str, Any]

MEDIA = {"csv": "text/csv", "jsonl": "application/jsonl"}
_NOTE = {
    "csv": "Cells that a spreadsheet would run as a formula begin with an apostrophe that is no part of them, and control "
    "characters are replaced one by one; lists are JSON. The jsonl form (`--format jsonl`) holds every value exactly.",
    "jsonl": "One JSON object a line; every value is exactly what the database holds, lists are lists.",
}


def lines(rows: Iterable[Row], names: Sequence[str], form: str) -> Iterator[str]:
    """The file of a table, a row at a time; csv begins with the names of the columns."""
    if form == "jsonl":
        yield from (to_json(row) + "\n" for row in rows)
        return
    yield _csv_line(names)
    for row in rows:
        yield _csv_line([document_cell(row[name]) for name in names])


def data_package(tables: Sequence[Any], form: str) -> str:
    """The dictionary for programs: a Frictionless Data Package descriptor of `tables` (name, description, columns)."""
    return as_json(
        {
            "name": "factrack",
            "title": "What factrack read: claims, events and quantities with who says so",
            "resources": [_resource(table, form) for table in tables],
        }
    )


def readme(tables: Sequence[Any], form: str) -> str:
    """The dictionary for a person: every file, every column."""
    parts = ["# Data dictionary", _NOTE[form]]
    for table in tables:
        rows = [f"| {column.name} | {column.type} | {markdown_cell(_told(column))} |" for column in table.columns]
        head = ["| column | type | holds |", "| --- | --- | --- |"]
        parts += [f"## {table.name}.{form}", f"{table.description}.", "\n".join([*head, *rows])]
    return "\n\n".join(parts) + "\n"


def _told(column: Any) -> str:
    return "; ".join(filter(None, (column.description, f"refers to {column.refers_to}" if column.refers_to else "")))


def _resource(table: Any, form: str) -> Row:
    schema: Row = {
        "fields": [
            {"name": column.name, "type": "array" if column.type == "list" else column.type, "description": column.description}
            for column in table.columns
        ]
    }  # fmt: skip
    if keys := [column.name for column in table.columns if column.key]:
        schema["primaryKey"] = keys
    if foreign := [column for column in table.columns if column.refers_to]:
        schema["foreignKeys"] = [
            {"fields": [column.name], "reference": dict(zip(("resource", "fields"), _target(column), strict=True))}
            for column in foreign
        ]
    return {
        "name": table.name, "path": f"{table.name}.{form}", "format": form, "mediatype": MEDIA[form], "encoding": "utf-8",
        "description": table.description, "schema": schema,
    }  # fmt: skip


def _target(column: Any) -> tuple[str, list[str]]:
    table, _, name = column.refers_to.partition(".")
    return table, [name]


def _csv_line(cells: Sequence[str]) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()
