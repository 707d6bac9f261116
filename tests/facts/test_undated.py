"""What publication says of an event that no words date."""

from __future__ import annotations

import pytest

from factrack.facts.events import undated

CASES = [
    (undated.BY, "2025-03-21", "../2025-03-21"),
    (undated.BY, "2025-03", "../2025-03"),
    (undated.ABOUT, "2025-03-21", "2025-03-21~"),
    (undated.AFTER, "2025-03-21", "2025-03-21/.."),
    (undated.RECENT, "2025-03-31", "2025-03-01/2025-03-31"),
    (undated.RECENT, "2025-03", "../2025-03"),
    (undated.BY, None, None),
    (undated.BY, "2025-03/2025-04", None),
    ("event.test", "2025-03-21", None),
]


@pytest.mark.parametrize(("rule", "published", "edtf"), CASES)
def test_each_rule_dates_an_event_from_publication_alone(rule: str, published: str | None, edtf: str | None) -> None:
    assert undated.known(rule, published) == edtf
