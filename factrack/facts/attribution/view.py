"""An article as the attribution stage looks at it: words, word classes, and where dates, names and verbs stand."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from factrack.facts.attribution.memory import Gender
from factrack.facts.coreference.people import APPOSED
from factrack.language.pack import Pack
from factrack.mentions import quotes
from factrack.mentions.analysis import ActorMention, Analysis, Span, VerbGroup

_NAME = 3  # words that a name between quotation marks has at most
_MANY = 60  # verb groups: what has more is no sentence, and asking for all of them again and again takes too long

_SHORT = 5  # letters of the longest word that is no adverb by its ending


@dataclass(frozen=True, slots=True)
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
    reflexives: frozenset[str]
    learned_from: frozenset[str]
    documents: dict[str, bool]
    tolls: frozenset[str]
    genders: dict[str, Gender]
    kinds: dict[str, set[str]]
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
    able = people | bodies | nouns(speakers.media)
    return Words(
        people, bodies, able, able | nouns(speakers.audience), nouns(speakers.media),
        frozenset(fold(name) for name in speakers.agencies),
        nouns(speakers.audience), frozenset(speakers.titles), frozenset(speakers.particles),
        nouns(speakers.not_sources), frozenset(" ".join(fold(phrase)) for phrase in speakers.anaphors),
        frozenset(speakers.same), nouns(speakers.officials), frozenset(file.reflexives),
        frozenset(file.learned_from),
        {word: noun.anonymous for noun in file.noun for word in nouns(noun.nouns)},
        frozenset(word for noun in file.noun if noun.toll for word in nouns(noun.nouns)),
        {**dict.fromkeys(speakers.masculine, "masculine"), **dict.fromkeys(speakers.feminine, "feminine")},
        _kinds(pack), tuple(pack.classes.get("adverb_ending", ())),
        tuple(pack.classes.get("bare_noun_end", ())), speakers.agent_endings, speakers.thing_endings,
        nouns(speakers.generic), nouns(file.plans), frozenset(file.echoes), frozenset(file.varying), frozenset(file.sides),
        frozenset(fold(verb)[0] for verb in file.withholding), frozenset(file.unable), frozenset(file.able),
        nouns(file.allegations), frozenset(file.circumstances),
    )  # fmt: skip


def _kinds(pack: Pack) -> dict[str, set[str]]:
    """Folded word -> names of its word classes."""
    kinds: dict[str, set[str]] = {}
    for name, words in pack.classes.items():
        for word in words:
            kinds.setdefault(word, set()).add(name)
    return kinds


@dataclass(slots=True)
class View:
    """What every rule of the stage asks of the article. Positions are token indices.

    `adverbials` maps the first token of a date or a set adverbial ("en outre") to its end, `adverbial_ends` its last
    token to its first; `actors` and `actor_ends` map the first token and the end of a name to its mention;
    `sources` are the first tokens of phrases like "according to", `counts` those of numbers and their hedges;
    `kinds` maps a word to the names of its classes; `quoted` are the first words of names between quotation marks,
    `name_marks` those marks; `affiliations` give a person's body, as far as a description beside the name tells it.
    """

    analysis: Analysis
    known: Words
    words: list[str]
    raw: list[str]
    adverbials: dict[int, int] = field(default_factory=dict)
    adverbial_ends: dict[int, int] = field(default_factory=dict)
    actors: dict[int, ActorMention] = field(default_factory=dict)
    actor_ends: dict[int, ActorMention] = field(default_factory=dict)
    sources: frozenset[int] = frozenset()
    counts: frozenset[int] = frozenset()
    groups: list[VerbGroup] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)
    classes: dict[str, frozenset[str]] = field(default_factory=dict)
    kinds: dict[str, set[str]] = field(default_factory=dict)
    quoted: frozenset[int] = frozenset()
    name_marks: frozenset[int] = frozenset()
    affiliations: dict[str, str] = field(default_factory=dict)

    def group_at(self, token: int) -> VerbGroup | None:
        """The verb group that covers a token."""
        index = bisect_right(self.firsts, token) - 1
        if index < 0 or self.groups[index].last <= token:
            return None
        return self.groups[index]

    def finite_at(self, token: int) -> bool:
        """Whether a finite verb group covers the token."""
        group = self.group_at(token)
        return group is not None and group.finite

    def finites(self, first: int, last: int) -> list[VerbGroup]:
        """Finite verb groups whose first token lies in `[first, last)`, among the `_MANY` groups from there on."""
        found = []
        begin = bisect_right(self.firsts, first - 1)
        for index in range(begin, min(begin + _MANY, len(self.groups))):
            group = self.groups[index]
            if group.first >= last:
                break
            if group.finite:
                found.append(group)
        return found

    def is_a(self, token: int, *names: str) -> bool:
        """Whether the word at `token` belongs to one of the word classes."""
        kinds = self.kinds.get(self.words[token])
        return kinds is not None and not kinds.isdisjoint(names)

    def capital(self, token: int) -> bool:
        """Whether the word at `token` starts with a capital, or opens a name between quotation marks."""
        return self.raw[token][0].isupper() or token in self.quoted

    def adverb(self, token: int) -> bool:
        """Whether the word may be an adverb between a verb and what belongs to it."""
        word = self.words[token]
        if word in self.classes["medial_adverb"]:
            return True
        manner = len(word) > _SHORT and word.endswith(self.known.adverb_endings) and not self.capital(token)
        return (
            manner
            and word not in self.known.speaking
            and not (token > 0 and self.is_a(token - 1, "determiner", "preposition"))
        )

    def span(self, token: int) -> Span:
        """The sentence of a token."""
        return self.analysis.spans[self.analysis.tokens.sentence[token]]


def view(analysis: Analysis) -> View:
    """The view of an analysis."""
    tokens = analysis.tokens
    named = _single(analysis.actors)
    adverbials = [*analysis.when_tokens, *((hit.first, hit.last) for hit in analysis.of("speech_aside"))]
    made = View(
        analysis, words_of(analysis.pack), _words(analysis), tokens.raw, dict(adverbials),
        {last - 1: first for first, last in adverbials},
        {mention.first: mention for mention in named},
        {mention.last: mention for mention in named},
        frozenset(hit.first for hit in analysis.of("speech_source") if not hit.tag.data.bracket),
        frozenset(at for number in analysis.numbers for at in (number.first, number.core[0])),
        analysis.verbs, [group.first for group in analysis.verbs], analysis.pack.classes,
        words_of(analysis.pack).kinds, *_quoted_names(analysis),
    )  # fmt: skip
    made.affiliations = _affiliations(analysis)
    return made


def _affiliations(analysis: Analysis) -> dict[str, str]:
    """The body named in the description set beside each person's name ("Jane Doe, head of the union X")."""
    found: dict[str, str] = {}
    described: ActorMention | None = None
    for mention in analysis.actors:
        if mention.type == "person" and mention.rule == APPOSED:
            described = mention
        elif described is not None and mention.type == "organisation" and mention.last == described.last:
            found[described.name] = mention.name
    return found


