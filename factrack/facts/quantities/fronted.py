"""The place that the figures of a paragraph share: the one that a sentence of it opens with."""

from __future__ import annotations

from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.places import elsewhere, located
from factrack.facts.quantities.scene import Scene
from factrack.facts.quantities.seen import PLACES
from factrack.mentions.analysis import ActorMention, Hit, Span

_FRONT = 4
_SENTENCES = 4  # for which a place told of holds

Rule = tuple[str, int, int]


class Places:
    """The place that the figures of a paragraph share: that of the noun carried, or the one its sentence opens with."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._paragraph: int | None = None
        self._fronted: ActorMention | None = None
        self._told = 0  # the sentence that opens with it
        self._read = 0  # sentences whose openings have been looked at

    def carried(self, draft: Draft, own: str | None, source: str | None) -> tuple[str, list[Rule]] | None:
        """A place for `draft` where it has none of its own (`source`: that of the draft whose noun it shares)."""
        scene, span = self._scene, self._scene.span(draft.first)
        self._read_openings(span)
        fronted = _fronted(scene, span.first, min(span.last, draft.first))
        if fronted is not None:
            self._fronted, self._told = fronted, span.index
        elif span.index - self._told > _SENTENCES:
            self._fronted = None
        if own is not None and self._left(span, own):
            self._fronted = None
        topic = scene.topics.get(draft.topic or "")
        if own is not None or everywhere(scene, draft) is not None or topic is None or not topic.people:
            return None
        if source is not None and draft.carried is not None and not elsewhere(scene, draft, draft.carried):
            return source, [("carried: place of the noun", draft.carried.first, draft.carried.last)]
        if self._fronted is None or self._fronted.first > draft.first or elsewhere(scene, draft, self._fronted):
            return None
        if self._fronted.type == "country" and _tells_of_another(scene, draft, self._fronted):
            return None
        return self._fronted.name, [("carried: place of the paragraph", self._fronted.first, self._fronted.last)]

    def _read_openings(self, span: Span) -> None:
        """Take the place that the nearest sentence of the paragraph before `span` opens with."""
        for before in self._scene.analysis.spans[self._read : span.index]:
            self._enter(before.sentence.paragraph)
            fronted = _fronted(self._scene, before.first, before.last)
            if fronted is not None:
                self._fronted, self._told = fronted, before.index
        self._read = max(self._read, span.index)
        self._enter(span.sentence.paragraph)

    def _left(self, span: Span, own: str) -> bool:
        """Whether a count's own place lies elsewhere than in the country that the paragraph told of."""
        country = self._fronted
        if country is None or country.type != "country":
            return False
        names = self._scene.actors(span.first, span.last)
        return not any(name.name == own and name.code == country.code for name in names)

    def _enter(self, paragraph: int) -> None:
        if paragraph != self._paragraph:
            self._paragraph, self._fronted = paragraph, None


def everywhere(scene: Scene, draft: Draft) -> Hit | None:
    """The words by which a count is one of a whole country ("au niveau national", "dans tout le pays")."""
    return scene.within("nationwide", *scene.window(draft.first, draft.last))


def _fronted(scene: Scene, first: int, limit: int) -> ActorMention | None:
    """The place that a sentence opens with ("À Lyon, …", "En Suisse : …")."""
    for mention in scene.actors(first, min(limit, first + _FRONT)):
        closed = mention.last < limit and (scene.is_in(mention.last, "comma") or scene.is_in(mention.last, "opening"))
        if mention.type in PLACES and not mention.adjective and closed and located(scene, mention, first, False):
            return mention
    return None


def _tells_of_another(scene: Scene, draft: Draft, fronted: ActorMention) -> bool:
    """Whether the sentence of a count names another country or town, where the count may have been."""
    span = scene.span(draft.first)
    named = [name for name in scene.actors(span.first, span.last) if name.type in PLACES and not name.adjective]
    return any(name.name != fronted.name for name in named)
