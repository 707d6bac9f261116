"""The names that programs may rely on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import factrack
from tests.conftest import SAMPLES

PUBLIC = [
    "Actor", "Document", "Event", "Extraction", "FactrackError", "Problem", "Quantity", "When", "__version__",
    "extract_file", "extract_text", "open_for_reading",
]  # fmt: skip
TEXT = "Selon la mairie, plus de 300 habitants ont quitté Brume vendredi."


def test_the_public_names_are_these() -> None:
    assert sorted(factrack.__all__) == sorted(PUBLIC) == dir(factrack)
    assert all(getattr(factrack, name) is not None for name in PUBLIC)


def test_no_other_name() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        getattr(factrack, "nonsense")  # noqa: B009


def test_the_facts_of_a_text() -> None:
    found = factrack.extract_text(TEXT, language="fr", published="2025-03-24")
    quantity = found.quantities[0]
    assert (quantity.low, quantity.high, quantity.qualifier) == (300, None, "more_than")
    assert quantity.claimant == "mairie"
    assert found.dates[0].low == "2025-03-21"


def test_no_date_is_made_up() -> None:
    assert factrack.extract_text(TEXT, language="fr").dates[0].low is None


def test_a_language_without_a_pack() -> None:
    found = factrack.extract_text(TEXT, language="xx")
    assert not found.quantities and [problem.code for problem in found.problems] == ["no_pack"]


def test_the_facts_of_a_file() -> None:
    found = factrack.extract_file(SAMPLES / "c1-crue-premiere-nuit.md")
    assert found.document.source and found.document.published and found.quantities
    with pytest.raises(factrack.FactrackError):
        factrack.extract_file("none.txt")


def test_a_database(sample_db: Path) -> None:
    with factrack.open_for_reading(sample_db) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone()[0] == 19


def test_every_name_can_be_the_first() -> None:
    """Each public name, imported alone in a fresh process, so that no import leans on an earlier one."""
    code = "import sys\nfrom factrack import {}\nassert 'typer' not in sys.modules"
    for name in ("extract_text", "open_for_reading", "Quantity"):
        subprocess.run([sys.executable, "-c", code.format(name)], check=True)


def test_the_types_are_for_other_programs_too() -> None:
    assert (Path(factrack.__file__).parent / "py.typed").exists()
