import os
import socket
from pathlib import Path

import pytest

from factrack.model import Problem
from factrack.reading.files import Input, inputs, resolved


def test_a_folder_gives_its_article_files_in_order(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "c.html", "d.HTM", "e.jsonl", "f.csv", ".hidden.txt", "sub/a.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [item for item in inputs([tmp_path]) if isinstance(item, Input)]
    assert [(os.path.relpath(item.path, tmp_path), item.kind) for item in found] == [
        ("a.txt", "text"),
        ("b.md", "text"),
        ("c.html", "html"),
        ("d.HTM", "html"),
        ("e.jsonl", "jsonl"),
        ("sub/a.txt", "text"),
    ]


def test_what_cannot_be_read_is_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("x")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "folder.txt").mkdir()
    found = list(inputs([tmp_path, tmp_path / "none.txt"]))
    codes = {Path(item.path or "").name: item.code for item in found if isinstance(item, Problem)}
    assert codes == {
        "pipe.txt": "no_file",
        "dangling.txt": "missing",
        "self.txt": "unreadable",
        "loop": "link",
        "none.txt": "missing",
    }
    assert [item.name for item in found if isinstance(item, Input)] == [str(tmp_path / "good.txt")]


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.txt")
        assert [item.code for item in inputs(["s.txt"]) if isinstance(item, Problem)] == ["no_file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch(mode=0)
    (tmp_path / "closed").mkdir(mode=0)
    assert [item.code for item in inputs([tmp_path]) if isinstance(item, Problem)] == ["unreadable", "unreadable"]


def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("x")
    (found,) = inputs([tmp_path])
    assert isinstance(found, Input)
    assert found.name.endswith("caf\\xe9.txt")
    assert Path(found.path).read_text() == "x"


def test_one_name_for_every_spelling_of_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert resolved("a.txt") == resolved("./b.txt") == resolved(str(tmp_path / "a.txt"))


def test_stdin_and_a_file_of_another_ending_by_name(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("x")
    assert [(i.name, i.kind) for i in inputs(["-", tmp_path / "notes"]) if isinstance(i, Input)] == [
        ("-", "text"),
        (str(tmp_path / "notes"), "text"),
    ]


def test_a_null_in_a_name_is_a_problem() -> None:
    assert [item.code for item in inputs(["a\0b"]) if isinstance(item, Problem)] == ["unreadable"]
