"""Every report in every format, over the sample articles: what scripts rely on."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

REPORTS = ["timeline", "conflicts", "claims", "actors", "events", "quantities", "sources", "articles", "topics"]
SEARCH = ["search", "soldats"]
FORMATS = ["table", "json", "jsonl", "csv", "tsv", "md"]
FIELDS = {
    "timeline": "type title targets root reports place origins modality low high date_conflict date background agents",
    "conflicts": "verdict topic place period pairs origins measure low high claims actor",
    "claims": "via value type topic text start source qualifier modality "
    "low kind id high end date claimant article agents",
    "quantities": "via value unit topic text start source qualifier place modality "
    "measure low id high end date counted claimant article actor",
    "events": "via type text targets start source root place "
    "modality id end date_text date claimant background article agents",
    "articles": "title source published_basis published language article",
    "actors": "type name code",
    "sources": "source articles",
    "topics": "topic measure claims",
}


def objects(run: Run, *arguments: str) -> list[dict[str, Any]]:
    result = run(*arguments, "--format", "json")
    assert result.code == 0, result.err
    found: list[dict[str, Any]] = json.loads(result.out)
    return found


@pytest.mark.parametrize("report", REPORTS)
def test_json_has_the_promised_fields(samples: Run, report: str) -> None:
    rows = objects(samples, report)
    assert rows
    for row in rows:
        assert set(FIELDS[report].split()) <= set(row)


@pytest.mark.parametrize("report", [*REPORTS, "search"])
def test_jsonl_is_the_same_line_by_line(samples: Run, report: str) -> None:
    arguments = SEARCH if report == "search" else [report]
    result = samples(*arguments, "--format", "jsonl")
    assert [json.loads(line) for line in result.out.split("\n")[:-1]] == objects(samples, *arguments)


@pytest.mark.parametrize("report", [*REPORTS, "search"])
@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_cells_hold_every_field_of_the_json(samples: Run, report: str, form: str) -> None:
    arguments = SEARCH if report == "search" else [report]
    rows = objects(samples, *arguments)
    text = samples(*arguments, "--format", form).out
    if form == "csv":
        found = list(csv.DictReader(io.StringIO(text)))
    else:
        lines = [line.split("\t") for line in text.split("\n")[:-1]]
        found = [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]
    assert len(found) == len(rows)
    for cells, row in zip(found, rows, strict=True):
        assert set(row) <= set(cells)
        for name, value in row.items():
            if isinstance(value, list):
                assert json.loads(cells[name].removeprefix("'")) == json.loads(json.dumps(value).replace("\\n", " "))
            elif value is None:
                assert cells[name] == ""


@pytest.mark.parametrize("report", [*REPORTS, "search"])
def test_markdown_is_one_table(samples: Run, report: str) -> None:
    arguments = SEARCH if report == "search" else [report]
    lines = samples(*arguments, "--format", "md").out.splitlines()
    bars = {line.replace("\\|", "").count("|") for line in lines}
    assert len(lines) == len(objects(samples, *arguments)) + 2
    assert len(bars) == 1


@pytest.mark.parametrize("report", [*REPORTS, "search"])
def test_a_table_for_people_is_plain_text_where_no_one_looks(samples: Run, report: str) -> None:
    result = samples(*(SEARCH if report == "search" else [report]))
    assert result.code == 0 and result.out
    assert "\x1b" not in result.out
    assert all(line == line.rstrip() for line in result.out.splitlines())


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_goes_to_a_file_whole(samples: Run, form: str, tmp_path: Path) -> None:
    path = tmp_path / "report"
    path.write_text("old")
    shown = samples("claims", "--format", form)
    written = samples("claims", "--format", form, "-o", path)
    assert (written.code, written.out) == (0, "")
    assert path.read_bytes().decode() == shown.out
    assert list(tmp_path.iterdir()) == [path]


def test_a_report_that_cannot_be_written_leaves_nothing(samples: Run, tmp_path: Path) -> None:
    result = samples("claims", "-o", tmp_path / "no" / "report")
    assert result.code == 1 and "cannot write the report" in result.err and result.out == ""
    assert list(tmp_path.iterdir()) == []


def test_spans_are_those_of_the_stored_text(samples: Run) -> None:
    texts = {row["article"]: None for row in objects(samples, "articles")}
    for row in objects(samples, "claims"):
        assert row["article"] in texts
        assert row["end"] - row["start"] == len(row["text"])


class TestTimeline:
    def test_rows_are_sorted_by_day_and_those_without_come_last(self, samples: Run) -> None:
        rows = objects(samples, "timeline", "--background")
        keys = [
            (row["low"] is None and row["high"] is None, row["low"] or row["high"] or "", row["high"] or "9999")
            for row in rows
        ]
        assert keys == sorted(keys)

    def test_background_only_adds(self, samples: Run) -> None:
        few, all_ = objects(samples, "timeline"), objects(samples, "timeline", "--background")
        assert not any(row["background"] for row in few)
        told = [row for row in all_ if row["low"] or row["agents"] or row["targets"]]
        plain = [row for row in told if not row["background"]]
        assert [row for row in plain if row["type"] != "statement" or _articles(row) > 1] == few
        said = [row for row in plain if row["type"] == "statement"]
        asked = objects(samples, "timeline", "--type", "statement")
        assert said and all(row in asked for row in said)

    def test_every_report_is_in_one_row(self, samples: Run) -> None:
        rows = objects(samples, "timeline", "--background")
        spans = [(report["article"], report["start"], report["end"]) for row in rows for report in row["reports"]]
        events = [(event["article"], event["start"], event["end"]) for event in objects(samples, "events")]
        assert sorted(spans) == sorted(events)

    def test_days_asked_for(self, samples: Run) -> None:
        rows = objects(samples, "timeline", "--since", "2026-01", "--until", "2026-01-16")
        assert rows
        assert all((row["high"] or "9999") >= "2026-01-01" and (row["low"] or "0") <= "2026-01-16" for row in rows)

    def test_type_and_source(self, samples: Run) -> None:
        assert {row["type"] for row in objects(samples, "timeline", "--type", "Protest")} == {"protest"}
        rows = objects(samples, "timeline", "--source", "causse-matin.example")
        assert rows
        assert all("causse-matin.example" in {r["source"] for r in row["reports"]} for row in rows)


class TestActors:
    def test_a_type_is_matched_like_every_filter(self, samples: Run) -> None:
        assert {row["type"] for row in objects(samples, "actors", "--type", "Person")} == {"person"}
        result = samples("actors", "--type", "persn", "--format", "json")
        assert result.out.strip() == "[]" and "no type 'persn'; the nearest is 'person'" in result.err


class TestConflicts:
    def test_only_groups_that_disagree_unless_all_are_asked_for(self, samples: Run) -> None:
        few, all_ = objects(samples, "conflicts"), objects(samples, "conflicts", "--all")
        assert few and all(group["verdict"] != "compatible" for group in few)
        assert len(all_) > len(few)
        assert any(len(group["claims"]) == 1 for group in all_)

    def test_pairs_are_of_the_claims_listed(self, samples: Run) -> None:
        for group in objects(samples, "conflicts", "--all"):
            ids = {claim["id"] for claim in group["claims"]}
            assert all({pair["a"], pair["b"]} <= ids and pair["why"] for pair in group["pairs"])
            order = ["conflict", "disputed", "evolved", "compatible"]
            worst = min((pair["verdict"] for pair in group["pairs"]), key=order.index, default="compatible")
            assert group["verdict"] == worst

    def test_exit_code_only_when_asked_for(self, samples: Run) -> None:
        assert samples("conflicts").code == 0
        assert samples("conflicts", "--exit-code").code == 3
        assert samples("conflicts", "--topic", "no such topic", "--exit-code").code == 0

    def test_one_topic(self, samples: Run) -> None:
        groups = objects(samples, "conflicts", "--topic", "Protesters", "--all")
        assert groups and {group["topic"] for group in groups} == {"protesters"}


def test_a_value_that_matches_nothing(samples: Run) -> None:
    result = samples("claims", "--source", "causse-matin", "--format", "json")
    assert (result.code, result.out) == (0, "[]\n")
    assert "the nearest is 'causse-matin.example'" in result.err and result.err.count("\n") == 1
    assert samples("-q", "claims", "--source", "causse-matin").err == ""


class TestShow:
    @pytest.mark.parametrize("form", FORMATS)
    def test_an_article(self, samples: Run, form: str) -> None:
        result = samples("show", "sample_articles/c1-crue-premiere-nuit.md", "--format", form)
        assert result.code == 0 and result.out

    def test_the_table_holds_the_whole_text(self, samples: Run) -> None:
        text = Path("sample_articles/c1-crue-premiere-nuit.md").read_text("utf-8")
        shown = samples("show", "c1-crue-premiere-nuit.md").out
        assert all(line.rstrip() in shown for line in text.splitlines())

    def test_none_such(self, samples: Run) -> None:
        result = samples("show", "c1-crue-premiere-nui.md")
        assert result.code == 1 and "the nearest is 'sample_articles/c1-crue-premiere-nuit.md'" in result.err


class TestExplain:
    def test_every_claim_can_be_explained(self, samples: Run) -> None:
        claims = objects(samples, "claims", "--source", "causse-matin.example")
        for claim in claims:
            result = samples("explain", claim["id"])
            assert result.code == 0
            assert " ".join(claim["text"].split()) in " ".join(result.out.split())

    def test_rules_name_the_words_they_fired_on(self, samples: Run) -> None:
        claim = objects(samples, "quantities", "--topic", "protesters")[0]
        found = objects(samples, "explain", claim["id"])[0]
        assert found["rules"] and all(rule["end"] - rule["start"] == len(rule["text"]) for rule in found["rules"])

    def test_comparisons_are_those_of_conflicts(self, samples: Run) -> None:
        group = objects(samples, "conflicts")[0]
        pair = group["pairs"][0]
        found = objects(samples, "explain", pair["a"])[0]
        assert {"with": pair["b"], "verdict": pair["verdict"], "why": pair["why"]} in found["comparisons"]

    def test_none_such(self, samples: Run) -> None:
        assert samples("explain", "zzz").code == 1


def test_front_matter_is_no_part_of_what_stands_around_a_claim(run: Run, tmp_path: Path) -> None:
    article = tmp_path / "port.md"
    article.write_text(
        "---\ntitle: Le port\npublished: 2023-03-04\n---\nDouze marins sont morts au port, dit le maire.", "utf-8"
    )
    run("ingest", article)
    claim = objects(run, "quantities")[0]
    shown = run("explain", claim["id"]).out
    assert "sont morts au port" in shown and "title:" not in shown


def test_new_on_a_read_only_file_shows_everything_and_says_so(samples: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factrack.conflicts.can_remember", lambda _: False)
    for _ in range(2):
        result = samples("conflicts", "--new", "--format", "json")
        assert result.code == 0 and len(json.loads(result.out)) == len(objects(samples, "conflicts"))
        assert "is read-only: everything is shown" in result.err


def _articles(row: dict[str, Any]) -> int:
    return len({report["article"] for report in row["reports"]})
