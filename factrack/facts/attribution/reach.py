"""What a reporting verb governs: a clause, a quotation, an infinitive, a number or an event, a claim that it rejects."""

from __future__ import annotations

from factrack.facts.attribution.draft import Work, past_told, skip
from factrack.facts.attribution.papers import document
from factrack.facts.attribution.phrases import forward
from factrack.facts.attribution.view import View
from factrack.language.records.speech import Verb
from factrack.mentions.analysis import VerbGroup

HEDGE = 5  # words of a hedge before its number
CLAIM = 6  # words from a denial to the noun for what is denied
_OBJECT = 25
_ASIDE = 12
_COMPLEMENT = 8  # words from "counts on" to the number ("a turnover of about four billion")

Reach = tuple[str, tuple[int, int], tuple[str, ...]]


def reach(work: Work, rule: Verb, group: VerbGroup, end: int, limit: int) -> Reach | None:
    """What the verb governs: the kind of frame, its scope, the relays on the way."""
    view = work.view
    if end <= group.head:
        return "infinitive", (group.head, work.bounds.ahead(group.head)), ()
    at, via = skip(view, end, limit)
    if "that" in rule.frames:
        that = _that(work, at, limit, rule.audience)
        if that is not None:
            start, told = that
            return "that", (start, work.bounds.ahead(start)), via + told
    if at < limit and "quote" in rule.frames:
        quoted = _quoted(work, at, limit, group.finite and "that" in rule.frames)
        if quoted is not None:
            return "quote", quoted, via
    if "infinitive" in rule.frames and group.finite:
        start = at + 1 if at < limit and view.is_a(at, "to") else at
        inner = view.group_at(start) if start < limit else None
        if inner is not None and _infinitive(inner):
            return "infinitive", (at, _before_next_verb(work, inner.last, work.bounds.ahead(at), joined=False)), via
    if "clause" in rule.frames:
        plain = (
            end if _clause(work, end, limit) else at
        )  # an adverb that is skipped may be the subject ("said there were")
        start, told = (plain, ()) if _clause(work, plain, limit) else past_told(view, at, limit)
        if rule.audience and start == at < limit:
            behind, names = past_told(view, at, limit)
            start, told = (behind, names) if behind > at and _clause(work, behind, limit) else (start, told)
        if start == at < limit and rule.audience and view.capital(at):
            start = forward(view, at, limit)
        if _clause(work, start, limit):
            hedged = start == at and not via  # what was skipped may be the hedge of the first number
            return "clause", (end if hedged else start, work.bounds.ahead(start)), via + told
    if "gerund" in rule.frames and at < limit:
        doing = view.group_at(at)
        if doing is not None and doing.first == at and doing.tense == "gerund":
            return "infinitive", (at, work.bounds.ahead(at)), via
    if "figure" in rule.frames:
        near = _own_end(work, end, min(limit, end + _COMPLEMENT))
        return ("count", (end, work.bounds.ahead(end)), ()) if work.counts(end, near) else None
    if "dispute" in rule.frames and (disputed := _disputed(work, rule, end, limit)) is not None:
        return disputed
    if "accuse" in rule.frames:
        return accuses(work, end, limit)
    return _object(work, rule, group, end)


def _object(work: Work, rule: Verb, group: VerbGroup, end: int) -> Reach | None:
    """X counts a number, X announces a number or an event."""
    if "count" not in rule.frames and "object" not in rule.frames:
        return None
    limit = work.bounds.ahead(end)
    near = min(limit, end + _OBJECT)
    if rule.complement:
        at = skip_adverbs(work, end, limit)
        at += at < limit and work.view.is_a(at, "restrictive")
        if not any(work.view.words[here] in rule.complement for here in (at - 1, at) if end <= here < limit):
            return None
        if rule.figures and document(work.view, at + 1, min(limit, at + 1 + _COMPLEMENT)) is None:
            return None
        near = min(limit, at + 1 + (2 if rule.figures else 1) * _COMPLEMENT)
    near = _own_end(work, end, near)
    counts = "count" in rule.frames and group.finite and _counted(work, end, near)
    if not counts and not ("object" in rule.frames and work.happens(end, near)):
        return None
    return "count" if counts else "object", (end, _before_next_verb(work, end, limit)), ()


