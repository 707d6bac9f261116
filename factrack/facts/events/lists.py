"""Names that one slot holds together: lists with coordinators, commas and brackets, without those that only say where."""

from __future__ import annotations

from factrack.facts.events.phrases import governor
from factrack.facts.events.scene import Scene
from factrack.mentions.analysis import ActorMention

_LED = 12  # words of a role that leads to a name
BETWEEN = 5  # words between two names that one slot holds together

Names = tuple[str, ...]


def joins(scene: Scene, one: ActorMention, other: ActorMention) -> bool:
    """Whether two names are one list: a coordinator between, or one phrase for both ("the two countries")."""
    if one.first == other.first:
        return True
    tables, between = scene.tables, scene.unbracketed(one.last, other.first)
    if is_apposed(scene, one, other):
        return False
    if one.adjective and other.type == "person":
        return False  # "his Norwegian colleague, Ana Mora"
    if _is_led(scene, one, other):
        return True
    if len(between) > BETWEEN or tables.coordinators.isdisjoint(between):
        return False
    if any(scene.group_at(index) is not None for index in range(one.last, other.first)):
        return False
    if any(
        word in tables.strict_prepositions and place and between[place - 1] not in tables.coordinators
        for place, word in enumerate(between)
    ):
        return False  # "Ana Mora, once a friend of Paul Dumas, and …"
    return tables.subordinating.isdisjoint(between) and not _is_apart(scene, one, between)


def _is_apart(scene: Scene, one: ActorMention, between: list[str]) -> bool:
    """Whether a list goes on with another preposition than it began with ("at the mill of Oslo, with Ana Mora")."""
    tables, index = scene.tables, governor(scene, one, max(0, one.first - _LED))
    again = next((word for word in between if word in tables.strict_prepositions), None)
    if index is None or again is None or again == scene.words[index]:
        return False
    kinds = (tables.of, tables.to, tables.place.singles)
    return not any(again in kind and scene.words[index] in kind for kind in kinds)


def _is_led(scene: Scene, one: ActorMention, other: ActorMention) -> bool:
    """Whether a long role between commas leads to the second of two persons ("Ana Mora and the head of the guild, Jo")."""
    between, tables = scene.words[one.last : other.first], scene.tables
    if one.type != "person" or other.type != "person" or not BETWEEN < len(between) <= _LED:
        return False
    opens = between[0] in tables.coordinators - tables.commas and between[1] in tables.determiners
    closes = between[-1] in tables.commas and tables.commas.isdisjoint(between[:-1])
    return opens and closes and not scene.groups(one.last, other.first)


def is_apposed(scene: Scene, one: ActorMention, other: ActorMention) -> bool:
    """Whether a name only says who the person before it is ("Ana Mora, a Norwegian of 31")."""
    between = scene.words[one.last : other.first]
    if one.type == "role" and other.type == "person":
        return len(between) == 1 and between[0] in scene.tables.commas  # "the minister, Ana Mora"
    return (
        one.type == "person"
        and len(between) == 2
        and between[0] in scene.tables.commas
        and scene.is_one(other.first - 1)
    )


def joined(scene: Scene, mentions: list[ActorMention], head: ActorMention) -> Names:
    """`head` with the names that a coordinator joins to it, in order of the text."""
    names, last = [scene.name_of(head)], head
    for mention in reversed(mentions[: mentions.index(head)]):
        if not joins(scene, mention, last) or (mention.first > 0 and in_place(scene, mention)):
            break
        if _is_owned(scene, mention, last):
            break  # "after talks with the government, Ana Mora"
        names.append(scene.name_of(mention))
        last = mention
    return tuple(dict.fromkeys(reversed(names)))


def _is_owned(scene: Scene, mention: ActorMention, head: ActorMention) -> bool:
    """Whether a comma parts a name that a preposition governs from one that none does: no list."""
    between = scene.words[mention.last : head.first]
    if (
        not between
        or between[0] not in scene.tables.commas
        or len(between) > 1 + (between[-1] in scene.tables.determiners)
    ):
        return False
    index = governor(scene, mention, max(0, mention.first - _LED))
    return index is not None and scene.words[index] in scene.tables.strict_prepositions


def in_place(scene: Scene, mention: ActorMention) -> bool:
    """Whether a name only says where ("in Peru, Ana Mora was tried"): a preposition of place stands right before it."""
    first = scene.analysis.span_of(mention.first).first
    return scene.tables.place.ends_at(scene.words, first, mention.first)
