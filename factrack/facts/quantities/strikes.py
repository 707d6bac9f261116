"""Percentages of strikers, and of whom: what a ministry and a union give for one branch meets, and no two branches do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factrack.facts.quantities.dependents import own_verb
from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.scene import Scene
from factrack.matching import folded
from factrack.mentions.analysis import Hit
from factrack.model import SHARE_OF

_TOPIC = _MEASURE = "strikers"
_TAKEN_UP = 12  # tokens from "suivi" to the percentage of those by whom
_BY = 2  # tokens from "par" to it
_ROW = 1  # sentences from one percentage of strikers to the next
_BEFORE = 80  # tokens before its sentence in which a strike is told of
_JOINED = 3  # tokens between two percentages of one verb
_WITH = 8  # tokens from a percentage to the branch it is of
_ROW_WORDS = 8  # tokens from one percentage to another of its row ("30 % … sont en grève, ainsi que 40 % …")
_PRONOUN = 3  # tokens from "en" to the percentage ("en compte un tiers")


def shares_of_strikers(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Mark the percentages that tell how many are on strike, each with the branch or the trade it is of.

    One whose branch its sentence leaves open among several is left as it is; so is what another day is compared with.
    """
    shares = [draft for draft in drafts if draft.unit in ("%", "share")]
    last: tuple[Draft, str | None] | None = None
    for place, draft in enumerate(shares):
        counts = _counts_strikers(scene, draft, _until(scene, shares, place, _JOINED))
        if not (counts or (last is not None and _goes_on(scene, draft, last[0], shares, place))):
            continue
        again = last is not None and not counts and (_of_it(scene, draft) or _by_another(scene, draft, last[0]))
        of = last[1] if again and last is not None else _of_whom(scene, draft, shares, place)
        last = draft, of
        if of is not None and not _of_another_day(scene, draft):
            draft.measure = _MEASURE
            draft.rules.append((f"{SHARE_OF}{of}", draft.first, draft.last))


def _until(scene: Scene, shares: Sequence[Draft], place: int, joined: int = 0) -> int:
    """Where the words of a percentage end: at the next of its sentence, or past those no more than `joined` tokens off."""
    limit = scene.span(shares[place].first).last
    for one, following in pairwise(shares[place:]):
        if following.first >= limit or following.first - one.last > joined:
            return min(limit, following.first)
    return limit


def _counts_strikers(scene: Scene, draft: Draft, until: int) -> bool:
    """Whether it is of strikers ("12 % de grévistes"), of those who strike ("12 % … ont fait grève") or a rate of them."""
    if any(_hits(scene, "topic", *noun) for noun in _nouns(draft)):
        return True
    begin = scene.span(draft.first).first
    taken_up = scene.within("taken_up", max(begin, draft.first - _TAKEN_UP), draft.first)
    if taken_up is not None and any(
        scene.is_in(index, "by") for index in range(max(taken_up.last, draft.first - _BY), draft.first)
    ):
        return True
    if draft.complement is None and draft.carried is None and draft.number.inside is None:
        begin = opened(scene, begin)
        turnout = scene.within("strike_turnout", begin, draft.first)
        strike = turnout and scene.within("strike_word", max(0, begin - _BEFORE), scene.span(draft.first).last)
        return strike is not None or scene.within("strike_rate", begin, draft.first) is not None
    told = [*_hits(scene, "topic_adjective", draft.first, until), *_hits(scene, "topic_verb", draft.last, until)]
    return any(not scene.is_in(hit.first - 1, "determiner") for hit in told)


def opened(scene: Scene, begin: int) -> int:
    """Where a sentence starts, or the one before where a pronoun opens it ("Le taux baisse. Il atteint 37 %")."""
    before = scene.span(begin).index - 1
    return scene.analysis.spans[before].first if before >= 0 and scene.is_in(begin, "subject_pronoun") else begin


def _nouns(draft: Draft) -> list[tuple[int, int]]:
    """What it is of, in its own words or those of the percentage whose noun it shares."""
    return [one.complement for one in (draft, draft.carried) if one is not None and one.complement is not None]


