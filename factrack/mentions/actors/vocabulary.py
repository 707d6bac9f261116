"""What the rules for actors ask of a pack, as sets, made once a pack."""

from __future__ import annotations

from factrack.frozen import frozen
from factrack.language.pack import Pack
from factrack.language.records.countries import shared
from factrack.language.tokenizer import fold
from factrack.matching import folded
from factrack.memo import Memo


@frozen
class Vocabulary:
    """Folded words by their use in names; `articles` and `of` are those of the grammar."""

    articles: frozenset[str]
    of: frozenset[str]
    to: frozenset[str]
    contraction: frozenset[str]
    joins: frozenset[str]
    preposition: frozenset[str]
    function: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    bound: frozenset[str]
    first_names: frozenset[str]
    family_first: frozenset[str]
    never: frozenset[str]
    age: frozenset[str]
    personal: frozenset[str]
    marks: frozenset[str]
    not_bodies: frozenset[str]
    adjectives: frozenset[str]
    complements: frozenset[str]
    weak: frozenset[str]
    sited: frozenset[str]
    alone: frozenset[str]
    naming: frozenset[str]
    toward: frozenset[str]
    purposes: frozenset[str]
    purposed: frozenset[str]
    speakers: frozenset[str]
    sources: frozenset[str]
    qualities: frozenset[str]
    offices: frozenset[str]
    local: frozenset[str]
    before_role: frozenset[str]
    premodified: bool
    cased_demonyms: bool
    places: frozenset[str]
    kept: frozenset[str]
    located: frozenset[str]
    giving: frozenset[str]
    streets: frozenset[str]
    directions: frozenset[str]
    treaties: frozenset[str]
    manner: frozenset[str]
    treaty_qualities: frozenset[str]
    treaty_complements: frozenset[str]
    weapon_qualities: frozenset[str]
    weapon_complements: frozenset[str]
    indefinite: frozenset[str]
    definite: frozenset[str]
    shared: dict[str, tuple[str, str]]


def vocabulary(pack: Pack) -> Vocabulary:
    """The vocabulary of a pack, compiled at the first call."""
    return pack.made(_compile)


def capitals(pack: Pack) -> Memo[str, bool]:
    """For a word as written, whether it begins a name: with a capital, or as a particle bound to one ("al-Masri")."""
    return pack.made(_capitals)


def _capitals(pack: Pack) -> Memo[str, bool]:
    bound = vocabulary(pack).bound
    return Memo(lambda word: word[0].isupper() or _has_bound(word, bound))


def _has_bound(word: str, bound: frozenset[str]) -> bool:
    particle, hyphen, name = word.partition("-")
    return bool(hyphen) and name[:1].isupper() and particle in bound


def _compile(pack: Pack) -> Vocabulary:
    people, bodies, places = pack.files["people"], pack.files["organisations"].nouns, pack.files["places"]
    things, classes = pack.files["actors"], pack.classes
    adjective = pack.morphology.adjective

    def inflected(words: tuple[str, ...]) -> frozenset[str]:
        return frozenset(fold(form) for word in words for form in adjective(word))

    return Vocabulary(
        articles=classes["definite"],
        of=classes["of"],
        to=classes["to"],
        contraction=classes["contraction"],
        joins=classes["conjunction_and"],
        preposition=classes["preposition"] | classes["contraction"],
        function=frozenset().union(*(words for name, words in classes.items() if name not in _OPEN_CLASSES)),
        titles=_folded(people.titles),
        particles=_folded(people.particles),
        bound=_folded(people.bound),
        first_names=_folded(people.first_names) | frozenset(folded(name) for name in people.first_names),
        family_first=_folded(people.family_first),
        never=_folded(people.never),
        age=_folded(people.age),
        personal=_folded(people.personal),
        marks=_folded(bodies.marks),
        not_bodies=frozenset(bodies.not_bodies),
        adjectives=inflected(bodies.adjectives),
        complements=_folded(bodies.complements),
        weak=frozenset(bodies.weak),
        sited=frozenset(bodies.sited),
        alone=frozenset(bodies.alone),
        naming=frozenset(bodies.naming),
        toward=frozenset(bodies.toward),
        purposes=frozenset(bodies.purposes),
        purposed=frozenset(bodies.purposed),
        speakers=frozenset(bodies.speakers),
        sources=frozenset(bodies.sources),
        qualities=inflected(bodies.qualities),
        offices=frozenset(people.offices),
        local=frozenset(people.local),
        before_role=_folded(people.before_role),
        premodified=bodies.premodified,
        cased_demonyms=pack.files["countries"].other.capitals,
        places=frozenset(places.heads),
        kept=frozenset(places.keep),
        located=_folded(places.located),
        giving=frozenset(places.giving),
        streets=_folded(places.streets),
        directions=_folded(places.directions),
        treaties=frozenset(things.documents.treaties),
        manner=_folded(things.documents.manner),
        treaty_qualities=inflected(things.documents.qualities),
        treaty_complements=_folded(things.documents.complements),
        weapon_qualities=inflected(things.weapons.qualities),
        weapon_complements=_folded(things.weapons.complements),
        indefinite=classes["indefinite"],
        definite=_folded(things.anaphora.definite),
        shared=shared(pack.files["countries"]),
    )


_OPEN_CLASSES = frozenset({"adverb_ending"})


def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)
