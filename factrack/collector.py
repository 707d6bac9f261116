"""Python's collector of cyclic garbage, told what it need not look at.

It walks every live container again and again as new ones are made. A compiled pack is a hundred thousand of them that
live as long as the process, and what an article leaves behind is freed by its reference counts.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

SELDOM = (100_000, 20, 20)


@contextlib.contextmanager
def paused() -> Iterator[None]:
    """No collection while much is loaded that all stays."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def seldom() -> None:
    """Collect only when very many new containers stay alive; what there is now is never looked at again."""
    gc.set_threshold(*SELDOM)
    gc.freeze()
