"""What reports ask for: filters by whole value, any text as a query, articles and claims by what people type."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from factrack.config import Config
from factrack.errors import NotFoundError
from factrack.reviewing import judging
from factrack.store import comparison, reader, reviews
from factrack.store.database import open_for_reading
from factrack.store.filters import Filters
from factrack.store.lookup import article_dates, article_facts, find_article, find_claim
from tests.store.making import TEXT, arrival, day, event, quantity, stored

OTHER = "La préfecture annonce 120 blessés à Brume. Le tribunal a été inauguré."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    blessed = quantity(OTHER, "120 blessés", 120, claimant="préfecture", topic="wounded", measure="wounded", actor=None)
    opening = event(OTHER, "Le tribunal a été inauguré", type="opening", root="OTHER", agents=(), targets=())
    return stored(
        tmp_path / "f.db",
        arrival("/news/a.txt"),
        arrival("news/b.txt", OTHER, (blessed, opening), source=None, published=None, title=None, actors=()),
    )


def claims(connection: sqlite3.Connection, **wanted: str) -> tuple[int, list[str]]:
    filters = Filters(**wanted)  # type: ignore[arg-type]
    return len(reader.claims(connection, filters)), filters.unmatched


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({}, 4), ({"source": "Le Fil"}, 2), ({"source": "LE  fil"}, 2), ({"claimant": "Prefecture"}, 1),
        ({"topic": "WOUNDED"}, 1), ({"actor": "brume"}, 1), ({"actor": "Orvaine"}, 2),
        ({"source": "le fil", "topic": "killed"}, 0),
    ],
)  # fmt: skip
def test_values_match_whole_and_without_case_or_accents(
    connection: sqlite3.Connection, wanted: dict[str, str], count: int
) -> None:
    assert claims(connection, **wanted)[0] == count


@pytest.mark.parametrize(
    ("wanted", "line"),
    [
        ({"source": "Le Fils"}, "no source 'Le Fils'; the nearest is 'Le Fil'"),
        ({"source": "Fil"}, "no source 'Fil'; the nearest is 'Le Fil'"),
        ({"claimant": "préfectures"}, "no claimant 'préfectures'; the nearest is 'préfecture'"),
        ({"topic": "wound%"}, "no topic 'wound%'; the nearest is 'wounded'"),
        ({"actor": "Orvain"}, "no actor 'Orvain'; the nearest is 'Orvaine'"),
        ({"source": "zzz"}, "no source 'zzz'; `factrack sources` lists them"),
    ],
)
def test_a_value_that_matches_nothing_names_the_nearest(
    connection: sqlite3.Connection, wanted: dict[str, str], line: str
) -> None:
    assert claims(connection, **wanted) == (0, [line])


def test_rows_hold_what_the_extraction_said(connection: sqlite3.Connection) -> None:
    row = reader.quantities(connection, Filters(topic="displaced"))[0]
    assert row["text"] == "300 habitants" and row["via"] == [] and row["article"] == "/news/a.txt"
    assert (row["low"], row["high"], row["qualifier"], row["claimant"]) == (300, 300, "exact", "mairie")
    row = reader.events(connection, Filters(type="opening"))[0]
    assert (row["agents"], row["background"], row["source"]) == ([], False, None)


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [
        ("2025-03-03", None, 1),
        ("2025-03-04", None, 0),
        (None, "2025-03-03", 1),
        (None, "2025-03-02", 0),
        (None, None, 2),
    ],
)
def test_days(connection: sqlite3.Connection, since: str | None, until: str | None, count: int) -> None:
    filters = Filters(since=since, until=until)
    assert len(reader.timeline(connection, filters, background=True)) == count
    assert len(reader.events(connection, filters)) == count


def test_the_timeline_lists_rows_without_a_date_last(connection: sqlite3.Connection) -> None:
    rows = reader.timeline(connection, Filters(), background=True)
    assert [(row["type"], row["low"]) for row in rows] == [("treaty_signed", "2025-03-03"), ("opening", None)]
    assert rows[0]["reports"][0]["text"] == "Le maire a signé un accord avec Brume"
    assert rows[0]["date_conflict"] is False


def test_the_timeline_leaves_out_what_nobody_did_and_no_day_holds(connection: sqlite3.Connection) -> None:
    assert [row["type"] for row in reader.timeline(connection, Filters())] == ["treaty_signed"]


def test_tables(connection: sqlite3.Connection) -> None:
    named = {row["article"]: row for row in reader.articles(connection, Filters())}
    assert named["/news/a.txt"]["claims"] == 2 and named["/news/a.txt"]["copy_of"] is None
    sources = reader.source_rows(connection, Filters())
    assert [(row["source"], row["articles"], row["claims"]) for row in sources] == [("Le Fil", 1, 2), (None, 1, 2)]
    topics = reader.topics(connection, Filters())
    assert [(row["topic"], row["claims"], row["claimants"]) for row in topics] == [
        ("displaced", 1, 1),
        ("wounded", 1, 1),
    ]
    actors = {row["name"]: row for row in reader.actors(connection, Filters())}
    assert (actors["Brume"]["mentions"], actors["Orvaine"]["claims_about"]) == (2, 2)


def test_a_copy_names_its_original(tmp_path: Path) -> None:
    long = " ".join(f"mot{number}" for number in range(120)) + " " + TEXT
    path = stored(tmp_path / "f.db", arrival("/b.txt", long, published="2025-03-05"), arrival("/a.txt", long + " Fin."))
    with open_for_reading(path) as connection:
        rows = {row["article"]: row["copy_of"] for row in reader.articles(connection, Filters())}
    assert rows == {"/a.txt": None, "/b.txt": "/a.txt"}


HOSTILE = [
    '"',
    "a OR",
    "NOT",
    "col:x",
    "*",
    "(",
    "'; DROP TABLE claims; --",
    "\0",
    "habitants*",
    "NEAR(a b)",
    "-",
    "é" * 5000,
    "",
]


@pytest.mark.parametrize("query", HOSTILE)
def test_any_text_is_a_query(connection: sqlite3.Connection, query: str) -> None:
    assert isinstance(reader.search(connection, query), list)


def test_search_finds_words_without_accents(connection: sqlite3.Connection) -> None:
    found = reader.search(connection, "prefecture BLESSES")
    assert {row["article"] for row in found} == {"news/b.txt"}
    assert found[0]["kind"] == "article" and reader.search(connection, "absent") == []


def test_what_is_found_shows_no_front_matter(tmp_path: Path) -> None:
    text = f"---\nsource: Le Fil\nlanguage: fr\n---\n{OTHER}"
    with open_for_reading(stored(tmp_path / "g.db", arrival("news/c.txt", text, (), actors=()))) as connection:
        assert reader.search(connection, "annonce")[0]["text"] == f"…{OTHER}"


class TestLookup:
    @pytest.mark.parametrize("name", ["/news/a.txt", "a.txt", "news/a.txt", "/news/../news/a.txt"])
    def test_an_article_goes_by_any_of_its_names(self, connection: sqlite3.Connection, name: str) -> None:
        assert find_article(connection, name)["name"] == "/news/a.txt"

    @pytest.mark.parametrize("name", ["%", "_.txt", "", "txt"])
    def test_there_are_no_wildcards(self, connection: sqlite3.Connection, name: str) -> None:
        with pytest.raises(NotFoundError):
            find_article(connection, name)

    def test_the_nearest_is_named(self, connection: sqlite3.Connection) -> None:
        with pytest.raises(NotFoundError, match=r"no article '/news/aa\.txt'; the nearest is '/news/a\.txt'"):
            find_article(connection, "/news/aa.txt")

    def test_an_ending_of_several_articles_is_refused(self, tmp_path: Path) -> None:
        path = stored(tmp_path / "f.db", arrival("/x/a.txt"), arrival("/y/a.txt"))
        with open_for_reading(path) as connection, pytest.raises(NotFoundError, match=r"/x/a\.txt, /y/a\.txt"):
            find_article(connection, "a.txt")

    def test_a_claim_goes_by_the_beginning_of_its_id(self, connection: sqlite3.Connection) -> None:
        ids = sorted(row["id"] for row in reader.claims(connection, Filters()))
        assert [find_claim(connection, name)["id"] for name in ids] == ids
        assert find_claim(connection, ids[0][:11].upper())["id"] == ids[0]

    @pytest.mark.parametrize("name", ["", "zz", "%", "0" * 40])
    def test_no_claim(self, connection: sqlite3.Connection, name: str) -> None:
        with pytest.raises(NotFoundError, match="no claim"):
            find_claim(connection, name)

    def test_a_beginning_of_several_claims_is_refused(self, tmp_path: Path) -> None:
        many = [arrival(f"/news/{number}.txt") for number in range(20)]
        with open_for_reading(stored(tmp_path / "f.db", *many)) as connection:
            ids = [row["id"] for row in reader.claims(connection, Filters())]
            first = next(char for char in "0123456789abcdef" if sum(name[0] == char for name in ids) > 1)
            with pytest.raises(NotFoundError, match="is the beginning of"):
                find_claim(connection, first)

    def test_dates_come_back_as_they_went_in(self, connection: sqlite3.Connection) -> None:
        assert article_dates(connection, find_article(connection, "a.txt")["id"]) == [day()]

    def test_facts_of_an_article_in_order_of_the_text(self, connection: sqlite3.Connection) -> None:
        marks = article_facts(connection, find_article(connection, "a.txt")["id"])
        assert [mark["kind"] for mark in marks] == ["actor", "actor", "actor", "quantity", "date", "event"]


def test_articles_that_need_a_date(tmp_path: Path) -> None:
    free = day(iso=None, relative="WD5", basis="none")
    path = stored(
        tmp_path / "f.db",
        arrival("/known.txt", dates=(free,)),
        arrival("/unknown.txt", published=None, dates=(free,)),
        arrival("/absolute.txt", published=None),
    )
    with open_for_reading(path) as connection:
        assert reader.names_without_date(connection) == ["/unknown.txt"]


@pytest.mark.parametrize(
    "wanted",
    [{"since": "2025-01-01"}, {"since": "2025-01-01", "until": "2025-02-01"}, {"source": "Le Fil"}, {"actor": "brume"}],
)
def test_no_report_of_a_part_reads_the_whole_timeline(path: Path, wanted: dict[str, str]) -> None:
    plans = plans_of(path, lambda connection: reader.timeline(connection, Filters(**wanted)))  # type: ignore[arg-type]
    assert [step for step in plans if step.startswith(("SCAN timeline", "SCAN claims", "SCAN articles"))] == []


@pytest.mark.parametrize(
    "wanted", [{"source": "Le Fil"}, {"claimant": "Prefecture"}, {"topic": "wounded"}, {"actor": "brume"}]
)
def test_no_report_of_a_part_reads_all_claims(path: Path, wanted: dict[str, str]) -> None:
    filters = Filters(**wanted)  # type: ignore[arg-type]
    for ask in (reader.claims, reader.quantities, reader.events):
        plans = plans_of(path, lambda connection, ask=ask: ask(connection, filters))
        assert [step for step in plans if step.startswith(("SCAN claims", "SCAN articles"))] == []


@pytest.mark.parametrize(
    ("ask", "wanted"),
    [
        (reader.articles, {"source": "Le Fil"}),
        (reader.source_rows, {"source": "Le Fil"}),
        (reader.actors, {"actor": "brume"}),
        (reader.topics, {"topic": "wounded"}),
        (reviews.left_out, {"topic": "wounded"}),
    ],
)
def test_no_table_of_a_part_reads_whole_ones(
    path: Path, ask: Callable[[sqlite3.Connection, Filters], object], wanted: dict[str, str]
) -> None:
    filters = Filters(**wanted)  # type: ignore[arg-type]
    plans = plans_of(path, lambda connection: ask(connection, filters))
    whole = ("SCAN claims", "SCAN articles", "SCAN known_actors", "SCAN actor_keys", "SCAN participants")
    assert plans
    assert [step for step in plans if step.startswith(whole)] == []


def test_what_one_article_or_claim_holds_is_found_by_its_number(path: Path) -> None:
    with open_for_reading(path) as connection:
        article, claim = connection.execute("SELECT article, id FROM claims ORDER BY number").fetchone()
    for ask in (
        lambda connection: article_facts(connection, article),
        lambda connection: article_dates(connection, article),
        lambda connection: find_claim(connection, claim),
    ):
        plans = plans_of(path, ask)
        assert plans
        assert [step for step in plans if step.startswith("SCAN")] == []


def test_conflicts_of_a_topic_and_a_search_read_no_table_whole(path: Path) -> None:
    topic = Filters(topic="wounded")
    plans = plans_of(path, lambda connection: comparison.claims(connection, topic, everything=False))
    plans += plans_of(path, lambda connection: reader.search(connection, "Brume"))
    whole = [step for step in plans if step.startswith("SCAN claims") or step == "SCAN articles"]
    assert [step for step in whole if "VIRTUAL TABLE" not in step and "claims_disputed" not in step] == []


def plans_of(path: Path, ask: Callable[[sqlite3.Connection], object]) -> list[str]:
    """The steps by which SQLite answers every query that `ask` makes."""
    asked: list[str] = []
    with open_for_reading(path) as connection:
        connection.set_trace_callback(asked.append)
        ask(connection)
        connection.set_trace_callback(None)
        ours = [query for query in asked if "_fts_" not in query and query.lstrip().startswith(("SELECT", "WITH"))]
        return [row[3] for query in ours for row in connection.execute(f"EXPLAIN QUERY PLAN {query}")]


class TestWhatOnlyTellsAnEvent:
    """A statement about a treaty is a report of the treaty, dated and named by the treaty alone."""

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        treaty = event()
        said = event(
            words="Selon la mairie", type="statement", root="STATEMENT", agents=("mairie",), targets=(), about=0,
            when=0, date="2025-03-03",
        )  # fmt: skip
        return stored(tmp_path / "f.db", arrival("/news/a.txt", TEXT, (quantity(), treaty, said)))

    def test_it_is_a_report_of_that_event(self, connection: sqlite3.Connection) -> None:
        (row,) = reader.timeline(connection, Filters())
        assert (row["type"], row["agents"], row["date"]) == ("treaty_signed", ["Orvaine"], "../2025-03-04")
        assert [report["text"] for report in row["reports"]] == [
            "Selon la mairie",
            "Le maire a signé un accord avec Brume",
        ]

    def test_both_types_find_the_row(self, connection: sqlite3.Connection) -> None:
        for wanted, count in (("statement", 1), ("treaty_signed", 1), ("visit", 0)):
            assert len(reader.timeline(connection, Filters(type=wanted))) == count

    def test_it_stands_for_itself_where_a_person_called_that_event_wrong(self, path: Path) -> None:
        with judging(path, Config()) as connection:
            wrong = connection.execute("SELECT id FROM events WHERE type = 'treaty_signed'").fetchone()[0]
            reviews.give(connection, wrong, "wrong", None)
        with open_for_reading(path) as connection:
            assert [row["type"] for row in reader.timeline(connection, Filters(), background=True)] == ["statement"]
            assert reader.timeline(connection, Filters()) == []


@pytest.mark.parametrize(("rules", "shown"), [((("only says", 0, 3),), 0), ((), 1)])
def test_an_announcement_of_one_article_in_words_alone_is_told_where_asked_for(
    tmp_path: Path, rules: tuple[tuple[str, int, int], ...], shown: int
) -> None:
    said = event(
        words="Selon la mairie", type="announcement", root="STATEMENT", agents=("mairie",), targets=(), rules=rules
    )
    path = stored(tmp_path / "f.db", arrival("/news/a.txt", TEXT, (quantity(), said)))
    with open_for_reading(path) as connection:
        assert len(reader.timeline(connection, Filters())) == shown
        assert len(reader.timeline(connection, Filters(type="announcement"))) == 1
