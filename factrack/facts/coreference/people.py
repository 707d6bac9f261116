"""People: a surname is the full name given, a description the person it was said of."""

from __future__ import annotations

from factrack.facts.coreference.links import Links
from factrack.facts.coreference.offices import Offices
from factrack.matching import folded
from factrack.mentions.analysis import ActorMention, Hit

APPOSED = "description in apposition"
_NICKNAMES = frozenset({"person", "organisation"})  # what the other name of a person may have been taken for
_BRACKET = 7  # tokens of what brackets tell of a body
_MORE = 6  # words between an office and the comma before its bearer
Bearers = dict[str, dict[str, ActorMention]]  # role or description -> its bearers by name, each as first mentioned


def resolve(links: Links) -> None:
    """Link surnames, then descriptions in apposition, then the same descriptions and roles elsewhere."""
    _surnames(links)
    _nicknames(links)
    bearers = _appositions(links)
    _descriptions(links, bearers)
    _roles(links, bearers)


def _surnames(links: Links) -> None:
    """Map a part of a name to the full name that ends (in East Asia: begins) with it."""
    full: dict[str, dict[str, None]] = {}
    for mention in links.mentions:
        if _named(mention) and " " in mention.name:
            for part in _parts(links, mention):
                full.setdefault(part, {})[mention.name] = None
    for index, mention in enumerate(links.mentions):
        names = full.get(folded(mention.name), {}) if _named(mention) else {}
        if len(names) - (mention.name in names) == 1:
            name = next(name for name in names if name != mention.name)
            links.rename(index, name, "surname of a full name")


def _nicknames(links: Links) -> None:
    """ "Li Na, dite « la Louve »": every mention of the other name is hers."""
    called = set(links.analysis.pack.files["actors"].anaphora.called)
    tokens = links.analysis.tokens
    if called.isdisjoint(tokens.words):
        return
    others: dict[str, ActorMention] = {}
    for mention in links.mentions:
        at = mention.last + (tokens.raw[mention.last : mention.last + 1] == [","])
        if not _named(mention) or at + 1 >= len(tokens) or tokens.words[at] not in called:
            continue
        start = at + 1 + (not tokens.raw[at + 1][0].isalnum())
        other = links.at(start)
        if other is not None and other.type in _NICKNAMES:
            others[other.name] = mention
    for index, mention in enumerate(links.mentions):
        if mention.name in others and mention.type in _NICKNAMES:
            links.rename(index, others[mention.name].name, "other name of a person", others[mention.name])


def _named(mention: ActorMention) -> bool:
    return mention.type == "person" and mention.head is None


def _parts(links: Links, mention: ActorMention) -> list[str]:
    """The parts a full name is shortened to."""
    words = [folded(word) for word in mention.name.split()]
    parts = [" ".join(words[start:]) for start in range(1, len(words))]
    parts += [" ".join(words[:end]) for end in range(2, len(words))]
    if words[0] in links.known.family_first:
        parts.append(words[0])
    return parts


def _appositions(links: Links) -> Bearers:
    """Role -> its bearers; a description beside a name takes the name."""
    bearers: Bearers = {}
    offices = Offices(links)
    for hit in links.analysis.of("actor.role"):
        if hit.tag.form:
            continue
        index = links.starts.get(hit.first, links.ends.get(hit.last))
        described = index is not None and links.mentions[index].head == hit.tag.key
        last = links.mentions[index].last if index is not None and described else hit.last
        first = links.mentions[index].first if index is not None and described else hit.first
        person = _beside(links, first, last)
        if person is None:
            continue
        bearers.setdefault(hit.tag.key, {}).setdefault(person.name, person)
        office = offices.of(first, last)
        if office is not None:
            bearers.setdefault(office, {}).setdefault(person.name, person)
        if index is not None and described:
            bearers.setdefault(folded(links.mentions[index].name), {}).setdefault(person.name, person)
            links.rename(index, person.name, APPOSED, person)
    return bearers


def _beside(links: Links, first: int, last: int) -> ActorMention | None:
    """The person named right after a description (a comma may stand between) or before it and a comma."""
    tokens = links.analysis.tokens
    last = _past_more(links, _past_place(links, _past_bracket(links, last)))
    after = last + (last < len(tokens) and tokens.raw[last] == ",")
    person = _person_at(links, after)
    near = person is not None and tokens.sentence[person.first] == tokens.sentence[first]
    if near and (after == last or _article_before(links, first) or _set_apart(links, first, person)):
        return person
    return _named_before(links, first, last)


def _past_bracket(links: Links, last: int) -> int:
    """Past what brackets tell of the body ("the president of the Union of Mayors (UM, liberal), Li Na")."""
    raw = links.analysis.tokens.raw
    if raw[last : last + 1] != ["("]:
        return last
    closing = next((at for at in range(last + 1, min(last + _BRACKET, len(raw))) if raw[at] == ")"), last - 1)
    return closing + 1


