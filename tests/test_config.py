"""Settings in layers: the user's file, the one beside the database, variables."""

from __future__ import annotations

from pathlib import Path

import pytest

from factrack.config import Alias, load_config, settings, user_file
from factrack.errors import FactrackError, PackError, UsageError

OWN = """
lock_wait = 5.0
packs = ["rules"]
[ingest]
paths = ["inbox"]
jobs = 4
[[ingest.sources]]
path = "inbox/fil"
source = "Le Fil"
[[alias]]
name = "le Château"
same_as = "Paul Aubert"
[[alias]]
name = "CDR"
same_as = "Confédération du rail"
"""
BESIDE = """
lock_wait = 7
packs = ["mine"]
[ingest]
paths = ["articles"]
[[alias]]
name = "CDR"
same_as = "Cercle des relieurs"
"""


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database to be, with a user's file and one beside it."""
    (tmp_path / "home").mkdir()
    (tmp_path / "story").mkdir()
    (tmp_path / "home" / "factrack.toml").write_text(OWN, "utf-8")
    (tmp_path / "story" / "factrack.toml").write_text(BESIDE, "utf-8")
    monkeypatch.setenv("FACTRACK_CONFIG", str(tmp_path / "home" / "factrack.toml"))
    return tmp_path / "story" / "facts.db"


def origin(database: Path, name: str) -> list[str]:
    """Where a setting comes from: the folders of files, the names of variables."""
    found = next(setting.origin for setting in settings(database) if setting.name == name)
    return [Path(part).parent.name or part for part in found.split(", ")]


def test_the_nearer_file_stands_above_the_users(database: Path) -> None:
    found = load_config(database)
    assert (found.lock_wait, found.ingest.paths, found.ingest.jobs) == (7.0, ("articles",), 4)
    assert origin(database, "lock_wait") == ["story"] and origin(database, "ingest.jobs") == ["home"]


def test_what_adds_to_a_story_adds_up(database: Path) -> None:
    found, home = load_config(database), database.parent.parent / "home"
    assert found.pack_folders() == (home / "rules", database.parent / "mine")
    assert found.ingest.sources[0].path == str(home / "inbox" / "fil")
    assert found.source_of(home / "inbox" / "fil" / "a.txt") == "Le Fil"
    assert origin(database, "packs") == ["home", "story"]


def test_of_two_words_on_one_name_the_nearer_counts(database: Path) -> None:
    found = load_config(database)
    assert found.alias[0] == Alias("le Château", "Paul Aubert")
    assert {alias.name: alias.same_as for alias in found.alias}["CDR"] == "Cercle des relieurs"


def test_variables_stand_above_files(database: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in (("LOCK_WAIT", "0.5"), ("JOBS", "2"), ("PACKS", "a:b"), ("PATHS", "in")):
        monkeypatch.setenv(f"FACTRACK_{name}", value)
    found = load_config(database)
    assert (found.lock_wait, found.ingest.jobs) == (0.5, 2)
    assert found.pack_folders() == (tmp_path / "a", tmp_path / "b")
    assert [found.path(name) for name in found.ingest.paths] == [tmp_path / "in"]
    assert origin(database, "packs") == ["FACTRACK_PACKS"]


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [("LOCK_WAIT", "long", UsageError), ("LOCK_WAIT", "-1", PackError), ("LOCK_WAIT", "nan", PackError),
     ("JOBS", "0", PackError), ("JOBS", "2.5", UsageError)],
)  # fmt: skip
def test_a_variable_that_is_none_is_named(
    name: str, value: str, error: type[FactrackError], database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"FACTRACK_{name}", value)
    with pytest.raises(error, match=f"FACTRACK_{name}"):
        load_config(database)


def test_a_fault_names_the_file_it_is_in(database: Path) -> None:
    (database.parent.parent / "home" / "factrack.toml").write_text("lock_wait = 'x'\n")
    with pytest.raises(PackError, match=r"home/factrack\.toml:1"):
        load_config(database)


def test_a_database_beside_the_users_file_reads_it_once(database: Path) -> None:
    home = database.parent.parent / "home" / "facts.db"
    assert len(load_config(home).alias) == 2


def test_without_files_the_defaults_hold(tmp_path: Path) -> None:
    assert {setting.origin for setting in settings(tmp_path / "facts.db")} == {"default"}


def test_the_users_file_lies_where_the_system_keeps_such(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("FACTRACK_CONFIG")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    found = user_file()
    assert found is not None and found.is_relative_to(tmp_path) and found.name == "factrack.toml"
