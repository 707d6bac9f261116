"""Two numbers as one interval: "entre X et Y", "X à Y", "X ou Y", "X-Y"; and the two values of a change."""

from __future__ import annotations

from factrack.mentions.analysis import Analysis
from factrack.mentions.numbers.core import Core
from factrack.mentions.numbers.hedging import Hedges

_UNIT_GAP = 4
_CHANGE_REACH = 9
_YEARS = range(1000, 2101)


def joined(analysis: Analysis, cores: list[Core], hedges: Hedges) -> list[Core]:
    """`cores` with those that make a range joined; two halves of a score are left out."""
    found: list[Core] = []
    for core in cores:
        last = found[-1] if found else None
        if last is not None and analysis.tokens.sentence[last.first] == analysis.tokens.sentence[core.first]:
            link = _link(analysis, last, core, hedges)
            if link == "score":
                found.pop()
                continue
            if link is not None:
                begin = _opening(analysis, last, hedges) if link == "between" else last.first
                found[-1] = _lifted(_range(begin, last, core, link), core, hedges)
                continue
        found.append(core)
    return found


def _link(analysis: Analysis, left: Core, right: Core, hedges: Hedges) -> str | None:
    """How two neighbours hang together: between, to, or, dash, score, or not (None)."""
    words, classes = analysis.tokens.words, analysis.pack.classes
    opened = _opened(analysis, left, hedges)
    begin = hedges.start_before(right.first) if opened else right.first
    if opened:
        begin -= _sign(begin, hedges)
    gap = words[left.last : begin]
    if not gap or len(gap) > _UNIT_GAP or left.qualifier == "between" or left.share != right.share:
        return None
    if opened and gap[-1] in classes["conjunction_and"]:
        return "between" if _rising(left, right) else None
    if left.qualifier != "exact" or right.qualifier != "exact" or hedges.start_before(right.first) != right.first:
        return None
    if len(gap) == 1 and gap[0] in hedges.file.range_dash and left.digits and right.digits:
        return _dash(analysis, left, right, hedges)
    if len(gap) > 1 and not _same_unit(analysis, left.last, begin - 1, right, hedges):
        return None
    if gap[-1] in classes["to"] and _rising(left, right) and not _changes(analysis, left):
        return "to"
    return "or" if len(gap) == 1 and gap[0] in classes["conjunction_or"] and _rising(left, right) else None


def _sign(begin: int, hedges: Hedges) -> int:
    """How many tokens the currency sign before `begin` has."""
    return begin - hedges.signs.get(begin, begin)


def _opened(analysis: Analysis, left: Core, hedges: Hedges) -> bool:
    """Whether a "between" stands before the number (or before its currency sign)."""
    start = _opening(analysis, left, hedges)
    return start >= 0 and analysis.tokens.words[start] in hedges.file.between


def _opening(analysis: Analysis, left: Core, hedges: Hedges) -> int:
    """The token before the number, its hedges and its currency sign."""
    start = hedges.start_before(left.first)
    return start - 1 - (_sign(start, hedges) if start else 0)


def _same_unit(analysis: Analysis, first: int, last: int, right: Core, hedges: Hedges) -> bool:
    """Whether the tokens `[first, last)` are the unit of the right number too, each alone or after "de"."""
    words, pack = analysis.tokens.words, analysis.pack
    first += pack.is_a(words[first], "of")
    behind = right.last + (right.last < len(words) and pack.is_a(words[right.last], "of"))
    left, other = hedges.units.get(first), hedges.units.get(behind)
    return left is not None and left.last == last and other is not None and other.tag.key == left.tag.key


def _rising(left: Core, right: Core) -> bool:
    if left.value is None or right.value is None or (_is_year(left) and right.scale > 1):
        return False
    return _spread(left, right) < right.value


def _is_year(core: Core) -> bool:
    return core.digits and core.last == core.first + 1 and core.value in _YEARS and core.scale == 1


def _spread(left: Core, right: Core) -> float:
    """The value of the left number once the right one's scale is shared ("3 à 5 millions")."""
    value, end = left.value or 0, right.value or 0
    if left.scale == 1 and right.scale > 1 and value < end / right.scale:
        return value * right.scale
    hundreds = end % 100 == 0 and 200 <= end < 1000 and not right.digits and not left.digits
    return value * 100 if hundreds and 1 < value < end / 100 else value


def _changes(analysis: Analysis, left: Core) -> bool:
    """Whether a verb of change governs "from X to Y"."""
    if left.first == 0 or not analysis.pack.is_a(analysis.tokens.words[left.first - 1], "of", "from"):
        return False
    reach = range(left.first - _CHANGE_REACH, left.first)
    return any(hit.first in reach for hit in analysis.of("change"))


def _dash(analysis: Analysis, left: Core, right: Core, hedges: Hedges) -> str:
    """A range only with something counted behind it; else a score, a season, a line of figures."""
    words, index = analysis.tokens.words, right.last
    years = all(core.value in _YEARS and len(words[core.first]) == 4 for core in (left, right))
    counted = index < len(words) and (words[index][:1].isalpha() or index in hedges.units)
    same = counted and analysis.tokens.sentence[index] == analysis.tokens.sentence[left.first]
    closed = same and analysis.pack.is_a(words[index], "preposition", "coordinator", "determiner")
    return "dash" if same and not closed and not years and _rising(left, right) else "score"


def _lifted(joint: Core, right: Core, hedges: Hedges) -> Core:
    """ "entre 3 et plus de 10 millions": the hedge of the upper end lifts it."""
    hit = hedges.before(right.first)
    if hit is not None and hit.tag.data is not None and hit.tag.data.high is None:
        joint.high, joint.qualifier, joint.rule = None, hit.tag.data.qualifier, hit.tag.data.name
    return joint


def _range(first: int, left: Core, right: Core, link: str) -> Core:
    low = _spread(left, right)
    return Core(first, right.last, None, low, right.value, "between", right.scale, right.noun,
                digits=left.digits, share=right.share, unit_start=right.first, rule=f"range {link}")  # fmt: skip
