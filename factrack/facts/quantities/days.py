"""When a quantity held: a date of its clause or sentence, or the one recent day that its article tells of."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.scene import Scene
from factrack.facts.quantities.seen import PLACES

_WEEK = 7
_BEFORE_DATE = 7
_NEXT = 3
_TOLD = frozenset({"past", "imperfect", "conditional_past"})
_BEYOND = 20  # words that another number in between counts as
_TO_THAN = 2  # words between "than" and a date: a preposition, an article
_THAN_WHAT = 12  # the same past what a count is measured by ("que les 300 qu'il avait comptés en mars")
_SINCE_WHAT = 10  # words between "since" and the date of what it names ("depuis le début de la crise en mai")
_BEFORE_THAN = 4
_OF_PLACE = 3  # tokens from a preposition to the place behind it
_ITS_DAY = 6  # tokens from a count to the day right behind it
_GIVEN = 8  # tokens of a source up to its date
_RECORD = 5  # tokens from what nothing was like to "since"
_ASIDE = frozenset({"relative", "quote", "condition"})

Found = tuple[int, tuple[str, int, int]]


class Days:
    """The day that counts of people keep until another one is told."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._day: int | None = None
        self._then: tuple[int, int] | None = None  # a day looked back to, and the sentence that last did

    def carried(self, draft: Draft, own: int | None) -> Found | None:
        """The day of the counts before, for a count of people without a date of its own (`own`)."""
        scene = self._scene
        if not _of_people(scene, draft):
            return None
        if own is not None:
            if not _of_participle(scene, own) and not self._looks_back(own):
                self._day = own if _is_recent_day(scene, own) else None
            return None
        if draft.number.definite or _begun(scene, draft) or _tells_of_another(scene, draft):
            return None
        then = self._looked_back(draft)
        if then is not None:
            return then, ("date looked back to", *scene.analysis.when_tokens[then])
        day = self._day if self._day is not None else _only_day(scene, draft)
        return None if day is None else (day, ("carried: date", *scene.analysis.when_tokens[day]))

    def _looks_back(self, own: int) -> bool:
        """Whether a day is before the one kept: what follows goes on with the news, not with what it was measured by."""
        whens = self._scene.analysis.whens
        return self._day is not None and (whens[own].high or "") < (whens[self._day].low or "")

    def _looked_back(self, draft: Draft) -> int | None:
        """The day told of right before, for what had been counted then, and for what else had been: "avait alors recensé"."""
        scene = self._scene
        span, clause = scene.span(draft.first), scene.clause(draft.first)
        goes_on = self._then is not None and span.index == self._then[1]
        if not goes_on and not any(scene.is_in(group.first, "had") for group in scene.verbs(clause.first, clause.last)):
            return None
        if any(scene.is_in(index, "then") for index in range(clause.first, clause.last)) and span.index:
            before = scene.analysis.spans[span.index - 1]
            told = range(bisect_left(scene.when_starts, before.first), bisect_left(scene.when_starts, before.last))
            days = [index for index in told if scene.analysis.whens[index].kind == "date"]
            days = [index for index in days if not _of_beginning(scene, draft, index)]
            self._then = (days[-1], span.index) if days else None
        if self._then is None or not 0 <= span.index - self._then[1] <= 1:
            return None
        self._then = (self._then[0], span.index)
        return self._then[0]


def _of_people(scene: Scene, draft: Draft) -> bool:
    """Whether people are counted, or a percentage of them told."""
    if scene.people(draft.topic):
        return True
    noun = (draft.carried or draft).complement if draft.unit == "%" else None
    if noun is None:
        return False
    hits = (hit for token in range(*noun) for hit in scene.at("topic", token))
    return scene.within("person", *noun) is not None or any(hit.tag.data.people for hit in hits)


def _tells_of_another(scene: Scene, draft: Draft) -> bool:
    """Whether the sentence tells of a day of long ago, so that the count is hardly of the day told before."""
    span = scene.span(draft.first)
    places = range(bisect_left(scene.when_starts, span.first), bisect_left(scene.when_starts, span.last))
    return any(_is_old(scene, index) for index in places)


def _is_old(scene: Scene, index: int) -> bool:
    when, published = scene.analysis.whens[index], scene.analysis.document.published
    if when.kind != "date" or when.low is None or when.low != when.high or published is None:
        return False
    return when.low[:4] < published[:4] and not _is_recent_day(scene, index)


