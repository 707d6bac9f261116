"""Things that speak for somebody: a report, a statement, figures."""

from __future__ import annotations

from factrack.facts.attribution.view import View


def document(view: View, start: int, last: int) -> int | None:
    """The noun of something that speaks for somebody, before the first complement."""
    if view.known.bare_ends:
        start = _compounded(view, start, last)
    for at in range(start, last):
        word = view.words[at]
        if view.is_a(at, "of") or word in view.known.speaking:
            return None
        if word in view.known.documents and (at == view.span(at).first or not view.capital(at)):
            return at
    return None


def _compounded(view: View, start: int, last: int) -> int:
    """The last word of a noun with others before it ("police figures"), where a language compounds so."""
    at = start
    while at + 1 < last and view.words[at + 1].isalpha() and not view.is_a(at + 1, "preposition"):
        at += 1
    return at