def _quoted_names(analysis: Analysis) -> tuple[frozenset[int], frozenset[int]]:
    """First words and marks of quoted names: a few words, no figure, right behind an article ("the “tax fund”")."""
    if not analysis.of("quote"):
        return frozenset(), frozenset()
    words, determiners = analysis.tokens.words, analysis.pack.classes["determiner"]
    named = [
        quote
        for quote in quotes.find(analysis)
        if quote.last - quote.first <= _NAME and quote.first > 1 and words[quote.first - 2] in determiners
        and all(word.isalpha() for word in words[quote.first : quote.last])
    ]  # fmt: skip
    marks = {at for quote in named for at in (quote.first - 1, quote.last)}
    return frozenset(quote.first for quote in named), frozenset(marks)


def _words(analysis: Analysis) -> list[str]:
    """The folded words, but an acronym that is spelt like a word of grammar in capitals ("WHO", "US")."""
    words, raw, kinds = analysis.tokens.words, analysis.tokens.raw, words_of(analysis.pack).kinds
    found = [
        mention.first
        for mention in analysis.actors
        if mention.last - mention.first == 1 and raw[mention.first].isupper() and words[mention.first] in kinds
    ]
    if found:
        words = list(words)
        for at in found:
            words[at] = raw[at]
    return words


def _single(mentions: list[ActorMention]) -> list[ActorMention]:
    """The mentions but those of several actors by the same words ("the two countries"), which name no one of them."""
    spans: dict[tuple[int, int], str] = {}
    several = set()
    for mention in mentions:
        span = mention.first, mention.last
        if spans.setdefault(span, mention.name) != mention.name:
            several.add(span)
    return [m for m in mentions if (m.first, m.last) not in several] if several else mentions
