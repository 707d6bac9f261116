"""From unresolved dates to days: what each means for this publication date, in the tense of its clause.

`resolve` does it for a whole analysis; `again` does it once more for stored dates, from what is stored alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from factrack.calendar import GRAIN, Period
from factrack.facts import forms
from factrack.facts.context import Spot, anchor_of, days_of_year
from factrack.facts.eves import of_events
from factrack.facts.forms import View
from factrack.facts.tense import tenses
from factrack.frozen import replace
from factrack.mentions.analysis import Analysis
from factrack.model import DateBasis, When

Resolved = tuple[str | None, str | None, str | None, DateBasis]
_FRESH = 45  # days
_LETTER = {name: letter for letter, name in GRAIN.items()}


def resolve(analysis: Analysis) -> None:
    """Replace `analysis.whens` by the same, resolved."""
    published = analysis.document.published
    told = zip(analysis.whens, tenses(analysis), strict=True)
    found = [when if when.tense == tense else replace(when, tense=tense) for when, tense in told]
    found = of_events(analysis, found)
    spans = [analysis.span_of(first) for first, _ in analysis.when_tokens]
    places = [Spot(span.index, span.sentence.paragraph) for span in spans]
    named = days_of_year(found)
    done: list[When] = []
    for when, span in zip(found, spans, strict=True):
        anchor = anchor_of(done, places, when, named)
        anchored = when if when.anchor == anchor else replace(when, anchor=anchor)
        done.append(_resolved(_opening(anchored) if span.index == 0 else anchored, done, found, published))
    analysis.whens = [_finished(when) for when in done]


def again(whens: Sequence[When], published: str | None) -> list[When]:
    """The same dates for another publication date (EDTF, or None when it is unknown). Order matters: anchors come first."""
    done: list[When] = []
    for when in whens:
        done.append(_resolved(when, done, whens, published) if when.relative is not None else when)
    return done


def resolve_one(relative: str, published: str | None, tense: str | None = None, anchor: When | None = None) -> Resolved:
    """EDTF, first and last day, and basis of one unresolved form.

    `published` may be coarser than a day ("2024-03"): then only what is the same from its first to its last day resolves.
    """
    period, basis = _place(relative, published, tense, anchor)
    if period is None:
        return None, None, None, "none"
    return period.edtf, _iso(period.low), _iso(period.high), basis


def _place(
    relative: str, published: str | None, tense: str | None, anchor: When | None, same: bool = False
) -> tuple[Period | None, DateBasis]:
    """The days of a form, and their basis; `same`: it only repeats a day that was named with its year."""
    stand = _period(anchor) if anchor is not None else None
    if forms.is_absolute(relative):
        return forms.place(relative, View(None)), "explicit"
    if forms.leans(relative):
        found = forms.place(relative, View(stand.low, tense, stand)) if stand is not None else None
        return found, "context" if stand is not None else "none"
    days = _published_days(published)
    first, last = (forms.place(relative, View(day, tense)) for day in days) if days is not None else (None, None)
    nearer = (
        not same
        and days is not None
        and (_is_fresh(first, days) if forms.is_day_of_year(relative) else _is_told_of_earlier(anchor, tense, days))
    )
    if forms.is_day_of_month(relative):
        if stand is not None:
            return forms.place(relative, View(stand.low)), "context"
        tense = tense or "past"  # a story is told day by day, in the present too
    if stand is not None and not nearer:
        return forms.place(f"{stand.start.year:04}.{relative}", View(None)), "context"
    return (first, "publication") if first is not None and first == last else (None, "none")


def _is_told_of_earlier(anchor: When | None, tense: str | None, days: tuple[date, date]) -> bool:
    """Whether the year named before is one to come, and this month is not told of as to come."""
    if anchor is None or anchor.low is None or tense == "future" or anchor.tense == "past":
        return False
    return int(anchor.low[:4]) > days[1].year


def _is_fresh(found: Period | None, days: tuple[date, date]) -> bool:
    """Whether a day lies so near to publication that it is news, whatever year was named before it."""
    return found is not None and abs((found.start - days[0]).days) <= _FRESH


def _resolved(when: When, earlier: Sequence[When], whens: Sequence[When], published: str | None) -> When:
    """One date with its days; the EDTF of a duration stays its length.

    It may lean on one of `whens` that is not among the `earlier` ones, if that names its day and year.
    """
    if when.relative is None:
        return when
    anchor = _anchor(when.anchor, earlier, whens)
    again = anchor is not None and when.anchor is not None and when.anchor < len(earlier)
    same = again and anchor is not None and (anchor.edtf or "")[4:] == when.relative.replace("MD", "-", 1)
    period, basis = _place(when.relative, published, when.tense, anchor, same)
    if period is None:
        edtf = when.edtf if when.kind != "date" else None
        return replace(when, edtf=edtf, low=None, high=None, basis="none", granularity=None)
    return replace(
        when,
        edtf=period.edtf if when.kind == "date" else when.edtf,
        low=_iso(period.low),
        high=_iso(period.high),
        basis=basis,
        granularity=GRAIN[period.grain],
    )


def _anchor(index: int | None, earlier: Sequence[When], whens: Sequence[When]) -> When | None:
    if index is None or index < len(earlier):
        return None if index is None else earlier[index]
    later = whens[index]
    return later if later.relative is None else _resolved(later, (), (), None)


def _opening(when: When) -> When:
    """A date of the first sentence with no other before it can only lean on the publication ("the next day").

    What is told in the past tense does not lie after it: "two years later, she resigned" stays open.
    """
    if when.relative is None or when.anchor is not None or (when.tense == "past" and when.relative.startswith("@+")):
        return when
    return replace(when, relative=forms.from_publication(when.relative))


def _finished(when: When) -> When:
    """An absolute date needs no unresolved form any more."""
    return replace(when, relative=None) if when.basis == "explicit" else when


def _published_days(published: str | None) -> tuple[date, date] | None:
    """First and last day of a publication date."""
    if not published:
        return None
    try:
        period = forms.absolute(published[:10])
        return period.start, period.end
    except ValueError:
        return None


def _period(when: When) -> Period | None:
    if when.low is None or when.edtf is None:
        return None
    if when.high is None:
        return forms.absolute(when.edtf.split("/")[0])  # "that year" of a range is its first
    letter = _LETTER.get(when.granularity or "day", "D")
    return Period(date.fromisoformat(when.low), date.fromisoformat(when.high), letter, when.edtf)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
