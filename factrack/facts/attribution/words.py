"""The words that attribution knows: nouns of those who speak and of what does not, titles, endings, turns of speech."""

from __future__ import annotations

from factrack.facts.attribution.memory import Gender
from factrack.frozen import frozen
from factrack.language.pack import Pack
from factrack.language.records.speech import Effect


@frozen
class Words:
    """Sets of folded words, compiled once a pack; names say what they hold."""

    people: frozenset[str]
    bodies: frozenset[str]
    speaking: frozenset[str]
    told: frozenset[str]
    media: frozenset[str]
    agencies: frozenset[tuple[str, ...]]
    audience: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    not_sources: frozenset[str]
    anaphors: frozenset[str]
    same: frozenset[str]
    officials: frozenset[str]
    owners: frozenset[str]
    reflexives: frozenset[str]
    learned_from: frozenset[str]
    documents: dict[str, bool]
    tolls: frozenset[str]
    hedging: dict[str, Effect]
    genders: dict[str, Gender]
    adverb_endings: tuple[str, ...]
    bare_ends: tuple[str, ...]
    agent_endings: tuple[str, ...]
    thing_endings: tuple[str, ...]
    generic: frozenset[str]
    plans: frozenset[str]
    echoes: frozenset[str]
    varying: frozenset[str]
    sides: frozenset[str]
    withholding: frozenset[str]
    unable: frozenset[str]
    able: frozenset[str]
    allegations: frozenset[str]
    circumstances: frozenset[str]
    figures: frozenset[str]
    issuing: frozenset[str]
    sheets: frozenset[str]
    aspects: frozenset[str]
    personal: bool

    def acts(self, word: str) -> bool:
        """Whether a noun on no list looks like one of someone who acts."""
        return word not in self.not_sources and word.removesuffix("s").endswith(self.agent_endings)

    def is_thing(self, word: str) -> bool:
        """Whether a noun is of what cannot speak: listed as such, or by its ending."""
        return word in self.not_sources or (
            word not in self.speaking and word.removesuffix("s").endswith(self.thing_endings)
        )


def words_of(pack: Pack) -> Words:
    """The word sets of a pack, built at the first call."""
    return pack.made(_compile)


def _compile(pack: Pack) -> Words:
    file = pack.files["speech"]
    speakers, fold = file.speakers, pack.lexicon.words_of
    plural = pack.morphology.noun

    def nouns(listed: tuple[str, ...]) -> frozenset[str]:
        return frozenset(" ".join(fold(form)) for word in listed for form in plural(word))

    people, bodies = nouns(speakers.people), nouns(speakers.bodies)
    speaking = people | bodies | nouns(speakers.media)
    return Words(
        people=people,
        personal=pack.files["events"].personal,
        bodies=bodies,
        speaking=speaking,
        told=speaking | nouns(speakers.audience),
        media=nouns(speakers.media),
        agencies=frozenset(fold(name) for name in speakers.agencies),
        audience=nouns(speakers.audience),
        titles=frozenset(speakers.titles),
        particles=frozenset(speakers.particles),
        not_sources=nouns(speakers.not_sources),
        anaphors=frozenset(" ".join(fold(phrase)) for phrase in speakers.anaphors),
        same=frozenset(speakers.same),
        officials=nouns(speakers.officials),
        owners=nouns(speakers.owners),
        reflexives=frozenset(file.reflexives),
        learned_from=frozenset(file.learned_from),
        documents={word: noun.anonymous for noun in file.noun for word in nouns(noun.nouns)},
        hedging={word: noun.effect for noun in file.noun if noun.effect for word in nouns(noun.nouns)},
        tolls=frozenset(word for noun in file.noun if noun.toll for word in nouns(noun.nouns)),
        genders={**dict.fromkeys(speakers.masculine, "masculine"), **dict.fromkeys(speakers.feminine, "feminine")},
        adverb_endings=tuple(pack.classes.get("adverb_ending", ())),
        bare_ends=tuple(pack.classes.get("bare_noun_end", ())),
        agent_endings=speakers.agent_endings,
        thing_endings=speakers.thing_endings,
        generic=nouns(speakers.generic),
        plans=nouns(file.plans),
        echoes=frozenset(file.echoes),
        varying=frozenset(file.varying),
        sides=frozenset(file.sides),
        withholding=frozenset(fold(verb)[0] for verb in file.withholding),
        unable=frozenset(file.unable),
        able=frozenset(file.able),
        allegations=nouns(file.allegations),
        circumstances=frozenset(file.circumstances),
        figures=nouns(file.figures),
        issuing=frozenset(fold(verb)[0] for verb in file.issuing),
        sheets=nouns(file.sheets),
        aspects=nouns(file.aspects),
    )