def _own_end(work: Work, end: int, near: int) -> int:
    """Where the object ends before the next verb; the verb of its own relative clause is no other ("a rate that …")."""
    finite = work.view.finites(end, near)
    if finite and work.view.is_a(end, "definite") and work.view.is_a(finite[0].first - 1, "relative_subject"):
        return finite[0].first  # "claimed the attack that killed ten": that is known
    if finite and finite[0].first > end + 1 and work.view.is_a(finite[0].first - 1, "relative_subject"):
        finite = finite[1:] if not work.view.is_a(finite[0].first - 2, "comma") else finite
    return finite[0].first if finite else near


def _before_next_verb(work: Work, end: int, limit: int, joined: bool = True) -> int:
    """Where a coordinated verb ("announced a break and gave …") or a relative behind a preposition ends the object."""
    view = work.view
    for at in range(end + 1, limit - 1):
        if view.words[at] in view.known.circumstances and _told_of(work, at + 1, limit):
            return at
        if (
            view.words[at] == ","
            and view.is_a(at + 1, "preposition")
            and at + 2 < limit
            and view.is_a(at + 2, "relative")
        ):
            return at
        if joined and view.is_a(at, "conjunction_and"):
            group = view.group_at(at + 1)
            if group is not None and (group.finite or group.tense == "participle"):
                return at
            if _opens_clause(view, at + 1, limit):
                return at
    return limit


def _told_of(work: Work, at: int, limit: int) -> bool:
    """Whether a relative clause without a comma tells of what stands at `at` ("after a strike that drew 900 people")."""
    verbs = work.view.finites(at, min(limit, at + _ASIDE))
    before = verbs[0].first - 1 if verbs else at
    return before > at and work.view.is_a(before, "relative_subject") and not work.view.is_a(before - 1, "comma")


def _opens_clause(view: View, at: int, limit: int) -> bool:
    """Whether another clause with a subject of its own starts at `at` ("… the truce and there have been attacks")."""
    if view.is_a(at, "subject_pronoun"):
        return True
    if not view.is_a(at, "definite"):
        return False
    end = max(forward(view, at, limit), at + 1)
    return end < limit and view.finite_at(end)


def _clause(work: Work, at: int, limit: int) -> bool:
    """Whether a clause follows without "that": a noun phrase and its verb."""
    view = work.view
    if at >= limit:
        return False
    end = max(forward(view, at, limit), at + 1)
    opened = view.is_a(at, "determiner", "subject_pronoun") or view.capital(at) or work.counts(at, at + 1)
    bare = bool(view.known.bare_ends) and view.words[at].isalpha() and not view.adverb(at)
    if not opened and not (bare and (end > at + 1 or view.words[at] not in view.kinds)):
        return False
    end = skip_adverbs(work, end, limit)
    return end < limit and (view.finite_at(end) or _past_aside(work, end, limit))


def _past_aside(work: Work, at: int, limit: int) -> bool:
    """Whether an aside between two commas or dashes starts at `at` and the verb follows ("the man, a cook, had …")."""
    view = work.view
    if not view.is_a(at, "comma", "dash"):
        return False
    for closing in range(at + 2, min(at + _ASIDE, limit - 1)):
        if view.words[closing] == view.words[at] and view.finite_at(closing + 1):
            return True
    return False


def _counted(work: Work, end: int, near: int) -> bool:
    """Whether a number is the object, not something of another verb that follows."""
    view = work.view
    for at in range(end, near):
        if work.counts(at, at + 1) and not view.is_a(at - 1, "definite", "possessive", "demonstrative"):
            return True
        group = view.group_at(at)
        if group is not None and _infinitive(group):
            return False
    return False


def _infinitive(group: VerbGroup) -> bool:
    """Whether the group is an infinitive, perfect ones included."""
    return not group.finite and group.tense not in ("participle", "gerund")


