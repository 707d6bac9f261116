"""Compiled packs on disk: used where nothing changed, never trusted where others may write, never half old."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from factrack.language import cache
from factrack.language.cache import cached


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own."""
    monkeypatch.setenv("FACTRACK_CACHE", str(tmp_path / "packs"))
    return tmp_path / "packs"


def make(made: list[str], content: str = "one") -> list[str]:
    """Ask for the thing made of `content`; each making is noted in `made`."""

    def thing() -> list[str]:
        made.append(content)
        return [content]

    return cached("xx", lambda: content, thing)


def test_what_was_made_once_is_read_from_disk() -> None:
    made: list[str] = []
    assert make(made) == make(made) == ["one"]
    assert made == ["one"]
    assert make(made, "two") == ["two"]
    assert made == ["one", "two"]


def test_code_that_changed_since_it_was_loaded_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that runs old code must not write under the name that processes with the new code look for."""
    monkeypatch.setattr(cache, "_code", lambda: "what lies on disk now")
    made: list[str] = []
    make(made), make(made)
    assert made == ["one", "one"]
    assert not folder.exists()


def test_content_that_changed_while_it_was_compiled_leaves_nothing(folder: Path) -> None:
    contents = iter(("before", "after"))
    assert cached("xx", lambda: next(contents), lambda: 1) == 1
    assert not folder.exists()


def test_a_pickle_that_others_may_write_is_not_read(folder: Path) -> None:
    made: list[str] = []
    make(made)
    (path,) = folder.glob("*.pickle")
    path.chmod(0o666)
    make(made)
    assert made == ["one", "one"]
    assert not stat.S_IMODE(next(folder.glob("*.pickle")).stat().st_mode) & stat.S_IWOTH


@pytest.mark.parametrize("damage", [b"", b"no pickle", b"\x80\x05\x95"])
def test_a_damaged_pickle_is_made_anew(folder: Path, damage: bytes) -> None:
    made: list[str] = []
    make(made)
    next(folder.glob("*.pickle")).write_bytes(damage)
    assert make(made) == ["one"]
    assert made == ["one", "one"]


@pytest.mark.parametrize("where", ["", "a file/packs"])
def test_without_a_folder_to_write_in_packs_are_made_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    (tmp_path / "a file").touch()
    monkeypatch.setenv("FACTRACK_CACHE", os.fspath(tmp_path / where) if where else "")
    made: list[str] = []
    make(made), make(made)
    assert made == ["one", "one"]
