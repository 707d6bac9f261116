"""`factrack export` and the JSON-LD of claims: everything the database holds, in words other programs know."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest

from factrack.store.metadata import TABLES
from tests.conftest import Run


@pytest.fixture
def database(sample_db: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{sample_db}?mode=ro", uri=True)


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_every_table_is_written_row_by_row(
    samples: Run, tmp_path: Path, database: sqlite3.Connection, form: str
) -> None:
    assert samples("export", tmp_path / "dump", "--format", form).code == 0
    names = {path.name for path in (tmp_path / "dump").iterdir()}
    assert names == {f"{table}.{form}" for table in TABLES} | {"README.md", "datapackage.json"}
    for table in TABLES:
        text = (tmp_path / "dump" / f"{table}.{form}").read_bytes().decode()
        rows = list(csv.DictReader(io.StringIO(text, newline=""))) if form == "csv" else text.splitlines()
        assert len(rows) == database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_every_table_and_column_is_in_the_dictionary(
    samples: Run, tmp_path: Path, database: sqlite3.Connection
) -> None:
    samples("export", tmp_path)
    resources = {one["name"]: one for one in json.loads((tmp_path / "datapackage.json").read_text())["resources"]}
    readme = (tmp_path / "README.md").read_text("utf-8")
    stored = database.execute(
        """SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'
        AND name NOT LIKE 'sqlite%'"""
    )
    for (table,) in stored:
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
        fields = resources[table]["schema"]["fields"]
        assert [field["name"] for field in fields] == columns
        assert [field["name"] for field in fields if not field["description"]] == [], table
        assert f"## {table}.csv" in readme
    foreign = resources["quantities"]["schema"]["foreignKeys"]
    assert {"fields": ["number"], "reference": {"resource": "claims", "fields": ["number"]}} in foreign


def test_lines_hold_exactly_what_is_stored(samples: Run, tmp_path: Path, database: sqlite3.Connection) -> None:
    samples("export", tmp_path, "--format", "jsonl")
    rows = [json.loads(line) for line in (tmp_path / "articles.jsonl").read_text("utf-8").splitlines()]
    texts = dict(database.execute("SELECT name, text FROM articles"))
    assert {row["name"]: row["text"] for row in rows} == texts
    claims = [json.loads(line) for line in (tmp_path / "claims.jsonl").read_text("utf-8").splitlines()]
    assert all(isinstance(row["via"], list) and isinstance(row["rules"], list) for row in claims)


def test_texts_in_csv_keep_their_lines_and_run_nothing(
    samples: Run, tmp_path: Path, database: sqlite3.Connection
) -> None:
    samples("export", tmp_path)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "articles.csv").read_bytes().decode(), newline="")))
    texts = dict(database.execute("SELECT name, text FROM articles"))
    for row in rows:
        assert row["text"].removeprefix("'") == texts[row["name"]]
        assert row["text"][0] not in "=+-@"


def test_a_folder_that_cannot_be_made(samples: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    result = samples("export", tmp_path / "file" / "dump")
    assert result.code == 1 and "cannot be made" in result.err


class TestLinkedClaims:
    def test_each_claim_keeps_its_voice_and_firmness(self, samples: Run) -> None:
        graph = json.loads(samples("claims", "--format", "jsonld").out)
        claims = {row["id"]: row for row in json.loads(samples("claims", "--format", "json").out)}
        assert graph["@context"][0] == "https://schema.org" and len(graph["@graph"]) == len(claims)
        for found in graph["@graph"]:
            row = claims[found["identifier"]]
            assert found["@type"] == "Claim" and found["text"] == row["text"]
            assert found["creativeWorkStatus"] == row["modality"]
            assert found.get("author", {}).get("name") == (row["claimant"] or row["source"])
            assert found["appearance"]["@type"] == "NewsArticle"

    def test_a_hedged_amount_keeps_its_ends(self, samples: Run) -> None:
        graph = json.loads(samples("claims", "--topic", "protesters", "--format", "jsonld").out)["@graph"]
        amounts = [thing for found in graph for thing in found["about"] if thing.get("@type") == "QuantitativeValue"]
        assert {
            key: value for key, value in next(a for a in amounts if a.get("maxValue") == 4300).items() if key != "unitText"
        } == {"@type": "QuantitativeValue", "name": "protesters", "minValue": 4000, "maxValue": 4300}  # fmt: skip

    def test_a_person_is_one(self, samples: Run) -> None:
        graph = json.loads(samples("claims", "--claimant", "Kyrylo Budanov", "--format", "jsonld").out)["@graph"]
        assert graph and all(found["author"] == {"@type": "Person", "name": "Kyrylo Budanov"} for found in graph)
