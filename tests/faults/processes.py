"""The program as processes of its own that can be killed, with all they started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.conftest import ROOT

PROGRAM = str(Path(sys.executable).with_name("factrack"))
SMALL_BATCHES = """
import sys
from factrack import ingest, pipeline
ingest.BATCH, pipeline.CHUNK = 8, 4
sys.argv[0] = "factrack"
from factrack.cli.app import main
if __name__ == "__main__":
    main()
"""
FINISH = 10.0  # seconds in which whatever a killed run left behind must be gone


def started(*arguments: str | Path, small_batches: bool = False) -> subprocess.Popen[bytes]:
    """The program in a session of its own; with small batches it commits often."""
    call = [sys.executable, "-c", SMALL_BATCHES] if small_batches else [PROGRAM]
    return subprocess.Popen(
        [*call, *map(str, arguments)], cwd=ROOT, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip


def killed_after(process: subprocess.Popen[bytes], seconds: float, number: int = signal.SIGKILL) -> bool:
    """Send the signal to the first process only, `seconds` from now; false when it had ended by then."""
    try:
        process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(number)
        process.wait(FINISH)
        return True
    return False


def left_behind(session: int) -> list[str]:
    """The processes of a session that still run once they had time to end."""
    end = time.monotonic() + FINISH
    while (found := _of_session(session)) and time.monotonic() < end:
        time.sleep(0.05)
    return found


def _of_session(session: int) -> list[str]:
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                state = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(state[3]) == session and state[0] != "Z":
                found.append(f"{folder.name} {os.fsdecode((folder / 'cmdline').read_bytes())[:80]}")
    return found
