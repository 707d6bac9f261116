"""What every test may ask for: the program, run in this process, and a database of the sample articles."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from factrack.cli.app import main
from factrack.config import VARIABLES

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "sample_articles"

os.environ["FACTRACK_CACHE"] = str(ROOT / ".pytest_cache" / "packs")  # nobody's home is written to
os.environ["FACTRACK_CONFIG"] = ""  # nor read from

settings.register_profile("factrack", deadline=None, max_examples=60, derandomize=True)
settings.load_profile("factrack")


@dataclass(frozen=True, slots=True)
class Result:
    """How a call ended and what it wrote."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


class _Stream(io.TextIOWrapper):
    """Standard output or input that keeps what is written."""

    def __init__(self, data: bytes = b"") -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8", newline="")

    def text(self) -> str:
        self.flush()
        found: bytes = self.buffer.getvalue()  # type: ignore[attr-defined]
        return found.decode("utf-8")


def run_main(*arguments: str, stdin: bytes = b"", folder: Path | None = None) -> Result:
    """The console script with these arguments, in `folder`; the exit code and both outputs."""
    kept = sys.argv, sys.stdin, sys.stdout, sys.stderr, Path.cwd()
    streams = _Stream(stdin), _Stream(), _Stream()
    code = 0
    try:
        os.chdir(folder or kept[-1])
        sys.argv = ["factrack", *arguments]
        sys.stdin, sys.stdout, sys.stderr = streams
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        sys.argv, sys.stdin, sys.stdout, sys.stderr = kept[:-1]
        os.chdir(kept[-1])
    return Result(code, streams[1].text(), streams[2].text())


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the person who runs the tests reaches the program."""
    for name in ("FACTRACK_DB", *VARIABLES, "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The program in an empty folder; the database is `facts.db` there unless the arguments say otherwise."""

    def call(*arguments: str | Path, stdin: bytes = b"", folder: Path = tmp_path) -> Result:
        return run_main("--db", str(tmp_path / "facts.db"), *map(str, arguments), stdin=stdin, folder=folder)

    return call


@pytest.fixture(scope="session")
def sample_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of all sample articles; for reading only."""
    path = tmp_path_factory.mktemp("samples") / "samples.db"
    result = run_main("--db", str(path), "ingest", "sample_articles", "--jobs", "1", folder=ROOT)
    assert result.code == 0, result.err
    return path


@pytest.fixture
def samples(sample_db: Path) -> Run:
    """The program on that database."""

    def call(*arguments: str | Path, stdin: bytes = b"") -> Result:
        return run_main("--db", str(sample_db), *map(str, arguments), stdin=stdin, folder=ROOT)

    return call
