"""Temporal expressions: where they stand and what they say, not yet which days they mean.

`find` fills `Analysis.whens` with unresolved `When`s and `Analysis.when_tokens` with their token ranges.
"""

from __future__ import annotations

import re

from factrack.mentions.analysis import Analysis
from factrack.mentions.dates.grammar import LEVELS, SLOT, Banned, Grammar, Match, grammar
from factrack.mentions.dates.guards import GUARDS
from factrack.mentions.dates.lengths import iso, rhythm
from factrack.mentions.dates.regions import Item, items, regions
from factrack.model import DateKind, When

_SHORT = re.compile(r"^(\d\d)(\d\d)/(\d\d)$")  # two years, the second without its century
_OPTIONAL = re.compile(r"\[([^\[\]]{0,200})\]")


def find(analysis: Analysis) -> None:
    """Find every temporal expression, longest first, none inside another."""
    compiled = grammar(analysis.pack)
    for first, last in regions(analysis, compiled.vocabulary):
        found = items(analysis, compiled.vocabulary, first, last)
        for level in LEVELS:
            found = _rewrite(analysis, compiled, level, found)
        for item in found:
            if item.form is not None and item.kind:
                analysis.whens.append(_when(analysis, item))
                analysis.when_tokens.append((item.first, item.last))


def _rewrite(analysis: Analysis, compiled: Grammar, level: int, found: list[Item]) -> list[Item]:
    """The items with every match of one level replaced by what it makes."""
    text = "".join([item.char for item in found])
    banned: Banned = frozenset()
    while True:
        matches = compiled.matches(level, text, banned)
        if not matches:
            return found
        refused = [match for match in matches if not _stands(analysis, compiled, match, found)]
        if not refused:
            break
        banned = banned | {(match.rule.index, match.first) for match in refused}
    for match in reversed(matches):
        found = [*found[: match.first], _made(compiled, match, found), *found[match.last :]]
    return found


def _stands(analysis: Analysis, compiled: Grammar, match: Match, found: list[Item]) -> bool:
    first, last = found[match.first].first, found[match.last - 1].last
    lists = compiled.file.guards
    return all(GUARDS[name](analysis, lists, first, last) for name in match.rule.record.guards)


def _made(compiled: Grammar, match: Match, found: list[Item]) -> Item:
    """What a match makes: its form, and its class for the levels above."""
    pattern = match.rule.record
    slots = {slot: _value(found[index], slot, match) for slot, index in match.slots}
    form = _SHORT.sub(r"\1\2/\1\3", _fill(pattern.form, slots))
    inner = next((item for item in found[match.first : match.last] if item.mod or item.tense), None)
    edtf = None
    if pattern.kind != "date" and pattern.makes != "part":
        length = _fill((pattern.length,), slots) if pattern.length else slots.get("duration", form)
        edtf = iso(length) if pattern.kind == "duration" else rhythm(form)
    return Item(
        found[match.first].first,
        found[match.last - 1].last,
        compiled.vocabulary.letter(match.rule.makes),
        dict.fromkeys(match.rule.makes, form),
        form,
        "" if pattern.makes == "part" else pattern.kind,
        pattern.rule,
        pattern.mod or slots.get("hedge") or slots.get("part") or (inner.mod if inner else None),
        edtf,
        pattern.tense or (inner.tense if inner else None),
    )


def _value(item: Item, slot: str, match: Match) -> str:
    """The value an item has for a slot: that of the class the slot names or, renamed, of the class that it stands for."""
    if slot in item.values:
        return item.values[slot]
    return next(item.values[name] for name in match.rule.sources[slot] if name in item.values)


def _fill(templates: tuple[str, ...], slots: dict[str, str]) -> str:
    """The first template whose slots are all filled; pieces in square brackets fall away where theirs are not."""
    for template in templates:
        form = _OPTIONAL.sub(lambda piece: _piece(piece[1], slots), template)
        if all(slot in slots for slot in SLOT.findall(form)):
            return form.format_map(slots)
    return ""


def _piece(piece: str, slots: dict[str, str]) -> str:
    return piece if all(slot in slots for slot in SLOT.findall(piece)) else ""


def _when(analysis: Analysis, item: Item) -> When:
    start, end = analysis.chars(item.first, item.last)
    kind: DateKind = "duration" if item.kind == "duration" else "set" if item.kind == "set" else "date"
    return When(
        start,
        end,
        analysis.slice(item.first, item.last),
        kind,
        item.edtf,
        None,
        None,
        _relative(item),
        "none",
        mod=item.mod,
        tense=item.tense,
        rule=item.rule,
    )


def _relative(item: Item) -> str | None:
    """The form to resolve: none of a set, nor of a duration that nothing places in time."""
    if item.kind == "set" or (item.kind == "duration" and (item.form or "P")[0] == "P"):
        return None
    return item.form
