"""How firmly a fact is asserted: by its verb, the verbs above it, the words beside it and who reports it.

A denial or a missing confirmation counts first, then the clause (tense, modal, negation, governing verbs), then
cue words, then what a reporting frame does to what it reports. What none of them touches is asserted, by the
outlet or by the claimant of an indicative.
"""

from __future__ import annotations

from factrack.facts.firmness import ClauseReading, hits_in, rules_of
from factrack.facts.presupposed import is_presupposed
from factrack.language.records.modality import Cue, Effect
from factrack.mentions.analysis import Analysis, Clause, Frame, Hit
from factrack.model import Modality

_LONGEST = 6  # words of a cue before the clause that it announces
_BEFORE = 3  # words between a cue and the fact it announces
_FIRM: frozenset[str] = frozenset({"denied", "unconfirmed"})


def modality(analysis: Analysis, first: int, last: int, kind: int | None = None) -> tuple[Modality, str]:
    """Modality of the fact at tokens `[first, last)`, with the rule that decided it.

    Give the noun phrase of a quantity, the trigger of an event: where the tokens hold a verb, that verb counts. The
    word at token `kind` says what kind of thing is counted ("suspected cases"), and hedges nothing.
    """
    framed = _framed(analysis, first, last)
    if framed is not None and framed[0] in _FIRM:
        return framed
    if is_presupposed(analysis, first, last):
        return framed or ("asserted", "")
    reading = ClauseReading(analysis, rules_of(analysis.pack), first, last)
    return reading.verdict() or _cue(analysis, first, last, kind) or framed or ("asserted", "")


def _framed(analysis: Analysis, first: int, last: int) -> tuple[Modality, str] | None:
    """The effect of the narrowest reporting frame round the fact that has one."""
    best: Frame | None = None
    for frame in analysis.index.effects.get(analysis.tokens.sentence[first], ()):
        begin, end = frame.scope
        if begin <= first and last <= end and (best is None or end - begin < best.scope[1] - best.scope[0]):
            best = frame
    if best is None or best.effect is None or _said_since(analysis, best, first):
        return None
    return best.effect, best.rule  # type: ignore[return-value]


def _said_since(analysis: Analysis, frame: Frame, token: int) -> bool:
    """Whether another verb of saying, joined to that of the frame, stands before the fact ("denied that … and said")."""
    (begin, _), cue, clause_at = frame.scope, frame.cue[0], analysis.index.clause_at
    if cue >= begin:
        return False
    clause = clause_at[cue]
    for other in analysis.index.frames.get(analysis.tokens.sentence[token], ()):
        if other.effect is None and begin < other.cue[0] < token and other.scope[0] <= token < other.scope[1]:
            beside = clause_at[other.cue[0]]
            if beside is not clause and (beside.kind, beside.parent) == (clause.kind, clause.parent):
                return True
    return False


def _cue(analysis: Analysis, first: int, last: int, kind: int | None) -> tuple[Effect, str] | None:
    """The first cue word whose reach the fact is in."""
    clause = analysis.index.clause_at[first]
    quoted = analysis.pack.is_a(analysis.tokens.words[first], "opening_quote", "plain_quote")
    begin = min(clause.first, first - quoted)
    ahead = begin - _LONGEST if clause.kind == "complement" else begin
    for hit in hits_in(analysis, "modality", ahead, max(clause.last, last + 2)):
        cue: Cue = hit.tag.data
        if hit.first == kind:
            continue
        if hit.first < begin:
            near = cue.reach == "clause" and hit.last == clause.first  # "it is possible that …"
        elif cue.reach == "clause":
            near = (
                clause.first <= hit.first < clause.last and _is_open(analysis, clause) and _own(analysis, hit, clause)
            )
        elif cue.reach == "before":
            near = hit.last <= first <= hit.last + _BEFORE
        else:
            near = first - 1 <= hit.last and hit.first <= last and not _acts(analysis, hit.first)
            near = near and not _parted(analysis, hit.last, first)
        if near:
            return cue.effect, cue.name
    return None


def _own(analysis: Analysis, hit: Hit, clause: Clause) -> bool:
    """Whether the cue stands in the clause itself, not in one inside it with a finite verb of its own."""
    inner = analysis.index.clause_at[hit.first]
    return inner is clause or inner.verb is None or inner.verb == clause.verb or not analysis.verbs[inner.verb].finite


def _parted(analysis: Analysis, end: int, first: int) -> bool:
    """Whether a cue behind a noun and "and" before the fact part them ("330 cas probables et trois décès")."""
    return end == first - 1 and analysis.pack.is_a(analysis.tokens.words[end], "conjunction_and")


def _acts(analysis: Analysis, token: int) -> bool:
    """Whether the word is a finite verb here, not an adjective ("the ministry reported ten cases")."""
    group = analysis.index.verb_at.get(token)
    return group is not None and group.head == token and group.finite and not group.passive


def _is_open(analysis: Analysis, clause: Clause) -> bool:
    """Whether the clause does not tell what has happened."""
    return clause.verb is None or analysis.verbs[clause.verb].tense != "past"
