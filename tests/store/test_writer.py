"""Articles go in whole, come out whole, and leave nothing behind."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from factrack.errors import SchemaError, StoreError
from factrack.model import Problem
from factrack.store import care
from factrack.store.database import open_for_reading, open_for_writing
from factrack.store.rows import article_id, claim_id
from tests.store.making import TEXT, arrival, event, quantity, stored, writing

COUNTED = (
    "articles",
    "claims",
    "quantities",
    "events",
    "dates",
    "actors",
    "participants",
    "timeline",
    "claims_fts_docsize",
)


def counts(path: Path) -> dict[str, int]:
    with open_for_reading(path) as connection:
        return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in COUNTED}


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the run log."""
    with open_for_reading(path) as connection:
        names = [
            row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        ]
        kept = [name for name in names if name != "runs" and "_fts" not in name]
        return {name: sorted(map(tuple, connection.execute(f"SELECT * FROM {name}")), key=repr) for name in kept}


def test_an_article_is_stored_with_all_its_facts(path: Path) -> None:
    assert counts(path) == {
        "articles": 1, "claims": 2, "quantities": 1, "events": 1, "dates": 1, "actors": 2, "participants": 4,
        "timeline": 1, "claims_fts_docsize": 2,
    }  # fmt: skip


def test_every_fact_is_what_the_extraction_said(connection: sqlite3.Connection) -> None:
    claim = dict(connection.execute("SELECT * FROM claims WHERE kind = 'quantity'").fetchone())
    assert TEXT[claim["start"] : claim["end"]] == claim["text"] == "300 habitants"
    assert (claim["claimant"], claim["modality"], claim["date_low"], claim["date_high"]) == (
        "mairie", "asserted", "2025-03-03", "2025-03-03",
    )  # fmt: skip
    assert json.loads(claim["rules"]) == [["number", claim["start"], claim["start"] + 3]]
    found = dict(connection.execute("SELECT * FROM quantities").fetchone())
    assert (found["value"], found["low"], found["high"], found["topic"]) == (300, 300, 300, "displaced")
    roles = {tuple(row) for row in connection.execute("SELECT key, role FROM participants")}
    assert roles == {("mairie", "claimant"), ("orvaine", "actor"), ("orvaine", "agent"), ("brume", "target")}


def test_storing_again_changes_nothing(path: Path) -> None:
    before = rows(path)
    stored(path, arrival())
    assert rows(path) == before


def test_other_content_under_a_name_replaces_all_of_it(path: Path) -> None:
    text = "Selon la mairie, 300 habitants sont rentrés."
    stored(path, arrival(text=text, facts=(quantity(text, claimant="préfecture"),), actors=()))
    assert counts(path) == {
        "articles": 1, "claims": 1, "quantities": 1, "events": 0, "dates": 0, "actors": 0, "participants": 2,
        "timeline": 0, "claims_fts_docsize": 1,
    }  # fmt: skip
    with open_for_reading(path) as connection:
        assert [row[0] for row in connection.execute("SELECT name FROM claimants")] == ["préfecture"]


def test_what_is_deleted_leaves_nothing(path: Path) -> None:
    with writing(path) as writer:
        writer.delete(article_id("/news/a.txt"))
    assert set(counts(path).values()) == {0}
    with open_for_reading(path) as connection:
        assert care.check(connection) == []


def test_rows_are_the_same_in_every_order(tmp_path: Path) -> None:
    articles = [arrival(f"/news/{n}.txt", TEXT + f" {n}") for n in range(4)]
    one, other = stored(tmp_path / "one.db", *articles), stored(tmp_path / "other.db", *reversed(articles))
    assert rows(one) == rows(other)


def test_an_article_that_fails_is_not_stored_at_all(path: Path) -> None:
    bad = arrival("/news/bad.txt", facts=(quantity(), quantity(modality=None)))
    with pytest.raises(StoreError, match="modality"), writing(path) as writer:
        writer.put(bad)
    assert counts(path)["articles"] == 1


def test_two_facts_on_the_same_words_have_two_ids(tmp_path: Path) -> None:
    path = stored(tmp_path / "f.db", arrival(facts=(quantity(), quantity(low=301))))
    with open_for_reading(path) as connection:
        assert len({row[0] for row in connection.execute("SELECT id FROM claims")}) == 2


def test_a_claim_keeps_its_id_when_it_is_read_differently(tmp_path: Path) -> None:
    item = arrival()
    found = item.extraction.quantities[0]
    assert claim_id(item, "quantity", found.start, found.end) == claim_id(
        arrival(facts=(quantity(topic="killed"),)), "quantity", found.start, found.end
    )
    assert claim_id(item, "event", found.start, found.end) != claim_id(item, "quantity", found.start, found.end)
    assert claim_id(item, "quantity", 0, 1) != claim_id(arrival("/news/b.txt"), "quantity", 0, 1)


