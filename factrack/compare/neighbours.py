"""Which articles of a bucket may tell one story, through an index of their rare names and telling figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from factrack.compare.model import Claim, Profile
from factrack.compare.stories import Stories, disasters, town_of

WINDOW = 10  # days
SHARED = 2  # what two articles of one story have in common at least
Token = tuple[str, int | None]


@dataclass(slots=True)
class Neighbours:
    """Articles by what they are found by; the neighbours of each are looked up once."""

    tokens: Mapping[int, frozenset[Token]]
    holders: Mapping[Token, list[int]]
    any_time: Mapping[str, list[int]]
    origins: Mapping[int, list[int]]
    known: dict[int, frozenset[int]] = field(default_factory=dict)

    def of(self, claim: Claim) -> frozenset[int]:
        """Article ids, the claim's own among them: those that share two names or figures near in time, and copies."""
        if claim.article_id not in self.known:
            counts: Counter[int] = Counter()
            for token in self.tokens.get(claim.article_id, ()):
                counts.update(self._holding(token))
            found = {article for article, count in counts.items() if count >= SHARED}
            self.known[claim.article_id] = frozenset(found | {claim.article_id, *self.origins[claim.origin]})
        return self.known[claim.article_id]

    def _holding(self, token: Token) -> Iterator[int]:
        name, window = token
        if window is None:
            yield from self.any_time[name]
            return
        for near in (window - 1, window, window + 1, None):
            yield from self.holders.get((name, near), ())


def neighbours(claims: Iterable[Claim], stories: Stories) -> Neighbours:
    """The neighbours among the articles of these claims."""
    tokens: dict[int, frozenset[Token]] = {}
    origins: dict[int, list[int]] = defaultdict(list)
    for claim in claims:
        if claim.article_id not in tokens:
            tokens[claim.article_id] = frozenset(_tokens(claim.article_id, stories))
            origins[claim.origin].append(claim.article_id)
    holders: dict[Token, list[int]] = defaultdict(list)
    any_time: dict[str, list[int]] = defaultdict(list)
    for article, found in tokens.items():
        for token in found:
            holders[token].append(article)
            any_time[token[0]].append(article)
    return Neighbours(tokens, holders, any_time, origins)


def _tokens(article: int, stories: Stories) -> Iterator[Token]:
    profile: Profile | None = stories.profiles.get(article)
    if profile is None:
        return
    window = profile.day.toordinal() // WINDOW if profile.day else None
    for name in profile.names:
        yield name, window
    if town := town_of(profile):
        yield f"town {town}", window  # one town told of is as good as two names
    for kind, country in disasters(profile):  # and so is one disaster
        yield f"{kind} {country}", window
        yield f"{country} {kind}", window
    for figure in stories.figures.get(article, ()):
        yield f"figure {figure}", window
