"""The event rules of a pack, compiled once: words to look for, prepositions of each slot."""

from __future__ import annotations

from collections.abc import Iterable

from factrack.frozen import frozen
from factrack.language.pack import Pack
from factrack.language.records.events import File, Rule, Trigger
from factrack.language.tokenizer import fold

_KEYWORDS = frozenset({"subject", "object", "owner", "speaker"})


class Words:
    """Words and phrases to look for, and the types of actors that count as well.

    `singles` are words alone, `heads` the words that something here begins with, `last` maps the last word of each
    phrase to the words before it.
    """

    __slots__ = ("actor_types", "heads", "last", "phrases", "singles")

    def __init__(self, entries: Iterable[tuple[str, ...]], actor_types: Iterable[str] = ()) -> None:
        self.actor_types = frozenset(actor_types)
        known = sorted(set(entries), key=len, reverse=True)
        self.singles = frozenset(entry[0] for entry in known if len(entry) == 1)
        self.phrases: dict[str, list[tuple[str, ...]]] = {}
        self.last: dict[str, list[tuple[str, ...]]] = {}
        for entry in known:
            self.last.setdefault(entry[-1], []).append(entry[:-1])
            if len(entry) > 1:
                self.phrases.setdefault(entry[0], []).append(entry[1:])
        self.heads = self.singles | self.phrases.keys()

    def at(self, words: list[str], index: int, limit: int) -> int:
        """How many tokens from `index` are one of these (0: none)."""
        word = words[index]
        if word not in self.heads:
            return 0
        for rest in self.phrases.get(word, ()):
            last = index + 1 + len(rest)
            if last <= limit and tuple(words[index + 1 : last]) == rest:
                return last - index
        return 1 if word in self.singles else 0

    def ends_at(self, words: list[str], first: int, last: int) -> bool:
        """Whether one of these ends right before `last`, none of it before `first`."""
        if last <= first:
            return False
        for before in self.last.get(words[last - 1], ()):
            start = last - 1 - len(before)
            if start >= first and tuple(words[start : last - 1]) == before:
                return True
        return False

    def within(self, words: list[str], first: int, last: int) -> bool:
        """Whether one of these stands at tokens `[first, last)`."""
        stretch = words[first:last]
        if self.heads.isdisjoint(stretch):
            return False
        if not self.singles.isdisjoint(stretch):
            return True
        return any(word in self.phrases and self.at(words, first + n, last) for n, word in enumerate(stretch))


@frozen
class Slot:
    """One place to look for an actor: a keyword ("subject", "object", "owner", "speaker") or a preposition as `Words`."""

    name: str
    words: Words | None = None


@frozen
class Compiled:
    """A trigger ready to run."""

    rule: Rule
    part: str
    reflexive: bool
    object: Words | None
    also: Words | None
    void: Words | None
    agent: tuple[Slot, ...]
    target: tuple[Slot, ...]


