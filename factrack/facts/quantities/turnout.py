"""Percentages of those who voted, or stayed away: what a commission and an opposition give for one poll meets."""

from __future__ import annotations

from collections.abc import Sequence

from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.scene import Scene
from factrack.facts.quantities.strikes import opened

_REACH = 22  # tokens from the rate to its percentage
_BEHIND = 3  # tokens from a percentage to the rate that it is of ("43 percent turnout")
_VOTED = 10  # tokens from the voters to what they did
_PRONOUN = 5  # tokens from a pronoun to the percentage ("elle ne dépasse pas 18 %")
_ALL = 100
_PRONOUNS = ("subject_pronoun", "object_pronoun", "of_it")


def shares_of_voters(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Mark the percentages that tell how many went to a poll, and those that tell how many did not.

    What is told of an hour of the day, or set against it from another poll, is left as it is.
    """
    if not scene.analysis.of("poll"):
        return
    last: tuple[Draft, str] | None = None
    shares = [draft for draft in drafts if draft.unit in ("%", "share") and draft.topic == "percent"]
    for place, draft in enumerate(shares):
        if draft.measure != "amount" or (draft.number.value or 0) > _ALL:
            continue
        before = shares[place - 1].last if place else 0
        rate = _rate(scene, draft, before)
        if rate is None and last is not None and _again(scene, draft, last[0]):
            rate = last[1]
        if rate is None:
            continue
        last = draft, rate
        if not (_of_another_time(scene, draft) or _of_an_hour(scene, draft)):
            draft.measure = rate
            draft.rules.append(("share of voters", draft.first, draft.last))


def _rate(scene: Scene, draft: Draft, before: int) -> str | None:
    """The rate that it is the value of: the one told before it or right behind, or that of the voters who voted."""
    begin = max(opened(scene, scene.span(draft.first).first), before, draft.first - _REACH)
    limit = min(scene.span(draft.first).last, draft.last + _BEHIND)
    behind = scene.within("turnout", draft.number.last, limit)
    if behind is not None:
        return behind.tag.key
    voters = _of_voters(scene, draft)
    if voters is not None or draft.complement is not None:
        return voters
    hits = scene.all_within("turnout", begin, draft.first)
    if not hits or _changed_by(scene, draft) or _interrupted(scene, hits[-1].last, draft.first):
        return None
    return hits[-1].tag.key


def _of_voters(scene: Scene, draft: Draft) -> str | None:
    """The rate that a percentage of the voters tells who voted ("38 percent of the electorate had voted")."""
    limit = min(scene.span(draft.first).last, draft.last + _VOTED)
    voter = scene.within("voter", draft.number.last, limit)
    voted = scene.within("voted", voter.last, min(scene.span(draft.first).last, voter.last + _VOTED)) if voter else None
    return voted.tag.key if voted is not None else None


def _changed_by(scene: Scene, draft: Draft) -> bool:
    """Whether the rate only changed by so much ("une participation en baisse de 12 %")."""
    index = draft.first if scene.is_in(draft.first, "of") else draft.first - 1
    return scene.is_in(index, "of") and scene.one("change", index - 1) is not None


def _interrupted(scene: Scene, first: int, last: int) -> bool:
    """Whether somebody is named past a comma, who has a share of his own ("malgré l'abstention, M. Diop a 54 %")."""
    comma = next((index for index in range(first, last) if scene.is_in(index, "comma")), None)
    if comma is None:
        return False
    persons = [name for name in scene.actors(comma, last) if name.type in ("person", "party")]
    cues = scene.cues.get(scene.span(first).index, ())
    return any(not any(begin <= name.first <= end + 1 for begin, end in cues) for name in persons)


def _again(scene: Scene, draft: Draft, last: Draft) -> bool:
    """Whether it is another percentage of the same poll: a pronoun says so, or somebody else who gives it."""
    here, there = scene.span(draft.first), scene.span(last.first)
    if draft.complement is not None or here.index - there.index > 1:
        return False
    begin = max(here.first, draft.first - _PRONOUN)
    pronoun = any(scene.is_in(index, kind) for index in range(begin, draft.first) for kind in _PRONOUNS)
    figure = scene.within("number_noun", here.first, draft.first)
    told = any(scene.reports(group) for group in scene.verbs(here.first, draft.first))
    sourced = draft.last < here.last and scene.is_in(draft.last, "sources")
    beside = here is there and not scene.counted_between(last.last, draft.first)
    return sourced or (told and (pronoun or figure is not None)) or (pronoun and beside)


def _of_another_time(scene: Scene, draft: Draft) -> bool:
    """Whether another poll's percentage is compared with it ("43 %, contre 61 % en 2017")."""
    begin = max(scene.span(draft.first).first, draft.first - 2)
    sourced = draft.last < scene.span(draft.first).last and scene.is_in(draft.last, "sources")
    return not sourced and any(scene.is_in(index, "versus") for index in range(begin, draft.first))


def _of_an_hour(scene: Scene, draft: Draft) -> bool:
    """Whether its clause tells of an hour of the day ("28 % à midi", "39 % à 17h00")."""
    clause, hours = scene.clause(draft.first), scene.phrase.hours
    return any(scene.words[index].strip("0123456789:.") in hours for index in range(clause.first, clause.last))