def _begun(scene: Scene, draft: Draft) -> bool:
    """Whether it counts what has been since something without a date ("depuis le début de la pandémie")."""
    clause, opening = scene.clause(draft.first), scene.span(draft.first).first
    first, last = scene.window(draft.first, draft.last)
    if scene.is_in(opening, "since"):
        return True
    return any(scene.is_in(index, "since") for index in range(max(first, clause.first), min(last, clause.last)))


def date_of(scene: Scene, draft: Draft, earlier: bool = False) -> Found | None:
    """The date of the clause, else the only one of the sentence that no clause beside it keeps to itself.

    `earlier`: the figure has been overtaken, and its day may stand aside ("un bilan précédent, donné lundi, …").
    """
    analysis, starts = scene.analysis, scene.when_starts
    clause = scene.clause(draft.first)
    if (before := _before_bracket(scene, draft)) is not None:
        return before, ("date before the bracket", *analysis.when_tokens[before])
    first, last = _compared(scene, draft, *scene.window(draft.first, draft.last))
    dates = [
        index
        for index in range(bisect_left(starts, first), bisect_left(starts, last))
        if analysis.whens[index].kind == "date"
        and not scene.bracketed_off(draft.last, starts[index])
        and not _to_come(scene, draft, index)
        and not of_bare_part(scene, draft, index)
        and not (_inside(scene, draft, index) or measured_by(scene, draft, index, first) or _aside(scene, draft, index))
        and not (_of_beginning(scene, draft, index) or _is_record(scene, index) or _since_in_aim(scene, draft, index))
    ]
    dates = [index for index in dates if not _before_turn(scene, draft, index)]
    aside = (not earlier and scene.aside(draft.first, first)) or (0, 0)
    dates = [index for index in dates if not aside[0] < starts[index] < aside[1]]
    own = [index for index in dates if clause.first <= starts[index] < clause.last]
    if clause.kind == "relative" and (index := _of_antecedent(scene, clause.first)) is not None:
        own = [one for one in own if not _parted(scene, draft.last, starts[one])]
        if not own:
            return index, ("date of the antecedent", *analysis.when_tokens[index])
    told = [index for index in own if not (_of_source(scene, index) or _of_report(scene, index))]
    if own and not told:
        told = [index for index in dates if not (_of_source(scene, index) or _of_report(scene, index))]
        told = told if len(told) == 1 else own
    own = told
    if own:
        chosen, rule = min(own, key=lambda index: _way(scene, draft, starts[index])), "date of the clause"
        return chosen, (rule, *analysis.when_tokens[chosen])
    return (dates[0], ("date of the sentence", *analysis.when_tokens[dates[0]])) if len(dates) == 1 else None


def _before_bracket(scene: Scene, draft: Draft) -> int | None:
    """The date right before a bracket that the quantity opens ("son pic de 1997 (10,4 %)")."""
    opening = draft.first - 1
    if opening <= scene.span(draft.first).first or not scene.is_in(opening, "opening_bracket"):
        return None
    place = bisect_left(scene.when_starts, opening) - 1
    if place < 0 or scene.analysis.when_tokens[place][1] != opening:
        return None
    inside = scene.when_starts[place + 1 : place + 2]
    if inside and scene.bracket_before(inside[0], opening) == opening:
        return None  # "51 % le 5 mai (5 % le lendemain)"
    return place if scene.analysis.whens[place].kind == "date" else None


def of_bare_part(scene: Scene, draft: Draft, index: int) -> bool:
    """Whether a date is that of a part without a noun right before it ("340 cas, dont 130 en août")."""
    first = scene.when_starts[index]
    if first < draft.last:
        return False
    place = bisect_left(scene.number_starts, first) - 1
    number = scene.analysis.numbers[place] if place >= 0 else None
    if number is None or number.first < draft.last or not scene.is_in(number.first - 1, "whole"):
        return False
    verb = scene.verb_at(number.last)
    told = verb is not None and verb.finite and not _parted(scene, number.last, first)
    return told or all(_leads_to_date(scene, token) for token in range(number.last, first))


def _leads_to_date(scene: Scene, token: int) -> bool:
    return any(scene.is_in(token, name) for name in ("preposition", "definite", "before", "since"))


def _before_turn(scene: Scene, draft: Draft, index: int) -> bool:
    """Whether a date before is that of a figure set against another, which a comma closes ("contre 2 % en mai, avec …")."""
    start = scene.when_starts[index]
    if start > draft.first or not _of_contrast(scene, index):
        return False
    return any(scene.is_in(token, "comma") for token in range(start, draft.first))


