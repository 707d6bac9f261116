"""`factrack review` and every report after it, through the program itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run

HEAD = "---\nsource: {}\npublished: 2025-03-10\n---\n"
MARCH = "Selon la police, 300 personnes ont manifesté à Brume samedi 8 mars 2025. "
NEWS = {
    "a.md": HEAD.format("Un") + MARCH + "Paul Aubert a signé un accord avec la Grèce le 9 mars 2025.",
    "b.md": HEAD.format("Deux")
    + MARCH
    + "Les organisateurs annoncent 1 200 manifestants à Brume ce samedi 8 mars 2025.",
}
REPORTS = [
    "claims",
    "quantities",
    "conflicts --all",
    "search personnes",
    "show a.md",
    "events",
    "timeline --background",
]
FORMATS = ["table", "json", "jsonl", "csv", "tsv", "md"]


@pytest.fixture
def news(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("news")
    for name, text in NEWS.items():
        (folder / name).write_text(text, "utf-8")
    assert run("ingest", folder, "--jobs", "1").code == 0
    return run


def ids(run: Run, article: str) -> list[str]:
    rows = json.loads(run("claims", "--format", "json").out)
    return [row["id"] for row in rows if row["article"].endswith(article)]


def test_no_report_in_any_format_tells_a_wrong_claim(news: Run) -> None:
    wrong = ids(news, "a.md")
    assert len(wrong) > 1
    for found in wrong:
        assert news("review", found[:8], "--wrong").code == 0
    for report in REPORTS:
        for form in FORMATS:
            result = news(*report.split(), "--format", form)
            assert result.code == 0, result.err
            assert not [found for found in wrong if found[:6] in result.out], f"{report} {form}"
            assert f"{len(wrong)} claims marked wrong are left out" in result.err, f"{report} {form}"


def test_neither_does_an_export(news: Run, tmp_path: Path) -> None:
    wrong = ids(news, "a.md")[0]
    news("review", wrong, "--wrong")
    assert "1 claim marked wrong is left out" in news("export", tmp_path / "dump").err
    holding = [path.name for path in (tmp_path / "dump").glob("*.csv") if wrong in path.read_text("utf-8")]
    assert holding == ["reviews.csv"]
    assert wrong not in news("claims", "--format", "jsonld").out
    assert "1 claim marked wrong is left out" in news("report", "-o", tmp_path / "story.html").err
    assert wrong[:6] not in (tmp_path / "story.html").read_text("utf-8")


def test_a_conflict_is_gone_and_comes_back(news: Run) -> None:
    assert news("conflicts", "--exit-code").code == 3
    found = ids(news, "b.md")[-1]
    news("review", found, "--wrong", "--note", "a poster, not a count")
    assert news("conflicts", "--exit-code").code == 0
    told = news("explain", found)
    assert "a poster, not a count" in told.err and "no part in any report" in told.err
    assert "a poster, not a count" in news("review").out
    news("review", found, "--clear")
    assert news("conflicts", "--exit-code").code == 3


def test_quiet_does_not_say_what_is_left_out(news: Run) -> None:
    news("review", ids(news, "b.md")[-1], "--wrong")
    assert news("-q", "claims").err == ""


def test_a_second_ingest_keeps_the_review(news: Run) -> None:
    found = ids(news, "b.md")[-1]
    news("review", found, "--wrong")
    exported = news("review", "--export").out
    article = json.loads(news("articles", "--format", "json").out)[1]["article"]
    assert "replaced" in news("ingest", article, "--source", "Trois").err
    assert found not in ids(news, "b.md")
    news("review", found, "--clear")
    assert news("review", "--import", "-", stdin=exported.encode()).code == 0
    assert found not in ids(news, "b.md")
