"""Places told together, of which none is that of a count: "en Guinée, au Mali et au Niger"."""

from __future__ import annotations

from factrack.facts.quantities.scene import Scene
from factrack.facts.quantities.seen import PLACES
from factrack.mentions.analysis import ActorMention

_LISTED = 6  # places of a list, at most
_NAME = 4  # tokens of the name of a place


def is_listed(scene: Scene, mention: ActorMention) -> bool:
    """Whether the name is one of several places told together ("en Guinée, au Mali et au Niger"): no one of them."""
    return _list_joins(scene, mention.last, 1, mention.name) or _list_joins(scene, mention.first - 1, -1, mention.name)


def _list_joins(scene: Scene, index: int, step: int, name: str) -> bool:
    """Whether places other than `name` follow one another from `index` on, forward or back, up to a coordinator."""
    span = scene.span(min(max(index - min(step, 0), 0), len(scene.words) - 1))
    for _ in range(_LISTED):
        mark = index if step > 0 else _past_small(scene, index, step)
        if not span.first < mark < span.last - 1:
            return False
        joins = scene.is_in(mark, "coordinator")
        other = _past_small(scene, mark + 1, step) if step > 0 else mark - 1
        end = _place_from(scene, other, step, name) if joins or scene.is_in(mark, "comma") else None
        if joins or end is None:
            return end is not None
        index = end
    return False


def _past_small(scene: Scene, index: int, step: int) -> int:
    """Past the preposition and the article before a name."""
    span = scene.span(index)
    while span.first <= index < span.last and (
        scene.is_in(index, "places") or scene.is_in(index, "definite") or scene.is_in(index, "of")
    ):
        index += step
    return index


def _place_from(scene: Scene, index: int, step: int, but: str) -> int | None:
    """Where the name of a place, none named `but`, that starts at `index` (back: that ends there) goes on."""
    around = scene.actors(index, index + 1) if step > 0 else scene.actors(index - _NAME, index + 1)
    names = [name for name in around if name.type in PLACES and not name.adjective and name.name != but]
    if step > 0:
        return max((name.last for name in names), default=None)
    return min((name.first - 1 for name in names if name.last == index + 1), default=None)
