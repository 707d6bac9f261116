"""Who has spoken so far: for pronouns, for "the same source", and for roles whose bearer was named."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Memory:
    """What the stage remembers while it reads on.

    `last` is the last claimant, heard in `sentence` of `paragraph`; `roles` maps the head of a phrase to the fullest
    claimant it stood for ("préfet" -> "préfet de l'Aude"), `surnames` the last word of a name to the whole name.
    """

    last: str | None = None
    sentence: int = -1
    paragraph: int = -1
    roles: dict[str, str] = field(default_factory=dict)
    surnames: dict[str, str] = field(default_factory=dict)

    def hear(self, claimant: str, sentence: int, paragraph: int) -> None:
        """Note that `claimant` speaks in this sentence."""
        self.last, self.sentence, self.paragraph = claimant, sentence, paragraph

    def name(self, full: str) -> None:
        """Note a person's full name."""
        surname = full.rsplit(" ", 1)[-1].casefold()
        if len(full) > len(self.surnames.get(surname, "")):
            self.surnames[surname] = full

    def bearer(self, role: str, claimant: str) -> None:
        """Note that the phrase headed by `role` stands for `claimant`."""
        self.roles[role] = claimant
