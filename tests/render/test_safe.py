"""Nothing an article says can steer a terminal, a table or a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factrack.render.formats import as_csv, as_json, as_jsonl, as_markdown, as_tsv
from factrack.render.safe import cell, clean, document_cell, markdown_cell, spreadsheet_cell, to_json, web_address

HOSTILE = "\x00\x07\x08\x0b\x0c\x1b\x7f\x80\x85\x9b\x9f\u061c\u200e\u200f\u202a\u202e\u2066\u2069\u2028\u2029\ud800"
ANY = st.text(st.characters(), max_size=40)
ROWS = st.lists(
    st.fixed_dictionaries({"a": ANY | st.none() | st.integers() | st.booleans(), "b": st.lists(ANY, max_size=2)})
)


def harmful(text: str) -> list[str]:
    """Characters that act on a screen: controls but newline and tab, marks of direction, lone surrogates."""
    kept = {"\n", "\t"}
    bidi = {"\u061c", "\u200e", "\u200f", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
    return [c for c in text if c not in kept and (unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") or c in bidi)]


@given(ANY)
def test_clean_keeps_length_and_what_is_harmless(text: str) -> None:
    found = clean(text)
    assert len(found) == len(text) and harmful(found) == []
    assert all(a == b for a, b in zip(text.replace("\r\n", " \n"), found, strict=True) if b != "\ufffd")


def test_clean_replaces_each_hostile_character() -> None:
    assert clean(HOSTILE) == "\ufffd" * len(HOSTILE)


@given(ANY)
def test_a_cell_is_one_line(text: str) -> None:
    assert "\n" not in cell(text) and "\t" not in cell(text) and harmful(cell(text)) == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (3, "3"),
        (2.5, "2.5"),
        (-4, "-4"),
        (["a", 1], '["a", 1]'),
        ({}, "{}"),
    ],
)
def test_cells_of_other_values(value: Any, text: str) -> None:
    assert cell(value) == text


@pytest.mark.parametrize("text", ["=1+1", "+33", "-2", "@sum", "=cmd|' /C calc'!A0", "\t=1", "\r=1", "\n=1"])
def test_no_text_is_a_formula(text: str) -> None:
    found = spreadsheet_cell(text)
    assert found[0] not in "=+-@\t\r"


@pytest.mark.parametrize("number", [-5, 5, -2.5])
def test_numbers_stay_numbers(number: float) -> None:
    assert spreadsheet_cell(number) == repr(number)


@given(ROWS)
def test_csv_reads_back(rows: list[dict[str, Any]]) -> None:
    text = as_csv(rows, ("a", "b"))
    assert harmful(text) == []
    found = list(csv.reader(io.StringIO(text)))
    assert found == [["a", "b"], *([spreadsheet_cell(row["a"]), spreadsheet_cell(row["b"])] for row in rows)]


@given(ROWS)
def test_tsv_is_a_line_a_row_and_a_tab_a_column(rows: list[dict[str, Any]]) -> None:
    text = as_tsv(rows, ("a", "b"))
    assert harmful(text) == []
    assert [line.count("\t") for line in text.split("\n")[:-1]] == [1] * (len(rows) + 1)


@given(ROWS)
def test_json_reads_back_as_it_was(rows: list[dict[str, Any]]) -> None:
    for text in (as_json(rows), as_jsonl(rows)):
        assert harmful(text) == []
        text.encode("utf-8")
    assert json.loads(as_json(rows)) == rows
    assert [json.loads(line) for line in as_jsonl(rows).split("\n")[:-1]] == rows


def test_hostile_characters_are_escapes_in_json() -> None:
    assert to_json("a\x9b\u202eb") == '"a\\u009b\\u202eb"'
    assert json.loads(to_json(HOSTILE)) == HOSTILE


@given(ROWS)
def test_markdown_is_a_line_a_row(rows: list[dict[str, Any]]) -> None:
    text = as_markdown(rows, ("a", "b"))
    assert harmful(text) == []
    assert len(text.split("\n")) == len(rows) + 3


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", "a\\|b"), ("<script>", "&lt;script>"), ("&lt;", "&amp;lt;"), ("`x`", "\\`x\\`"), ("*x*", "\\*x\\*"),
        ("[x](http://a)", "\\[x\\](http://a)"), ("\\|", "\\\\\\|"), ("a\nb", "a b"),
    ],
)  # fmt: skip
def test_no_markup_comes_from_an_article(text: str, shown: str) -> None:
    assert markdown_cell(text) == shown


@pytest.mark.parametrize(
    "address",
    ["http://a.example", "https://a.example/b?c=1&d=é#e", "HTTPS://a.example/x_(y)"],
)
def test_addresses_of_the_web(address: str) -> None:
    assert web_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        None, "", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//a.example", "a.example",
        "https://a.example/ b", 'https://a.example/"onclick="x', "https://a.example/<b>", "https://a.example/\u202ex",
        " https://a.example", "https://a.example\n", "vbscript:x", "https://" + "a" * 3000,
    ],
)  # fmt: skip
def test_no_other_address_becomes_a_link(address: str | None) -> None:
    assert web_address(address) is None


@given(ANY)
def test_a_text_in_a_cell_keeps_its_length_but_for_the_apostrophe(text: str) -> None:
    found = document_cell(text)
    assert harmful(found) == [] and found[:1] not in ("=", "+", "-", "@")
    assert len(found) - len(text) == (text[:1] in ("=", "+", "-", "@") if text else 0)
