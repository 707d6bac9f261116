"""Two numbers as one interval: "entre X et Y", "X à Y", "X ou Y", "X-Y"; and the two values of a change."""

from __future__ import annotations

from factrack.mentions.analysis import Analysis
from factrack.mentions.numbers.core import Core
from factrack.mentions.numbers.hedging import Hedges
from factrack.mentions.numbers.ratios import past_over
from factrack.mentions.numbers.table import table_of

_SYMBOL = 4  # letters of a currency written out before its sum, at most ("CHF", "Frs.")
_UNIT_GAP = 4
_CHANGE_REACH = 9
_GAPPED = 9  # tokens from the link to "of", behind a subject whose verb is left out
_YEARS = range(1000, 2101)
_HANGING = 2
_SPREAD = 10  # times the lower, what the upper of two alternatives is at most
_SIGN_TOKENS = 2
_THOUSAND = 1000
_DASHES = ("-", "–")  # which also part the halves of a score
_MARGINS = frozenset({"±", "+/-"})
_OPEN = frozenset({"more_than", "at_least"})
_CAPPED = frozenset({"less_than", "at_most"})


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
            both = _margin(analysis, last, core, hedges) or _bounded(analysis, last, core, hedges)
            if both is not None:
                found[-1] = both
                continue
            if link is not None:
                begin = _opening(last, hedges) if link == "between" else last.first
                found[-1] = _lifted(_range(begin, last, core, link), core, hedges)
                continue
            _share_scale(analysis, last, core, hedges)
        found.append(core)
    return found


def _share_scale(analysis: Analysis, left: Core, right: Core, hedges: Hedges) -> None:
    """What a change starts from has the scale word of what it comes to: "passé de 4,1 à 3,6 millions"."""
    words = analysis.tokens.words
    plain = left.scale == 1 and right.scale > 1 and left.qualifier == "exact" and left.value is not None
    if not plain or right.first - left.last != 1 or not analysis.pack.is_a(words[left.last], "to"):
        return
    shared, now = (left.value or 0) * right.scale, right.value or 0
    if now / _SPREAD <= shared <= now * _SPREAD and _changes(analysis, left, hedges):
        left.value, left.scale, left.noun = shared, right.scale, right.noun


def _link(analysis: Analysis, left: Core, right: Core, hedges: Hedges) -> str | None:
    """How two neighbours hang together: between, to, or, dash, score, or not (None)."""
    words, classes = analysis.tokens.words, analysis.pack.classes
    opened = _opened(analysis, left, hedges)
    begin = hedges.start_before(right.first) if opened else right.first
    begin -= _sign(begin, hedges)
    gap = words[left.last : begin]
    if left.digits and right.digits and _is_rank(analysis, left, right):
        return "score"
    if not gap or len(gap) > _UNIT_GAP or left.qualifier == "between" or left.share != right.share:
        return None
    if _of_other_units(analysis, left, right, hedges):
        return None
    if opened and gap[-1] in classes["conjunction_and"] and gap[0] not in classes["opening_bracket"]:
        return "between" if _rising(left, right) else None
    if left.qualifier != "exact" or right.qualifier != "exact":
        return None
    if left.digits and right.digits and _is_dash(analysis, left, right, hedges):
        return _dash(analysis, left, right, hedges)
    if hedges.start_before(right.first) != right.first:
        return None
    hanging = len(gap) == _HANGING and gap[0] == "-"  # "8- to 16-metre"
    if len(gap) > 1 and not hanging and not _same_unit(analysis, left.last, begin - 1, right, hedges):
        return None
    if len(gap) > 1 and gap[-1] in hedges.file.range_dash and _is_glued(analysis, left, right):
        return "dash" if _rising(left, right) else None
    if (
        (gap[-1] in classes["to"] or gap[-1] in hedges.file.range_words)
        and _rising(left, right)
        and not _changes(analysis, left, hedges)
    ):
        return "to"
    alternative = gap[-1] in classes["conjunction_or"] and (len(gap) == 1 or hanging)
    return "or" if alternative and _rising(left, right) and _alike(left, right) else None


def _is_glued(analysis: Analysis, left: Core, right: Core) -> bool:
    """Whether no space parts the two numbers ("2%-3%")."""
    tokens = analysis.tokens
    return all(tokens.end[index] == tokens.start[index + 1] for index in range(left.last - 1, right.first))


def _of_other_units(analysis: Analysis, left: Core, right: Core, hedges: Hedges) -> bool:
    """Whether a noun before the first and a unit behind the second part them: "d'une magnitude de 5 à 17 kilomètres"."""
    sign = hedges.signs.get(left.first)
    if sign is None or right.last not in hedges.units:
        return False
    noun = analysis.tokens.words[sign]
    return noun.isalpha() and len(noun) > _SYMBOL


def _alike(left: Core, right: Core) -> bool:
    """Whether two alternatives may be the ends of one estimate: "10 ou 20", but not "a thousand or a million"."""
    return (right.value or 0) <= _SPREAD * max(1, _spread(left, right))


def _is_rank(analysis: Analysis, left: Core, right: Core) -> bool:
    """A place in a list or a mark ("162 sur 170 au classement"): nothing of either number's own follows."""
    words, table = analysis.tokens.words, table_of(analysis.pack)
    if past_over(words, left.last, right.first, table.over_nouns) != right.first:
        return False
    after = words[right.last] if right.last < len(words) else ""
    return not after[:1].isalpha() or after in table.small


