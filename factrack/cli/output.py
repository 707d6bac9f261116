"""Data to standard output or a file, messages to standard error."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factrack.cli.options import OutputFormat, State
from factrack.errors import OutputError
from factrack.render.safe import cell, clean

if TYPE_CHECKING:
    from factrack.render.console import Screen

Row = dict[str, Any]


class ReaderGone(Exception):
    """Whoever read standard output has left (`| head`): no error, and nothing more to do."""


def say(state: State, message: str) -> None:
    """A message on standard error, unless `-q`; with the time where no one looks at a screen."""
    if not state.quiet:
        warn(message)


def warn(message: str) -> None:
    """A message on standard error, always: problems are not silenced."""
    stamp = "" if sys.stderr.isatty() else time.strftime("%Y-%m-%dT%H:%M:%S%z ")
    with contextlib.suppress(OSError, ValueError):
        print(f"{stamp}factrack: {cell(clean(message))}", file=sys.stderr, flush=True)


def emit(text: str, output: Path | None) -> None:
    """Write a finished report to standard output, or atomically to a file; raises `ReaderGone`."""
    if output is not None:
        write_whole([text], output)
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error


def report(
    rows: Sequence[Row],
    columns: Sequence[str],
    form: OutputFormat,
    output: Path | None,
    picture: Callable[[Screen], Iterable[Any]],
    state: State,
    plots: bool | None = None,
) -> None:
    """A report in the format asked for; `picture` makes the renderables of the table when it is wanted.

    `plots` is what `--plot` or `--no-plot` said: None leaves them to where there is a screen.
    """
    if form is OutputFormat.table:
        from factrack.render.console import printed, screen, spelled

        place = screen(plots, output is not None)
        shown = printed(picture(place), state.colour and place.live, place.width)
        emit(shown if output is not None else spelled(shown, sys.stdout.encoding or "ascii"), output)
    else:
        from factrack.render.formats import render

        emit(render(rows, columns, form.value), output)


def write_whole(pieces: Iterable[str], output: Path) -> None:
    """Beside the target first, then in its place; what is no plain file (a device, a pipe) is written to as it is."""
    data = (piece.encode("utf-8", "backslashreplace") for piece in pieces)
    try:
        if output.exists() and not output.is_file():
            output.write_bytes(b"".join(data))
            return
        target = output.resolve()
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(f"{output}: cannot write the report: {error.strerror}") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
