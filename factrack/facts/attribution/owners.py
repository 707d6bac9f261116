"""Names inside a phrase that are not its own: of whom somebody speaks for, and the titles before names."""

from __future__ import annotations

from factrack.facts.attribution.view import View


def title_at(view: View, at: int) -> bool:
    """Whether a title ends at `at` ("M." ends at its stop)."""
    if view.words[at] == "." and at > 0:
        return view.words[at - 1] in view.known.titles
    return view.words[at] in view.known.titles and view.capital(at)


def is_owner(view: View, start: int, first: int) -> bool:
    """Whether the name at `first`, with its role or title, is of whom another speaks for ("a spokesman for President X")."""
    at = first - 1
    while at > start and (view.words[at] in view.known.people or title_at(view, at) or view.is_a(at, "definite")):
        at -= 1 + (view.words[at] == ".")
    return at > start and view.is_a(at, "preposition", "contraction") and (at == first - 1 or not title_at(view, at))


def of_somebody(view: View, start: int, first: int) -> bool:
    """Whether the name at `first` is part of what somebody without a name is of ("a spokesman for East Coast Rail")."""
    unnamed = start > 0 and view.is_a(start - 1, "indefinite")
    return unnamed and any(view.is_a(at, "preposition") for at in range(start, first))
