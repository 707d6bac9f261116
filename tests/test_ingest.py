"""Ingesting: the same articles give the same database, in every order, whatever was interrupted."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from factrack.store import care
from factrack.store.database import open_for_reading
from factrack.store.lock import writing
from tests.conftest import ROOT, SAMPLES, Run, run_main

TOWNS = ["Brume", "Orvaine", "Valmer", "Lille", "Rennes", "Karvand"]


def line(number: int) -> str:
    """A small article; every third repeats the one before."""
    number -= number % 3 == 2
    chance = random.Random(number)
    towns = [chance.choice(TOWNS) for _ in range(3)]
    text = (
        f"Selon la préfecture, {chance.randrange(20, 3000)} personnes ont manifesté samedi à {towns[0]}. "
        f"Le séisme a fait {chance.randrange(3, 90)} morts à {towns[1]}, a indiqué la mairie. Le président Emmanuel Macron "
        f"s'est rendu à {towns[2]} le {chance.randrange(1, 28)} mars 2025 et environ {chance.randrange(2, 40)} 000 soldats "
        "y sont déployés depuis janvier 2025, d'après le ministère de la Défense, qui ne donne aucun autre détail."
    )
    return json.dumps({"text": text, "published": "2025-03-21", "language": "fr", "source": f"journal {number % 5}"})


def lines(numbers: Sequence[int]) -> bytes:
    """Articles as JSON lines, each under its own id."""
    found = []
    for number in numbers:
        found.append(json.dumps({"id": f"art-{number:03}", **json.loads(line(number))}))
    return ("\n".join(found) + "\n").encode()


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the run log and the innards of the search index."""
    with closing(sqlite3.connect(path)) as connection:
        names = [
            row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        ]
        kept = [name for name in names if name != "runs" and "_fts" not in name]
        return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in kept}


def ingested(path: Path, data: bytes, jobs: str = "1") -> Path:
    result = run_main("--db", str(path), "ingest", "-", "--jobs", jobs, stdin=data)
    assert result.code == 0, result.err
    return path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seventy articles, ingested at once by one process."""
    return ingested(tmp_path_factory.mktemp("whole") / "f.db", lines(range(70)))


def test_the_articles_give_facts_and_copies(whole: Path) -> None:
    found = rows(whole)
    assert len(found["articles"]) == 70
    assert len(found["claims"]) > 200 and len(found["timeline"]) > 20 and len(found["known_actors"]) > 5
    assert len(found["copies"]) >= 20


def test_every_number_of_processes_gives_the_same(whole: Path, tmp_path: Path) -> None:
    path = ingested(tmp_path / "f.db", lines(range(70)), jobs="2")
    assert laid_down(path) == laid_down(whole)
    for report in (["conflicts", "--all"], ["timeline"], ["claims"]):
        assert run_main("--db", str(path), *report).out == run_main("--db", str(whole), *report).out


def laid_down(path: Path) -> list[str]:
    """All that the file holds in the order in which it lies there, but for the run log with its times."""
    with closing(sqlite3.connect(path)) as connection:
        return [line for line in connection.iterdump() if not line.startswith('INSERT INTO "runs"')]


@pytest.mark.parametrize("seed", range(10))
def test_every_order_and_every_split_gives_the_same(whole: Path, tmp_path: Path, seed: int) -> None:
    order, chance = list(range(70)), random.Random(seed)
    chance.shuffle(order)
    path, cuts = tmp_path / "f.db", sorted(chance.sample(range(1, 70), 2))
    for part in (order[: cuts[0]], order[cuts[0] : cuts[1]], order[cuts[1] :]):
        ingested(path, lines(part))
    assert rows(path) == rows(whole)


def test_a_repeated_ingest_changes_no_row_but_the_log(whole: Path) -> None:
    before = rows(whole)
    ingested(whole, lines(range(70)))
    assert rows(whole) == before
    with open_for_reading(whole) as connection:
        last = connection.execute("SELECT added, unchanged, finished FROM runs ORDER BY id DESC").fetchone()
        assert tuple(last)[:2] == (0, 70) and last["finished"].endswith("Z")
        assert care.check(connection) == []


def test_detours_leave_no_trace(whole: Path, tmp_path: Path) -> None:
    """Replaced and brought back, an article and all that others derive from it are as they were."""
    path = ingested(tmp_path / "f.db", lines(range(70)))
    other = json.dumps({"id": "art-004", "text": "Le maire de Brume n'a rien dit.", "language": "fr"}).encode()
    ingested(path, other)
    assert rows(path) != rows(whole)
    ingested(path, lines([4]))
    assert rows(path) == rows(whole)


def test_the_sample_articles_twice(run: Run) -> None:
    assert "19 new" in run("ingest", SAMPLES).err
    result = run("ingest", SAMPLES)
    assert "19 unchanged" in result.err and "new" not in result.err


def test_the_same_file_under_one_name_in_two_places_is_two_articles(tmp_path: Path) -> None:
    """Claims are known by name and content; where both are the same, the second article's have other ids."""
    for folder in "ab":
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text("Le séisme a fait 40 morts à Brume, selon la préfecture.", "utf-8")
        result = run_main("--db", str(tmp_path / "f.db"), "ingest", "x.txt", folder=tmp_path / folder)
        assert result.code == 0 and "1 new" in result.err
    found = rows(tmp_path / "f.db")
    assert len(found["articles"]) == 2 and len({row[1] for row in found["claims"]}) == len(found["claims"]) > 0
    ids = {row[0]: row[1] for row in found["claims"]}
    assert all(ids[row[0]] == row[1] for row in (*found["quantities"], *found["events"]))