@pytest.mark.parametrize("number", [10**30, 2**63, -(2**63), 2**63 - 1, 1e300, 0])
def test_a_number_of_any_size_is_stored(number: int, tmp_path: Path) -> None:
    path = stored(tmp_path / "f.db", arrival(facts=(quantity(low=number, value=number),)))
    with open_for_reading(path) as connection:
        assert float(connection.execute("SELECT value FROM quantities").fetchone()[0]) == float(number)


def test_problems_stay_once_and_go_when_the_input_is_read(path: Path) -> None:
    problem = Problem("not_text", "no text in it", "/news/b.txt")
    with writing(path) as writer:
        writer.problem(problem)
        writer.problem(problem)
        writer.problem(Problem("no_pack", "no rules for it", "/news/a.txt"), "/news/a.txt")
    with open_for_reading(path) as connection:
        assert connection.execute("SELECT count(*) FROM problems").fetchone()[0] == 2
    with writing(path) as writer:
        writer.settled("/news/b.txt")
        writer.settled("/news/a.txt")
    with open_for_reading(path) as connection:
        assert [row[0] for row in connection.execute("SELECT code FROM problems")] == ["no_pack"]


def test_a_given_date_goes_along_when_the_article_moves(path: Path) -> None:
    with writing(path) as writer:
        writer.give_date("/news/a.txt", "2025-03-09")
        known = writer.by_key("/news/a.txt")
        assert known is not None
        writer.moved(known, "/news/z.txt")
        assert writer.given_date("/news/z.txt") == "2025-03-09"
        assert writer.given_date("/news/a.txt") is None
        assert writer.by_key("/news/a.txt") is None


def test_articles_are_found_by_key_and_by_content(path: Path) -> None:
    stored(path, arrival("/news/b.txt"))
    with writing(path) as writer:
        assert [known.key for known in writer.by_digest(arrival().digest)] == ["/news/a.txt", "/news/b.txt"]
        assert writer.by_digest("0") == [] and writer.by_key("/news/c.txt") is None


class TestTheSearchIndex:
    def found(self, path: Path, word: str) -> int:
        with open_for_reading(path) as connection:
            query = "SELECT count(*) FROM claims_fts WHERE claims_fts MATCH ?"
            return int(connection.execute(query, (word,)).fetchone()[0])

    def test_follows_replacement_and_deletion(self, path: Path) -> None:
        assert self.found(path, "habitants") == 1
        text = "Selon la mairie, 300 moutons sont rentrés."
        stored(path, arrival(text=text, facts=(quantity(text, "300 moutons"),)))
        assert (self.found(path, "habitants"), self.found(path, "moutons")) == (0, 1)
        with writing(path) as writer:
            writer.delete(article_id("/news/a.txt"))
        assert self.found(path, "moutons") == 0

    def test_follows_a_rollback(self, path: Path) -> None:
        with open_for_writing(path) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM articles")
            connection.execute("ROLLBACK")
        assert self.found(path, "habitants") == 1
        with open_for_reading(path) as connection:
            assert care.check(connection) == []

    def test_accents_and_case_do_not_count(self, path: Path) -> None:
        assert self.found(path, "SIGNE") == self.found(path, "signé") == 1


class TestCheck:
    def spoil(self, path: Path, statement: str) -> list[str]:
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute(statement)
        with open_for_reading(path) as connection:
            return care.check(connection)

    def test_a_sound_file(self, connection: sqlite3.Connection) -> None:
        assert care.check(connection) == []

    @pytest.mark.parametrize(
        ("statement", "fault"),
        [
            ("DELETE FROM quantities", "1 claims without quantity or event"),
            ("DELETE FROM sources", "articles: a row refers to nothing in sources"),
            ("DELETE FROM timeline_reports", "1 timeline rows without a report"),
            ("DELETE FROM articles_fts_docsize", "articles_fts holds 0 rows, articles 1"),
        ],
    )
    def test_a_fault_is_named(self, path: Path, statement: str, fault: str) -> None:
        assert fault in self.spoil(path, statement)

    def test_a_damaged_page_is_told(self, path: Path) -> None:
        data = bytearray(path.read_bytes())
        for begin in range(4096, len(data), 2048):
            data[begin : begin + 64] = b"\xff" * 64
        path.write_bytes(bytes(data))
        with pytest.raises((StoreError, SchemaError)), open_for_reading(path) as connection:
            found = care.check(connection)
            raise StoreError("; ".join(found)) if found else AssertionError("nothing found")


def test_an_event_of_a_replaced_article_leaves_the_timeline(path: Path) -> None:
    stored(path, arrival(facts=(event(agents=("Brume",)),)))
    with open_for_reading(path) as connection:
        assert [row[0] for row in connection.execute("SELECT agents FROM timeline")] == ['["Brume"]']
