"""Who has spoken so far: for pronouns, for "the same source", and for roles whose bearer was named."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from typing import Literal

from factrack.frozen import frozen

Gender = Literal["masculine", "feminine"]
_KEPT = 6


@frozen
class Speaker:
    """A claimant and the tokens `[first, last)` that name it. `name` None: it speaks for nobody known.

    `strong` is true when the words themselves are of someone who can speak.
    """

    name: str | None
    first: int
    last: int
    strong: bool = False
    via: tuple[str, ...] = ()
    plural: bool = False
    gender: Gender | None = None


@frozen
class Heard:
    """A claimant heard in a sentence of a paragraph."""

    name: str
    sentence: int
    paragraph: int
    plural: bool
    gender: Gender | None


@dataclass(slots=True)
class Memory:
    """What the stage remembers while it reads on.

    `heard` are the last claimants, latest last; `roles` maps the head of a phrase to the fullest claimant it stood for
    ("préfet" -> "préfet de l'Aude"), `towns` that claimant to the town its sentence opened with, `surnames` the last
    word of a name to the whole name, `topics` a sentence to whom it says that it is about, `papers` the noun of a
    document to whose it is.
    """

    heard: list[Heard] = field(default_factory=list)
    roles: dict[str, str] = field(default_factory=dict)
    surnames: dict[str, str] = field(default_factory=dict)
    towns: dict[str, str] = field(default_factory=dict)
    topics: dict[int, Speaker] = field(default_factory=dict)
    papers: dict[str, str] = field(default_factory=dict)

    def is_person(self, name: str) -> bool:
        """Whether the name is known as a person's full name."""
        return name in self.surnames.values()

    @property
    def last(self) -> Heard | None:
        """Who spoke last."""
        return self.heard[-1] if self.heard else None

    def hear(self, speaker: Speaker, sentence: int, paragraph: int) -> None:
        """Note who speaks in this sentence; what is known of a name's number and gender stays known."""
        if speaker.name is None:
            return
        plural, gender = speaker.plural, speaker.gender
        for known in self.heard:
            if known.name == speaker.name:
                plural, gender = known.plural, known.gender or gender
        self.heard = [known for known in self.heard if known.name != speaker.name][-_KEPT:]
        self.heard.append(Heard(speaker.name, sentence, paragraph, plural, gender))

    def fitting(self, plural: bool, gender: Gender | None, since: int, but: Container[str] = ()) -> Heard | None:
        """The last claimant, from sentence `since` on, that a pronoun of this number and gender can mean; none of `but`."""
        for known in reversed(self.heard):
            if known.sentence < since:
                return None
            if known.name in but:
                continue
            if known.plural == plural and (known.gender is None or gender is None or known.gender == gender):
                return known
        return None

    def name(self, full: str) -> None:
        """Note a person's full name; a surname that two bear stands for neither."""
        surname = full.rsplit(" ", 1)[-1].casefold()
        known = self.surnames.setdefault(surname, full)
        if full not in known and known not in full:
            self.surnames[surname] = surname.title()
        elif len(full) > len(known):
            self.surnames[surname] = full

    def bearer(self, role: str, claimant: str, town: str | None = None) -> None:
        """Note that the phrase headed by `role` stands for `claimant`, in a sentence that opens with `town`."""
        self.roles[role] = claimant
        if town is not None:
            self.towns[claimant] = town

    def borne(self, role: str, town: str | None) -> str | None:
        """The claimant that a phrase headed by `role` stands for; in a sentence about another town it is another's."""
        claimant = self.roles.get(role)
        return None if claimant is not None and town not in (None, self.towns.get(claimant, town)) else claimant
