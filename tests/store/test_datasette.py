"""Datasette opens the file as it is: labels, facets, search, views, descriptions."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from factrack.store.metadata import TABLES, metadata
from tests.store.making import arrival, stored


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    path = stored(tmp_path_factory.mktemp("datasette") / "facts.db", arrival(), arrival("/news/b.txt", source="L'Écho"))
    return Datasette([str(path)], metadata=metadata("facts"))


def get(pages: Datasette, url: str) -> Any:
    """The body of a page, JSON decoded where it is JSON."""
    response = asyncio.run(pages.client.get(url))
    assert response.status_code == 200, f"{url}: {response.status_code}"
    return response.json() if ".json" in url else response.text


def test_a_table_page_shows_foreign_keys_by_their_label(pages: Datasette) -> None:
    row = get(pages, "/facts/claims.json?_labels=on&kind=quantity&_shape=objects")["rows"][0]
    assert row["article"]["label"] in ("/news/a.txt", "/news/b.txt")
    assert row["claimant"]["label"] == "mairie"
    assert "/news/a.txt" in get(pages, "/facts/claims")


def test_a_facet(pages: Datasette) -> None:
    found = get(pages, "/facts/claims.json?_facet=kind")["facet_results"]
    results = found.get("results", found)["kind"]["results"]
    assert {(item["value"], item["count"]) for item in results} == {("quantity", 2), ("event", 2)}
    assert "modality" in get(pages, "/facts/claims")


def test_a_search(pages: Datasette) -> None:
    rows = get(pages, "/facts/claims.json?_search=HABITANTS&_shape=array")
    assert [row["text"] for row in rows] == ["300 habitants"] * 2
    assert len(get(pages, "/facts/articles.json?_search=maire&_shape=array")) == 2


@pytest.mark.parametrize("view", ["claims_by_source", "quantities_in_full", "events_in_full"])
def test_a_view(pages: Datasette, view: str) -> None:
    rows = get(pages, f"/facts/{view}.json?_shape=array")
    assert len(rows) == (4 if view == "claims_by_source" else 2)
    assert {row["source"] for row in rows} == {"Le Fil", "L'Écho"}


def test_tables_and_columns_are_described(pages: Datasette) -> None:
    assert "null: the outlet in its own voice" in get(pages, "/facts/claims")


def test_every_description_is_of_a_column_that_is_there(pages: Datasette) -> None:
    for table, (description, columns) in TABLES.items():
        found = get(pages, f"/facts/{table}.json?_size=0&_shape=objects")
        assert description
        assert set(columns) <= set(found["columns"]), table


def test_every_table_is_described(pages: Datasette) -> None:
    database = get(pages, "/facts.json")
    names = {table["name"] for table in database["tables"] if not table["hidden"] and "_fts" not in table["name"]}
    assert names == set(TABLES)


def test_the_metadata_is_plain_json() -> None:
    assert json.loads(json.dumps(metadata("x")))["databases"]["x"]["tables"]["claims"]["columns"]["text"]


def test_the_file_is_left_as_it_was(pages: Datasette) -> None:
    path = Path(pages.databases["facts"].path)
    before = path.read_bytes()
    get(pages, "/facts/claims?_sort=start")
    assert path.read_bytes() == before
