"""Records are values: alike when their fields are, and copied with other ones."""

from __future__ import annotations

import pickle

import pytest

from factrack.frozen import replace
from factrack.mentions.analysis import Clause


def test_records_are_values() -> None:
    one = Clause(3, 9, "relative")
    assert one == Clause(3, 9, "relative") != Clause(3, 8, "relative")
    assert len({one, Clause(3, 9, "relative")}) == 1
    assert replace(one, last=12) == Clause(3, 12, "relative")
    assert one.last == 9
    with pytest.raises(AttributeError):
        replace(one, length=9)  # type: ignore[call-arg]


def test_a_record_has_no_other_fields_and_survives_pickling() -> None:
    assert not hasattr(Clause(3, 9), "__dict__")
    assert pickle.loads(pickle.dumps(Clause(3, 9, verb=2))) == Clause(3, 9, verb=2)