def test_ingest_names_the_lock(run: Run, tmp_path: Path) -> None:
    (tmp_path / "factrack.toml").write_text("lock_wait = 0.2\n")
    (tmp_path / "a.txt").write_text("Le séisme a fait 40 morts à Brume.", "utf-8")
    assert run("ingest", "a.txt").code == 0
    with writing(tmp_path / "facts.db", 1):
        begin = time.monotonic()
        for call in (("ingest", "a.txt"), ("date", "a.txt", "2025-03-21"), ("db", "migrate")):
            result = run(*call)
            assert result.code == 75, result.err
            assert "another run holds the database" in result.err
        assert time.monotonic() - begin < 5
        assert run("claims").code == 0


KILL = """
import os, signal, sys
from factrack import ingest
kept = ingest._Run._store
def store(self, outcome):
    kept(self, outcome)
    if self.summary.added == 10:
        os.kill(os.getpid(), signal.SIGKILL)
ingest._Run._store = store
ingest.BATCH = 4
sys.argv = ["factrack", "--db", sys.argv[1], "ingest", "-", "--jobs", "1"]
from factrack.cli.app import main
main()
"""


def test_what_a_killed_run_leaves_is_sound_and_the_next_run_completes_it(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "f.db"
    run = subprocess.run([sys.executable, "-c", KILL, str(path)], input=lines(range(70)), cwd=ROOT, check=False)
    assert run.returncode == -signal.SIGKILL
    with open_for_reading(path) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone()[0] == 8
        assert care.check(connection) == []
    ingested(path, lines(range(70)))
    assert rows(path) == rows(whole)
    with open_for_reading(path) as connection:
        assert connection.execute("SELECT finished FROM runs ORDER BY id").fetchone()[0] == "interrupted"


def test_derived_tables_of_a_killed_run_are_made_even_when_nothing_is_new(tmp_path: Path) -> None:
    path = ingested(tmp_path / "f.db", lines(range(10)))
    before = rows(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM timeline_reports")
        connection.execute("DELETE FROM timeline")
        connection.execute("INSERT INTO runs(started, version) VALUES ('2025-01-01T00:00:00Z', '0')")
        connection.commit()
    ingested(path, lines(range(10)))
    assert rows(path) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_refused_and_the_rest_goes_on(run: Run, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("Le séisme a fait 40 morts à Brume.", "utf-8")
    (tmp_path / "a.txt").chmod(0)
    assert "1 new, 1 refused" in run("ingest", ".").err
