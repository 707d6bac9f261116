"""Claims as schema.org `Claim` in JSON-LD: who says what, in which article, about what and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from factrack.render.formats import as_json
from factrack.render.safe import web_address

Row = dict[str, Any]

_CONTEXT = ["https://schema.org", {"factrack": "urn:factrack:"}]
_OWN = ("kind", "topic", "measure", "qualifier", "modality", "via", "start", "end")
_KINDS = {"person": "Person", "organisation": "Organization", "organization": "Organization"}


def as_jsonld(claims: Sequence[Row], articles: Mapping[str, Row], kinds: Mapping[str, str]) -> str:
    """One graph of all claims; `articles` by name, `kinds` the type of each actor by name.

    What schema.org has no word for (the hedge, the relays, the offsets) keeps its own name, under the prefix `factrack:`,
    so that nothing hedged turns into a plain assertion on the way.
    """
    graph = [_claim(claim, articles.get(claim["article"], {}), kinds) for claim in claims]
    return as_json({"@context": _CONTEXT, "@graph": graph})


def _claim(claim: Row, article: Row, kinds: Mapping[str, str]) -> Row:
    voice = claim["claimant"] or claim["source"]
    found = {
        "@type": "Claim",
        "@id": f"urn:factrack:claim:{claim['id']}",
        "identifier": claim["id"],
        "text": claim["text"],
        "creativeWorkStatus": claim["modality"],
        "author": _named(voice, kinds if claim["claimant"] else {voice: "organisation"}),
        "appearance": _article(claim, article),
        "temporalCoverage": claim["date"],
        "contentLocation": {"@type": "Place", "name": claim["place"]} if claim["place"] else None,
        "about": _about(claim, kinds),
        **{f"factrack:{name}": claim[name] for name in _OWN},
    }
    return {key: value for key, value in found.items() if value not in (None, [], {}, "")}


def _article(claim: Row, article: Row) -> Row:
    found = {
        "@type": "NewsArticle",
        "identifier": claim["article"],
        "headline": article.get("title"),
        "url": web_address(article.get("url")),
        "datePublished": article.get("published"),
        "inLanguage": article.get("language"),
        "publisher": {"@type": "Organization", "name": claim["source"]} if claim["source"] else None,
    }
    return {key: value for key, value in found.items() if value}


def _about(claim: Row, kinds: Mapping[str, str]) -> list[Row]:
    """What is counted with its interval, or what happened; then who takes part."""
    if claim["kind"] == "quantity":
        amount = {
            "@type": "QuantitativeValue", "name": claim["measure"] or claim["topic"], "value": claim["value"],
            "minValue": claim["low"], "maxValue": claim["high"], "unitText": claim["unit"] or claim["counted"],
        }  # fmt: skip
        first = {key: value for key, value in amount.items() if value is not None}
    else:
        first = {"@type": "Event", "name": claim["type"]}
    names = [claim["actor"], *(claim["agents"] or ()), *(claim["targets"] or ())]
    return [first, *(_named(name, kinds) for name in dict.fromkeys(filter(None, names)))]


def _named(name: str | None, kinds: Mapping[str, str]) -> Row:
    """A name with the kind of thing it is, where that is known and schema.org lets it speak."""
    if not name:
        return {}
    kind = _KINDS.get(kinds.get(name, ""))
    return {"@type": kind, "name": name} if kind else {"name": name}
