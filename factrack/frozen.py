"""Records: data classes that nobody changes once they are made, and that are quick to make."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from dataclasses import replace as replace  # of which mypy knows what fields it may be given

Record = TypeVar("Record")


@dataclass_transform(frozen_default=True)
def frozen(made: type[Record]) -> type[Record]:
    """A data class with slots that mypy holds to be frozen.

    Nothing guards its fields at run time: a class that does sets each one through `object.__setattr__`, which takes
    four times as long, and an article has thousands of records.
    """
    return dataclass(slots=True, unsafe_hash=True)(made)


if not TYPE_CHECKING:

    def replace(record: Record, **fields: Any) -> Record:
        """A copy of a record (of two fields or more) with other values of some fields, as `dataclasses.replace` makes it.

        In a third of its time, for nothing is looked up in the description of each field.
        """
        kind = type(record)
        copy = kind(*_values_of(kind)(record))
        for name, value in fields.items():
            object.__setattr__(copy, name, value)  # of a class that guards its fields too
        return copy


@cache
def _values_of(kind: type[Any]) -> attrgetter[Any]:
    return attrgetter(*kind.__match_args__)
