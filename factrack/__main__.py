"""`python -m factrack`, the same as `factrack`."""

from factrack.cli.app import main

if __name__ == "__main__":
    main()
