"""A person's word on claims: kept apart, found again, and felt by every report."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from factrack.config import Config
from factrack.errors import FactrackError, NotFoundError
from factrack.reviewing import exported, imported, judging
from factrack.store import reader, reviews
from factrack.store.database import migrated, open_for_reading
from factrack.store.filters import Filters
from factrack.store.migrations import LATEST, MIGRATIONS
from factrack.store.names import give_alias, given_aliases, withdraw_alias
from factrack.store.schema import APPLICATION_ID
from tests.store.making import TEXT, arrival, event, quantity, stored

FIGURE = "300 habitants"


def claim_id(path: Path, words: str = FIGURE) -> str:
    with open_for_reading(path) as connection:
        query = "SELECT id FROM claims WHERE text = ? ORDER BY number"
        return str(connection.execute(query, (words,)).fetchone()[0])


def review(path: Path, words: str = FIGURE, verdict: reviews.Judgement = "wrong", note: str | None = None) -> str:
    found = claim_id(path, words)
    with judging(path, Config()) as connection:
        reviews.give(connection, found, verdict, note)
    return found


def shown(path: Path) -> list[str]:
    """The words of the claims that reports tell."""
    with open_for_reading(path) as connection:
        return [row["text"] for row in reader.claims(connection, Filters())]


def states(path: Path) -> list[str]:
    with open_for_reading(path) as connection:
        return [row["state"] for row in reviews.listed(connection)]


def test_a_wrong_claim_takes_no_part(path: Path) -> None:
    assert FIGURE in shown(path)
    review(path)
    assert FIGURE not in shown(path)
    with open_for_reading(path) as connection:
        assert reviews.left_out(connection, Filters()) == 1
        assert reviews.left_out(connection, Filters(claimant="MAIRIE")) == 1
        assert reviews.left_out(connection, Filters(topic="wounded")) == 0
        assert [row["claims"] for row in reader.articles(connection, Filters())] == [1]
        assert reader.topics(connection, Filters()) == []


def test_a_wrong_event_leaves_the_timeline_at_once(path: Path) -> None:
    words = "Le maire a signé un accord avec Brume"
    review(path, words)
    with open_for_reading(path) as connection:
        assert reader.timeline(connection, Filters(), background=True) == []
    with judging(path, Config()) as connection:
        reviews.withdraw(connection, claim_id(path, words)[:6])
    with open_for_reading(path) as connection:
        assert len(reader.timeline(connection, Filters(), background=True)) == 1


def test_a_right_claim_and_a_note_change_no_report(path: Path) -> None:
    before = shown(path)
    review(path, verdict="right", note="seen on the poster")
    assert shown(path) == before and states(path) == ["applies"]


def test_a_later_word_replaces_the_earlier_one_and_keeps_its_note(path: Path) -> None:
    review(path, note="a street number")
    review(path, verdict="right")
    with open_for_reading(path) as connection:
        rows = reviews.listed(connection)
    assert [(row["verdict"], row["note"]) for row in rows] == [("right", "a street number")]


class TestAnotherExtraction:
    def test_of_the_same_words_is_left_out_again(self, path: Path) -> None:
        review(path)
        stored(path, arrival())
        assert FIGURE not in shown(path) and states(path) == ["applies"]

    def test_with_another_span_is_found_by_its_words(self, path: Path) -> None:
        review(path)
        stored(path, arrival(facts=(quantity(words="300"), event())))
        assert "300" not in shown(path) and states(path) == ["moved"]

    def test_under_another_name_is_found_by_its_words(self, path: Path) -> None:
        review(path)
        stored(path, replace(arrival(), name="news/a.txt"))
        assert FIGURE not in shown(path) and states(path) == ["moved"]

    def test_of_an_edited_article_is_found_by_the_same_words(self, path: Path) -> None:
        review(path)
        text = "Mise à jour. " + TEXT
        stored(path, arrival(text=text, facts=(quantity(text),)))
        assert FIGURE not in shown(path) and states(path) == ["moved"]

    def test_without_the_claim_leaves_an_orphan_that_comes_back(self, path: Path) -> None:
        review(path)
        stored(path, arrival(facts=(event(),)))
        assert states(path) == ["orphaned"]
        stored(path, arrival())
        assert FIGURE not in shown(path) and states(path) == ["applies"]

    def test_that_reads_the_words_differently_is_told(self, path: Path) -> None:
        review(path)
        stored(path, arrival(facts=(quantity(topic="killed", measure="killed"), event())))
        assert FIGURE not in shown(path) and states(path) == ["changed"]

    def test_does_not_pass_a_review_to_another_event_of_the_same_words(self, path: Path) -> None:
        review(path, "Le maire a signé un accord avec Brume")
        stored(path, arrival(facts=(event(words="Le maire a signé un accord", type="visit"),)))
        assert states(path) == ["orphaned"] and len(shown(path)) == 1

    def test_does_not_pass_a_review_to_a_neighbour(self, path: Path) -> None:
        text = "Selon la mairie, 300 habitants sont partis et 200 habitants sont restés."
        stored(path, arrival(text=text, facts=(quantity(text), quantity(text, "200 habitants", 200))))
        review(path)
        stored(path, arrival(text=text, facts=(quantity(text, "200 habitants", 200),)))
        assert shown(path) == ["200 habitants"] and states(path) == ["orphaned"]


def test_a_review_is_withdrawn_by_the_beginning_of_its_id(path: Path) -> None:
    found = review(path)
    with judging(path, Config()) as connection:
        assert reviews.withdraw(connection, found[:5].upper()) == found
    assert FIGURE in shown(path)
    with pytest.raises(NotFoundError, match="no review"), judging(path, Config()) as connection:
        reviews.withdraw(connection, found)


def test_what_fails_in_between_leaves_nothing(path: Path) -> None:
    with pytest.raises(RuntimeError), judging(path, Config()) as connection:
        reviews.give(connection, claim_id(path), "wrong", None)
        raise RuntimeError
    assert states(path) == [] and FIGURE in shown(path)


class TestSharing:
    def lines(self, path: Path) -> list[str]:
        import json

        with open_for_reading(path) as connection:
            return [json.dumps(row) for row in exported(connection)]

    def test_reviews_reach_the_same_text_under_another_name(self, path: Path, tmp_path: Path) -> None:
        review(path, note="a street number")
        with judging(path, Config()) as connection:
            give_alias(connection, "Orvaine", "la ville")
        other = stored(tmp_path / "other.db", arrival("/elsewhere/b.txt"))
        with judging(other, Config()) as connection:
            assert "reviews: 1, aliases: 1" in imported(connection, self.lines(path), "x")
        assert FIGURE not in shown(other) and states(other) == ["moved"]
        with open_for_reading(other) as connection:
            assert given_aliases(connection) == {"Orvaine": "la ville"}

    def test_nothing_tells_where_the_articles_lie(self, path: Path) -> None:
        review(path)
        assert "/news" not in "".join(self.lines(path))

    def test_half_characters_are_no_danger(self, path: Path) -> None:
        review(path)
        line = self.lines(path)[0].replace('"words": "', '"words": "\\ud800')
        with judging(path, Config()) as connection:
            imported(connection, [line], "x")
        assert FIGURE not in shown(path)

    def test_of_two_reviews_the_later_one_counts(self, path: Path) -> None:
        review(path)
        earlier = self.lines(path)[0]
        with judging(path, Config()) as connection:
            later = earlier.replace('"wrong"', '"right"').replace('"reviewed": "2', '"reviewed": "3')
            imported(connection, [later], "x")
            assert "left 1 older" in imported(connection, [earlier], "x")
        assert FIGURE in shown(path)

    @pytest.mark.parametrize(
        ("line", "fault"),
        [
            ("{", "x:1: no JSON"), ("[]", "an object"), ("{}", "must be numbers"), ('{"alias": "a"}', "'same_as'"),
            ('{"verdict": "maybe"}', "maybe"), ('{"start": 1e99, "end": 2, "reading": {}}', "must be numbers"),
            (f'{{"start": {10**30}, "end": 2, "reading": {{}}}}', "must be numbers"),
            ('{"start": 1, "end": 2, "reading": {}, "claim": 3}', "'claim'"),
        ],
    )  # fmt: skip
    def test_what_is_no_review_is_refused_with_its_line(self, line: str, fault: str, path: Path) -> None:
        with pytest.raises(FactrackError, match=fault), judging(path, Config()) as connection:
            imported(connection, [line], "x")


class TestAliases:
    def names(self, path: Path) -> list[str]:
        with open_for_reading(path) as connection:
            return [row["name"] for row in reader.actors(connection, Filters())]

    def test_two_names_become_one_actor_and_part_again(self, path: Path) -> None:
        with judging(path, Config()) as connection:
            give_alias(connection, "BRUME", "Orvaine")
        assert self.names(path) == ["Orvaine"]
        with judging(path, Config()) as connection:
            withdraw_alias(connection, "brume")
        assert sorted(self.names(path)) == ["Brume", "Orvaine"]

    def test_a_name_that_no_article_has_is_taken(self, path: Path) -> None:
        with judging(path, Config()) as connection:
            give_alias(connection, "Brume", "Ville-Neuve")
            give_alias(connection, "Orvaine", "Ville-Neuve")
        assert self.names(path) == ["Ville-Neuve"]
        with open_for_reading(path) as connection:
            assert len(reader.actors(connection, Filters(actor="ville-neuve"))) == 1

    def test_it_holds_for_articles_to_come(self, path: Path) -> None:
        with judging(path, Config()) as connection:
            give_alias(connection, "Brume", "Orvaine")
        stored(path, arrival("/news/b.txt", title="Autre"))
        assert self.names(path) == ["Orvaine"]

    def test_what_was_never_given_cannot_be_forgotten(self, path: Path) -> None:
        with pytest.raises(NotFoundError, match="no alias"), judging(path, Config()) as connection:
            withdraw_alias(connection, "Brume")


@pytest.mark.parametrize("version", range(1, LATEST))
def test_a_file_of_an_earlier_schema_keeps_its_rows_and_takes_reviews(version: int, path: Path, tmp_path: Path) -> None:
    """The tables as that version laid them, with the rows of an article."""
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        for migration in MIGRATIONS[:version]:
            migration(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
        connection.execute("ATTACH ? AS filled", (str(path),))
        for table in (
            "sources",
            "claimants",
            "articles",
            "dates",
            "actors",
            "claims",
            "quantities",
            "events",
            "participants",
        ):
            columns = ", ".join(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))
            connection.execute(f"INSERT INTO {table} SELECT {columns} FROM filled.{table}")
    before = shown(path)
    assert migrated(old) == version
    assert shown(old) == before
    review(old)
    assert shown(old) == [words for words in before if words != FIGURE]
