"""Nouns and their adjectives, told without a tagger: by what the pack knows, by classes, verbs and endings."""

from __future__ import annotations

from factrack.facts.quantities.scene import Scene
from factrack.language.verbs import tables
from factrack.mentions.analysis import NumberMention

_MODIFIERS = 5
_JOINED = 7  # words before a noun, two joined modifiers with their adverbs among them
_ADJECTIVE_LETTERS = 4
_SHORT = 2
_TOLD_FROM = 20  # smaller numbers are no figures that one goes back to


def noun_at(scene: Scene, index: int, number: NumberMention | None = None, linked: bool = False) -> bool:
    """Whether a noun stands at `index`: a known one, or a plural that no other class claims."""
    word = scene.words[index]
    if not word[:1].isalpha() or (scene.is_in(index, "closed") and not _is_acronym(scene, index)):
        return False
    if scene.is_in(index, "adverb") if linked else scene.is_adverb(index):
        return False
    if known_noun(scene, index):
        return True
    group = scene.verb_at(index)
    if not linked and ((group is not None and group.finite) or scene.one("topic_adjective", index)):
        return False
    if group is not None and index + 1 < len(scene.words) and scene.is_in(index + 1, "by"):
        return False  # "les 300 annoncés par la mairie"
    if number is not None and not linked and group is not None and scene.is_in(number.first - 1, "whole"):
        return False  # "426 feux, dont 207 considérés comme hors de contrôle"
    if number is not None and is_told(scene, index, number):
        return False  # "loin des 300 annoncés"
    if linked and group is not None and group.tense == "infinitive":
        return False
    raw = scene.raw[index]
    if raw[:1].isupper() and any(name.type == "person" for name in scene.actors(index, index + 1)):
        return False
    if linked or _at_most_one(number):
        return len(word) > 1 and not word.endswith("'")
    plural = word.endswith(scene.phrase.plural_ends) and len(word) > 2
    return plural or (raw.isupper() and len(raw) > 1)


def _is_acronym(scene: Scene, index: int) -> bool:
    """Whether capitals among small letters make a name of what else is a small word ("80 % des TER")."""
    raw = scene.raw
    return len(raw[index]) > _SHORT and raw[index].isupper() and index > 0 and raw[index - 1].islower()


def is_told(scene: Scene, index: int, number: NumberMention) -> bool:
    """Whether a participle behind a known number says who has given it, by its form: there are "deux communiqués" too."""
    if index not in scene.speech or (number.value or 0) < _TOLD_FROM:
        return False
    before, reading = number.core[0] - 1, tables(scene.pack).words.get(scene.words[index])
    known = before >= 0 and scene.pack.is_a(scene.words[before], "definite", "contraction")
    return known and reading is not None and reading.participle is not None


def _at_most_one(number: NumberMention | None) -> bool:
    return number is not None and number.value is not None and 0 < abs(number.value) < 2


def noun_from(scene: Scene, index: int, limit: int, number: NumberMention, linked: bool) -> int | None:
    """The noun of the phrase that starts at `index`, past the adjectives before it; None when there is none."""
    if scene.phrase.head == "last":
        return _noun_behind(scene, index, limit, number, linked)
    while index + 1 < limit and scene.is_in(index, "before") and noun_at(scene, index + 1, number, linked):
        if known_noun(scene, index) and (_is_phrase(scene, index) or not _outdoes(scene, index + 1)):
            break
        index += 1
    if index >= limit or not noun_at(scene, index, number, linked):
        return None
    return None if scene.is_in(index, "before") and not known_noun(scene, index) else index


def _is_phrase(scene: Scene, index: int) -> bool:
    """Whether the pack knows the adjective with its noun ("nouveaux cas")."""
    return any(hit.last > index + 1 for hit in scene.at("topic", index))


