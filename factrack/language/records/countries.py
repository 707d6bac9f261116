"""Countries: their names, the adjectives of their people, their capitals. The usual names come from Unicode CLDR."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factrack.language.lexicon import Tag
from factrack.language.morphology import Morphology
from factrack.language.records.actors import Known, in_capitals, known

FILE = "countries"


class Country(NamedTuple):
    """One country; `name` replaces the usual one, `demonyms` are masculine singular, the first capital is the usual form.

    `seats` are other towns that stand for the state, each under its own name ("Abidjan").
    Its name and adjective may mean the country `shares` as well: they do where an article names that one and not this.
    """

    name: str = ""
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    shares: str = ""


class Other(NamedTuple):
    """Adjectives of origin that belong to no country; `capitals`: the language writes demonyms with a capital anyway."""

    origins: tuple[str, ...] = ()
    capitals: bool = False


class File(NamedTuple):
    """The schema of `countries.toml`; `language` is the CLDR code of the names, `countries` are keyed by ISO alpha-3."""

    language: str
    countries: dict[str, Country]
    other: Other = Other()


def entries(file: File, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """Every country and territory of ISO 3166, demonyms in all forms, capitals."""
    usual = _territories(file.language)
    for code, country in file.countries.items():
        name = country.name or usual.get(code, code)
        for spelling in dict.fromkeys((name, usual.get(code, name), *country.names)):
            yield spelling, known(Known(name, "country", code, upper=in_capitals(spelling)))
        for capital in country.capital:
            yield capital, known(Known(country.capital[0], "place", code, capital=name))
        for seat in country.seats:
            yield seat, known(Known(seat, "place", code, capital=name))
        for demonym in country.demonyms:
            for form in morphology.adjective(demonym):
                yield (
                    form,
                    Tag("actor.demonym", code, frozenset(), Known(name, "country", code, upper=in_capitals(demonym))),
                )
    for origin in file.other.origins:
        for form in morphology.adjective(origin):
            yield form, Tag("actor.demonym", "", frozenset(), None)
    for code in sorted(usual.keys() - file.countries.keys()):  # of two with one name the first, whoever compiles
        yield usual[code], known(Known(usual[code], "place", code))


def shared(file: File) -> dict[str, tuple[str, str]]:
    """Code of a country whose name may mean another -> the other's code and name."""
    return {
        code: (country.shares, file.countries[country.shares].name)
        for code, country in file.countries.items()
        if country.shares
    }


def _territories(language: str) -> dict[str, str]:
    """ISO alpha-3 code -> name in `language`, without what CLDR adds in brackets; QMA to QZZ are private codes."""
    from babel import Locale
    from babel.core import get_global

    names = Locale.parse(language).territories
    codes = {"XKX": ["XK"], **get_global("territory_aliases")}
    return {
        code: names[short[0]].split(" (")[0].replace("\u2019", "'")
        for code, short in sorted(codes.items())
        if len(code) == 3
        and not "QM" <= code[:2] <= "QZ"
        and code.isalpha()
        and len(short) == 1
        and len(names.get(short[0], "")) > 3
    }
