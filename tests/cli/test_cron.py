"""The lines for cron, as the README has them, run by a shell: hour after hour, with a mail program that keeps its mail."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")
STORY = (
    "---\nsource: Un\npublished: 2025-03-10\n---\nSelon la police, 300 personnes ont manifesté à Brume samedi 8 mars 2025. "
    "Les organisateurs annoncent 1 200 manifestants à Brume samedi 8 mars 2025."
)


def recipes() -> list[str]:
    """The commands of the section, without the times."""
    section = README[README.index("\n## From cron") :]
    block = re.search(r"```sh\n(.*?)```", section, re.DOTALL)
    assert block is not None
    lines = [line for line in block[1].splitlines() if line and not line.startswith("#")]
    return [line.split(maxsplit=5)[5].replace("\\%", "%") for line in lines]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder for the story, one with programs, and a mailbox."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "story" / "articles").mkdir(parents=True)
    (tmp_path / "story" / "factrack.toml").write_text('[ingest]\npaths = ["articles"]\njobs = 1\n')
    for name, body in (
        ("factrack", f'exec "{sys.executable}" -m factrack "$@"'),
        ("mail", f'echo "to: $*" >> "{tmp_path}/mailbox"; cat >> "{tmp_path}/mailbox"'),
    ):
        (tmp_path / "bin" / name).write_text(f"#!/bin/sh\n{body}\n")
        (tmp_path / "bin" / name).chmod(0o755)
    return tmp_path


def cron(place: Path, command: str) -> str:
    """What cron would mail: all that the command writes, without its times."""
    environment = {
        "PATH": f"{place}/bin:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "FACTRACK_CONFIG": "", "HOME": str(place),
        "FACTRACK_CACHE": os.environ["FACTRACK_CACHE"],
    }  # fmt: skip
    run = subprocess.run(
        ["sh", "-c", command.replace("/srv/story", str(place / "story"))],
        capture_output=True, text=True, env=environment, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return run.stdout + run.stderr


def test_a_day_of_cron(place: Path) -> None:
    ingest, conflicts, reports, backup = recipes()
    articles, mailbox = place / "story" / "articles", place / "mailbox"
    (articles / "a.md").write_text(STORY, "utf-8")
    assert cron(place, ingest) == "" and cron(place, conflicts) == ""
    mail = mailbox.read_text("utf-8")
    assert "to: -s new conflicts me" in mail and "1 200" in mail.replace("\u202f", " ")
    (articles / "b.txt").write_bytes(b"")
    assert "b.txt" in (said := cron(place, ingest)) and re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S* factrack: ", said)
    assert cron(place, ingest) == "" and cron(place, conflicts) == ""
    assert mailbox.read_text("utf-8") == mail, "nothing new, no mail"
    assert cron(place, reports) == "" and cron(place, backup) == ""
    made = {path.name for path in (place / "story").iterdir()}
    assert {"story.html", "claims.csv", "new.txt"} <= made
    assert [path.name for path in (place / "story" / "backup").iterdir()] == [f"{date.today().isoformat()}.db"]