def _past_more(links: Links, last: int) -> int:
    """Past a few words that tell more of an office, up to the comma before a name that is set apart

    ("the governor named by the rebels, Li Na,").
    """
    tokens, verbs = links.analysis.tokens, links.analysis.index.verb_at
    for at in range(last, min(last + _MORE, len(tokens) - 1)):
        if tokens.raw[at] == ",":
            person = _person_at(links, at + 1)
            closed = person is not None and tokens.raw[person.last : person.last + 1] in ([","], ["."])
            return at if closed and at > last else last
        if not tokens.raw[at][0].isalnum() or (at in verbs and verbs[at].finite) or tokens.raw[at][0].isdigit():
            return last
    return last


def _past_place(links: Links, last: int) -> int:
    """Past where somebody holds an office, when a comma follows ("the envoy of the League in Peru, Li Na")."""
    tokens, known = links.analysis.tokens, links.known
    index = links.starts.get(last + 1) if last < len(tokens) and tokens.words[last] in known.preposition else None
    place = links.mentions[index] if index is not None else None
    if place is None or place.type not in ("place", "country") or tokens.raw[place.last : place.last + 1] != [","]:
        return last
    return place.last


def _set_apart(links: Links, first: int, person: ActorMention | None) -> bool:
    """Whether the name stands between commas after an indefinite description ("a spokesman of the front, Li Na, said")."""
    tokens = links.analysis.tokens
    indefinite = first > 0 and tokens.words[first - 1] in links.known.indefinite
    return indefinite and person is not None and tokens.raw[person.last : person.last + 1] == [","]


def _named_before(links: Links, first: int, last: int) -> ActorMention | None:
    """The person named before a comma and the description; after an article a comma or stop must close it."""
    tokens, known = links.analysis.tokens, links.known
    at = first - 1
    while at > 0 and (tokens.words[at] in known.articles or tokens.words[at] in known.before_role):
        at -= 1
    if at <= 0 or tokens.raw[at] != "," or tokens.sentence[at] != tokens.sentence[first]:
        return None
    articled = not known.articles.isdisjoint(tokens.words[at:first])
    if articled and last < len(tokens) and tokens.raw[last][0].isalnum():
        return None
    before = links.ends.get(at)
    return links.mentions[before] if before is not None and _named(links.mentions[before]) else None


def _person_at(links: Links, token: int) -> ActorMention | None:
    """The person whose name starts at `token`, a title before it left out."""
    tokens = links.analysis.tokens
    for at in range(token, min(token + 3, len(tokens))):
        index = links.starts.get(at)
        if index is not None:
            return links.mentions[index] if _named(links.mentions[index]) else None
        if tokens.words[at] not in links.known.titles and tokens.raw[at] != ".":
            return None
    return None


def _article_before(links: Links, first: int) -> bool:
    tokens, at = links.analysis.tokens, first - 1
    while at >= 0 and tokens.words[at] in links.known.before_role:
        at -= 1
    return at >= 0 and tokens.words[at] in links.known.definite


def _descriptions(links: Links, bearers: Bearers) -> None:
    """The same description elsewhere is the same person, where only one person bears it."""
    offices = Offices(links)
    for index, mention in enumerate(links.mentions):
        if mention.type != "person" or mention.head is None or mention.rule == APPOSED:
            continue
        office = offices.of(mention.first, mention.last)
        person = _only(bearers.get(folded(mention.name), {})) or _only(bearers.get(office or "", {}))
        if person is not None:
            links.rename(index, person.name, "description of a person named elsewhere", person)


def _only(people: dict[str, ActorMention]) -> ActorMention | None:
    return next(iter(people.values())) if len(people) == 1 else None


def _roles(links: Links, bearers: Bearers) -> None:
    """A bare role with a definite article ("the minister") is its only bearer, named before."""
    tokens = links.analysis.tokens
    for hit in links.analysis.of("actor.role"):
        if hit.tag.form or hit.first in links.covered or hit.first == 0:
            continue
        if tokens.words[hit.first - 1] not in links.known.definite or _goes_on(links, hit):
            continue
        person = _only(bearers.get(hit.tag.key, {}))
        if person is not None and person.first < hit.first:
            links.add(hit.first, hit.last, person, "role of a person named before")


def _goes_on(links: Links, hit: Hit) -> bool:
    """Whether more words tell which bearer of the role is meant."""
    tokens = links.analysis.tokens
    if hit.last >= len(tokens) or tokens.sentence[hit.last] != tokens.sentence[hit.first]:
        return False
    word = tokens.words[hit.last]
    if word in links.known.of or tokens.raw[hit.last][0].isupper():
        return True
    return hit.last in links.covered or word in links.known.adjectives
