"""Verbs, and how auxiliaries and modals join them into groups."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from factrack.language.lexicon import Tag
from factrack.language.morphology import Morphology

FILE = "verbs"

Form = Literal["participle", "infinitive", "gerund"]


class Auxiliary(NamedTuple):
    """`verbs` that take another verb in the form `takes`, directly or through one of the words `through`.

    `gives` maps the tense of the auxiliary to that of the group (unchanged where it says nothing). `of` limits the
    rule to these main verbs, and `reflexive` lets it take any verb that has a reflexive pronoun. `modal`: the group
    remembers the auxiliary as its modal. `raised`: only the passive takes the verb, whose subject it has ("is said to
    have left"). `only`: tenses of the auxiliary for which the rule holds (empty: all).
    """

    verbs: tuple[str, ...]
    takes: Form
    gives: dict[str, str] = {}
    through: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    passive: bool = False
    reflexive: bool = False
    modal: bool = False
    raised: bool = False
    yes: tuple[str, ...] = ()


class Ending(NamedTuple):
    """An ending that gives away the `tense` of a verb no list knows; `but` are words with it that are no verbs.

    `proved`: only after a word that stands before verbs alone (a subject pronoun, a reflexive, "ne", "qui").
    """

    ending: str
    tense: str
    proved: bool = False
    but: tuple[str, ...] = ()


class Homographs(NamedTuple):
    """How verbs are told from nouns and participles in a language that spells them alike ("the attack", "men killed").

    `auxiliaries` are no nouns. A lone infinitive needs one of `infinitive_after` before it. A plain form agrees with a
    plural subject only, a word that has one of `plural_ends` or is one of `plurals`. `objects` are words that can only
    be an object; `particles` may stand before it. A past form without an object is a participle where the verb is
    `transitive`, and with one where it is `naming` ("men called X"). `people` are adjectives that are nouns of those
    who do something too ("an official said").
    """

    auxiliaries: tuple[str, ...]
    infinitive_after: tuple[str, ...]
    plural_ends: tuple[str, ...]
    plurals: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    transitive: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()


class File(NamedTuple):
    """The schema of `verbs.toml`.

    `nouns` are forms that are nouns as often as verbs, by what stands before them; `adjectives` are verbs only with an
    object after them, `rarely` only beside a subject pronoun or its like. `article_nouns` are nouns right after a
    determiner, else verbs. `medial` are phrases that may part an auxiliary from its verb. `apposing` words
    are no verbs after punctuation. `bare_negation`: verbs that
    the first half of a negation negates alone. `addressed`: endings of the first and second person plural, verbs only
    beside their pronoun (`address`). `participle_endings` and `ending` read verbs that no list knows. `bare_complement`:
    verbs whose complement clause may follow without a word between ("said 12 people died").
    """

    verbs: tuple[str, ...]
    auxiliary: tuple[Auxiliary, ...]
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    article_nouns: tuple[str, ...] = ()
    rarely: tuple[str, ...] = ()
    medial: tuple[str, ...] = ()
    apposing: tuple[str, ...] = ()
    bare_negation: tuple[str, ...] = ()
    addressed: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    participle_endings: tuple[str, ...] = ()
    ending: tuple[Ending, ...] = ()
    homographs: Homographs | None = None
    bare_complement: tuple[str, ...] = ()


def entries(file: File, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """Verb forms are looked up in a table of their own and put nothing into the lexicon."""
    return iter(())
