from pathlib import Path

import pytest

from factrack.errors import InputError
from factrack.reading import html
from factrack.reading.document import read_path

BODY = (
    "<nav><a href='/'>Accueil</a></nav><article><h1>Le port ferme</h1><p>Le port de Vaurive ferme lundi matin pour trois "
    "semaines de travaux, a annoncé la mairie dans un communiqué.</p><p>Quelque 300 pêcheurs sont concernés, selon leur "
    "syndicat, qui demande une aide de la région.</p></article>"
)
LD = (
    '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Le port ferme", '
    '"datePublished": "2023-03-04T08:15:00+01:00", "publisher": {"name": "Le Fil du Port"}}]}</script>'
)
META = (
    '<meta property="og:title" content="Autre titre"><meta property="article:published_time" content="2022-01-01">'
    "<title>Encore un</title>"
)


def page(head: str, body: str = BODY) -> str:
    return f'<!doctype html><html lang="fr"><head>{head}</head><body>{body}</body></html>'


def read(tmp_path: Path, data: bytes | str):  # type: ignore[no-untyped-def]
    path = tmp_path / "a.html"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_path(str(path))


def test_readable_text_and_json_ld(tmp_path: Path) -> None:
    found = read(tmp_path, page(META + LD))
    assert "300 pêcheurs" in found.text
    assert "Accueil" not in found.text
    assert (found.title, found.source, found.published, found.published_basis) == (
        "Le port ferme",
        "Le Fil du Port",
        "2023-03-04",
        "metadata",
    )


def test_opengraph_where_there_is_no_json_ld(tmp_path: Path) -> None:
    found = read(tmp_path, page(META))
    assert (found.title, found.published) == ("Autre titre", "2022-01-01")


def test_title_element_last(tmp_path: Path) -> None:
    assert read(tmp_path, page("<title>Encore un</title>")).title == "Encore un"


def test_broken_json_ld_is_passed_over(tmp_path: Path) -> None:
    assert read(tmp_path, page('<script type="application/ld+json">{oops</script>' + META)).title == "Autre titre"


def test_declared_charset(tmp_path: Path) -> None:
    found = read(tmp_path, page('<meta charset="iso-8859-15">').encode("iso-8859-15"))
    assert "pêcheurs" in found.text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"<p>" * (html.MAX_TAGS + 1), "too_large"),
        (b"x" * (html.MAX_HTML_BYTES + 1), "too_large"),
        (b"%PDF-1.4", "binary"),
        (b"<html><body></body></html>", "blank"),
    ],
)
def test_refused(tmp_path: Path, data: bytes, code: str) -> None:
    with pytest.raises(InputError) as error:
        read(tmp_path, data)
    assert error.value.code == code


def test_deep_nesting_ends(tmp_path: Path) -> None:
    try:
        read(tmp_path, page("", "<div>" * 20_000 + "fin"))
    except InputError as error:
        assert error.code in {"html", "blank"}


def test_whatever_the_parser_raises_refuses_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(trafilatura, "extract", fail)
    with pytest.raises(InputError, match="RuntimeError: boom"):
        read(tmp_path, page(""))
