"""Noun phrases of those who speak: taken forward from where they start, or backward from the verb they govern."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from factrack.facts.attribution.memory import Gender
from factrack.facts.attribution.view import View

_LONGEST = 18
_REACH = 30
_PLAIN: frozenset[str] = frozenset()
_EDGES = frozenset({"relative", "relative_subject", "subordinator_alone"})
_NEVER = frozenset({"subject_pronoun", "coordinator"})
_SMALL = _NEVER | {"determiner", "preposition"}


def forward(view: View, first: int, limit: int, subject: bool = False) -> int:
    """End (exclusive) of the noun phrase that starts at `first`, at most `limit`; `first` when there is none.

    A phrase keeps its adjectives and its complements with "of"; as `subject` (a verb bounds it) other
    complements too. It never takes a finite verb, a date or a second bare noun phrase.
    """
    whole, limit = limit, min(limit, first + _LONGEST)
    at, content = first, False
    while at < limit:
        mention = view.actors.get(at)
        if mention is not None and mention.last <= whole and view.capital(at):
            at, content = mention.last, True
            continue
        if content and (at in view.adverbials or view.words[at] == ","):
            past = at + 1 if _often(view, at, limit) else _dated(view, at, limit)
            if past > at:
                at = past
                continue
        if not _continues(view, first, at, limit, content, subject):
            break
        content = content or not view.is_a(at, "determiner", "of")
        at += 1
    while at > first and view.is_a(at - 1, "preposition", "determiner", "coordinator"):
        at -= 1
    return at if content else first


def _often(view: View, at: int, limit: int) -> bool:
    """Whether a document has an adjective that is a date as well before what it is about ("le rapport mensuel sur X")."""
    single = view.adverbials.get(at) == at + 1 and at + 1 < limit and view.is_a(at + 1, "preposition", "of")
    return single and view.words[at - 1] in view.known.documents


def _dated(view: View, at: int, limit: int) -> int:
    """Past a date between two complements ("l'enquête de mai de l'institut", "les chiffres, lundi, de la mairie").

    It stands behind "of", a participle or between commas, and "of" follows; `at` where it does not.
    """
    apart = view.words[at] == ","
    last = view.adverbials.get(at + apart, limit)
    if apart and last < limit and view.words[last] == ",":
        last += 1
    elif apart:
        return at
    group = view.group_at(at - 1)
    hangs = apart or view.is_a(at - 1, "of") or (group is not None and group.tense == "participle")
    return last if hangs and last < limit and view.is_a(last, "of") else at


def _continues(view: View, first: int, at: int, limit: int, content: bool, subject: bool) -> bool:
    """Whether the word at `at` goes on with the phrase that started at `first`."""
    word = view.words[at]
    if not word[0].isalnum():
        if at in view.name_marks:
            return True
        owner = content and (view.is_a(at, "genitive") or _plural_owner(view, at, limit))
        return owner or (word == "." and abbreviated(view, at, limit))
    if at in view.adverbials or (content and at in view.sources and not _hangs(view, first, at)):
        return False
    kinds = view.kinds.get(word, _PLAIN)
    if not kinds.isdisjoint(_EDGES):
        return False
    if content and view.capital(at) and (kinds.isdisjoint(_SMALL) or view.capital(at - 1)):
        return True
    group = view.group_at(at)
    if content and at in view.counts and not view.is_a(at - 1, "determiner", "preposition", "of"):
        return False
    if content and (word[0].isdigit() or (group is not None and not _adjective(view, at, limit))):
        return False
    if kinds:
        return _small_word(view, kinds, first, at, limit, content, subject)
    if content and _behind_name(view, at):
        return False
    return not (content and view.adverb(at))


def _behind_name(view: View, at: int) -> bool:
    """Whether a plural stands right behind a name without a noun, which it cannot qualify ("… of XY revised on Monday")."""
    mention = view.actor_ends.get(at)
    if (
        mention is None
        or mention.head is not None
        or mention.type not in ("organisation", "person")
        or view.known.bare_ends
    ):
        return False
    return view.words[at].endswith("s") and not view.words[at - 1].endswith("s")


def _hangs(view: View, first: int, at: int) -> bool:
    """Whether a source belongs to the document before it ("a first toll from police sources")."""
    return view.is_a(at, "of") and any(word in view.known.documents for word in view.words[first:at])


def _plural_owner(view: View, at: int, limit: int) -> bool:
    """Whether the apostrophe at `at` makes a plural the owner of what follows ("the teachers' union")."""
    if view.words[at] != "'" or at + 1 >= limit or not view.classes.get("genitive"):
        return False
    before = view.words[at - 1]
    return before.endswith("s") and _glued(view, at) and not _glued(view, at + 1) and view.words[at + 1].isalpha()


def _small_word(
    view: View, kinds: AbstractSet[str], first: int, at: int, limit: int, content: bool, subject: bool
) -> bool:
    """Whether a word of a closed class goes on with the phrase."""
    if "conjunction_and" in kinds:
        return content and _joins(view, at, limit)
    if "of" in kinds:
        return True
    if "preposition" in kinds:
        return content and _complement(view, first, at, limit, subject)
    if "determiner" in kinds:
        joined = at == first or view.is_a(at - 1, "preposition", "determiner", "conjunction_and")
        return joined or (content and _opens_title(view, first, at, limit))
    if content and view.adverb(at):
        return at + 1 < limit and (
            ("degree" in kinds and _adjective(view, at + 1, limit)) or _qualifies(view, at, limit)
        )
    return kinds.isdisjoint(_NEVER)


def _opens_title(view: View, first: int, at: int, limit: int) -> bool:
    """Whether a capital article opens the name of a medium whose noun stands before it ("le journal local Le Fanal")."""
    named = at + 1 < limit and view.capital(at) and view.capital(at + 1)
    return named and not view.known.media.isdisjoint(view.words[first:at])


def abbreviated(view: View, at: int, limit: int) -> bool:
    """Whether the stop at `at` belongs to an abbreviation ("M. Dupont", "J. Doe")."""
    if at + 1 >= limit or at == 0 or not view.capital(at + 1):
        return False
    before = view.raw[at - 1]
    return before[0].isupper() and len(before) <= 3


def _adjective(view: View, at: int, limit: int) -> bool:
    """Whether a participle qualifies the noun before it and nothing hangs on it."""
    group = view.group_at(at)
    if group is None or group.finite or group.tense != "participle":
        return False
    after = at + 1
    if after >= limit:
        return True
    if after in view.adverbials:
        return _dated(view, after, limit) > after
    return view.is_a(after, "of") or not view.is_a(after, "preposition")


def _qualifies(view: View, at: int, limit: int) -> bool:
    """Whether the adverb at `at` belongs to an adjective before a complement ("a still provisional toll of X")."""
    after = at + 2
    plain = view.words[at + 1].isalpha() and view.words[at + 1] not in view.kinds and view.group_at(at + 1) is None
    return plain and after < limit and view.is_a(after, "of")


def _joins(view: View, at: int, limit: int) -> bool:
    """Whether "and" joins a second adjective, complement or phrase, and no verb follows that phrase."""
    after = at + 1
    if after >= limit or view.group_at(after) is not None:
        return False
    if view.is_a(after, "of"):
        return True
    if view.is_a(after, "determiner") or view.capital(after):
        end = forward(view, after, limit)
        return end > after and not (end < limit and view.finite_at(end)) and _speaks_near(view, after, end)
    return not view.is_a(after, "preposition", "subject_pronoun", "subordinator") and view.words[after][0].isalpha()


def _speaks_near(view: View, first: int, last: int) -> bool:
    return any(view.words[at] in view.known.speaking or view.capital(at) for at in range(first, last))


def _complement(view: View, first: int, at: int, limit: int, subject: bool) -> bool:
    """Whether a preposition other than "of" still belongs to the phrase."""
    if at + 1 >= limit or at + 1 in view.adverbials:
        return False
    if view.is_a(at, "to"):
        return (subject or view.words[first] in view.known.people) and not reaches_audience(view, at, limit)
    since = view.is_a(at, "from") and not (view.is_a(at + 1, "definite") or view.capital(at + 1))
    return subject and not since and not reaches_audience(view, at, limit)


def reaches_audience(view: View, at: int, limit: int) -> bool:
    """Whether the preposition at `at` leads to whom one speaks to: an agency, a medium, the press."""
    for after in range(at + 1, min(at + 5, limit)):
        word = view.words[after]
        if word in view.known.audience or word in view.known.media or is_agency(view, after):
            return True
        if view.is_a(after, "preposition") or not word[0].isalnum():
            return False
    return False


def is_agency(view: View, at: int) -> bool:
    """Whether a known agency or medium starts at `at`."""
    return agency_end(view, at) > at


def agency_end(view: View, at: int) -> int:
    """End of the known agency that starts at `at`, or `at`."""
    if not view.capital(at):
        return at
    for length in (3, 2, 1):
        name = tuple(view.words[at : at + length])
        if len(name) == length and name in view.known.agencies:
            return at + length
    return at


def backward(view: View, last: int, begin: int) -> tuple[int, int] | None:
    """The subject phrase that ends before `last`, not before `begin`: `(first, end)`, or None."""
    left = left_edge(view, last, begin)
    at = left
    while at < last:
        if at in view.adverbials:
            at = max(view.adverbials[at], at + 1)
        elif view.is_a(at, "opening_bracket"):
            at = _past_bracket(view, at, last)
        elif _leads(view, at, left):
            at = max(forward(view, at + 1, last), at + 1)
        elif view.is_a(at, "coordinator", "subordinator") or view.adverb(at) or not view.words[at][0].isalnum():
            at += 1
        else:
            break
    while at < last and not view.is_a(at, "subject_pronoun"):
        bare = at == left and view.words[at] in view.known.bodies and at + 1 < last and view.is_a(at + 1, "of")
        end = forward(view, at, last, subject=True) if bare or _starts(view, at) else at
        if end > at and not (end < last and view.is_a(end, "determiner")):
            return at, end
        at = max(end, at + 1)
    return _bare(view, last, left)


def _past_bracket(view: View, at: int, last: int) -> int:
    """The token after the bracket that opens at `at` ("(Belga) The army said …")."""
    closing = next((inner for inner in range(at + 1, last) if view.is_a(inner, "closing_bracket")), at)
    return closing + 1


def _bare(view: View, last: int, left: int) -> tuple[int, int] | None:
    """A subject without a determiner, in languages that have such: "local officials", "police"."""
    ends = view.known.bare_ends
    if last <= left or not ends or not view.words[last - 1].endswith(ends):
        return None
    if view.words[last - 1] not in view.known.speaking:
        return None
    first = last - 1
    while first > left and view.words[first - 1] not in view.kinds and view.group_at(first - 1) is None:
        first -= 1
    return first, last


def _starts(view: View, at: int) -> bool:
    """Whether a subject can start here: with a determiner, a number or a name."""
    word = view.words[at]
    return (
        view.is_a(at, "determiner", "of") or view.capital(at) or word[0].isdigit() or at in view.actors
        or at in view.counts or _plural(view, at)
    )  # fmt: skip


def _plural(view: View, at: int) -> bool:
    """Whether a bare plural of those who speak starts here, adjectives before it ("local officials in Lagos")."""
    ends = view.known.bare_ends
    for step in range(at, min(at + 3, len(view.words)) if ends else at):
        word = view.words[step]
        if word in view.kinds or view.group_at(step) is not None or not word.isalpha():
            return False
        if word in view.known.speaking and word.endswith(ends):
            return True
    return False


def _leads(view: View, at: int, left: int) -> bool:
    """Whether the preposition at `at` opens an adverbial before the subject ("Dans la nuit le maire a dit")."""
    if not view.is_a(at, "preposition"):
        return False
    plural = view.is_a(at, "plural_determiner") or (view.is_a(at, "contraction") and not view.is_a(at, "to"))
    return not (at == left and plural)


def left_edge(view: View, last: int, begin: int) -> int:
    """Where the stretch without commas, finite verbs and relative words before `last` starts."""
    at = last
    stop = max(begin, last - _REACH)
    depth = 0
    while at > stop:
        word = view.words[at - 1]
        if word in view.classes["closing_bracket"]:
            depth += 1
        elif depth:
            depth -= word in view.classes["opening_bracket"]
        elif _is_edge(view, at - 1, last):
            break
        at -= 1
    return at


def _glued(view: View, at: int) -> bool:
    """Whether no space stands before the token: a hyphen inside a word, not a dash."""
    tokens = view.analysis.tokens
    return at == 0 or tokens.end[at - 1] == tokens.start[at]


def _is_edge(view: View, at: int, last: int) -> bool:
    word = view.words[at]
    if not word[0].isalnum() and not view.is_a(at, "genitive") and at not in view.name_marks:
        return not (word == "." and abbreviated(view, at, last)) and not (word in ("-", "'") and _glued(view, at))
    if view.is_a(at, "relative", "subordinator_alone"):
        return True
    group = view.group_at(at)
    return group is not None and group.finite


def gender(view: View, first: int, last: int) -> Gender | None:
    """What the article or the title says of the gender."""
    for at in range(first, min(first + 3, last)):
        found = view.known.genders.get(view.words[at])
        if found is not None and not (at > first and view.capital(at) and view.is_a(at, "definite")):
            return found  # the "Le" of a surname says nothing
    return None
