"""One row of the timeline out of the reports merged into it."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Mapping, Sequence

from factrack.compare.model import FIRMNESS, Claim, TimelineRow
from factrack.compare.titles import TITLE, title_of
from factrack.matching import folded
from factrack.model import COURSES, Modality

_AHEAD: frozenset[Modality] = frozenset({"planned", "possible"})


def row_of(
    claims: Sequence[Claim], identity: str, names: Mapping[str, str], tellings: Sequence[Claim] = ()
) -> TimelineRow:
    """The row: the finest date, the firmest modality, the clearest words, and every report.

    An event that no report dates has the date that its publication allows. `tellings` announce, confirm or deny it,
    and so do statements among the claims (a toll that is put right): they are reports, but when and how somebody spoke
    is not when and how it happened, nor by whom.
    """
    reports = _in_order(claims)
    happened = [claim for claim in reports if claim.root != "STATEMENT"] or reports
    told = [claim for claim in happened if claim.modality not in _AHEAD] or happened  # not when it was to be
    finest = _finest(told)
    agents = _named([claim.agents for claim in happened], names)
    kind = _most([claim.type for claim in happened])
    best = min((claim for claim in happened if claim.type == kind), key=_clarity)
    low, high, clash = _days(told, finest)
    date = finest.date
    if not (low or high):
        date, low, high = _inferred(happened, kind in COURSES)
    return TimelineRow(
        id=identity,
        date=date,
        low=low,
        high=high,
        type=best.type or "",
        root=best.root or "OTHER",
        title=title_of(best),
        agents=agents,
        targets=tuple(name for name in _named([claim.targets for claim in happened], names) if name not in agents),
        place=_most([claim.place for claim in reports]),
        modality=min((claim.modality for claim in reports), key=FIRMNESS.__getitem__),
        origins=len({f"c {folded(c.claimant)}" if c.claimant else f"a {c.origin}" for c in reports}),
        date_conflict=clash,
        background=all(claim.background for claim in reports),
        reports=_in_order((*reports, *tellings)),
    )


def _in_order(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda claim: (claim.article, claim.start, claim.number)))


def _finest(reports: Sequence[Claim]) -> Claim:
    """The report with the narrowest date; of several as narrow one with the date that most of them give, then the first."""
    narrowest = min(map(_width, reports))
    alike = [claim for claim in reports if _width(claim) == narrowest]
    votes = Counter((claim.low_day, claim.high_day) for claim in alike)
    return min(
        alike,
        key=lambda claim: (-votes[claim.low_day, claim.high_day], claim.low_day or "9999", claim.date or "", claim.id),
    )


def _width(claim: Claim) -> int:
    """Days a date leaves open, roughly; open and unknown ones last."""
    if claim.low_day is None or claim.high_day is None:
        return 1_000_000 if claim.low_day or claim.high_day else 2_000_000
    low, high = claim.low_day, claim.high_day
    return (int(high[:4]) - int(low[:4])) * 372 + (int(high[5:7]) - int(low[5:7])) * 31 + int(high[8:]) - int(low[8:])


def _days(reports: Sequence[Claim], finest: Claim) -> tuple[str | None, str | None, bool]:
    """The days of the finest date, and whether the reports' days leave none in common."""
    dated = [claim for claim in reports if claim.low_day or claim.high_day]
    low = max((claim.low_day or "" for claim in dated), default="")
    high = min((claim.high_day or "9999" for claim in dated), default="9999")
    return finest.low_day, finest.high_day, low > high


def _inferred(reports: Sequence[Claim], course: bool) -> tuple[str | None, str | None, str | None]:
    """Date, first and last day of an event that no report dates, from what the publication days say of it.

    The news of a day is taken first, then what was of late, then what was over by the first report of it; of what
    is planned, the last report tells from when on it may come. What goes on for months has no news of a day.
    """
    told = [claim.date for claim in reports if claim.date and not (course and claim.date.endswith("~"))]
    if news := [date for date in told if date.endswith("~")]:
        return min(news), min(news)[:10], min(news)[:10]
    if recent := [date for date in told if ".." not in date]:
        return min(recent), *_ends(min(recent))
    if all(claim.modality in _AHEAD for claim in reports):
        later = max((date for date in told if date.endswith("/..")), default=None)
        return later, later and later[:10], None
    days = [c.published for c in reports if c.modality not in _AHEAD and c.published and "/" not in c.published]
    last = min(days, key=lambda day: (_ends(day)[1], day), default=None)
    return (f"../{last}", None, _ends(last)[1]) if last else (None, None, None)


def _ends(edtf: str) -> tuple[str, str]:
    """First and last ISO day of an EDTF year, month or day, or of a range of them."""
    low, _, high = edtf.partition("/")
    high = high or low
    if len(high) == 7:
        high = f"{high}-{monthrange(int(high[:4]), int(high[5:]))[1]}"
    return f"{low}-01-01"[:10] if len(low) == 4 else f"{low}-01"[:10], f"{high}-12-31"[:10]


def _clarity(claim: Claim) -> tuple[object, ...]:
    """Firm, in the outlet's own voice, with agent and date, from the head of a sentence, neither too short nor too long."""
    length = len(claim.text)
    fragment = claim.text[:1].islower()
    firm = FIRMNESS[claim.modality]
    told = (not (claim.low_day or claim.high_day), not (claim.agents or claim.targets))
    return (
        firm,
        claim.claimant is not None,
        fragment,
        *told,
        not 40 <= length <= TITLE,
        abs(length - 90),
        claim.text,
        claim.id,
    )


def _named(lists: Sequence[tuple[str, ...]], names: Mapping[str, str]) -> tuple[str, ...]:
    counts = Counter(names.get(name, name) for found in lists for name in found)
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def _most(names: Sequence[str | None]) -> str | None:
    counts = Counter(name for name in names if name)
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None
