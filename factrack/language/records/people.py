"""People: titles, roles and the first names of the world."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factrack.language.lexicon import Tag
from factrack.language.morphology import Morphology
from factrack.language.records.actors import nouns

FILE = "people"


class File(NamedTuple):
    """The schema of `people.toml`.

    `roles` are what somebody is; the bearer of one of `offices` is known by it and a country or a body, `local` ones
    are of a town. `titles` stand before a surname, `particles` inside a name, `bound` ones before a hyphen
    ("al-Masri"), `before_role` are adjectives before a role, `family_first` surnames that stand first. `never` are
    capitalised words that are nobody's name; `age` the unit after a number of years, `personal` relatives that follow
    people only.
    """

    titles: tuple[str, ...]
    particles: tuple[str, ...]
    roles: tuple[str, ...]
    first_names: tuple[str, ...]
    offices: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    bound: tuple[str, ...] = ()
    before_role: tuple[str, ...] = ()
    family_first: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    age: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()


def entries(file: File, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """Roles in singular and plural."""
    yield from nouns("actor.role", dict.fromkeys((*file.roles, *file.offices)), morphology)
