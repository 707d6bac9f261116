"""Capitalised words that no list knows: where a name starts and ends, and what it most likely names.

Each place a name stands at votes by the words around it; the votes of the whole article decide, so that a surname
or a town is known by its one telling mention.
"""

from __future__ import annotations

from factrack.matching import folded
from factrack.mentions.actors import evidence, surroundings
from factrack.mentions.actors.board import Board, Run
from factrack.mentions.actors.shape import is_acronym
from factrack.mentions.analysis import ActorMention

_LONGEST = 6
_BRIDGE = 2
_PARTY = 3  # words of a name with the acronym of a party before it, at least


def find(board: Board) -> None:
    """Collect the runs of capitalised words that no known name covers."""
    after = 0
    for at in board.capitals_at:
        if at < after or at in board.cover:
            continue
        if at in board.roles and _before_name(board, board.roles[at].last):
            after = board.roles[at].last
            continue
        if not _starts(board, at):
            continue
        after = _end(board, at, board.bounds(at)[1])
        if all(token in board.dated for token in range(at, after)):
            continue  # "in May"
        for first, last in _split(board, at, after):
            begin = _with_place(board, first, last)
            board.runs[begin] = Run(begin, last, board.opening(begin), board.name(begin, last))


def _with_place(board: Board, first: int, last: int) -> int:
    """Where a body's name starts whose first word is a known place ("Lagos Health Centre"); else `first`."""
    known, words = board.known, board.analysis.tokens.words
    place = board.cover.get(first - 1)
    if known.premodified or place is None or place.adjective or place.type not in ("country", "place"):
        return first
    if place.last != first or last - first < 2 or known.marks.isdisjoint(words[first:last]):
        return first
    for token in range(place.first, place.last):
        del board.cover[token]
    del board.mentions[place.first]
    return place.first


def _starts(board: Board, at: int) -> bool:
    """Whether a capital may open a name: not a title, not a word of grammar, not a word of every day."""
    tokens, known = board.analysis.tokens, board.known
    word = tokens.words[at]
    if (word in known.titles and word not in known.first_names) or _tagged(board, at):
        return False
    if word.rpartition("-")[0] in known.never and word[-1].isdigit():
        return False
    if word in known.never and not (at + 1 < len(tokens) and word in known.first_names and board.capital(at + 1)):
        return False
    if tokens.raw[at].isupper() and len(word) > 1 and not board.elides(at):
        return tokens.raw[at] not in known.not_bodies
    if at in board.counted or word in known.function or (known.cased_demonyms and at in board.demonyms):
        return False
    return not (board.opening(at) and (at in board.roles or at in board.verbs) and word not in known.first_names)


def _before_name(board: Board, at: int) -> bool:
    """Whether a name follows at `at`, so that what stands before it is a role with a capital ("President X")."""
    tokens = board.analysis.tokens
    if at < len(tokens) and tokens.raw[at] == ".":
        at += 1
    return at < len(tokens) and board.capital(at) and at not in board.cover


def _tagged(board: Board, at: int) -> bool:
    """Whether the word is a hashtag or the name of an account."""
    tokens = board.analysis.tokens
    return at > 0 and tokens.raw[at - 1] in "#@" and tokens.end[at - 1] == tokens.start[at]


def _split(board: Board, first: int, last: int) -> list[tuple[int, int]]:
    """A run in two where a first name stands inside it and what is before it hangs on "of" ("du Havre Jean Petit")."""
    words, known = board.analysis.tokens.words, board.known
    begin, _ = board.bounds(first)
    if known.premodified and not board.given(first):
        for at in range(first + 1, last - 1):
            role = board.roles.get(at)
            if role is not None and role.last < last:
                return [(first, at), (role.last, last)]  # "Lagos Police Chief Jane Doe"
    if _of_party(board, first, last):
        return [(first, first + 1), (first + 1, last)]
    if first == begin or board.given(first) or words[first] in known.particles:
        return [(first, last)]
    before = words[first - 1]
    hangs = before in known.of or before in known.articles or before in known.contraction or first in board.place_ends
    if not hangs:
        return [(first, last)]
    for at in range(first + 1, last - 1):
        if board.given(at):
            at -= at - 1 > first and words[at - 1] in known.particles
            return [(first, at), (at, last)]
    named = last - first > 2 and (first in board.within_ends or surroundings.of_local_office(board, first))
    if named and not any(word in known.marks for word in words[first:last]):
        return [(first, first + 1), (first + 1, last)]
    if (
        last - first > 2
        and (words[first] in known.complements or first in board.bodies)
        and surroundings.of_office(board, first)
    ):
        return [(first, first + 1), (first + 1, last)]
    return [(first, last)]


def _of_party(board: Board, first: int, last: int) -> bool:
    """Whether the acronym of a body stands between a role and the name of who bears it ("the senator ABC Jane Doe")."""
    raw = board.analysis.tokens.raw
    if last - first < _PARTY or not is_acronym(raw[first]) or any(word.isupper() for word in raw[first + 1 : last]):
        return False
    before = (board.roles.get(at) for at in range(max(first - _LONGEST, 0), first))
    return any(role is not None and role.last == first for role in before)


