"""Records: data classes that nobody changes once they are made, and that are quick to make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Record = TypeVar("Record")


@dataclass_transform(frozen_default=True)
def frozen(made: type[Record]) -> type[Record]:
    """A data class with slots that mypy holds to be frozen.

    Nothing guards its fields at run time: a class that does sets each one through `object.__setattr__`, which takes
    four times as long, and an article has thousands of records.
    """
    return dataclass(slots=True, unsafe_hash=True)(made)