class Tables:
    """All that the event stage asks of one pack."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.file: File = pack.files["events"]
        self._compiled: dict[int, Compiled] = {}
        self._words: dict[tuple[str, ...], Words] = {}
        self._slots: dict[str, tuple[Slot, ...]] = {}
        file = self.file
        self.simultaneous = self.words(file.simultaneous)
        self.causing = self.words(file.causing)
        self.stand_ins = frozenset(file.stand_ins)
        self.generic = self.words(file.generic)
        self.hypothetical = self.words(file.hypothetical)
        self.play = self.words(file.play)
        self.intending = self.words(file.intending)
        self.favouring, self.calling = self.words(file.favouring), self.words(file.calling)
        self.historic = self.words(file.historic)
        self.years = {pack.lexicon.words_of(name): years for name, years in file.historic.items()}
        self.moving = self.words(file.moving)
        self.closing = self.words(file.closing)
        self.recent = self.words(file.recent)
        self.shortly, self.ahead = self.words(file.shortly), self.words(file.ahead)
        self.further = self.words(file.further)
        self.comparing = self.words(file.comparing)
        self.greatest = self.comparing.singles
        self.parts = frozenset(file.parts)
        self.carriers = frozenset(file.carriers)
        self.place = self.words(file.place)
        self.sequence = frozenset(file.sequence)
        self.aim = frozenset(file.aim)
        self.company = frozenset(file.company)
        self.question = frozenset(file.question)
        self.compound, self.personal = file.compound, file.personal
        self.plural_ends = tuple(pack.files["verbs"].homographs.plural_ends) if file.personal else ()
        self.plural_nouns = frozenset(pack.files["verbs"].homographs.plurals) if file.personal else frozenset()
        self.person_ends, self.qualifying = file.person_ends, frozenset(file.qualifying)
        self.small = frozenset().union(*pack.classes.values())
        self.adverb_endings = tuple(pack.classes.get("adverb_ending", ()))
        self.habitual = frozenset(file.habitual)
        self.rates, self.joining = self.words(file.rates), self.words(file.joining)
        self.charging = self.words(file.charging)
        self.relating = frozenset(file.relating)
        self._take_people(file)
        self._take_outcomes(pack)
        self._take_verbs(file)
        self._take_classes(pack)
        self._combine()

    def _take_people(self, file: File) -> None:
        """Who may act or suffer without a name, and what never does."""
        somebody = (*file.classes.get("people", ()), *file.classes.get("acting", ()))
        self.people = self.words(somebody, inflect=True)
        self.many = frozenset(
            word
            for word in self.people.singles
            for end in file.plurals
            if word.removesuffix(end) in self.people.singles - {word}
        )
        self.capital = self.words(word for word in somebody if word[0].isupper()).singles
        self.dead = self.words(file.classes.get("dead", ()), inflect=True).singles
        self.inert = self.words(file.classes.get("inert", ()), inflect=True).singles
        self.judging = self.words(file.classes.get("judging", ())).singles
        self.soil = self.words(file.classes.get("soil", ()), inflect=True).singles
        self.grounds = self.soil | self.words(file.classes.get("grounds", ()), inflect=True).singles
        self.adjectival = self.words(file.classes.get("adjectival", ()), inflect=True).singles
        self._idle = self.words(file.classes.get("idle", ()))
        self.owned = self.words(file.classes.get("owned", ()), inflect=True).singles

    def _take_outcomes(self, pack: Pack) -> None:
        """Verbs that say of a noun that it is to come or did not come about, or who was behind it."""
        file = self.file
        self.requested = frozenset(file.requested)
        self.averting = frozenset(file.averting)
        self.announcing, self.postponing = frozenset(file.announcing), frozenset(file.postponing)
        self.ascribing = {fold(verb): self._prepositions(words) for verb, words in file.ascribing.items()}
        self.holding = frozenset(file.holding)
        self.happening: dict[str, list[tuple[str, ...]]] = {}
        for phrase in file.happening:
            verb, *rest = [word for word in pack.lexicon.words_of(phrase) if word not in pack.classes["reflexive"]]
            self.happening.setdefault(verb, []).append(tuple(rest))

    def _prepositions(self, words: Iterable[str]) -> frozenset[str]:
        """Prepositions with those of their class: "to" stands for its contractions too."""
        classes = (self.pack.classes.get(name, frozenset()) for name in ("of", "to", "by"))
        found = frozenset(words)
        return found.union(*(members for members in classes if not members.isdisjoint(found)))

    def _take_verbs(self, file: File) -> None:
        """The verbs beside a noun that say what became of it."""
        self.undergoing = frozenset(file.undergoing)
        self.support, self.ending = frozenset(file.support), frozenset(file.ending)
        self.hitting = frozenset(file.hitting)
        self.engaging = frozenset(file.engaging)
        self.concluding = frozenset(file.concluding)
        self.unmeant = frozenset(file.unmeant)
        self.ceasing, self.nearing = frozenset(file.ceasing), frozenset(file.nearing)
        self.suffering = frozenset(file.suffering)
        self.submitting = frozenset(file.submitting)
        self.arriving = frozenset(file.arriving)
        self.impersonal = frozenset(file.impersonal)
        self.refusing, self.backing = frozenset(file.refusing), frozenset(file.backing)
        self.granting = frozenset(file.granting)

    def _take_classes(self, pack: Pack) -> None:
        """The word classes of the grammar, and what they make together."""
        classes = pack.classes
        self.of = classes.get("of", frozenset())
        self.determiners = classes.get("determiner", frozenset())
        self.prepositions = classes.get("preposition", frozenset()) | self.of | classes.get("to", frozenset())
        self.coordinators = classes.get("coordinator", frozenset()) | classes.get("comma", frozenset())
        self.demonstrative = classes.get("demonstrative", frozenset())
        self.pointing = (
            self.determiners - classes.get("indefinite", frozenset()) - classes.get("quantifier", frozenset())
        )
        self.some = classes.get("quantifier", frozenset()) | (
            classes.get("indefinite", frozenset()) - classes.get("contraction", frozenset())
        )
        self.negation = classes.get("negation", frozenset())
        self.none = classes.get("negative_subject", frozenset())
        self.undone = classes.get("negation_of_participle", frozenset())
        self.between = classes.get("between", frozenset())
        self.alike = classes.get("alike", frozenset())
        self.degree = classes.get("degree", frozenset()) - self.determiners
        self.possessive = classes.get("possessive", frozenset())
        self.genitive = classes.get("genitive", frozenset())
        self.reflexive = classes.get("reflexive", frozenset())
        self.relative = classes.get("relative_subject", frozenset())
        self.contraction = classes.get("contraction", frozenset())
        self.clitics = frozenset().union(
            *(classes.get(name, frozenset()) for name in ("object_pronoun", "reflexive", "negation_first", "negation"))
        )
        self._take_pronouns(pack)
        self.masculine = classes.get("masculine_determiner", frozenset())
        self.feminine = classes.get("feminine_determiner", frozenset())
        self.plurals = classes.get("plural_determiner", frozenset())
        self.opening = classes.get("opening_bracket", frozenset())
        self.shutting = classes.get("closing_bracket", frozenset())
        self.some_of = classes.get("relative_of", frozenset())
        self.to = classes.get("to", frozenset())
        self.source = classes.get("from", frozenset())
        self.by = classes.get("by", frozenset())
        self.bare_of = self.of - self.contraction
        self.article = self.contraction & classes.get("indefinite", frozenset())
        self.strict_prepositions = self.prepositions - self.article
        self.subordinating = frozenset().union(
            *(classes.get(name, frozenset()) for name in ("subordinator", "that", "relative", "condition"))
        )
        self.inner = frozenset().union(*(classes.get(name, frozenset()) for name in ("that", "relative")))
        self.that = classes.get("that", frozenset())
        self.leading = self.determiners | classes.get("prenominal_adjective", frozenset())
        self.commas = classes.get("comma", frozenset())
        self.breaks = frozenset().union(*(classes.get(name, frozenset()) for name in ("comma", "separator", "stop")))
        self.locating = (self.strict_prepositions & self.place.heads) - self.of - self.to
        self.apart = self.breaks | (self.strict_prepositions - self.of - self.to - self.place.heads)
        self.quotes = frozenset().union(
            *(classes.get(name, frozenset()) for name in ("closing_quote", "opening_quote", "plain_quote"))
        )
        self.stops = frozenset().union(
            *(
                classes.get(name, frozenset())
                for name in ("comma", "separator", "stop", "closing_quote", "opening_quote")
            )
        )

    def _take_pronouns(self, pack: Pack) -> None:
        """The pronouns of one and of several."""
        anaphora = pack.files["actors"].anaphora
        self.he, self.she = frozenset(anaphora.he), frozenset(anaphora.she)
        self.singular = self.he | self.she
        self.plural = pack.classes.get("plural_pronoun", frozenset())
        self.neuter = pack.classes.get("neuter_pronoun", frozenset())
        self.entire = frozenset(pack.files["topics"].phrase.entire)

    def _combine(self) -> None:
        """What is asked for again and again as one set."""
        self.another, self.bygone = frozenset(self.file.another), frozenset(self.file.bygone)
        self.producing = frozenset(self.file.producing)
        self.neither = self.undone | (self.none & self.coordinators)  # "ni mort ni blessé"
        self.counts = self.words(self.file.counts, inflect=True)
        self.prenominal = self.leading - self.determiners
        self.conjunctions = self.coordinators - self.commas
        self.conjunction = self.pack.classes.get("conjunction_and", frozenset())
        self.introducing = self.leading - self.strict_prepositions
        self.carrying = self.leading | self.carriers | self.bare_of
        self.definite = self.pointing - self.some
        self.of_or_by = self.of | self.by
        self.agentive = self.of | self.by | self.source  # name the agent of a passive or a noun
        self.weak = self.prepositions & (
            self.of | self.to | self.by | self.place.singles
        )  # behind a verb not the noun's
        self.nobody = self.inert | self.negation
        self.closed = self.prepositions | self.determiners | self.coordinators | self.relative | self.stops
        self.some_or_other = self.some_of | self.stand_ins
        self.subordinating_or_relating = self.subordinating | self.relating

    def compiled(self, trigger: Trigger) -> Compiled:
        """The trigger with its word lists and slots, made at its first use."""
        found = self._compiled.get(id(trigger))
        if found is None:
            rule = trigger.rule
            found = self._compiled[id(trigger)] = Compiled(
                rule, trigger.part, trigger.reflexive,
                self.words(rule.object, inflect=True) if rule.object else None,
                self.words(rule.also) if rule.also else None,
                self.words(rule.not_, inflect=True) if rule.not_ else None,
                self.slots(trigger.agent), self.slots(trigger.target),
            )  # fmt: skip
        return found

    def is_idle(self, words: list[str], token: int) -> bool:
        """Whether a word for people ends a phrase that speaks of nobody ("in person")."""
        return self._idle.ends_at(words, 0, token + 1)

    def words(self, phrases: Iterable[str], inflect: bool = False) -> Words:
        """Phrases (and `@class` names) as `Words`, with their other numbers when `inflect` is set."""
        key = (*phrases, str(inflect))
        if key not in self._words:
            self._words[key] = self._make(key[:-1], inflect)
        return self._words[key]

    def _make(self, phrases: Iterable[str], inflect: bool) -> Words:
        entries: list[tuple[str, ...]] = []
        types: set[str] = set()
        for phrase in self._expanded(phrases):
            if phrase.startswith("@"):
                types.update(self.file.actor_types.get(phrase[1:], ()))
                continue
            forms = dict.fromkeys(self.pack.morphology.noun(phrase)) if inflect else (phrase,)
            entries += [parts for form in forms if (parts := self.pack.lexicon.words_of(form))]
        return Words(entries, types)

    def _expanded(self, phrases: Iterable[str]) -> Iterable[str]:
        for phrase in phrases:
            if phrase.startswith("@"):
                yield from self.file.classes.get(phrase[1:], ())
            yield phrase

    def slots(self, text: str) -> tuple[Slot, ...]:
        """The slots of "subject | par | de"."""
        if text not in self._slots:
            names = [name.strip() for name in text.split("|") if name.strip()]
            self._slots[text] = tuple(self._slot(name) for name in names)
        return self._slots[text]

    def _slot(self, name: str) -> Slot:
        if name in _KEYWORDS:
            return Slot(name)
        classes = self.pack.classes
        head, _, last = name.rpartition(" ")
        endings = set(classes.get(name[1:], ())) if name.startswith("@") else {last}
        for group in ("of", "to", "by"):
            members = classes.get(group, frozenset())
            endings |= members if last in members else frozenset()
        return Slot(name, self.words([f"{head} {ending}".strip() for ending in sorted(endings)]))


def tables(pack: Pack) -> Tables:
    """The compiled event rules of a pack, made once."""
    return pack.made(Tables)
