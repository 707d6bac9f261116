"""Bodies by their noun: "ministry of X", "the firm X", police alone; and groups of people who act together."""

from __future__ import annotations

from factrack.frozen import replace
from factrack.language.records.organisations import Nouns
from factrack.mentions.actors.board import Board
from factrack.mentions.actors.phrases import Allowed, Complement, complement, premodifier, purpose
from factrack.mentions.actors.shape import abbreviates
from factrack.mentions.analysis import ActorMention, Hit


def find(board: Board) -> None:
    """Add bodies."""
    plain = Allowed(board.known.adjectives, board.known.complements)
    field = replace(plain, field=True)
    hits = board.analysis.of("actor.body")
    spelt = _spelt(board, hits)
    for hit in hits:
        if _adverbial(board, hit) or not spelt.keys().isdisjoint(range(hit.last, hit.last + _INNER)):
            continue  # "the rebel group of the Movement of X (MX)": the name after the noun is of its own
        old, key, known = board.cover.get(hit.first), hit.tag.key, board.known
        if old is None or (old.first == hit.first and old.type == "organisation" and _may_grow(board, old, hit, spelt)):
            _body(board, hit, replace(plain if key in known.weak else field, to=key in known.toward))


def _may_grow(board: Board, old: ActorMention, hit: Hit, spelt: dict[int, int]) -> bool:
    """Whether a known name may be no more than the start of this one ("the National Front for the Charter")."""
    if old.last == hit.last or old.last < spelt.get(hit.first, 0):
        return True
    words = board.analysis.tokens.words
    return board.capital(hit.first) and old.last < len(words) and words[old.last] in board.known.purposes


def _spelt(board: Board, hits: list[Hit]) -> dict[int, int]:
    """The bodies with a capital whose acronym follows in brackets: first token and end of the name."""
    ends = {hit.first: _explained(board, hit, hit.last) for hit in hits if board.capital(hit.first)}
    return {first: last for first, last in ends.items() if last is not None}


def _adverbial(board: Board, hit: Hit) -> bool:
    """Whether a preposition stands right before the noun, so that it makes an adverb ("en direction de")."""
    known = board.known
    if known.premodified or hit.first == board.bounds(hit.first)[0] or board.capital(hit.first):
        return False
    before = board.analysis.tokens.words[hit.first - 1]
    return before in known.preposition and before not in known.of and before not in known.contraction


def find_groups(board: Board) -> None:
    """Add groups of people."""
    for hit in board.analysis.of("actor.group"):
        if hit.first not in board.cover and not _after_noun(board, hit):
            _group(board, hit)


def _after_noun(board: Board, hit: Hit) -> bool:
    """Whether the word is an adjective here: a word that is no determiner, preposition or number stands before it."""
    first, _ = board.bounds(hit.first)
    if hit.first == first or board.known.premodified:
        return False
    before = board.analysis.tokens.words[hit.first - 1]
    return before[0].isalpha() and before not in board.known.function and before not in board.known.before_role


def _body(board: Board, hit: Hit, allowed: Allowed) -> None:
    """A body with its complement; a weak noun needs a name or a demonym in it."""
    known, key = board.known, hit.tag.key
    hit = _raised(board, hit)
    spelt = _explained(board, hit, hit.last)
    if spelt is not None:
        _add(board, hit, spelt, "organisation", "noun of a body with its acronym")
        return
    last = _named(board, hit)
    if last > hit.last:
        _add(board, hit, last, "organisation", "noun of a body with a name")
        return
    apposed = _apposed(board, hit)
    if apposed is not None:
        board.add(apposed)
        return
    before = premodifier(board, hit.first, allowed) if board.known.premodified else Complement(hit.first)
    proper = board.capital(hit.first) and not board.opening(hit.first)
    found = complement(board, hit.last, replace(allowed, any=True) if proper else allowed)
    if key in known.weak and (_another_body(board, hit.last, found.last) or _only_site(board, hit, found)):
        return
    explained = _explained(board, hit, found.last)
    if explained is not None:
        _add(board, hit._replace(first=before.last), explained, "organisation", "noun of a body with its acronym")
        return
    if proper and key in known.purposed:
        purpose(board, found, allowed)
    named, words = found.named or before.named, found.words or before.words
    if named or (words and (proper or key not in known.weak)):
        role = board.roles.get(found.last - 1) if known.premodified else None
        kind = "person" if role is not None and role.last == found.last and not role.tag.form else "organisation"
        _add(board, hit._replace(first=before.last), found.last, kind, "noun of a body with its complement")
    elif key in known.alone and not words and _definite(board, hit):
        _add(board, hit, hit.last, "organisation", "body known by its noun")


def _raised(board: Board, hit: Hit) -> Hit:
    """The noun with the capital adjective before it that belongs to its name ("le Haut Conseil de X")."""
    before = hit.first - 1
    if not board.capital(hit.first) or before < board.bounds(hit.first)[0] or not board.capital(before):
        return hit
    return hit._replace(first=before) if board.analysis.tokens.words[before] in _nouns(board).raised else hit


def _nouns(board: Board) -> Nouns:
    """The pack's record of bodies."""
    nouns: Nouns = board.analysis.pack.files["organisations"].nouns
    return nouns


