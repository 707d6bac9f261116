"""Phrases and pronouns that lead back: "the two countries", "the latter", "he said"."""

from __future__ import annotations

from collections import Counter

from factrack.facts.coreference.links import Links
from factrack.mentions.analysis import ActorMention, Hit

LATTER, ALONE, BOTH = "the latter", "pronoun of the only person near", "the two countries"
LEADING_BACK = frozenset({LATTER, ALONE, BOTH})  # the rules of mentions that are no name of what they mean
_REACH = 2


def resolve(links: Links) -> None:
    """Add the mentions that anaphoric phrases and subject pronouns make."""
    for hit in links.analysis.of("actor.anaphor"):
        if hit.tag.key == "two_countries":
            _two_countries(links, hit)
        elif hit.tag.key == "latter":
            person = _person(links, hit.first, alone=False)
            if person is not None:
                links.add(hit.first, hit.last, person, LATTER)
    _pronouns(links)


def _back(links: Links, token: int) -> list[ActorMention]:
    """Mentions before `token` in its sentence and the two before, the nearest first."""
    tokens = links.analysis.tokens
    sentence = tokens.sentence[token]
    found = []
    for index in range(links.before(token) - 1, -1, -1):
        mention = links.mentions[index]
        if tokens.sentence[mention.first] < sentence - _REACH:
            break
        found.append(mention)
    return found


def _two_countries(links: Links, hit: Hit) -> None:
    """The two countries named near before, adjectives only where no name is.

    Of more than two those that the article names most; of fewer the two it has named most so far.
    """
    back = _back(links, hit.first)
    countries: dict[str, ActorMention] = {}
    for mention in [m for m in back if not m.adjective] + [m for m in back if m.adjective]:
        if mention.type == "country":
            countries.setdefault(mention.name, mention)
    counts = Counter(mention.name for mention in links.mentions if mention.type == "country")
    if len(countries) < 2:
        for mention in reversed(links.mentions[: links.before(hit.first)]):
            if mention.type == "country" and counts[mention.name] > 1:
                countries.setdefault(mention.name, mention)
    known = list(countries.values())
    if len(known) > 2:
        known = sorted(known, key=lambda mention: -counts[mention.name])[:2]
    for mention in known if len(known) == 2 else []:
        links.add(hit.first, hit.last, mention, BOTH)


def _person(links: Links, token: int, alone: bool, endings: tuple[str, ...] = ()) -> ActorMention | None:
    """The last person before `token`; with `alone` only where no other person stands near.

    With the `endings` of women's first names only women count.
    """
    people = [mention for mention in _back(links, token) if mention.type == "person"]
    if endings:
        people = [person for person in people if _woman(person, endings)]
    if not people or (alone and len({mention.name for mention in people}) > 1):
        return None
    return people[0]


def _pronouns(links: Links) -> None:
    """A pronoun that is the subject of a reporting verb is the only person named near before it."""
    file = links.analysis.pack.files["actors"].anaphora
    pronouns = {*file.he, *file.she}
    words = links.analysis.tokens.words
    reporting = {hit.first for hit in links.analysis.of("speech")}
    for group in links.analysis.verbs:
        if group.head not in reporting or not group.finite:
            continue
        for token in (group.first - 1, *range(group.first, group.last), group.last):
            if 0 <= token < len(words) and words[token] in pronouns:
                endings = () if words[token] in file.he else file.feminine
                person = _person(links, token, alone=True, endings=endings)
                if person is not None:
                    links.add(token, token + 1, person, ALONE)
                break


def _woman(person: ActorMention, endings: tuple[str, ...]) -> bool:
    """Whether the first name may be a woman's, as far as its ending tells."""
    first, _, rest = person.name.partition(" ")
    return bool(rest) and first.casefold().endswith(endings)
