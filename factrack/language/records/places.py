"""Places: cities and regions by country, and the words that make a place of the name after them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factrack.language.lexicon import Tag
from factrack.language.morphology import Morphology
from factrack.language.records.actors import Known, Named, known, nouns, phrases

FILE = "places"


class File(NamedTuple):
    """The schema of `places.toml`.

    `names` by ISO alpha-3 code of the country; `common` are names that are ordinary words too; one of `articles` that
    opens a name may be missing. `heads` stand before a
    name ("the town of X") and `keep` belong to it ("Lake X"); `before` are prepositions that lead to a place,
    but not where they end one of the phrases `unplaced` ("grâce à") or follow a verb of `giving` ("vendu à"),
    `located` nouns and participles after which a capital city is the place and not the state, `streets` roads;
    one of `directions` in brackets behind a name makes it a place ("X (est)").
    """

    names: dict[str, tuple[str, ...]]
    regions: Named = Named()
    common: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    giving: tuple[str, ...] = ()
    located: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()


def entries(file: File, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """Names and the words before them."""
    common = set(file.common)
    for code, names in file.names.items():
        for name in names:
            yield name, known(Known(name, "place", code, common=name in common))
            if name.count("-") > 1:
                yield name.replace("-", " "), known(Known(name, "place", code, common=name in common))
            for article in file.articles:
                if name.startswith(article):
                    yield name.removeprefix(article), known(Known(name, "place", code, common=True))
    for name in file.regions.names:
        yield name, known(Known(name, "place", None, cased=name[0].isupper(), common=name in common))
    yield from nouns("actor.place", dict.fromkeys((*file.heads, *file.keep)), morphology)
    yield from phrases("actor.before", file.before)
    yield from phrases("actor.unplaced", file.unplaced)