def _apposed(board: Board, hit: Hit) -> ActorMention | None:
    """The body whose name follows the noun and its adjectives ("the Libyan news agency X", in that order of words)."""
    known = board.known
    if known.premodified or hit.tag.key not in known.naming:
        return None
    found = complement(board, hit.last, Allowed(known.adjectives, known.complements, of=False))
    if not found.words:
        found = complement(board, hit.last, Allowed(known.adjectives, known.complements, named=False))
    named = board.mentions.get(found.last)
    if found.words and named is not None and named.type == "organisation" and named.rule == "known name":
        return replace(named, first=hit.first, head=hit.tag.key, rule="name after the noun of a body")
    run = board.runs.get(found.last)
    if run is None or not found.words or board.given(run.first) or run.last - run.first > _NAME:
        return None
    if run.first in board.bodies:
        return None  # "the ruling party Union for …": that is a name of its own
    return ActorMention(
        hit.first, run.last, run.text, "organisation", head=hit.tag.key, rule="name after the noun of a body"
    )


def _explained(board: Board, hit: Hit, last: int) -> int | None:
    """Where a body's name ends that goes on beyond its complement up to its acronym in brackets ("… for X (CX)")."""
    raw, (_, limit) = board.analysis.tokens.raw, board.bounds(hit.first)
    for at in range(last, min(last + _LONG, limit - 2)):
        if raw[at] == "(":
            short = raw[at + 1] if raw[at + 2] in _AFTER_ACRONYM else ""
            wholes = [board.name(hit.first, at), board.name(hit.last, at)] if at > last else []
            own = at > last and 2 <= len(short) <= _SHORT and short.isalnum()
            own = own and (short.isupper() or (short.istitle() and abbreviates(short, wholes[0])))
            if wholes and board.capital(hit.last) and abbreviates(short, wholes[1]):
                return None  # a name by itself after the noun: "l'organisation Human Rights Watch (HRW)"
            return at if own and (at - last <= 1 or any(abbreviates(short, name) for name in wholes)) else None
        if at in board.verbs and board.verbs[at].finite:
            return None
    return None


def _another_body(board: Board, first: int, last: int) -> bool:
    """Whether the complement is a body by itself, so that a weak noun adds nothing ("le groupe de l'ONU")."""
    return any(
        (mention := board.mentions.get(token)) is not None and mention.type == "organisation" and mention.last == last
        for token in range(first, last)
    )


def _only_site(board: Board, hit: Hit, found: Complement) -> bool:
    """Whether the complement of a weak noun only says where it is, and the noun is none of those known by their place."""
    if hit.tag.key in board.known.sited or found.size != 1:
        return False
    mention = board.mentions.get(found.last - 1) or board.cover.get(found.last - 1)
    if mention is not None:
        return mention.type in ("place", "country") and not mention.adjective
    return any(run.last == found.last for run in board.runs.values() if run.first >= hit.last)


def _named(board: Board, hit: Hit) -> int:
    """Where the name ends that stands directly after the noun ("the firm X"); the noun's end when there is none."""
    if hit.tag.key not in board.known.naming:
        return hit.last
    at = hit.last
    place = board.mentions.get(at)
    if place is not None and place.type in ("country", "place") and not place.adjective and place.last in board.runs:
        return board.runs[place.last].last  # "the NGO Iran Human Rights": the name starts with that of a country
    quoted = at + 1 < len(board.analysis.tokens) and board.analysis.tokens.raw[at] in _QUOTES
    run = board.runs.get(at + quoted)
    if run is None or board.analysis.tokens.sentence[run.first] != board.analysis.tokens.sentence[hit.first]:
        return hit.last
    person = board.given(run.first) and run.last - run.first > 1 and not quoted
    if person and hit.tag.key not in _nouns(board).dedicated:
        return hit.last
    behind = board.mentions.get(run.last)
    sited = behind is not None and behind.type == "place" and not behind.adjective and not quoted
    return behind.last if behind is not None and sited and board.capital(run.last) else run.last


def _definite(board: Board, hit: Hit) -> bool:
    """Whether an article stands before the noun, so that it is the body and not a word in passing."""
    first, _ = board.bounds(hit.first)
    if hit.first == first:
        return False
    before = board.analysis.tokens.words[hit.first - 1]
    return before in board.known.definite or before in board.known.articles or before in board.known.of


def _group(board: Board, hit: Hit) -> None:
    """People with a demonym or a quality: "soldats syriens", "source officielle"; experts also alone."""
    known, key = board.known, hit.tag.key
    qualities = known.qualities if key in known.sources else frozenset()
    found = complement(board, hit.last, Allowed(qualities, frozenset(), of=False))
    plural = bool(hit.tag.form)
    if known.premodified and not plural:
        return
    before = (
        premodifier(board, hit.first, Allowed(qualities, frozenset())) if known.premodified else Complement(hit.first)
    )
    if (found.words or before.words) and (plural or key not in known.offices):
        kind = "organisation" if plural or hit.first not in board.roles else "person"
        _add(board, hit._replace(first=before.last), found.last, kind, "group of people with what tells it")
    elif plural and key in known.speakers and _indefinite(board, hit):
        _add(board, hit, hit.last, "organisation", "group of people who speak")


def _indefinite(board: Board, hit: Hit) -> bool:
    first, _ = board.bounds(hit.first)
    return hit.first > first and board.analysis.tokens.words[hit.first - 1] in board.known.indefinite


def _add(board: Board, hit: Hit, last: int, kind: str, rule: str) -> None:
    old = board.cover.get(hit.first)
    if old is not None and hit.last < last <= old.last:
        return  # nothing more than a known name
    name = " ".join(word for word in board.name(hit.first, last).split() if word not in _QUOTES)
    board.add(ActorMention(hit.first, last, name, kind, None, head=hit.tag.key, rule=rule))


_LONG, _SHORT = 24, 9  # words of a name before its acronym, letters of the acronym
_INNER = 4  # words from a noun to that of the body it is said of
_AFTER_ACRONYM = frozenset("),")  # "(LX)" and "(LX, opposition)"
_NAME = 4  # words that a name has after the noun of its body
_QUOTES = frozenset('«"“')
