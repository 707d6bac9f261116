"""A rules-only fact tracker: who said what, how firmly, about when, and where sources disagree.

    import factrack
    for quantity in factrack.extract_text("Selon la mairie, 300 habitants sont partis.", language="fr").quantities:
        print(quantity.claimant, quantity.low, quantity.high)

Names are imported when they are first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factrack.api import extract_file as extract_file
    from factrack.api import extract_text as extract_text
    from factrack.errors import FactrackError as FactrackError
    from factrack.model import Actor as Actor
    from factrack.model import Document as Document
    from factrack.model import Event as Event
    from factrack.model import Extraction as Extraction
    from factrack.model import Problem as Problem
    from factrack.model import Quantity as Quantity
    from factrack.model import When as When
    from factrack.store.database import open_for_reading as open_for_reading

__version__ = "0.1.0"

_PLACES = {
    "extract_file": "factrack.api",
    "extract_text": "factrack.api",
    "open_for_reading": "factrack.store.database",
    "FactrackError": "factrack.errors",
    **dict.fromkeys(("Actor", "Document", "Event", "Extraction", "Problem", "Quantity", "When"), "factrack.model"),
}
__all__ = ["__version__", *sorted(_PLACES)]


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module 'factrack' has no attribute {name!r}")
    return getattr(import_module(_PLACES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
