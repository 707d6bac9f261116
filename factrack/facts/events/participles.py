"""What a form that may be a participle or an infinitive is here: a noun for people, a plural, something suffered."""

from __future__ import annotations

from factrack.facts.events.scene import Scene
from factrack.language import verbs
from factrack.mentions.analysis import Hit, VerbGroup

_SUFFERED = 8  # words before an infinitive in which the verb stands that makes it suffered


def is_people(scene: Scene, hit: Hit, group: VerbGroup) -> bool:
    """Whether what looks like a participle is a noun for people in a list ("users and elected members")."""
    tables, words = scene.tables, scene.words
    if group.finite:
        return False
    accused = tables.compound and hit.tag.data.rule.root == "ACCUSE" and hit.last < len(words)
    if accused and (_is_noun(scene, hit.last) or (group.tense == "participle" and scene.is_plain(hit.last))):
        return True  # "suspected rebels", "alleged masterminds"
    before = scene.past_adjectives(hit.first)
    if scene.is_counted(before) and words[hit.first] not in tables.inert:
        return True  # "three accused", but "three wounded" tells what happened to them
    if scene.people_at(hit.first, hit.last) == 0:
        return False
    if hit.first == scene.analysis.span_of(hit.first).first:
        return _opens_list(scene, hit.last)
    return words[before - 1] in tables.coordinators or words[before - 1] in tables.determiners


def _opens_list(scene: Scene, after: int) -> bool:
    """Whether what opens a sentence is joined to people or has a verb at once ("Elected members and users marched")."""
    if after + 1 >= len(scene.words):
        return False
    group = scene.group_at(after)
    if scene.words[after] in scene.tables.conjunctions:
        return scene.has_people(after + 1, after + 3)
    return group is not None and group.finite and group.first == after


def _is_noun(scene: Scene, token: int) -> bool:
    """Whether a name or a noun for people begins at a token or at the next one."""
    return bool(scene.actors(token, token + 1)) or scene.has_people(token, token + 2)


def undergone(scene: Scene, group: VerbGroup) -> VerbGroup | None:
    """The verb that makes an infinitive something suffered ("se faire arrêter"): a passive in all but form."""
    if group.tense != "infinitive" or group.passive or group.modal not in scene.tables.submitting:
        return None
    ahead = scene.groups(max(0, group.first - _SUFFERED), group.first)
    suffers = bool(ahead) and ahead[-1].lemma == group.modal and is_reflexive(scene, ahead[-1])
    return ahead[-1] if suffers else None


def is_several(scene: Scene, hit: Hit) -> bool:
    """Whether a participle has an ending of the plural, without which it is one too ("soutenus", but "mis")."""
    readings = verbs.tables(scene.analysis.pack).words
    short = readings.get(scene.words[hit.first][:-1])
    return "plural" in hit.tag.form and short is not None and short.participle is not None


def is_reflexive(scene: Scene, group: VerbGroup) -> bool:
    """Whether a verb has a reflexive pronoun."""
    return not scene.tables.reflexive.isdisjoint(scene.words[group.first : group.head])
