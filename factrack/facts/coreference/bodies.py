"""Bodies: an acronym is its expansion, a bare noun the last body called so."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, field

from factrack.facts.coreference.links import Links
from factrack.facts.fronted import fronted
from factrack.frozen import replace
from factrack.matching import folded
from factrack.mentions.actors.shape import abbreviates
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
        own = _explained(links, mention)
        if own is not None:
            expansions[mention.name] = own
        other = links.starts.get(at + 1)
        end = links.mentions[other].last if other is not None else len(tokens)
        if other is None or end >= len(tokens) or tokens.raw[end] not in _ENDS:
            continue
        for short, long in ((other, index), (index, other)):
            given = links.mentions[long].head is not None and links.mentions[short].rule.startswith("name taken")
            if given or abbreviates(links.mentions[short].name, links.mentions[long].name):
                expansions[links.mentions[short].name] = links.mentions[long]
    for index, mention in enumerate(links.mentions):
        whole = expansions.get(mention.name)
        if whole is not None:
            links.rename(index, whole.name, "acronym of a name given with it", whole)


def _explained(links: Links, mention: ActorMention) -> ActorMention | None:
    """A known acronym that the article itself explains in brackets as something else than the body everybody knows."""
    tokens, analysis = links.analysis.tokens, links.analysis
    short = analysis.slice(mention.first, mention.last)
    if mention.type != "organisation" or not short.isupper() or short == mention.name:
        return None
    first = mention.last + 1
    last = next((at for at in range(first, min(first + _BRACKET, len(tokens))) if tokens.raw[at] == ")"), first)
    whole = " ".join(analysis.slice(first, last).split()) if last - first > 1 else ""
    if not whole or folded(whole) == folded(mention.name) or not abbreviates(short, whole):
        return None
    return replace(mention, name=whole)


_ENDS = frozenset("),")  # after an acronym in brackets: "(LX)", "(LX, opposition)"
_BRACKET = 12  # words of an acronym's expansion in brackets


def _shortened(links: Links) -> None:
    """A name with less of its complement is the only longer one of the article that starts with it."""
    names = {m.name: m for m in links.mentions if m.type == "organisation" and m.head}
    wholes = {m.name.removeprefix(f"{m.head} "): m for m in reversed(names.values()) if m.name.startswith(f"{m.head} ")}
    longer = _longer(names)
    for index, mention in enumerate(links.mentions):
        if mention.type == "organisation" and mention.head is None and mention.name in wholes:
            whole = wholes[mention.name]
            links.rename(index, whole.name, "name of a body without its noun", whole)
        if mention.name in longer and folded(mention.name) != folded(mention.head or ""):
            whole = names[longer[mention.name]]
            links.rename(index, whole.name, "shorter name of a body", whole)


def _longer(names: Iterable[str]) -> dict[str, str]:
    """Each name that begins or ends longer ones, with the longest, where all the longer ones are parts of that."""
    found: dict[str, list[str]] = {name: [] for name in names}
    for name in names:
        words = name.split(" ")
        parts = {" ".join(part) for at in range(1, len(words)) for part in (words[:at], words[at:])}
        for part in parts & found.keys():
            found[part].append(name)
    longest = {name: max(longer, key=len) for name, longer in found.items() if longer}
    return {
        name: whole
        for name, whole in longest.items()
        if all(whole.startswith(other) or whole.endswith(other) for other in found[name])
    }


@dataclass(slots=True)
class _Bodies:
    """The mentions of bodies by their complement, for one noun: where they stand, and under which names."""

    places: list[int] = field(default_factory=list)
    names: dict[str, ActorMention] = field(default_factory=dict)


def _repeated(links: Links) -> None:
    """A bare noun with a definite article is the last body called by that noun with its complement."""
    bodies = _in_full(links)
    for index, mention in enumerate(links.mentions):
        if mention.type == "organisation" and mention.head in bodies and folded(mention.head) == folded(mention.name):
            known = bodies[mention.head]
            body = _last(links, known, mention.first) or _only(known)
            if body is not None and not _elsewhere(links, body.first, mention.first):
                links.rename(index, body.name, "noun of a body named in full", body)
                insort(known.places, index)
    tokens = links.analysis.tokens
    for hit in links.analysis.of("actor.body"):
        if hit.first in links.covered or hit.first == 0 or not _is_definite(links, tokens.words[hit.first - 1]):
            continue
        if hit.tag.key not in bodies or _goes_on(links, hit):
            continue
        body = _last(links, bodies[hit.tag.key], hit.first)
        if body is not None and not _elsewhere(links, body.first, hit.first):
            links.add(hit.first, hit.last, body, "noun of a body named before")


def _elsewhere(links: Links, one: int, other: int) -> bool:
    """Whether the sentences of two bodies open with two towns ("À Dax, la préfecture des Landes … À Pau, la préfecture …")."""
    towns = [fronted(links.analysis, links.at, token) for token in (one, other)]
    return None not in towns and towns[0] != towns[1]


def _in_full(links: Links) -> dict[str, _Bodies]:
    """The bodies named with a complement, by their noun."""
    found: dict[str, _Bodies] = {}
    for index, mention in enumerate(links.mentions):
        if not mention.head or mention.type != "organisation":
            continue
        noun, _, rest = mention.head.partition(" ")
        compound = [noun] if rest.partition(" ")[0] in links.known.of else []  # "cour d'appel" is a "cour" too
        whole = [mention.head] if folded(mention.name) != folded(mention.head) else []
        for head in compound + whole:
            bodies = found.setdefault(head, _Bodies())
            bodies.places.append(index)
            bodies.names[mention.name] = mention
    return found


def _is_definite(links: Links, word: str) -> bool:
    return word in links.known.definite or word in links.known.articles


def _goes_on(links: Links, hit: Hit) -> bool:
    tokens = links.analysis.tokens
    if hit.last >= len(tokens) or tokens.sentence[hit.last] != tokens.sentence[hit.first]:
        return False
    return tokens.words[hit.last] in links.known.of or hit.last in links.covered


def _last(links: Links, bodies: _Bodies, token: int) -> ActorMention | None:
    """The last of the bodies before `token`."""
    place = bisect_left(bodies.places, links.before(token)) - 1
    return links.mentions[bodies.places[place]] if place >= 0 else None


def _only(bodies: _Bodies) -> ActorMention | None:
    """The only one of the article called by its noun."""
    return next(iter(bodies.names.values())) if len(bodies.names) == 1 else None