def _is_dash(analysis: Analysis, left: Core, right: Core, hedges: Hedges) -> bool:
    """A dash between two numbers, before the second one's currency sign or hedge sign too ("$10-$20", "2 - ~7")."""
    words, begin = analysis.tokens.words, hedges.start_before(right.first)
    begin = max(begin - _sign(begin, hedges), left.last + 1)  # "2~3": the sign that parts them may be a hedge
    if begin - left.last != 1 or begin < right.first - _SIGN_TOKENS:
        return False
    return words[left.last] in hedges.file.range_dash and not any(
        word[0].isalpha() for word in words[begin : right.first]
    )


def _margin(analysis: Analysis, left: Core, right: Core, hedges: Hedges) -> Core | None:
    """ "9,8 ± 0,2": a value with its margin."""
    gap = analysis.tokens.words[left.last : right.first]
    if (
        ("".join(gap) not in _MARGINS and " ".join(gap) not in hedges.file.margins)
        or left.value is None
        or right.value is None
        or left.qualifier != "exact"
    ):
        return None
    if right.value < 0:
        return None
    low, high = left.value - right.value, left.value + right.value
    return Core(left.first, right.last, left.value, low, high, "approx", digits=True, rule="margin")


def _bounded(analysis: Analysis, left: Core, right: Core, hedges: Hedges) -> Core | None:
    """ "more than 10 but fewer than 20": a lower and an upper bound of one thing."""
    words, classes = analysis.tokens.words, analysis.pack.classes
    first, second = hedges.before(left.first), hedges.before(right.first)
    if first is None or second is None or left.value is None or right.value is None:
        return None
    one, other = first.tag.data, second.tag.data
    if one is None or other is None or second.first - left.last not in (1, 2) or left.share != right.share:
        return None
    if words[second.first - 1] not in classes["coordinator"]:
        return None
    if (one.high is None) == (other.high is None) or _OPEN.isdisjoint((one.qualifier, other.qualifier)):
        return None
    low, high = (left, right) if one.high is None else (right, left)
    if (low.value or 0) >= (high.value or 0) or _CAPPED.isdisjoint((one.qualifier, other.qualifier)):
        return None
    return Core(first.first, right.last, None, low.value, high.value, "between", right.scale, right.noun,
                digits=True, share=right.share, rule="range of two bounds")  # fmt: skip


def _sign(begin: int, hedges: Hedges) -> int:
    """How many tokens the currency sign before `begin` has."""
    return begin - hedges.signs.get(begin, begin)


def _opened(analysis: Analysis, left: Core, hedges: Hedges) -> bool:
    """Whether a "between" stands before the number (or before its currency sign)."""
    start = _opening(left, hedges)
    return start >= 0 and analysis.tokens.words[start] in hedges.file.between


def _opening(left: Core, hedges: Hedges) -> int:
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
    if left.value < 0 and right.value < 0:
        return left.value != right.value  # "-5 to -10": cold is told downwards
    return _spread(left, right) < right.value


def _is_year(core: Core) -> bool:
    return core.digits and core.last == core.first + 1 and core.value in _YEARS and core.scale == 1


def _spread(left: Core, right: Core) -> float:
    """The value of the left number once the right one's scale is shared ("3 à 5 millions")."""
    value, end = left.value or 0, right.value or 0
    if left.scale == 1 and right.scale > 1 and value < end / right.scale:
        return value * right.scale
    if left.digits and right.digits and end % _THOUSAND == 0 and _leaves_out(value, end):
        return value * _THOUSAND
    hundreds = end % 100 == 0 and 200 <= end < 1000 and not right.digits and not left.digits
    return value * 100 if hundreds and 1 < value < end / 100 else value


def _leaves_out(value: float, end: float) -> bool:
    """Whether the lower number leaves the thousands to the upper one ("10 à 15 000")."""
    return 2 <= value < _THOUSAND and end / _SPREAD <= value * _THOUSAND < end


def _changes(analysis: Analysis, left: Core, hedges: Hedges) -> bool:
    """Whether a verb of change governs "from X to Y"."""
    before = hedges.signs.get(left.first, left.first) - 1
    if before < 0 or not analysis.pack.is_a(analysis.tokens.words[before], "of", "from"):
        return False
    reach = range(left.first - _CHANGE_REACH, left.first)
    return any(hit.first in reach for hit in analysis.of("change")) or _changes_too(analysis, before)


def _changes_too(analysis: Analysis, of: int) -> bool:
    """Whether a verb of change is left out: "est passé de 442 à 501 morts et les malades de 6 742 à 7 359"."""
    words, pack, begin = analysis.tokens.words, analysis.pack, analysis.span_of(of).first
    changes = [hit.first for hit in analysis.of("change") if begin <= hit.first < of]
    if not changes:
        return False
    for index in range(of - 1, max(changes[-1], of - _GAPPED), -1):
        if words[index][:1].isdecimal():
            return False
        if pack.is_a(words[index], "conjunction_and") or words[index] in pack.classes["comma"]:
            told = any(word[:1].isdecimal() for word in words[changes[-1] : index])
            return told and pack.is_a(words[index + 1], "definite", "demonstrative_pronoun")
    return False


def _dash(analysis: Analysis, left: Core, right: Core, hedges: Hedges) -> str:
    """A range only with a currency or something counted beside it; else a score, a season, a line of figures."""
    words, index = analysis.tokens.words, right.last
    if (left.first in hedges.signs or words[left.last] not in _DASHES) and _rising(left, right):
        return "dash"
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
    low, high = sorted((_spread(left, right), right.value or 0))
    return Core(first, right.last, None, low, high, "between", right.scale, right.noun,
                digits=left.digits, share=right.share, rule=f"range {link}")  # fmt: skip
