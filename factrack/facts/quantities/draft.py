"""A quantity while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from factrack.language.records.units import Unit
from factrack.mentions.analysis import ActorMention, NumberMention
from factrack.model import Change


@dataclass(slots=True)
class Draft:
    """A number with its phrase at tokens `[first, last)`.

    `head`: tokens of the noun counted (None: elided), `complement` of the noun after "of". `counted` is their text.
    `carried` is the draft whose noun it shares. `gives`: its measure has a receiver. `denied`: it is put right in
    passing ("dix, et non onze"). `at`: the place or owner that a row of counts gives it,
    `apart`: a name on no list does, so that no other place of the sentence is its own. `rules` are (rule, first token,
    last token).
    """

    number: NumberMention
    first: int
    last: int
    measured: Unit | None = None
    unit: str | None = None
    head: tuple[int, int] | None = None
    complement: tuple[int, int] | None = None
    counted: str | None = None
    topic: str | None = None
    measure: str | None = None
    change: Change = "fixed"
    gives: bool = False
    carried: Draft | None = None
    part_of: int | None = None
    denied: bool = False
    at: ActorMention | None = None
    apart: bool = False
    rules: list[tuple[str, int, int]] = field(default_factory=list)

    @property
    def bare(self) -> bool:
        """Whether nothing counted stands with the number."""
        return self.head is None and self.measured is None and self.carried is None
