"""Bodies: an acronym is its expansion, a bare noun the last body called so."""

from __future__ import annotations

from factrack.facts.coreference.links import Links
from factrack.matching import folded
from factrack.mentions.analysis import ActorMention, Hit


def resolve(links: Links) -> None:
    """Link acronyms to their expansions, short names to longer ones, then repeated nouns."""
    _acronyms(links)
    _shortened(links)
    _repeated(links)


def _acronyms(links: Links) -> None:
    """ "Union of X (UX)" and "UX (Union of X)": every UX of the article is the union."""
    expansions: dict[str, ActorMention] = {}
    tokens = links.analysis.tokens
    for index, mention in enumerate(links.mentions):
        at = mention.last
        if at + 2 >= len(tokens) or tokens.raw[at] != "(":
            continue
        other = links.starts.get(at + 1)
        if other is None or tokens.raw[links.mentions[other].last : links.mentions[other].last + 1] != [")"]:
            continue
        for short, long in ((other, index), (index, other)):
            if _abbreviates(links.mentions[short].name, links.mentions[long].name):
                expansions[links.mentions[short].name] = links.mentions[long]
    for index, mention in enumerate(links.mentions):
        whole = expansions.get(mention.name)
        if whole is not None:
            links.rename(index, whole.name, "acronym of a name given with it", whole)


def _abbreviates(short: str, whole: str) -> bool:
    """Whether the letters of an acronym are the initials of the words, in order, at most one missing."""
    if not (2 <= len(short) <= 8 and short.isalpha() and sum(c.isupper() for c in short) >= 2):
        return False
    initials = [word[0] for word in folded(whole).replace("'", " ").replace("-", " ").split()]
    at = missed = 0
    for letter in folded(short):
        if letter in initials[at:]:
            at = initials.index(letter, at) + 1
        else:
            missed += 1
    return missed <= 1 and folded(short)[0] == initials[0]


def _shortened(links: Links) -> None:
    """A name with less of its complement is the only longer one of the article that starts with it."""
    names = {m.name: m for m in links.mentions if m.type == "organisation" and m.head}
    for index, mention in enumerate(links.mentions):
        if mention.type == "organisation" and mention.head is None:
            whole = next((m for m in names.values() if m.name == f"{m.head} {mention.name}"), None)
            if whole is not None:
                links.rename(index, whole.name, "name of a body without its noun", whole)
        if mention.name not in names or folded(mention.name) == folded(mention.head or ""):
            continue
        longer = [name for name in names if name.startswith(mention.name + " ") or name.endswith(" " + mention.name)]
        longest = max(longer, key=len, default="")
        if longest and all(longest.startswith(name) or longest.endswith(name) for name in longer):
            whole = names[longest]
            links.rename(index, whole.name, "shorter name of a body", whole)


def _repeated(links: Links) -> None:
    """A bare noun with a definite article is the last body called by that noun with its complement."""
    for index, mention in enumerate(links.mentions):
        if mention.type == "organisation" and mention.head and folded(mention.head) == folded(mention.name):
            body = _last(links, mention.head, mention.first) or _only(links, mention.head)
            if body is not None:
                links.rename(index, body.name, "noun of a body named in full", body)
    tokens = links.analysis.tokens
    for hit in links.analysis.of("actor.body"):
        if hit.first in links.covered or hit.first == 0 or not _is_definite(links, tokens.words[hit.first - 1]):
            continue
        body = _last(links, hit.tag.key, hit.first) if not _goes_on(links, hit) else None
        if body is not None:
            links.add(hit.first, hit.last, body, "noun of a body named before")


def _is_definite(links: Links, word: str) -> bool:
    return word in links.known.definite or word in links.known.articles


def _goes_on(links: Links, hit: Hit) -> bool:
    tokens = links.analysis.tokens
    if hit.last >= len(tokens) or tokens.sentence[hit.last] != tokens.sentence[hit.first]:
        return False
    return tokens.words[hit.last] in links.known.of or hit.last in links.covered


def _last(links: Links, head: str, token: int) -> ActorMention | None:
    """The last body before `token` whose noun is `head`, with a complement."""
    for index in range(links.before(token) - 1, -1, -1):
        mention = links.mentions[index]
        if mention.head == head and mention.type == "organisation" and folded(mention.name) != folded(head):
            return mention
    return None


def _only(links: Links, head: str) -> ActorMention | None:
    """The only body of the article whose noun is `head`."""
    found = {
        mention.name: mention
        for mention in links.mentions
        if mention.head == head and mention.type == "organisation" and folded(mention.name) != folded(head)
    }
    return next(iter(found.values())) if len(found) == 1 else None
