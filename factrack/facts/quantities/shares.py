"""What the percentages of a row are of: the noun of the first one, and the branch that each of them stands with."""

from __future__ import annotations

from collections.abc import Sequence

from factrack.facts.quantities.antecedents import same_sentence
from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.rates import told_before
from factrack.facts.quantities.scene import Scene
from factrack.mentions.analysis import Hit

_ROW = 14  # tokens between two percentages of a row
_BACK = 3  # small words between a percentage and what links it
_BRACKET = 8
_SOON = 7  # tokens from a share to the number that it is
_ALL = 100
_POLLED = 5  # tokens from a verb of polling to its share
_OPENING = 6  # tokens of "après une baisse de" before its percentage
_NEXT = 3
_RISE = 5  # tokens from a quantity to the "of" of its rise
_BRANCH = 5  # words of a branch


def take_noun(scene: Scene, draft: Draft, kept: Sequence[Draft], following: Draft | None) -> None:
    """Give a percentage without a noun that of the one before it, where a row or a contrast links the two.

    A part has the noun of its whole ("900 décès, dont 80 %"), the first of two that of the one behind it.
    """
    if draft.unit != "%" or draft.number.share:
        return
    if draft.counted is None and draft.part_of is not None and kept[draft.part_of].measured is None:
        draft.counted = kept[draft.part_of].counted
    if draft.counted is None and following is not None and _joined(scene, draft, following):
        draft.counted = scene.analysis.slice(*following.complement) if following.complement else None
    earlier = next((one for one in reversed(kept) if one.unit == "%" and one.counted), None)
    if draft.counted is None and earlier is not None and (rule := _licence(scene, draft, earlier)):
        source = earlier.carried or earlier
        draft.carried, draft.counted = source, _bare(scene, source)
        draft.rules.append((f"noun carried: {rule}", source.first, source.last))
    if draft.counted is None and (votes := _of_votes(scene, draft, kept)) is not None:
        draft.complement, draft.counted = votes.head, votes.counted
        draft.rules.append(("noun of the votes", votes.first, votes.last))
    if draft.counted is None and (cast := _cast(scene, draft)) is not None:
        draft.counted = scene.analysis.slice(cast.first, cast.last)
        draft.rules.append(("noun of the votes", cast.first, cast.last))
    if draft.counted is None and (risen := _risen(scene, draft, kept)) is not None:
        draft.counted = risen
    if draft.counted is None and (rate := told_before(scene, draft)) is not None:
        draft.counted = scene.analysis.slice(*rate)
        draft.rules.append(("noun of the pronoun", *rate))
    _add_branch(scene, draft)