def _end(board: Board, first: int, limit: int) -> int:
    """Where the run that starts at `first` ends: capitals, initials with their stop, particles before a capital."""
    tokens, known, raw = board.analysis.tokens, board.known, board.analysis.tokens.raw
    at = first + 1
    while at < limit and at - first < _LONGEST:
        if at in board.cover:
            break
        if board.capital(at) and not board.elides(at):
            if tokens.words[at] in known.titles and tokens.words[at] not in known.first_names:
                break
            at += 1
        elif board.capital(at) and at + 1 < limit and board.capital(at + 1) and at + 1 not in board.cover:
            at += 2  # "Marie N'Dri"
        elif raw[at] == "." and len(raw[at - 1]) == 1 and at + 1 < limit and raw[at + 1][0].isupper():
            at += 1
        elif _domain(board, at, limit):
            at += 2
        elif (after := _over_particle(board, first, at, limit)) > at:
            at = after
        else:
            break
    return at


def _domain(board: Board, at: int, limit: int) -> bool:
    """Whether ".fr" or the like stands at `at`, with no space around."""
    tokens = board.analysis.tokens
    if tokens.raw[at] != "." or at + 1 >= limit or tokens.start[at] != tokens.end[at - 1]:
        return False
    ending = tokens.raw[at + 1]
    return tokens.start[at + 1] == tokens.end[at] and 2 <= len(ending) <= 4 and ending.islower()


def _over_particle(board: Board, first: int, at: int, limit: int) -> int:
    """The token after particles and the capital that follows them; `at` when they do not belong to a name."""
    tokens, known = board.analysis.tokens, board.known
    after = at
    while after < limit and after - at < _BRIDGE and tokens.words[after] in known.particles:
        after += 1
    if after == at or after >= limit or not board.capital(after) or after in board.cover:
        return at
    plain = not known.function.isdisjoint(tokens.words[at:after])
    if plain and not (at - first == 1 and board.given(first)):
        return at
    return after + 1


def settle(board: Board) -> None:
    """Decide by vote what each name is and add its mentions."""
    _drop_openers(board)
    votes: dict[str, dict[str, int]] = {}
    runs = [(folded(run.text), run) for run in board.runs.values()]
    for text, run in runs:
        counts = votes.setdefault(text, {})
        for vote, weight in evidence.votes(board, run).items():
            counts[vote] = counts.get(vote, 0) + weight
    kinds = {text: _winner(found) for text, found in votes.items()}
    surnames = _surnames(board, [(text, run) for text, run in runs if kinds[text] == "person"])
    for text, run in runs:
        kind = kinds[text] or ("person" if _borne(board, text, run, surnames) else None)
        if kind != "person" and text in surnames and run.first not in board.place_ends:
            kind = "person"
        if kind is not None and run.first in board.runs:
            first = _with_noun(board, run) if kind == "place" else run.first
            name = run.text if first == run.first else board.name(first, run.last)
            board.add(ActorMention(first, run.last, name, kind, rule=f"name taken for {kind}"))


def _with_noun(board: Board, run: Run) -> int:
    """Where the name of a road or a building starts that is called after a person: with its noun ("stade Jean Petit")."""
    at = run.first - 1
    called = board.given(run.first) and run.last - run.first > 1 and at >= board.bounds(run.first)[0]
    return (
        at if called and board.analysis.tokens.words[at] in board.known.streets and at not in board.cover else run.first
    )


def _drop_openers(board: Board) -> None:
    """Take the first word of a sentence off a run where what is left is a name elsewhere ("Yesterday Smith said")."""
    texts = {run.text for run in board.runs.values() if not run.opening}
    for run in list(board.runs.values()):
        if run.opening and run.last - run.first > 1 and not board.given(run.first) and _common(board, run.first):
            rest = board.name(run.first + 1, run.last)
            if rest in texts:
                del board.runs[run.first]
                board.runs[run.first + 1] = Run(run.first + 1, run.last, False, rest)


def _borne(board: Board, text: str, run: Run, surnames: set[str]) -> bool:
    """Whether a name is the surname of a person of the article, or looks like a person's name and ends in one."""
    if text in surnames:
        return True
    return text.rsplit(" ", 1)[-1] in surnames and evidence.person_shape(board, run)


def _common(board: Board, at: int) -> bool:
    """Whether a word is one of the language: an adverb, or one that the pack knows for more than a name."""
    word, pack = board.analysis.tokens.words[at], board.analysis.pack
    entry = pack.lexicon.entries.get(word)
    known = entry is not None and any(not tag.kind.startswith("actor.name") for tag in entry.tags)
    return known or word in board.known.function or word.endswith(tuple(pack.classes.get("adverb_ending", ())))


def _surnames(board: Board, people: list[tuple[str, Run]]) -> set[str]:
    """What people may be called by alone: the last word of their name, in East Asia the first."""
    found = {text.rsplit(" ", 1)[-1] for text, _ in people}
    words = board.analysis.tokens.words
    return found | {words[run.first] for _, run in people if words[run.first] in board.known.family_first}


def _winner(votes: dict[str, int]) -> str | None:
    """The kind with most votes, where they are more than those against."""
    against = votes.pop("none", 0)
    if not votes:
        return None
    kind, count = max(votes.items(), key=lambda item: (item[1], item[0]))
    return kind if count > against else None
