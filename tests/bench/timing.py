"""Processor time and whole commands, measured; lines of the table."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

ROUNDS = 3


def seconds(work: Callable[[], Any], rounds: int = ROUNDS) -> float:
    """Processor seconds of `work`, the best of some rounds: what else the machine does counts less that way."""
    found = []
    for _ in range(rounds):
        begin = time.process_time()
        work()
        found.append(time.process_time() - begin)
    return min(found)


def command(*arguments: str) -> tuple[float, float]:
    """Seconds on the clock, and megabytes of the largest process, of factrack run as a shell runs it."""
    return process([sys.executable, "-m", "factrack", *arguments])


def process(arguments: list[str]) -> tuple[float, float]:
    """Seconds on the clock and megabytes of any command; its output is thrown away, a failure raises."""
    begin = time.perf_counter()
    child = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    taken = time.perf_counter() - begin
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, arguments)
    return taken, usage.ru_maxrss / 1024


def best(work: Callable[[], tuple[float, float]], rounds: int = 5) -> float:
    """The shortest time of some runs."""
    return min(work()[0] for _ in range(rounds))


def line(name: str, value: float, unit: str, ratio: float | None = None, beside: str = "") -> None:
    """One line of the table: a figure, and how many times what stands beside it."""
    told = f"{ratio:10.2f} x {beside}" if ratio is not None else ""
    print(f"  {name:38}{value:10.3f} {unit:14}{told}".rstrip(), flush=True)