def _to_come(scene: Scene, draft: Draft, index: int) -> bool:
    """Whether a date lies after publication and the verb right behind the count tells of the past."""
    low, published = scene.analysis.whens[index].low, scene.analysis.document.published
    if low is None or published is None or low[: len(published)] <= published:
        return False
    group = scene.verb_at(draft.last) if draft.last < scene.span(draft.first).last else None
    return group is not None and group.finite and group.tense in _TOLD


def _way(scene: Scene, draft: Draft, first: int) -> int:
    """How far a date that starts at `first` is, farther beyond another number."""
    low, high = (draft.last, first) if first >= draft.last else (first, draft.first)
    between = bisect_left(scene.number_starts, high) - bisect_left(scene.number_starts, low)
    return abs(first - draft.last) + (_BEYOND if between else 0)


def _parted(scene: Scene, last: int, first: int) -> bool:
    """Whether a comma stands between the tokens `last` and `first`."""
    return any(scene.is_in(index, "comma") for index in range(last, first))


def _of_antecedent(scene: Scene, first: int) -> int | None:
    """The date that ends right before a relative clause ("le scrutin de 2010, qui a fait 40 morts")."""
    if scene.is_in(first - 1, "comma"):
        first -= 1
    place = bisect_left(scene.when_starts, first) - 1
    if place < 0 or scene.analysis.when_tokens[place][1] != first:
        return None
    return place if scene.analysis.whens[place].kind == "date" else None


def _of_source(scene: Scene, index: int) -> bool:
    """Whether a date only says when the figure was given ("selon des données publiées lundi")."""
    first = scene.when_starts[index]
    for token in range(first - 1, max(scene.span(first).first, first - _GIVEN) - 1, -1):
        if scene.is_in(token, "comma"):
            return False
        if scene.is_in(token, "sources"):
            if any(name.type in PLACES for name in scene.actors(token + 1, min(token + _OF_PLACE, first))):
                return False  # "+0,7 % pour la Suisse en 2024"
            return any(not _leads_to_date(scene, between) for between in range(token + 1, first))
    return False


def _of_report(scene: Scene, index: int) -> bool:
    """Whether a date stands in the words that say who gave the figure ("…, a annoncé jeudi le ministre")."""
    first = scene.when_starts[index]
    return any(begin <= first < last for begin, last in scene.cues.get(scene.span(first).index, ()))


def _is_record(scene: Scene, index: int) -> bool:
    """Whether a date only says since when nothing was like it ("son plus haut niveau depuis 1997")."""
    first = scene.when_starts[index]
    if not scene.is_in(first, "since"):
        first -= 1
    if first < 0 or not scene.is_in(first, "since"):
        return False
    begin = max(scene.span(first).first, first - _RECORD)
    for token in range(first - 1, begin - 1, -1):
        if scene.number_at(token) is not None or scene.is_in(token, "comma"):
            return False
        if scene.is_in(token, "records"):
            return True
    return False


def _since_in_aim(scene: Scene, draft: Draft, index: int) -> bool:
    """Whether a time that still lasts stands in an aim, of which the quantity is no part ("pour dénoncer … depuis 2010")."""
    first = scene.when_starts[index]
    clause = scene.clause(first)
    lasting = (scene.analysis.whens[index].edtf or "").endswith("/..")
    aim = clause.kind == "infinitive" and scene.is_in(clause.first, "aims")
    return lasting and aim and not clause.first <= draft.first < clause.last


def _compared(scene: Scene, draft: Draft, first: int, last: int) -> tuple[int, int]:
    """Up to the word that sets another figure against this one: "28 000 jeudi, contre 35 000 la veille"."""
    return first, min([*scene.contrasts(draft.last, last)[:1], last])


def measured_by(scene: Scene, draft: Draft, index: int, begin: int) -> bool:
    """Whether a date is only what others are measured by ("par rapport à 2016")."""
    first = scene.when_starts[index]
    if 0 <= scene.clause(draft.first).first - scene.analysis.when_tokens[index][1] <= 1:
        return False  # "par rapport à 2022, où 300 …"
    if _than(scene, first, begin, _TO_THAN) or _than(scene, first, max(begin, draft.last), _THAN_WHAT):
        return True
    if _of_that(scene, first, max(begin, draft.last)):
        return True
    places = [token for token in range(max(begin, first - _BEFORE_DATE), first) if scene.is_in(token, "no_places")]
    return bool(places) and not scene.verbs(places[-1] + 1, first)


