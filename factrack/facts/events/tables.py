"""The event rules of a pack, compiled once: words to look for, prepositions of each slot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factrack.language.pack import Pack
from factrack.language.records.events import File, Rule, Trigger

_KEYWORDS = frozenset({"subject", "object", "owner"})


@dataclass(frozen=True, slots=True)
class Words:
    """Words and phrases to look for, by first word, and the types of actors that count as well."""

    singles: frozenset[str]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    actor_types: frozenset[str]

    def at(self, words: list[str], index: int, limit: int) -> int:
        """How many tokens from `index` are one of these (0: none)."""
        word = words[index]
        for rest in self.phrases.get(word, ()):
            last = index + 1 + len(rest)
            if last <= limit and tuple(words[index + 1 : last]) == rest:
                return last - index
        return 1 if word in self.singles else 0

    def ends_at(self, words: list[str], first: int, last: int) -> bool:
        """Whether one of these ends right before `last`, none of it before `first`."""
        return any(self.at(words, index, last) == last - index for index in range(max(first, last - 5), last))

    def within(self, words: list[str], first: int, last: int) -> bool:
        """Whether one of these stands at tokens `[first, last)`."""
        if not self.singles.isdisjoint(words[first:last]):
            return True
        return bool(self.phrases) and any(self.at(words, index, last) for index in range(first, last))


@dataclass(frozen=True, slots=True)
class Slot:
    """One place to look for an actor: a keyword ("subject", "object", "owner") or a preposition as `Words`."""

    name: str
    words: Words | None = None


@dataclass(frozen=True, slots=True)
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
        file, classes = self.file, pack.classes
        self.support = frozenset(file.support)
        self.simultaneous = self.words(file.simultaneous)
        self.generic = self.words(file.generic)
        self.hypothetical = self.words(file.hypothetical)
        self.play = self.words(file.play)
        self.intending = self.words(file.intending)
        self.historic = self.words(file.historic)
        self.carriers = frozenset(file.carriers)
        self.people = self.words(file.classes.get("people", ()), inflect=True)
        self.forces = self.words(file.classes.get("troops", ()), inflect=True)
        self.place = self.words(file.place)
        self.sequence = frozenset(file.sequence)
        self.question = frozenset(file.question)
        self.refusing = frozenset(file.refusing)
        self.of = classes.get("of", frozenset())
        self.determiners = classes.get("determiner", frozenset())
        self.prepositions = classes.get("preposition", frozenset()) | self.of | classes.get("to", frozenset())
        self.coordinators = classes.get("coordinator", frozenset()) | classes.get("comma", frozenset())
        self.demonstrative = classes.get("demonstrative", frozenset())
        self.pointing = (
            self.determiners - classes.get("indefinite", frozenset()) - classes.get("quantifier", frozenset())
        )
        self.genitive = classes.get("genitive", frozenset())
        self.reflexive = classes.get("reflexive", frozenset())
        self.relative = classes.get("relative_subject", frozenset())
        self.pronouns = classes.get("third_person", frozenset()) | classes.get("inverted_pronoun", frozenset())
        self.contraction = classes.get("contraction", frozenset())
        self.clitics = frozenset().union(
            *(classes.get(name, frozenset()) for name in ("object_pronoun", "reflexive", "negation_first", "negation"))
        )
        anaphora = pack.files["actors"].anaphora
        self.singular = frozenset((*anaphora.he, *anaphora.she))
        self.by = classes.get("by", frozenset())
        self.bare_of = self.of - self.contraction
        self.article = self.contraction & classes.get("indefinite", frozenset())
        self.strict_prepositions = self.prepositions - self.article
        self.subordinating = frozenset().union(
            *(classes.get(name, frozenset()) for name in ("subordinator", "that", "relative", "condition"))
        )
        self.owned = self.words(file.classes.get("owned", ()), inflect=True).singles
        self.breaks = frozenset().union(*(classes.get(name, frozenset()) for name in ("comma", "separator", "stop")))
        self.stops = frozenset().union(
            *(
                classes.get(name, frozenset())
                for name in ("comma", "separator", "stop", "closing_quote", "opening_quote")
            )
        )

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

    def words(self, phrases: Iterable[str], inflect: bool = False) -> Words:
        """Phrases (and `@class` names) as `Words`, with their other numbers when `inflect` is set."""
        key = (*phrases, str(inflect))
        if key not in self._words:
            self._words[key] = self._make(key[:-1], inflect)
        return self._words[key]

    def _make(self, phrases: Iterable[str], inflect: bool) -> Words:
        singles: set[str] = set()
        longer: dict[str, list[tuple[str, ...]]] = {}
        types: set[str] = set()
        for phrase in self._expanded(phrases):
            if phrase.startswith("@"):
                types.update(self.file.actor_types.get(phrase[1:], ()))
                continue
            for form in dict.fromkeys(self.pack.morphology.noun(phrase)) if inflect else (phrase,):
                parts = self.pack.lexicon.words_of(form)
                if len(parts) == 1:
                    singles.add(parts[0])
                elif parts:
                    longer.setdefault(parts[0], []).append(parts[1:])
        ordered = {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in longer.items()}
        return Words(frozenset(singles), ordered, frozenset(types))

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
    if "events" not in pack.cache:
        pack.cache["events"] = Tables(pack)
    found: Tables = pack.cache["events"]
    return found
