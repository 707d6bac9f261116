"""Names that the pack knows, and the adjectives of countries."""

from __future__ import annotations

from factrack.frozen import replace
from factrack.language.records.actors import NAME, Known
from factrack.mentions.actors.board import Board
from factrack.mentions.analysis import ActorMention, Hit


def find(board: Board) -> None:
    """Add known names, then demonyms."""
    last = -1
    for hit in board.analysis.of(NAME):
        if hit.first >= last and _is_name(board, hit):
            known: Known = hit.tag.data
            last = _with_noun(board, hit)
            board.add(ActorMention(hit.first, last, known.name, known.type, known.code, rule="known name"))
    for hit in board.demonyms.values():
        _demonym(board, hit)
    for code, (other, name) in board.known.shared.items():
        _share(board, code, other, name)


def _share(board: Board, code: str, other: str, name: str) -> None:
    """Turn a country into the other that its name may mean, where the article names that one and not the first."""
    mentions = board.mentions.values()
    if not any(mention.code == other for mention in mentions):
        return
    short = board.analysis.pack.files["countries"].countries[code].name
    for mention in list(mentions):
        if mention.code == code and not mention.adjective and board.name(mention.first, mention.last) != short:
            return  # its own long name or a town of it stands there too
    for mention in list(mentions):
        if mention.code == code:
            changed = replace(mention, name=name, code=other)
            board.mentions[mention.first] = changed
            for token in range(mention.first, mention.last):
                board.cover[token] = changed


def _with_noun(board: Board, hit: Hit) -> int:
    """The end of a place's name with the noun after it that belongs to it ("Kursk Oblast")."""
    _, limit = board.bounds(hit.first)
    if hit.tag.data.type != "place" or hit.last >= limit or not board.capital(hit.last):
        return hit.last
    word = board.analysis.tokens.words[hit.last]
    return hit.last + (word in board.known.kept)


def _is_name(board: Board, hit: Hit) -> bool:
    """Whether the case of the words and what stands around them allow the name."""
    known: Known = hit.tag.data
    if not known.cased:
        return True
    if not _cased(board, hit):
        return False
    if hit.last - hit.first == 1:
        if _numbered(board, hit):
            return False
        if known.common and (board.opening(hit.first) or board.analysis.tokens.sentence[hit.first] in board.shouting):
            return False
        return not _in_person(board, hit)
    return not (known.common and board.opening(hit.first))


def _numbered(board: Board, hit: Hit) -> bool:
    """Whether a short acronym has a number after it: a road, a train, a model."""
    raw = board.analysis.tokens.raw
    return len(raw[hit.first]) <= 3 and raw[hit.first].isupper() and hit.last < len(raw) and raw[hit.last].isdigit()


def _cased(board: Board, hit: Hit) -> bool:
    """Whether the words carry the capitals of a name: an acronym all of them, others their first letter.

    At the head of a sentence the first letter proves nothing where the name has a second capital ("La Défense").
    """
    raw = board.analysis.tokens.raw
    first = raw[hit.first]
    known: Known = hit.tag.data
    second = known.name.rpartition(" ")[2][:1].isupper() and hit.last - hit.first > 1
    if (known.ends or (second and board.opening(hit.first))) and not raw[hit.last - 1][0].isupper():
        return False
    if known.upper:
        return first.isupper()
    if first[0].isupper():
        return True
    if hit.last - hit.first == 2 and not first[-1].isalpha() and hit.first + 1 in board.bodies:
        return False
    if "-" in first and first.rpartition("-")[2][:1].isupper():
        return True  # "al-Qaeda"
    noun = hit.first in board.bodies  # "groupe Wagner"
    return any(word[0].isupper() for word in raw[hit.first + 1 : hit.last]) and (noun or not first[-1].isalpha())


def _in_person(board: Board, hit: Hit) -> bool:
    """Whether the word belongs to a person's name: "Florence Dupuis", "Jack London", "M. Paris"."""
    tokens, known = board.analysis.tokens, board.known
    first, limit = board.bounds(hit.first)
    if (board.given(hit.first) or hit.first in board.role_ends) and hit.last < limit and _surname(board, hit.last):
        return True
    before = hit.first - 1
    if before >= first and tokens.words[before] == "." and before > first:
        before -= 1
    if before < first or not board.capital(before):
        return False
    previous = tokens.words[before]
    return previous in known.titles or (
        board.given(before) and before not in board.cover and tokens.raw[before + 1] != "."
    )


def _surname(board: Board, token: int) -> bool:
    tokens = board.analysis.tokens
    return board.capital(token) and tokens.raw[token][-1].isalpha() and not tokens.raw[token].isupper()


def _demonym(board: Board, hit: Hit) -> None:
    """A demonym with a capital inside a sentence is the people, otherwise an adjective."""
    country: Known | None = hit.tag.data
    if country is None or hit.first in board.cover or not _spelled(board, hit, country) or _surname_of(board, hit):
        return
    noun = board.capital(hit.first) and not board.opening(hit.first)
    noun = noun and board.analysis.tokens.sentence[hit.first] not in board.shouting
    if board.known.cased_demonyms:
        noun = not _precedes(board, hit)
    elif not noun and not _qualifies(board, hit):
        return
    rule = "demonym noun" if noun else "demonym"
    board.add(ActorMention(hit.first, hit.last, country.name, "country", country.code, not noun, rule=rule))


def _surname_of(board: Board, hit: Hit) -> bool:
    """Whether a demonym with a capital stands right after a first name ("Lucie Breton"): a surname."""
    first, _ = board.bounds(hit.first)
    before = hit.first - 1
    if board.known.premodified or before < first or not board.capital(hit.first):
        return False
    return board.capital(before) and board.given(before) and before not in board.cover


def _spelled(board: Board, hit: Hit, country: Known) -> bool:
    """Whether a demonym has the capitals that its language asks for."""
    raw = board.analysis.tokens.raw[hit.first]
    if country.upper:
        return raw.isupper()
    return raw[0].isupper() or not board.known.cased_demonyms


def _qualifies(board: Board, hit: Hit) -> bool:
    """Whether a noun stands beside the adjective; between words of grammar it is a language ("parler en russe")."""
    words, known = board.analysis.tokens.words, board.known
    first, _ = board.bounds(hit.first)
    if hit.first > first and words[hit.first - 1] not in known.function and words[hit.first - 1][0].isalpha():
        return True
    return _precedes(board, hit)


def _precedes(board: Board, hit: Hit) -> bool:
    """Whether a noun follows the adjective (others may stand between)."""
    words, known = board.analysis.tokens.words, board.known
    _, limit = board.bounds(hit.first)
    after = hit.last
    while after < limit and (words[after] in known.joins or after in board.demonyms):
        after += 1
    return (
        after < limit and words[after][0].isalpha() and words[after] not in known.function and after not in board.verbs
    )
