"""`python -m factrack`: the program without its console script."""

from factrack.cli.app import main

main()
