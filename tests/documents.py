"""Blocks of the documents that the program writes itself.

Between `<!-- help: NAME -->` or `<!-- run: COMMAND LINE -->` and the next `<!-- end -->` stands a fenced block with the
output of that command over the sample articles. `<!-- step: COMMAND LINE -->` is one step of a document's own story: all its
steps run in order, in a fresh folder with the samples under `articles`, and show messages too. `{claim of WORDS}` in a
step is the id of the first claim with those words. `python -m tests.documents` brings all of them up to date: `make docs`.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCUMENTS = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
BLOCK = re.compile(r"<!-- (help|run|step): (.*?) -->\n.*?<!-- end -->", re.DOTALL)
CLAIM = re.compile(r"\{claim of (.*?)\}")
STAMP = re.compile(r"^\d{4}-\d\d-\d\dT\S+ ", re.MULTILINE)
CLOCK = re.compile(r"(?<=2026-01-24 )\d\d:\d\d:\d\d|(?<= ) *\d+ s(?=  )")
STORY = Path(tempfile.gettempdir()) / "factrack-documents"  # always the same: what is equal is listed by its path
WIDTH = 140
PLOT_WIDTH = 118


def blocks(text: str, kind: str) -> list[tuple[str, str]]:
    """Every block of a kind: what it shows, and the whole of it."""
    return [(match[2], match[0]) for match in BLOCK.finditer(text) if match[1] == kind]


def help_block(name: str) -> str:
    """The block of a command's help; `factrack` is the program itself."""
    from tests.conftest import run_main

    os.environ["COLUMNS"] = "90"
    result = run_main(*([] if name == "factrack" else name.split()), "--help")
    return f"<!-- help: {name} -->\n```text\n{result.out.strip()}\n```\n<!-- end -->"


def run_block(command: str, database: Path) -> str:
    """The block of a report over the sample articles; `| head -N` and `| cut` shorten it."""
    from tests.conftest import run_main

    os.environ["COLUMNS"] = str(PLOT_WIDTH)
    call, _, lines = command.partition(" | head -")
    out = run_main("--db", str(database), *shlex.split(call), folder=ROOT).out
    return f"<!-- run: {command} -->\n{_shown(call, out, lines)}\n<!-- end -->"


def step_block(command: str, folder: Path) -> str:
    """The block of one step of a story that has come to `folder`; raises `AssertionError` when the step fails."""
    from tests.conftest import run_main

    os.environ["COLUMNS"] = str(PLOT_WIDTH)
    call, _, lines = command.partition(" | head -")
    call = CLAIM.sub(lambda match: _claim(match[1], folder), call)
    result = run_main(*shlex.split(call), folder=folder)
    assert result.code in (0, 3), f"{call}: {result.err}"
    out = "\n".join(result.out.splitlines()[: int(lines)] if lines else result.out.splitlines())
    return f"<!-- step: {command} -->\n{_shown(call, _timeless(STAMP.sub('', result.err) + out), '')}\n<!-- end -->"


def story(folder: Path) -> Path:
    """The folder in which a document's story begins: sample articles, nothing else."""
    shutil.copytree(ROOT / "sample_articles", folder / "articles")
    return folder


def _shown(call: str, out: str, lines: str) -> str:
    shown = out.rstrip().splitlines()[: int(lines)] if lines else out.rstrip().splitlines()
    cut = [line if len(line) <= WIDTH else line[: WIDTH - 1] + "…" for line in (f"$ factrack {call}", *shown)]
    return "\n".join(("```text", *(line.rstrip() for line in cut), "```"))


def _claim(words: str, folder: Path) -> str:
    """The short id of the first claim with these words; of any claim where rules read them differently today."""
    from tests.conftest import run_main

    rows = json.loads(run_main("claims", "--format", "json", folder=folder).out)
    found = [row for row in rows if words in " ".join(row["text"].split())] or rows
    return str(found[0]["id"])[:6]


def _timeless(text: str) -> str:
    """What a clock wrote, as if the story had ended on a certain day."""
    text = text.replace(datetime.now(UTC).date().isoformat(), "2026-01-24")
    return CLOCK.sub(lambda match: "07:00:00" if ":" in match[0] else "0 s".rjust(len(match[0])), text)


def renewed(text: str, database: Path) -> str:
    """A document with its blocks made anew."""
    shutil.rmtree(STORY, ignore_errors=True)
    place = story(STORY)

    def block(match: re.Match[str]) -> str:
        if match[1] == "help":
            return help_block(match[2])
        return run_block(match[2], database) if match[1] == "run" else step_block(match[2], place)

    try:
        return BLOCK.sub(block, text)
    finally:
        shutil.rmtree(STORY)


def main() -> int:
    """Rewrite the documents."""
    from tests.conftest import run_main

    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "samples.db"
        run_main("--db", str(database), "ingest", "sample_articles", "--jobs", "1", folder=ROOT)
        for path in DOCUMENTS:
            path.write_text(renewed(path.read_text("utf-8"), database), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
