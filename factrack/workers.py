"""Work done in several processes, results in order; none outlives the program, whatever becomes of it."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar

from factrack.errors import FactrackError

Item = TypeVar("Item")
Result = TypeVar("Result")

WATCH_SECONDS = 1.0
POLL_SECONDS = 0.2


def in_order(
    work: Callable[[Item], Result], items: Iterable[Item], processes: int, prepare: Callable[[Any], None], given: Any
) -> Iterator[Result]:
    """`work` of each item, in order; each process first calls `prepare(given)`.

    A bounded window of items is under way, so that memory does not grow with their number. Raises `FactrackError` when
    a process is killed.
    """
    import multiprocessing

    context = multiprocessing.get_context("forkserver")
    _start_server()
    window: deque[Future[Result]] = deque()
    with _interrupts_kept_back() as check:
        pool = ProcessPoolExecutor(processes, context, _begin, (os.getpid(), prepare, given))
        try:
            for item in items:
                window.append(pool.submit(work, item))
                if len(window) > 2 * processes:
                    yield _result(window.popleft(), check)
            while window:
                yield _result(window.popleft(), check)
        except BrokenProcessPool as error:
            check()
            raise FactrackError("a worker process was killed (out of memory?); try again with --jobs 1") from error
        finally:
            pool.shutdown(wait=not window, cancel_futures=True)  # no waiting when something went wrong


def _result(future: Future[Result], check: Callable[[], None]) -> Result:
    while True:
        check()
        with contextlib.suppress(TimeoutError):
            return future.result(POLL_SECONDS)


@contextlib.contextmanager
def _interrupts_kept_back() -> Iterator[Callable[[], None]]:
    """Ctrl-C takes effect where the function given is called: in the midst of the pool's own work it can lock up."""
    kept: list[tuple[int, FrameType | None]] = []

    def check() -> None:
        if kept and callable(before):
            before(*kept[0])

    main_thread = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, lambda *signalled: kept.append(signalled)) if main_thread else None
    try:
        yield check
    finally:
        if main_thread and not kept:
            signal.signal(signal.SIGINT, before)


def _start_server() -> None:
    """Start the process that workers come from, with Ctrl-C ignored: each worker says itself what that means.

    The helper that tidies up after a run that was cut short starts along, and is to do so without a word.
    """
    from multiprocessing.forkserver import ensure_running

    main_thread = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, signal.SIG_IGN) if main_thread else None
    sys.warnoptions.append("ignore::UserWarning:multiprocessing.resource_tracker")
    try:
        ensure_running()
    finally:
        sys.warnoptions.pop()
        if main_thread:
            signal.signal(signal.SIGINT, before)


def _begin(parent: int, prepare: Callable[[Any], None], given: Any) -> None:
    """In a new process: end when the program is gone or interrupted, so that none is left behind or has the last word."""
    prepare(given)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while Path(f"/proc/{parent}").exists() or not Path("/proc").exists():
        time.sleep(WATCH_SECONDS)
    os._exit(1)
