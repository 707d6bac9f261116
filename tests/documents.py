"""Blocks of the documents that the program writes itself.

Between `<!-- help: NAME -->` or `<!-- run: COMMAND LINE -->` and the next `<!-- end -->` stands a fenced block with the
output of that command. `python -m tests.documents` brings all of them up to date: `make docs`.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCUMENTS = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
BLOCK = re.compile(r"<!-- (help|run): (.*?) -->\n.*?<!-- end -->", re.DOTALL)
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
    out = run_main("--db", str(database), *shlex.split(call), folder=ROOT).out.rstrip()
    shown = out.splitlines()[: int(lines)] if lines else out.splitlines()
    cut = [line if len(line) <= WIDTH else line[: WIDTH - 1] + "…" for line in shown]
    return f"<!-- run: {command} -->\n```text\n$ factrack {call}\n" + "\n".join(cut) + "\n```\n<!-- end -->"


def renewed(text: str, database: Path) -> str:
    """A document with its blocks made anew."""

    def block(match: re.Match[str]) -> str:
        return help_block(match[2]) if match[1] == "help" else run_block(match[2], database)

    return BLOCK.sub(block, text)


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