def _hits(scene: Scene, kind: str, first: int, last: int) -> list[Hit]:
    return [hit for hit in scene.all_within(kind, first, last) if hit.tag.key == _TOPIC]


def _goes_on(scene: Scene, draft: Draft, last: Draft, shares: Sequence[Draft], place: int) -> bool:
    """Whether it goes on with the percentages of strikers before it: for another branch, or by another count of them."""
    near = scene.span(draft.first).index - scene.span(last.first).index <= _ROW
    if draft.complement is None:
        counted_anew = _of_it(scene, draft) or _by_another(scene, draft, last)
        return near and (bool(_own(scene, draft, shares, place)) or counted_anew)
    row = scene.span(draft.first) is scene.span(last.first) and 0 < draft.first - last.last <= _ROW_WORDS
    return row and scene.is_in(draft.first - 1, "links") and own_verb(scene, draft) is None


def _of_it(scene: Scene, draft: Draft) -> bool:
    """Whether a pronoun says that it is of those counted before ("le syndicat en compte un tiers")."""
    begin = max(scene.span(draft.first).first, draft.first - _PRONOUN)
    return any(scene.is_in(index, "of_it") and scene.verb_at(index) is not None for index in range(begin, draft.first))


def _by_another(scene: Scene, draft: Draft, last: Draft) -> bool:
    """Whether another source's percentage of the same people stands beside ("60 % … selon la direction, 75 % selon Sud")."""
    span = scene.span(draft.first)
    sourced = draft.complement is None and draft.last < span.last and scene.is_in(draft.last, "sources")
    return sourced and span is scene.span(last.first) and draft.first - last.last <= _ROW_WORDS


def _of_another_day(scene: Scene, draft: Draft) -> bool:
    """Whether the percentage before is compared with it ("27 %, contre 42 % en juin"), unless somebody else gives it."""
    span = scene.span(draft.first)
    against = any(scene.is_in(index, "versus") for index in range(max(span.first, draft.first - 2), draft.first))
    return against and not any(draft.last <= cue <= draft.last + 1 for cue, _ in scene.cues.get(span.index, ()))


def _of_whom(scene: Scene, draft: Draft, shares: Sequence[Draft], place: int) -> str | None:
    """The branch it stands with, else the one told before it, else the noun it is of; None where that is open."""
    named = _own(scene, draft, shares, place)
    if not named:
        begin = scene.span(draft.first).first
        named = _branches(scene, max(begin, shares[place - 1].last) if place else begin, draft.first)
    if named:
        return named[0] if len(named) == 1 else None
    noun = next(iter(_nouns(draft)), None) or _trade(scene, draft)
    return _without_strike(scene, *noun) if noun is not None else ""


def _trade(scene: Scene, draft: Draft) -> tuple[int, int] | None:
    """The noun of those among whom so many strike ("36 % chez les conducteurs")."""
    index, limit = draft.last, scene.span(draft.first).last
    if index >= limit or not scene.is_in(index, "within"):
        return None
    index += 1
    while scene.is_in(index, "determiner") or scene.is_in(index, "contraction"):
        index += 1
    return (index, index + 1) if index < limit else None


def _without_strike(scene: Scene, first: int, last: int) -> str:
    """The words of a noun but those that say that it is on strike ("conducteurs grévistes")."""
    told = [hit for kind in ("topic", "topic_adjective") for hit in _hits(scene, kind, first, last)]
    gone = {token for hit in told for token in range(hit.first, hit.last)}
    return folded(" ".join(scene.raw[token] for token in range(first, last) if token not in gone))


def _own(scene: Scene, draft: Draft, shares: Sequence[Draft], place: int) -> list[str]:
    """The branch among or right behind the words of a percentage."""
    return _branches(scene, draft.first, min(_until(scene, shares, place), draft.last + _WITH))[:1]


def _branches(scene: Scene, first: int, last: int) -> list[str]:
    """The branches named in `[first, last)`, each once."""
    return list(dict.fromkeys(hit.tag.key for hit in scene.all_within("branch", first, last)))
