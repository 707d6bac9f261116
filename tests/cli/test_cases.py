"""Calls declared in TOML: files, then steps, each with what it must write and how it must end.

A step may `write` files (name -> text), `move` or `remove` one, `link` one to another, then `run` a command line;
`exit` is its exit code (0), `out` and `err` are pieces of its outputs in any order, `no_out` and `no_err` what must
not be there, `rows` how many objects its JSON or JSON lines hold. `{folder}` stands for the test's own folder.
"""

from __future__ import annotations

import json
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Result, Run

CORPUS = Path(__file__).parent.parent / "corpus" / "cli"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(CORPUS.glob("*.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]
KEYS = {"write", "move", "remove", "link", "run", "stdin", "exit", "out", "err", "no_out", "no_err", "rows"}


def prepare(folder: Path, step: dict[str, Any]) -> None:
    for name, text in step.get("write", {}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    if "move" in step:
        (folder / step["move"][0]).rename(folder / step["move"][1])
    if "link" in step:
        (folder / step["link"][0]).symlink_to(folder / step["link"][1])
    if "remove" in step:
        (folder / step["remove"]).unlink()


def count(text: str) -> int:
    """Objects in JSON or in JSON lines."""
    return len(json.loads(text)) if text.startswith("[") else len([json.loads(line) for line in text.splitlines()])


def check(step: dict[str, Any], result: Result, folder: Path) -> None:
    said = f"{step['run']}\n--- out\n{result.out}\n--- err\n{result.err}"
    assert result.code == step.get("exit", 0), said
    for name, text in (("out", result.out), ("err", result.err)):
        assert [p for p in step.get(name, ()) if p.replace("{folder}", str(folder)) not in text] == [], said
        assert [p for p in step.get(f"no_{name}", ()) if p in text] == [], said
    assert "Traceback" not in result.err, said
    if "rows" in step:
        assert count(result.out) == step["rows"], said


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any], run: Run, tmp_path: Path) -> None:
    assert set(case) <= {"name", "files", "steps"}
    prepare(tmp_path, {"write": case.get("files", {})})
    for step in case["steps"]:
        assert set(step) <= KEYS, "a key that no step has"
        prepare(tmp_path, step)
        if "run" in step:
            arguments = shlex.split(step["run"].replace("{folder}", str(tmp_path)))
            check(step, run(*arguments, stdin=step.get("stdin", "").encode()), tmp_path)
