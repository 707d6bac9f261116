"""JSON that news crawlers save: the fields of each, and what is left alone in a folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from factrack.errors import InputError
from factrack.reading.newsjson import holds_articles, read_json

WORDS = "Selon la mairie, 40 habitants sont partis."
PLEASE = {
    "authors": [], "date_download": "2025-03-12 10:00:00", "date_publish": "2025-03-11 08:15:00", "description": None,
    "language": "fr", "maintext": WORDS, "source_domain": "www.le-fil.example", "title": "Départs", "url": "https://www.le-fil.example/1",
}  # fmt: skip
NEWSPAPER = {
    "title": "Départs", "text": WORDS, "publish_date": "2025-03-11T00:00:00", "meta_lang": "fr",
    "source_url": "https://www.le-fil.example", "authors": ["A. B."],
}  # fmt: skip


def data(values: Any) -> bytes:
    return json.dumps(values).encode()


@pytest.mark.parametrize("values", [PLEASE, NEWSPAPER], ids=["news-please", "newspaper"])
def test_an_article_of_each_crawler(values: dict[str, Any], tmp_path: Path) -> None:
    found = read_json(data(values))
    assert isinstance(found, dict)
    assert (found["text"], found["title"], found["source"], found["language"]) == (
        WORDS,
        "Départs",
        "le-fil.example",
        "fr",
    )
    assert found["published"].startswith("2025-03-11")
    (tmp_path / "a.json").write_bytes(data(values))
    assert holds_articles(str(tmp_path / "a.json"))


def test_a_list_of_articles() -> None:
    found = read_json(data([PLEASE, NEWSPAPER]))
    assert [row["text"] for row in found] == [WORDS, WORDS]


@pytest.mark.parametrize("text", ["", " \n"])
def test_the_words_are_kept_as_they_are(text: str) -> None:
    found = read_json(data({**NEWSPAPER, "text": text + WORDS}))
    assert isinstance(found, dict) and found["text"] == text + WORDS


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"{", "bad_json"), (b"3", "bad_json"), (b"[1]", "bad_json"), (b'{"title": "x"}', "bad_json"), (b"\xff\xfe", "encoding"),
     (b"[" * 100_000, "bad_json"), (b'{"maintext": null}', "bad_json")],
)  # fmt: skip
def test_what_is_no_article_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read_json(content)
    assert caught.value.code == code


@pytest.mark.parametrize(
    "values",
    [{"name": "x", "dependencies": {}}, [], [{"id": "1", "text": WORDS, "start": 0}], {"title": "x", "text": WORDS},
     {"title": "x", "url": "y", "text": ["a"]}],
)  # fmt: skip
def test_other_json_in_a_folder_is_left_alone(values: Any, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(data(values))
    assert not holds_articles(str(tmp_path / "a.json"))