def take_noun_behind(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Give a rise that a sentence opens with the noun of what moved next: "Après une baisse de 2 % en mai, les prix …"."""
    for place, draft in enumerate(drafts):
        of = draft.first if scene.is_in(draft.first, "of") else draft.first - 1
        if draft.unit != "%" or draft.counted is not None or scene.one("change", of - 1) is None:
            continue
        begin = scene.span(draft.first).first
        if draft.first - begin > _OPENING and not scene.is_in(of - 3, "coordinator"):
            continue
        if any(group.finite for group in scene.verbs(begin, draft.first)):
            continue
        row = (one for one in drafts[place + 1 : place + 1 + _NEXT] if same_sentence(scene, one, draft))
        draft.counted = next((one.counted for one in row if one.unit == "%" and one.counted), None)


def _cast(scene: Scene, draft: Draft) -> Hit | None:
    """The votes that an article tells of, for a share that a candidate is said to have of them ("crédité de 28 %")."""
    begin = max(scene.clause(draft.first).first, draft.first - _POLLED)
    group = next(iter(reversed(scene.verbs(begin, draft.first))), None)
    polled = group is not None and (
        group.lemma in scene.sets["polling"]
        or any(scene.is_in(token, "polling") for token in range(group.first, group.last))
    )
    if not polled and not _after_name(scene, draft):
        return None
    return next((hit for hit in scene.analysis.of("topic") if hit.tag.key in scene.sets["cast"]), None)


def _risen(scene: Scene, draft: Draft, kept: Sequence[Draft]) -> str | None:
    """What a rise told right behind a quantity is of: "20 tonnes de cocaïne, une hausse de 74 %"."""
    told = kept[-1] if kept else None
    of = draft.first if scene.is_in(draft.first, "of") else draft.first - 1
    if told is None or told.unit == "%" or told.counted is None or not 0 < of - told.last <= _RISE:
        return None
    if not scene.is_in(of, "of") or scene.one("change", of - 1) is None or not same_sentence(scene, told, draft):
        return None
    small = (scene.is_in(index, name) for index in range(told.last, of - 1) for name in ("links", "against", "closed"))
    if not any(small) or scene.verbs(told.last, of - 1):
        return None
    if told.measured is not None:
        return scene.analysis.slice(*told.complement) if told.complement else None
    return told.counted


def _of_votes(scene: Scene, draft: Draft, kept: Sequence[Draft]) -> Draft | None:
    """The votes right before, of which it tells the share: "1 230 voix, soit 51 %"."""
    votes = kept[-1] if kept else None
    if votes is None or votes.head is None or not 0 < draft.first - votes.last <= _BACK:
        return None
    cast = any(hit.tag.key in scene.sets["cast"] for index in range(*votes.head) for hit in scene.at("topic", index))
    linked = scene.is_in(draft.first - 1, "against") or scene.is_in(draft.first - 1, "opening_bracket")
    return votes if cast and linked else None


def _joined(scene: Scene, draft: Draft, following: Draft) -> bool:
    """Whether one linking word parts two percentages ("7 % et 35 % de la population")."""
    return following.unit == "%" and following.first - draft.last == 1 and scene.is_in(draft.last, "coordinator")


def take_whole(scene: Scene, draft: Draft, share: Draft) -> bool:
    """The number that a share is: "40 % des cheminots, soit 12 000": of those that it is a share of."""
    behind = draft.first - share.last <= _SOON and (
        scene.is_in(draft.first - 1, "against") or scene.is_in(draft.first - 1, "opening_bracket")
    )
    if (
        share.unit != "%"
        or share.complement is None
        or not behind
        or (draft.number.value or draft.number.low or 0) <= _ALL
    ):
        return False
    draft.head, draft.counted = share.complement, scene.analysis.slice(*share.complement)
    draft.rules.append(("noun of the share", *share.complement))
    return True


def _bare(scene: Scene, source: Draft) -> str | None:
    """The noun of the percentage before, without its branch."""
    return scene.analysis.slice(*source.complement) if source.complement else source.counted


def _licence(scene: Scene, draft: Draft, earlier: Draft) -> str | None:
    near = scene.span(draft.first) is scene.span(earlier.first)
    if _votes(scene, earlier) and _after_name(scene, draft):
        return "votes" if _same_paragraph(scene, draft, earlier) else None
    if not near:
        return "subject" if _goes_on(scene, draft, earlier) else None
    if draft.first - earlier.last > _ROW or scene.one("change", draft.first - 1) is not None:
        return None
    index, begin = draft.first - 1, earlier.last
    while index > begin and draft.first - index <= _BACK and (scene.is_in(index, "of") or scene.is_in(index, "to")):
        index -= 1
    follows = scene.is_in(index, "against") and not scene.counted_between(begin, draft.first)
    if scene.is_in(index, "versus") or follows:
        return "compared"
    if index == draft.first - 1 and scene.is_in(index, "opening_bracket"):
        return None
    verbs = [group for group in scene.verbs(earlier.last, draft.first) if group.finite]
    return "row" if scene.is_in(index, "links") and not verbs else None


def _votes(scene: Scene, earlier: Draft) -> bool:
    """Whether the percentage before is of votes, of which each candidate has its share."""
    source = earlier.carried or earlier
    return source.complement is not None and any(
        hit.tag.key in scene.sets["cast"] for token in range(*source.complement) for hit in scene.at("topic", token)
    )


def _after_name(scene: Scene, draft: Draft) -> bool:
    """Whether the percentage stands in brackets behind a name ("Jean Morvan (UDC, 14 %)")."""
    opening = scene.bracket_before(draft.first, max(scene.span(draft.first).first, draft.first - _BRACKET))
    return opening is not None and scene.raw[opening - 1][:1].isupper()


def _same_paragraph(scene: Scene, draft: Draft, earlier: Draft) -> bool:
    return scene.span(draft.first).sentence.paragraph == scene.span(earlier.first).sentence.paragraph


def _goes_on(scene: Scene, draft: Draft, earlier: Draft) -> bool:
    """Whether it opens the next sentence as its subject ("… 84 % des habitants. 73 % se disent mécontents")."""
    one, other = scene.span(earlier.first), scene.span(draft.first)
    verb = scene.verb_at(draft.last) if draft.last < other.last else None
    opens = draft.first == other.first and other.index - one.index == 1
    return opens and verb is not None and verb.finite and earlier.complement is not None


def _add_branch(scene: Scene, draft: Draft) -> None:
    """Of whom among them: "24 % des enseignants du primaire", "27 % dans les lycées professionnels"."""
    limit = scene.span(draft.first).last
    end = draft.complement[1] if draft.complement else draft.last
    if draft.counted is None or end + 1 >= limit or not _leads(scene, end):
        return
    start = end + 1
    while start < limit and scene.is_in(start, "determiner"):
        start += 1
    if start >= limit or scene.one("branch", start) is None:
        return
    last = _branch_end(scene, start, min(limit, start + _BRANCH))
    draft.counted = f"{draft.counted} {scene.analysis.slice(end, last)}"
    if draft.complement:
        draft.last = last
    draft.rules.append(("branch", end, last))


def _leads(scene: Scene, index: int) -> bool:
    return any(scene.is_in(index, name) for name in ("of", "places", "inside"))


def _branch_end(scene: Scene, start: int, limit: int) -> int:
    """Past the branch, its adjective and another one joined to it ("des collèges et lycées")."""
    end = scene.at("branch", start)[0].last
    while end < limit:
        joined = scene.is_in(end, "coordinator") and end + 1 < limit and scene.one("branch", end + 1) is not None
        if joined:
            end = scene.at("branch", end + 1)[0].last
        elif scene.words[end].endswith(scene.phrase.adjective_ends) and not scene.is_in(end, "closed"):
            end += 1
        else:
            break
    return end
