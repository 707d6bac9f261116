"""Python's collector of cyclic garbage, told to leave alone what is none.

It walks every live container again and again as new ones are made, and once more at the end of the process. What
a start loads lives as long as the process, and what an article leaves behind is freed by its reference counts.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
from collections.abc import Iterator

SELDOM = (100_000, 20, 20)


def collect_seldom() -> None:
    """Collect only when very many new containers stay alive, and not at the end of the process."""
    gc.set_threshold(*SELDOM)
    atexit.register(gc.freeze)


@contextlib.contextmanager
def collection_paused() -> Iterator[None]:
    """No collection while much is loaded that all stays."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