def _of_that(scene: Scene, first: int, begin: int) -> bool:
    """Whether a word of comparison and a pronoun lead to what starts at `first`: "inférieur à celui de 2019"."""
    for token in range(first - 1, max(begin, first - _TO_THAN - 1) - 1, -1):
        if scene.pack.is_a(scene.words[token], "demonstrative_pronoun"):
            before = range(max(begin, token - _BEFORE_THAN), token)
            return any(scene.is_in(at, "comparing") for at in before)
    return False


def _of_beginning(scene: Scene, draft: Draft, index: int) -> bool:
    """Whether a date is that of what counting began with ("depuis le début de la crise en mai"), or since when of a day's."""
    first = scene.when_starts[index]
    topic = scene.topics.get(draft.topic or "")
    head = (draft.carried or draft).head
    persons = head is not None and scene.one("person", head[0]) is not None
    if not (persons or scene.people(draft.topic)):
        return False
    if scene.analysis.when_tokens[index][1] == draft.first - 1 and scene.is_in(draft.first - 1, "opening_bracket"):
        return False  # "depuis la crue de 1982 (53 morts)"
    if (
        topic is not None
        and topic.crowd
        and first >= draft.last
        and (scene.analysis.whens[index].edtf or "").endswith("/..")
    ):
        return True
    for token in range(first - 1, max(scene.span(first).first, first - _SINCE_WHAT) - 1, -1):
        if scene.is_in(token, "since"):
            return token != first - 1
        stopped = not scene.words[token][:1].isalnum() and not scene.is_in(token, "comma")
        if stopped or scene.verb_at(token) is not None or draft.first <= token < draft.last:
            return False
    return False


def _than(scene: Scene, first: int, begin: int, reach: int) -> bool:
    """Whether "than", at most `reach` words before, leads to what starts at `first`: "300 de moins qu'en mai"."""
    for token in range(first, max(begin, first - reach) - 1, -1):
        if scene.is_in(token, "than") and any(
            scene.is_in(at, "comparing") for at in range(max(begin, token - _BEFORE_THAN), token)
        ):
            return True
    return False


def _aside(scene: Scene, draft: Draft, index: int) -> bool:
    """Whether a date stands in a clause of its own that the quantity is no part of and that says nothing of it."""
    clause = scene.clause(scene.when_starts[index])
    if clause.kind not in _ASIDE or clause.first <= draft.first < clause.last:
        return False
    return not 0 <= clause.first - draft.last < _NEXT


def _of_participle(scene: Scene, index: int) -> bool:
    """Whether a date belongs to a participle ("les disparus signalés la veille")."""
    first = scene.when_starts[index]
    group = scene.verb_at(first - 1) if first else None
    return group is not None and not group.finite


def _inside(scene: Scene, draft: Draft, index: int) -> bool:
    first, last = scene.analysis.when_tokens[index]
    return first < draft.last and draft.first < last


def _only_day(scene: Scene, draft: Draft) -> int | None:
    """The one recent day of the paragraph, told in a sentence next to the quantity's."""
    span = scene.span(draft.first)
    spans, found = scene.analysis.spans, []
    for other in spans[max(0, span.index - 1) : span.index + 2]:
        if other.sentence.paragraph != span.sentence.paragraph:
            continue
        begin, end = bisect_left(scene.when_starts, other.first), bisect_left(scene.when_starts, other.last)
        found += [
            index
            for index in range(begin, end)
            if scene.analysis.whens[index].kind == "date" and not _of_participle(scene, index)
        ]
    days = {scene.analysis.whens[index].low for index in found}
    told = [index for index in found if not (_of_contrast(scene, index) or _counts_behind(scene, draft, index))]
    return told[0] if told and len(days) == 1 and _is_recent_day(scene, told[0]) else None


def _counts_behind(scene: Scene, draft: Draft, index: int) -> bool:
    """Whether a date behind the quantity stands right behind another count ("On en compte 9 731 ce vendredi")."""
    first = scene.when_starts[index]
    return first > draft.last and scene.counted_between(max(draft.last, first - _ITS_DAY), first)


def _of_contrast(scene: Scene, index: int) -> bool:
    """Whether a date is that of a figure which another one is set against ("29 000, contre 24 000 samedi")."""
    first = scene.when_starts[index]
    against = scene.contrasts(scene.span(first).first, first)
    return bool(against) and scene.counted_between(against[-1], first)


def _is_recent_day(scene: Scene, index: int) -> bool:
    """Whether a date is a day of the week before publication: then it is the day the article tells of."""
    when, published = scene.analysis.whens[index], scene.analysis.document.published
    if when.low is None or when.low != when.high or published is None or len(published) != len(when.low):
        return False
    return 0 <= (date.fromisoformat(published) - date.fromisoformat(when.low)).days <= _WEEK
