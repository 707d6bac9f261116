"""Facts in the few signs a table has room for."""

from __future__ import annotations

import pytest

from factrack.render.wording import file_name


@pytest.mark.parametrize(
    ("article", "shown"),
    [("in/été 2025/a.txt", "a.txt"), ("a.txt", "a.txt"), ("veilleur-1", "veilleur-1"), ("https://fil.example/2", "https://fil.example/2"),
     (None, "")],
)  # fmt: skip
def test_an_article_without_a_source_goes_by_its_file(article: str | None, shown: str) -> None:
    assert file_name(article) == shown