def _outdoes(scene: Scene, index: int) -> bool:
    """Whether the word behind a noun that may be an adjective too is the noun ("jeunes manifestants"), not its verb."""
    group = scene.verb_at(index)
    return known_noun(scene, index) or (
        (group is None or not group.finite) and scene.words[index].endswith(scene.phrase.plural_ends)
    )


def _noun_behind(scene: Scene, index: int, limit: int, number: NumberMention, linked: bool) -> int | None:
    """The first noun of a phrase whose adjectives come before it."""
    for token in range(index, min(limit, index + _JOINED)):
        if noun_at(scene, token, number, linked and token > index):
            return token
        if token > index and _joins_modifiers(scene, token, limit):
            continue
        group = scene.verb_at(token)
        word = scene.words[token]
        verb = group is not None and group.finite and not (token > index and scene.is_adverb(token - 1))
        if not word[:1].isalpha() or scene.is_in(token, "closed") or verb:
            return None
    return None


def _joins_modifiers(scene: Scene, token: int, limit: int) -> bool:
    """Whether a coordinator joins two participles before one noun ("highly motivated and well-prepared soldiers")."""
    if not scene.is_in(token, "coordinator") or token + 1 >= limit:
        return False
    return scene.is_adverb(token + 1) or "-" in scene.words[token + 1]


def known_noun(scene: Scene, index: int) -> bool:
    """Whether the pack knows the word as something counted."""
    return any(scene.one(kind, index) for kind in ("topic", "person", "classifier"))


def head_at(scene: Scene, index: int, limit: int) -> tuple[int, int]:
    """Tokens of the noun at `index`, the longest phrase that the pack knows."""
    last = index + 1
    for kind in ("topic", "person", "classifier", "compound"):
        for hit in scene.at(kind, index):
            last = max(last, hit.last)
    if scene.phrase.head == "last":
        while last < limit and (noun_at(scene, last) or _owned(scene, last, limit)):
            index = last + scene.is_in(last, "genitive")
            last = index + 1
    return index, min(last, limit)


def _owned(scene: Scene, index: int, limit: int) -> bool:
    """Whether the mark of the genitive stands at `index`, before what is owned ("30 children's homes")."""
    return scene.is_in(index, "genitive") and index + 1 < limit and noun_at(scene, index + 1, linked=True)


def past_adjectives(scene: Scene, index: int, limit: int, quoted: bool = True) -> int:
    """Past the adjectives, participles, model names and (`quoted`) closing quotation mark behind a noun."""
    end = index
    for _ in range(_MODIFIERS):
        if end >= limit:
            break
        step = end
        if quoted and scene.is_in(end, "quotes") and end + 1 < limit:
            step += 1
        while step < limit and scene.is_adverb(step) and step + 1 < limit and scene.at("topic_adjective", step + 1):
            step += 1
        last = _adjective(scene, step)
        if last is None:
            break
        end = last
    return end


def _adjective(scene: Scene, index: int) -> int | None:
    """The end of an adjective that starts at `index`."""
    if index >= len(scene.words) or scene.is_in(index, "no_places"):
        return None  # "300 postes comparés à 2019"
    group = scene.verb_at(index)
    hit = scene.one("topic_adjective", index)
    if hit is not None and (group is None or not group.finite):
        return hit.last
    actor = next(iter(scene.actors(index, index + 1)), None)
    if actor is not None and actor.adjective:
        return actor.last
    if scene.is_in(index, "coordinator") and scene.ending("actor.demonym", index) is not None:
        other = scene.one("actor.demonym", index + 1)
        return other.last if other is not None else None  # "67 soldats maliens et tchadiens blessés"
    word = scene.words[index]
    if scene.is_in(index, "closed") or not word[:1].isalpha() or (group is not None and group.finite):
        return None
    model = scene.raw[index][:1].isupper() and any(char.isdigit() for char in word)
    ends = (
        word.endswith(scene.phrase.adjective_ends) and len(word) > _ADJECTIVE_LETTERS and scene.raw[index][:1].islower()
    )
    return index + 1 if (ends and scene.one("topic", index) is None) or model else None
