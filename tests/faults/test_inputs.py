"""Files as they should not be: each is refused, or read in part, in one line; the good article beside them is read."""

from __future__ import annotations

import gzip
import os
import random
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from factrack.store.database import open_for_reading
from tests.conftest import ROOT, run_main
from tests.render.test_safe import harmful

GOOD = "Le séisme a fait 40 morts à Brume, selon la préfecture, lundi 3 mars 2025."
MEMORY = 1_500 << 20  # bytes a process may take, whatever it is given
SECONDS = 240  # of processor time, for the largest file there can be
pytestmark = pytest.mark.faults


def laughs_in_html() -> bytes:
    entities = "".join(f'<!ENTITY {chr(98 + step)} "{("&" + chr(97 + step) + ";") * 10}">' for step in range(12))
    return f'<!DOCTYPE x [<!ENTITY a "ha">{entities}]><html><body><p>&m; {GOOD}</p></body></html>'.encode()


def laughs_in_yaml() -> bytes:
    lines = [f"{chr(98 + step)}: &{chr(98 + step)} [{', '.join(['*' + chr(97 + step)] * 10)}]" for step in range(12)]
    return ("---\na: &a [ha, ha]\n" + "\n".join(lines) + f"\ntitle: *m\n---\n{GOOD}").encode()


def noise(size: int) -> bytes:
    return random.Random(1).randbytes(size)


FILES: dict[str, tuple[Callable[[], bytes], str | None]] = {
    "empty.txt": (lambda: b"", "empty"),
    "blank.txt": (lambda: b" \n\t\r\n", "blank"),
    "noise.txt": (lambda: noise(5_000), "binary"),
    "pdf.txt": (lambda: b"%PDF-1.7\n" + noise(300), "binary"),
    "gzip.txt": (lambda: gzip.compress(GOOD.encode() * 100), "binary"),
    "nul.txt": (lambda: GOOD.replace("morts", "mor\0ts").encode(), "binary"),
    "broken.txt": (lambda: GOOD.encode() + b" \xff\xfe(", "encoding"),
    "huge.txt": (lambda: b"Le maire a dit non. " * 10_000_000, "too_large"),
    "line.txt": (lambda: b"40 morts et 3 bless\xc3\xa9s " * 400_000, "too_large"),
    "long-line.txt": (lambda: b"40 morts et 3 bless\xc3\xa9s " * 40_000, None),
    "tags.html": (lambda: b"<html><body>" + b"<div>" * 100_000 + GOOD.encode(), "too_large"),
    "attributes.html": (lambda: b"<html><body><p " + b"a=1 " * 100_000 + b">" + GOOD.encode(), "too_large"),
    "laughs.html": (laughs_in_html, "html"),
    "laughs.md": (laughs_in_yaml, None),
    "front.md": (lambda: f"---\ntitle: [open\n\tx: :\n---\n{GOOD}".encode(), "front_matter"),
    "date.md": (lambda: f"---\npublished: 2025-02-31\n---\n{GOOD}".encode(), "bad_date"),
    "mark.txt": (lambda: b"\xef\xbb\xbf" + GOOD.encode(), None),
    "wide.txt": (lambda: GOOD.encode("utf-16"), None),
    "western.txt": (lambda: GOOD[:40].encode("cp1252"), None),
    "lines.txt": (lambda: GOOD.replace(", ", ",\r\n").encode(), None),
    "lines.jsonl": (lambda: b'{"id": "a", "text": "' + GOOD.encode() + b'"}\n{"id"\n' + b"[" * 200_000, "bad_json"),
}


def bounded() -> None:
    """For a process about to start: what it may take of memory and of processor time."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(GOOD, "utf-8")
    yield tmp_path / "in"
    for path in (tmp_path / "in").iterdir():
        path.unlink()  # some are large, and pytest keeps its folders for a while


@pytest.mark.parametrize("name", FILES)
def test_a_file_costs_one_line_and_nothing_else(name: str, folder: Path, tmp_path: Path) -> None:
    make, code = FILES[name]
    (folder / name).write_bytes(make())
    call = [sys.executable, "-m", "factrack", "--db", str(tmp_path / "f.db"), "ingest", str(folder), "-j", "1"]
    run = subprocess.run(call, capture_output=True, cwd=ROOT, preexec_fn=bounded, check=False)
    err = run.stderr.decode()
    assert run.returncode == 0, err
    assert "Traceback" not in err and harmful(err) == []
    about = [line for line in err.splitlines() if name in line]
    assert bool(about) is (code is not None) and len(about) <= 2, err
    with open_for_reading(tmp_path / "f.db") as connection:
        assert [row[0] for row in connection.execute("SELECT DISTINCT code FROM problems")] == ([code] if code else [])
    stored = run_main("--db", str(tmp_path / "f.db"), "claims", "--format", "jsonl").out
    assert str(folder / "good.txt") in stored
    if code is None and name != "long-line.txt":
        values = run_main("--db", str(tmp_path / "f.db"), "quantities", "--format", "jsonl").out
        assert values.count('"value":40') == 2 or values.count('"value": 40') == 2


@pytest.mark.parametrize("name", ["pipe.txt", "loop.txt", "nowhere.txt", "up", "closed.txt", "caf\udce9.txt"])
def test_what_is_no_file_costs_one_line(name: str, folder: Path, tmp_path: Path) -> None:
    path = folder / name
    if name == "pipe.txt":
        os.mkfifo(path)
    elif name == "up":
        path.symlink_to("..")
    elif name.startswith("caf"):
        path.write_text(GOOD, "utf-8")
    elif name == "closed.txt":
        path.touch(mode=0)
    else:
        path.symlink_to(name if name == "loop.txt" else "none")
    result = run_main("--db", str(tmp_path / "f.db"), "ingest", str(folder), "-j", "1")
    assert result.code == 0 and ("1 new" in result.err or "2 new" in result.err)
    told = [line for line in result.err.splitlines() if line.split(": ")[1:2] == [f"factrack: {path}"] or name in line]
    assert len(told) == (0 if name.startswith("caf") else 1), result.err
