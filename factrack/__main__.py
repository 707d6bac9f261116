"""`factrack`, and `python -m factrack`: the program, from its first moment on."""

from __future__ import annotations

import sys

from factrack.garbage import collect_seldom


def main() -> None:
    """Load the program and run it; Ctrl-C ends in one line, also while it is being loaded."""
    collect_seldom()
    try:
        from factrack.cli.app import main as program
    except KeyboardInterrupt:
        sys.stderr.write("factrack: interrupted\n")
        sys.exit(130)
    program()


if __name__ == "__main__":
    main()
