"""The one error tree. Every class carries the exit code that the command line ends with.

FactrackError (1)
├── UsageError (2)          the call itself is off
├── PackError (1)           a rule pack or a factrack.toml does not hold what it must
├── NotFoundError (1)       no article or claim goes by that name
├── InputError (1)          one input cannot be read: it is refused, the rest goes on
├── StoreError (1)          the database cannot be used
│   ├── SchemaError (1)     another program's file, a newer or an older schema
│   └── LockedError (75)    someone else holds the database (EX_TEMPFAIL of sysexits.h)
└── OutputError (1)         a report could not be written
"""

from __future__ import annotations


class FactrackError(Exception):
    """Anything factrack refuses to do; `exit_code` is what the command line ends with."""

    exit_code = 1


class UsageError(FactrackError):
    """The call itself is off: an option, an argument or their combination."""

    exit_code = 2


class PackError(FactrackError):
    """A pack or configuration file holds something it may not; the message names file and line."""


class NotFoundError(FactrackError):
    """No article or claim goes by the name given, or several do."""


class InputError(FactrackError):
    """One input cannot be read. `code` is the short name stored with the problem."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class StoreError(FactrackError):
    """The database cannot be used as asked."""


class SchemaError(StoreError):
    """The file is not ours, or was written by another version."""


class LockedError(StoreError):
    """Another process holds the database and did not let go in time."""

    exit_code = 75


class OutputError(FactrackError):
    """A report could not be written where it was asked for."""
