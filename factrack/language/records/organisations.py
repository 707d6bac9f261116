"""Bodies: those everyone knows, and the nouns that make a body of their complement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factrack.language.lexicon import Tag
from factrack.language.morphology import Morphology
from factrack.language.records.actors import Known, in_capitals, known, nouns, phrases

FILE = "organisations"


class Group(NamedTuple):
    """Known bodies of one sort; each of `names` is a list whose first item is the usual name."""

    names: tuple[tuple[str, ...], ...]


class Nouns(NamedTuple):
    """Nouns of bodies and of groups of people.

    `premodified`: demonyms, adjectives and names stand before the noun ("Ukrainian army"). `heads` make a body of
    their complement ("ministry of X"), `weak` ones only with a name or a demonym, of those only `sited` ones with just
    a place; those of `alone` are one without. The field of one of `toward` follows "to". A name stands directly after
    `naming` ("the firm X"), that of a person too after one of `dedicated` ("the school Jane Doe"); a capital adjective
    of `raised` opens the name ("Haut Conseil"); one of `purposes` leads to what a body, if it is one of the `purposed`, is for;
    `adjectives` and `complements` belong to its name.
    `groups` are people who act together, `speakers` also without a complement; `qualities` tell who one of `sources`
    is. `marks` make a body of the capitalised name they stand in; `not_bodies` are capitals that name none, `common`
    known names that are ordinary words at the start of a sentence; `within` are phrases before the name of a body
    ("a member of X").
    """

    premodified: bool = False
    heads: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    sited: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()
    dedicated: tuple[str, ...] = ()
    raised: tuple[str, ...] = ()
    toward: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    purposed: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    complements: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    qualities: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    not_bodies: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    common: tuple[str, ...] = ()


class File(NamedTuple):
    """The schema of `organisations.toml`."""

    known: tuple[Group, ...] = ()
    nouns: Nouns = Nouns()


def entries(file: File, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """Names, nouns of bodies, nouns of groups in singular and plural."""
    for group in file.known:
        for names in group.names:
            for name in names:
                ends = name.replace("'", " ").rsplit(" ", 1)[-1][0].isupper()
                cased, common = not name.islower(), name in file.nouns.common
                yield name, known(Known(names[0], "organisation", None, cased, ends, in_capitals(name), common))
    yield from phrases("actor.body", dict.fromkeys((*file.nouns.heads, *file.nouns.alone, *file.nouns.naming)))
    yield from nouns("actor.group", file.nouns.groups, morphology)
    yield from phrases("actor.within", file.nouns.within)
