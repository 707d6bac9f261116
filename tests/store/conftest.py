from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from factrack.store.database import open_for_reading
from tests.store.making import arrival, stored


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with one article."""
    return stored(tmp_path / "facts.db", arrival())


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    """It, open for reading."""
    with open_for_reading(path) as opened:
        yield opened
