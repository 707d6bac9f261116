"""RSS and Atom files: entries become articles; hostile ones become problems."""

from __future__ import annotations

import builtins
from typing import Any

import pytest

from factrack.errors import InputError
from factrack.reading.feeds import plain, read_feed
from factrack.reading.sniff import is_feed

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Le Veilleur, à la une</title><link>https://www.le-veilleur.example/</link><language>fr-FR</language>
<item><title>Crue : douze maisons évacuées</title><link>https://www.le-veilleur.example/a1</link>
<guid isPermaLink="false">veilleur-1</guid><pubDate>Tue, 11 Mar 2025 00:30:00 +0100</pubDate>
<description>Douze maisons évacuées.</description>
<content:encoded><![CDATA[<p>Douze maisons ont été évacuées à <b>Brume</b>, selon la mairie.</p>
<figure><figcaption>Photo : un pont</figcaption></figure><p>Le pont est fermé&nbsp;; 300&nbsp;foyers sont privés d'eau.</p>
<script>count(3)</script>]]></content:encoded></item>
<item><title>Sans rien d'autre</title><link>https://www.le-veilleur.example/a2</link></item>
<item><description></description></item>
</channel></rss>""".encode()
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Brief</title>
<entry><id>tag:brief.example,2025:7</id><title>Bridge reopens</title><updated>2025-03-12T23:50:00-05:00</updated>
<link href="https://brief.example/7"/><summary>Some 40 lorries crossed the bridge.</summary></entry></feed>"""


def test_an_entry_of_rss_is_an_article() -> None:
    first, second = read_feed(RSS)
    assert first == {
        "id": "veilleur-1", "title": "Crue : douze maisons évacuées", "url": "https://www.le-veilleur.example/a1",
        "source": "le-veilleur.example", "published": "2025-03-11", "language": "fr-FR",
        "text": "Crue : douze maisons évacuées\n\nDouze maisons ont été évacuées à Brume, selon la mairie.\n\n"
        "Le pont est fermé ; 300 foyers sont privés d'eau.",
    }  # fmt: skip
    assert second["id"] == "https://www.le-veilleur.example/a2" and second["text"] == "Sans rien d'autre"
    assert "published" not in second, "nothing is guessed"


def test_an_entry_of_atom_has_the_day_of_its_own_clock() -> None:
    (entry,) = read_feed(ATOM)
    assert (entry["id"], entry["published"], entry["source"]) == (
        "tag:brief.example,2025:7",
        "2025-03-12",
        "brief.example",
    )


@pytest.mark.parametrize(
    ("data", "feed"),
    [(RSS, True), (ATOM, True), (b"<html><body>rss</body></html>", False), (b"<?xml version='1.0'?><urlset/>", False)],
)
def test_a_feed_is_told_by_its_root(data: bytes, feed: bool) -> None:
    assert is_feed(data) is feed


@pytest.mark.parametrize(
    "data", [b"<rss>", b"<rss version='2.0'><channel><title>x</title></channel></rss>", b"<feed \xff"]
)
def test_a_feed_without_entries_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="feed"):
        read_feed(data)


def test_nothing_is_fetched_and_no_entity_grows() -> None:
    bomb = b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + b"".join(
        f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>".encode() for n in range(9)
    )
    bomb += (
        b"<!ENTITY e SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>t &j; &e;</title></item></channel></rss>"
    )
    try:
        rows = read_feed(bomb)
    except InputError:
        return
    assert rows and all(len(row["text"]) < 100 and "root:" not in row["text"] for row in rows)


def test_without_feedparser_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name == "feedparser":
            raise ImportError
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(InputError, match=r"factrack\[feeds\]"):
        read_feed(RSS)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("plain words", "plain words"), ("a &lt; b &eacute;", "a < b é"), ("<p>one<p>two", "one\n\ntwo"),
        ("x<br>y", "x\n\ny"), ("<b>bo</b>ld", "bold"), ("<script>x()</script>y", "y"), ("</script>y", "y"), ("<p>\0</p>", ""),
    ],
)  # fmt: skip
def test_words_of_markup(markup: str, words: str) -> None:
    assert plain(markup) == words
