"""Named things (weapons, documents, exercises, events), and what every file of names shares: `Known`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factrack.language.lexicon import Tag
from factrack.language.morphology import Morphology

FILE = "actors"
NAME = "actor.name"


class Known(NamedTuple):
    """A name that everyone knows: what it stands for.

    `cased` names count only with a capital, `ends` ones also with one on their last word, `upper` ones only in
    capitals; `common` ones are ordinary words too; `capital` is the country whose capital this city is.
    """

    name: str
    type: str
    code: str | None = None
    cased: bool = True
    ends: bool = False
    upper: bool = False
    common: bool = False
    capital: str | None = None


class Weapons(NamedTuple):
    """Weapon nouns `heads`, names that need none, and the `qualities` and `complements` that tell a kind of weapon."""

    heads: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    qualities: tuple[str, ...] = ()
    complements: tuple[str, ...] = ()


class Documents(NamedTuple):
    """Nouns of texts that bind; the complement of `treaties` may be in lower case, of `qualities` and `complements`.

    After one of the words `manner` and an article they make an adverb ("sur le plan humanitaire").
    """

    heads: tuple[str, ...] = ()
    treaties: tuple[str, ...] = ()
    manner: tuple[str, ...] = ()
    qualities: tuple[str, ...] = ()
    complements: tuple[str, ...] = ()


class Named(NamedTuple):
    """Nouns that stand before a name in quotation marks, `naming` ones before any name, and names that need none."""

    heads: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class Anaphora(NamedTuple):
    """Phrases that lead back to somebody: the last two countries, the last person, the last country, he, she.
    `feminine` are the endings of women's first names, without which "she" is nobody. `called` leads
    to a person's other name; `definite` words stand before a
    bare role that repeats one ("the minister").
    """

    two_countries: tuple[str, ...] = ()
    latter: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    he: tuple[str, ...] = ()
    she: tuple[str, ...] = ()
    feminine: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()


class File(NamedTuple):
    """The schema of `actors.toml`. `same` gives a name of this language the one under which every language knows it."""

    same: dict[str, str] = {}
    weapons: Weapons = Weapons()
    documents: Documents = Documents()
    exercises: Named = Named()
    events: Named = Named()
    anaphora: Anaphora = Anaphora()


def entries(file: File, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """Nouns in singular and plural, names, anaphoric phrases."""
    yield from nouns("actor.weapon", file.weapons.heads, morphology)
    yield from nouns("actor.document", file.documents.heads, morphology)
    yield from phrases("actor.quality", (word for word in file.weapons.qualities if " " in word))
    yield from phrases("actor.exercise", file.exercises.heads)
    yield from phrases("actor.event", file.events.heads)
    for word in file.events.naming:
        yield word, Tag("actor.event", word, data=True)
    for name in file.weapons.names:
        yield name, known(Known(name, "weapon"))
    for name in file.events.names:
        yield name, known(Known(name, "event", cased=False))
    for label in ("two_countries", "latter", "country"):
        for phrase in getattr(file.anaphora, label):
            yield phrase, Tag("actor.anaphor", label)


def in_capitals(name: str) -> bool:
    """Whether a name is an acronym so short that only its capitals tell it from a word."""
    return name.isupper() and len(name) <= 4


def known(data: Known) -> Tag:
    """The tag of a name."""
    return Tag(NAME, data.type, frozenset(), data)


def phrases(kind: str, words: Iterable[str]) -> Iterator[tuple[str, Tag]]:
    """Phrases as they are; the key of each is the phrase."""
    for word in words:
        yield word, Tag(kind, word)


def nouns(kind: str, words: Iterable[str], morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """Nouns in singular and plural; the key is the singular."""
    for word in words:
        for index, form in enumerate(morphology.noun(word)):
            yield form, Tag(kind, word, frozenset({"plural"}) if index else frozenset())
