"""Every rule of every pack shows what it is for: an example or a counter-example, which the tests of its stage run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factrack.language.pack import languages, load_pack

# Which test runs the examples of which file.
RUN_BY = {
    "dates": "mentions/test_dates.py", "hedges": "facts/test_quantities.py", "verbs": "mentions/test_verbs.py",
    "speech": "facts/test_attribution.py", "events": "facts/test_events.py", "furniture": "reading/test_furniture.py",
}  # fmt: skip


def rules(record: Any) -> Iterator[Any]:
    """Every record below this one that may carry examples."""
    if isinstance(record, tuple):
        if "yes" in getattr(record, "_fields", ()):
            yield record
        for item in record:
            yield from rules(item)


def name_of(rule: Any) -> str:
    return next((getattr(rule, name) for name in ("name", "rule", "type", "verbs") if hasattr(rule, name)), "?")


@pytest.mark.parametrize("code", languages())
def test_every_rule_carries_examples(code: str) -> None:
    without = [
        f"{file}: {name_of(rule)}"
        for file, record in load_pack(code).files.items()
        for rule in rules(record)
        if not (rule.yes or getattr(rule, "no", ())) and getattr(rule, "makes", None) != "part"
    ]
    assert without == []


@pytest.mark.parametrize("code", languages())
def test_a_test_runs_them(code: str) -> None:
    with_examples = {file for file, record in load_pack(code).files.items() if any(True for _ in rules(record))}
    assert with_examples == set(RUN_BY)
    for path in RUN_BY.values():
        text = (Path(__file__).parent.parent / path).read_text("utf-8")
        assert ".yes" in text and "languages()" in text, path


def test_no_example_stands_twice() -> None:
    for code in languages():
        for file, record in load_pack(code).files.items():
            for rule in rules(record):
                texts = [str(example) for example in (*rule.yes, *getattr(rule, "no", ()))]
                assert len(texts) == len(set(texts)), f"{code} {file}: {name_of(rule)}"