def _that(work: Work, at: int, limit: int, audience: bool) -> tuple[int, tuple[str, ...]] | None:
    """First token of the clause after "that", past whom the speaker tells it, with the relay that this names.

    A verb of telling has an `audience`: whoever stands behind it is told.
    """
    view = work.view
    via: tuple[str, ...] = ()
    for _ in range(2):
        if at >= limit:
            return None
        if view.is_a(at, "that"):
            return at + 1, via
        if view.words[at] == ",":
            behind = _that_past_aside(work, at, limit)
            return (behind, via) if behind is not None else None
        if at + 2 < limit and view.is_a(at, "to") and view.is_a(at + 2, "that"):
            return at + 3, via
        told, via = past_told(view, at, limit)
        if told == at < limit and audience and view.capital(at):
            told = forward(view, at, limit)
        if told == at:
            claim = forward(view, at, limit)
            claimed = at < claim < limit and view.words[claim - 1] in view.known.allegations
            return (claim + 1, via) if claimed and view.is_a(claim, "that") else None
        at = told
    return None


def _that_past_aside(work: Work, comma: int, limit: int) -> int | None:
    """First token after "that" behind an aside ("said on Monday, two days after the fire, that …")."""
    view = work.view
    for at in range(comma, min(comma + _ASIDE, limit - 2)):
        if view.finite_at(at):
            return None
        if view.words[at] == ",":
            if view.is_a(at + 1, "that"):
                return at + 2
            if at > comma:
                return None
    return None


def _quoted(work: Work, at: int, limit: int, states: bool) -> tuple[int, int] | None:
    """The quotation (and the rest of the clause, when the verb also `states`), or what follows a colon."""
    view, opened = work.view, work.bounds.opened
    if at in opened:
        rest = work.bounds.ahead(opened[at].last) if states else 0
        return opened[at].first, max(opened[at].last, rest)
    if view.words[at] != ":":
        return None
    quote = opened.get(at + 1)
    if quote is not None:
        return quote.first, quote.last
    return (at + 1, work.bounds.ahead(at + 1)) if at + 1 < limit else None


def _disputed(work: Work, rule: Verb, end: int, limit: int) -> Reach | None:
    """X rejects the claim that …: what follows the noun, up to where the sentence turns."""
    view = work.view
    figures = view.known.figures | view.known.tolls if rule.negated else frozenset()
    for at in range(end, min(end + CLAIM, limit)):
        if view.finite_at(at) or view.words[at] in (",", ";"):
            return None
        figure = view.words[at] in figures and work.counts(at + 1, min(limit, at + 1 + HEDGE))
        if figure or view.words[at] in view.known.allegations:
            return ("accuse", (at + 1, work.bounds.ahead(at + 1)), ()) if at + 1 < limit else None
    return None


def accuses(work: Work, end: int, limit: int) -> Reach | None:
    """X accuses Y of having …: what follows "of"."""
    view = work.view
    for at in range(end, min(end + 15, limit - 1)):
        group = view.group_at(at + 1)
        if view.is_a(at, "of") and group is not None and (_infinitive(group) or group.tense == "gerund"):
            end = work.bounds.ahead(at + 1)
            return "accuse", (at + 1, min(end, _relative_end(view, at))), ()
        if group is not None and group.finite:
            return None
    return None


def _leads(view: View, at: int) -> bool:
    """Whether "by" at a token leads to who did it, not to how ("reached by telephone by X")."""
    return view.is_a(at, "by") and not view.is_a(view.adverbials.get(at, at), "by")


def _relative_end(view: View, at: int) -> int:
    """End of the relative clause that a token stands in, else of its sentence."""
    span = view.span(at)
    clauses, around = view.analysis.clauses[span.index], view.analysis.index.clause_at[at]
    while around.parent is not None and around.kind != "relative":
        around = clauses[around.parent]
    return around.last


def skip_adverbs(work: Work, at: int, limit: int) -> int:
    """Past adverbs and dates only."""
    view = work.view
    while at < limit:
        if at + 2 < limit and view.words[at] == view.words[at + 2] == "," and view.is_a(at + 1, "tonic_pronoun"):
            at += 3  # "speaks, for her part, of …" by the pronoun alone: "parle, elle, de …"
        elif (view.adverb(at) or at in view.adverbials) and not _leads(view, at):
            at = max(view.adverbials.get(at, at + 1), at + 1)
        else:
            break
    return at
