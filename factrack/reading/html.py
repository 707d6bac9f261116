"""A saved web page -> its readable text and what its head says about it.

trafilatura finds the article (imported only here: it costs 150 ms); title, date, outlet and address come
from JSON-LD, then OpenGraph and meta elements, then `<title>`. No network, whatever the page asks for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from factrack.errors import InputError
from factrack.reading.decode import Decoded, decode
from factrack.reading.metadata import Metadata, from_fields

MAX_HTML_BYTES = 2_000_000
MAX_TAGS = 30_000
MAX_ATTRIBUTES = 2_000  # of one tag: the parser compares each with all
MAX_JSON_LD = 200_000
_LONG_TAG = re.compile(r"<[^<>]{2000,}")
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,30})", re.IGNORECASE)
_META = {
    "og:title": "title",
    "og:site_name": "site_name",
    "og:url": "url",
    "article:published_time": "published",
    "og:article:published_time": "published",
    "datepublished": "published",
    "date": "date",
    "dc.date": "date",
    "dcterms.date": "date",
    "pubdate": "pubdate",
    "parsely-pub-date": "pubdate",
    "sailthru.date": "pubdate",
    "application-name": "site",
}


def read_html(data: bytes) -> tuple[Decoded, Metadata]:
    """The readable text of a page and its metadata; raises `InputError`, also for what the parser cannot take."""
    page = _decode(data)
    tags = page.text.count("<")
    if tags > MAX_TAGS:
        raise InputError("too_large", f"{tags:,} tags; the limit is {MAX_TAGS:,}")
    for tag in _LONG_TAG.finditer(page.text):
        if len(_VALUE.sub("", tag[0]).replace("=", " ").replace("/", " ").split()) > MAX_ATTRIBUTES:
            raise InputError("too_large", f"a tag with more than {MAX_ATTRIBUTES:,} attributes")
    try:
        text, metadata = _extract(page.text)
    except InputError:
        raise
    except Exception as error:  # the parser is not ours: whatever it raises refuses this page only
        raise InputError("html", f"the page cannot be parsed: {type(error).__name__}: {str(error)[:200]}") from error
    return Decoded(text, page.encoding, page.problems), metadata


def _decode(data: bytes) -> Decoded:
    """As `decode`, but a charset that the page declares counts where the bytes are no UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _CHARSET.search(data[:4096])
        if declared is not None and len(data) <= MAX_HTML_BYTES and b"\0" not in data:
            try:
                name = declared.group(1).decode("ascii")
                return Decoded(data.decode(name), name.lower())
            except (LookupError, UnicodeDecodeError):
                pass
    return decode(data, MAX_HTML_BYTES)


def _extract(page: str) -> tuple[str, Metadata]:
    import trafilatura

    tree = trafilatura.load_html(page)
    if tree is None:
        raise InputError("html", "there is no HTML in it")
    values = _values(tree)
    text = trafilatura.extract(tree, include_comments=False, include_tables=True, deduplicate=False)
    if not text or not text.strip():
        text = trafilatura.html2txt(page)
    if not text or not text.strip():
        raise InputError("blank", "the page holds no readable text")
    return text, from_fields(values, "metadata", text)


def _values(tree: Any) -> dict[str, Any]:
    """What the head of a page says of the article, by the names that `from_fields` knows."""
    values: dict[str, Any] = {}
    for element in tree.xpath("//meta[@content]"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if name in _META:
            values.setdefault(_META[name], element.get("content"))
    for link in tree.xpath("//link[@rel='canonical'][@href]"):
        values.setdefault("canonical", link.get("href"))
    titles = tree.xpath("//title/text()")
    if titles:
        values.setdefault("title", str(titles[0]))
    values.setdefault("language", next(iter(tree.xpath("/html/@lang")), None))
    linked = dict(_json_ld(tree))
    return {**values, **linked}


def _json_ld(tree: Any) -> Iterator[tuple[str, str]]:
    """Headline, date, publisher and address of the first article that the page describes in JSON-LD."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        if len(script) > MAX_JSON_LD:
            continue
        try:
            article = _article(json.loads(script, strict=False))
        except (ValueError, RecursionError):
            continue
        if article is not None:
            yield from _fields(article)
            return


def _article(data: Any, depth: int = 0) -> dict[str, Any] | None:
    if isinstance(data, dict):
        if isinstance(data.get("datePublished"), str):
            return data
        data = data.get("@graph")
    if isinstance(data, list) and depth < 3:
        found = (_article(item, depth + 1) for item in data[:50])
        return next((article for article in found if article is not None), None)
    return None


def _fields(article: dict[str, Any]) -> Iterator[tuple[str, str]]:
    publisher = article.get("publisher")
    named = {
        "title": article.get("headline"),
        "published": article.get("datePublished"),
        "source": publisher.get("name") if isinstance(publisher, dict) else None,
        "language": article.get("inLanguage"),
        "url": article.get("url"),
    }
    for name, value in named.items():
        if isinstance(value, str) and value.strip():
            yield name, value
