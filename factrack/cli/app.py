"""The program: global options, the commands, and how errors become exit codes."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from factrack import __version__
from factrack.cli.options import State
from factrack.errors import FactrackError, UsageError

app = typer.Typer(
    name="factrack",
    help="Track who said what, how firmly, about when, and where the sources disagree.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

INTERRUPTED = 130
COMMANDS = (
    "ingest", "extract", "timeline", "conflicts", "claims", "tables", "show", "explain", "search", "report", "export",
    "date", "review", "alias", "status", "config", "rules", "db",
)  # fmt: skip
for _name in COMMANDS:
    import_module(f"factrack.cli.{_name}").register(app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"factrack {__version__}")
        raise typer.Exit()


@app.callback()
def options(
    context: typer.Context,
    db: Annotated[
        Path | None,
        typer.Option("--db", envvar="FACTRACK_DB", metavar="PATH", help="The database.", show_default="./factrack.db"),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No messages but problems.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Messages name every article, not the first few.")
    ] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colour, also where there is a terminal.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Options before the command."""
    plain = no_color or bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    context.obj = State(db or Path("factrack.db"), quiet, verbose, not plain)


class Interrupted(BaseException):
    """Ctrl-C; not `KeyboardInterrupt`, which the command-line library would swallow without a word."""


@contextlib.contextmanager
def _interruptible() -> Iterator[None]:
    """Ctrl-C raises `Interrupted`, once: what comes after it is only the end of this run."""

    def interrupt(*_: object) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        raise Interrupted

    try:
        before = signal.signal(signal.SIGINT, interrupt)
    except ValueError:  # not the main thread: whoever runs us there sees to signals
        yield
        return
    try:
        yield
    except Interrupted:
        raise
    except BaseException:
        signal.signal(signal.SIGINT, before)
        raise
    signal.signal(signal.SIGINT, before)


def main() -> None:
    """The console script: runs the program and ends with the exit code of the README."""
    _open_missing_streams()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    from factrack.cli.output import ReaderGone

    try:
        with _interruptible():
            app(prog_name="factrack")
    except FactrackError as error:
        from factrack.cli.output import warn

        warn(str(error))
        _leave(error.exit_code)
    except UnicodeEncodeError as error:  # an argument as the system gave it, where text is needed
        from factrack.cli.output import warn

        warn(f"{error.object!r} is no text: bytes in it are no UTF-8")
        _leave(UsageError.exit_code)
    except ReaderGone:
        _leave(0)
    except (Interrupted, KeyboardInterrupt):
        sys.stderr.write("factrack: interrupted\n")
        sys.stderr.flush()
        os._exit(INTERRUPTED)  # no waiting for threads and workers; these end when we are gone
    except OSError as error:
        from factrack.cli.output import warn

        warn(f"{error.filename or 'output'}: {error.strerror or error}")
        _leave(1)


def _open_missing_streams() -> None:
    """What the caller closed (`>&-`) reads as empty and swallows what is written; no other file gets its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - open to the end


def _leave(code: int) -> None:
    """Exit without the interpreter trying to flush a closed pipe once more."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    with contextlib.suppress(OSError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
    sys.exit(code)
