"""Every report on screens of every width: no line is longer, and a row of a table is one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from factrack.render import console
from factrack.render.dates import human_date
from tests.cli.test_reports import REPORTS, SEARCH, objects
from tests.conftest import Result, Run

WIDTHS = (60, 80, 120, 200)


@pytest.fixture
def on_screen(samples: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The program on a screen of `width` columns that someone looks at."""
    monkeypatch.setattr(console, "is_terminal", lambda: True)

    def call(*arguments: str, width: int = 80) -> Result:
        monkeypatch.setenv("COLUMNS", str(width))
        return samples("--no-color", *arguments)

    return call


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("report", [*REPORTS, "search", "show", "explain"])
def test_no_line_is_wider_than_the_screen(samples: Run, on_screen: Run, report: str, width: int) -> None:
    claim = objects(samples, "conflicts")[0]["claims"][0]["id"]
    calls = {"search": SEARCH, "show": ["show", "c1-crue-premiere-nuit.md"], "explain": ["explain", claim]}
    result = on_screen(*calls.get(report, [report]), width=width)
    assert result.code == 0 and result.out
    assert max(map(cell_len, result.out.splitlines())) <= width


@pytest.mark.parametrize("report", ["actors", "events", "quantities", "sources", "articles", "topics"])
def test_a_row_is_a_line(samples: Run, on_screen: Run, report: str) -> None:
    rows = objects(samples, report)
    lines = on_screen(report).out.splitlines()
    assert len(lines) - lines[-1].startswith("on a wider screen:") == len(rows) + 1


def test_what_is_typed_again_is_whole_where_there_is_room_for_it(samples: Run, on_screen: Run) -> None:
    names = [Path(row["article"]).name for row in objects(samples, "articles")]
    lines = on_screen("articles", width=120).out.splitlines()[1:]
    assert [line.split()[0] for line in lines[: len(names)]] == names
    events = on_screen("events", width=120).out.splitlines()[1:]
    assert all(human_date(row["date"]) in line for row, line in zip(objects(samples, "events"), events, strict=False))


def test_columns_that_had_no_room_are_named(on_screen: Run) -> None:
    assert "on a wider screen: known from, lang, copy of" in on_screen("articles").out
    wide = on_screen("articles", width=250).out
    assert "on a wider screen" not in wide and "known from" in wide


def test_the_legend_names_only_the_signs_that_are_there(on_screen: Run) -> None:
    shown = on_screen("timeline", "--type", "treaty_signed").out
    assert "alleged" not in shown
    assert "→ planned" in on_screen("timeline").out
