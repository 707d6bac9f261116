"""The one place where article text becomes output: nothing in it can steer a terminal, a table or a spreadsheet.

C0 controls but newline and tab, DEL, C1 controls, bidirectional overrides and lone surrogates become U+FFFD
(in JSON: `\\u` escapes); a cell is one line; spreadsheet formulas are kept from running (CWE-150, CWE-1236).
"""

from __future__ import annotations

import json
import re
from typing import Any

_HOSTILE = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_UNSAFE = re.compile(f"[{_HOSTILE}]")
_BREAKS = re.compile(r"[\r\n\t\v\f\x85\u2028\u2029]+")
_FORMULA = ("=", "+", "-", "@")
_ADDRESS = re.compile(
    r"https?://[^\s<>\"'`{}|\\^\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]{1,2000}", re.I
)


def clean(text: str) -> str:
    """`text` with every character that could act on a terminal replaced, length kept; newlines and tabs stay."""
    return _UNSAFE.sub("\ufffd", text.replace("\r\n", " \n"))


def cell(value: Any) -> str:
    """A value as one line of clean text; nested values as JSON, null as nothing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return clean(_BREAKS.sub(" ", value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    return clean(to_json(value))


def spreadsheet_cell(value: Any) -> str:
    """A cell that no spreadsheet takes for a formula; numbers stay untouched."""
    text = cell(value)
    if not isinstance(value, int | float) and text.startswith(_FORMULA):
        return "'" + text
    return text


def document_cell(value: Any) -> str:
    """A cell that may hold a whole text: its lines stay, its length too, but for the apostrophe before a formula."""
    if not isinstance(value, str):
        return spreadsheet_cell(value)
    text = clean(value)
    return "'" + text if text.startswith(_FORMULA) else text


def web_address(value: str | None) -> str | None:
    """The address if it is one of the web (http, https) and holds nothing that ends or hides it; None otherwise."""
    return value if value and _ADDRESS.fullmatch(value) else None


def markdown_cell(value: Any) -> str:
    """A cell of a Markdown table: no column, markup or HTML comes from an article."""
    text = cell(value).replace("\\", "\\\\").replace("&", "&amp;").replace("<", "&lt;")
    return re.sub(r"([|`*_\[\]])", r"\\\1", text)


def to_json(value: Any, indent: int | None = None) -> str:
    """JSON in readable UTF-8, with everything hostile as `\\u` escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return _UNSAFE.sub(lambda match: match.group() if match.group() == "\n" else f"\\u{ord(match.group()):04x}", text)
