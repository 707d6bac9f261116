"""Where an event's words stand: the verb group, the clause, the actors and dates around a token."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from factrack.facts import forms
from factrack.facts.events.belonging import habits, is_yardstick, moved
from factrack.facts.events.heads import compounded, is_joined
from factrack.facts.events.naming import ACTING, longest, outermost
from factrack.facts.events.sources import sources
from factrack.facts.events.tables import Tables
from factrack.language import verbs
from factrack.language.records.actors import NAME
from factrack.mentions.analysis import ActorMention, Analysis, Clause, Span, VerbGroup

_PERSONS = ("person", "actor.role")  # hits of nouns that say what a person is
_DISTANCE = "distance"  # the topic of units of length
_CLAUSAL = frozenset({"that", "incise", "quote"})
_LANDS = frozenset({"country", "place"})
_PEOPLE = "demonym noun"  # the rule of such a mention
_SUPPORTED = 6  # words between a support verb and its noun


class Scene:
    """Indexes over one document's mentions; every answer is a bisection and a short walk."""

    def __init__(self, analysis: Analysis, tables: Tables) -> None:
        self.analysis, self.tables = analysis, tables
        self.words = analysis.tokens.words
        self.index = analysis.index
        self.clause_at = self.index.clause_at
        self.group_at: Callable[[int], VerbGroup | None] = self.index.verb_at.get
        self.groups = self.index.verbs
        self.inner_actors = self.index.actors  # those inside a name too: "soldats turcs" holds a country
        self._outer = outermost(analysis.actors)
        self._actors = [mention.first for mention in self._outer]
        self._numbers = {number.last: number.first for number in analysis.numbers}
        self._counts = {number.first: number.last for number in analysis.numbers}
        self._whens = self.index.when_starts
        self.dated = {
            token
            for (first, last), when in zip(analysis.when_tokens, analysis.whens, strict=True)
            for token in range(first, last)
            if when.kind == "date"
        }
        self._moved = moved(analysis, tables)
        self.habits = habits(analysis)
        self._eves = {
            last
            for (_, last), when in zip(analysis.when_tokens, analysis.whens, strict=True)
            if when.relative and forms.on_event(when.relative)
        }
        self._yardsticks = {index for index in range(len(analysis.whens)) if is_yardstick(analysis, tables, index)}
        self._capitals = {hit.first: hit.tag.data.capital for hit in analysis.of(NAME) if hit.tag.data.capital}
        self.limits: dict[tuple[int, int, bool], int] = {}  # where complements end, for what asks again
        self._play: dict[int, bool] = {}
        self._lands: set[str] | None = None
        self._lengths = {hit.first for hit in analysis.of("unit") if hit.tag.data.of_topic == _DISTANCE}
        self._persons = {first for kind in _PERSONS for first, last, _ in analysis.of(kind) if last == first + 1}
        self._historic: dict[tuple[int, int], tuple[int, int] | None] = {}
        self.somebody = longest(analysis)
        self._people = sorted(self.somebody)
        self._speakers = {
            token: frame.claimant
            for frame in analysis.frames
            if frame.claimant and not frame.carried
            for token in range(*frame.cue)
        }
        self.cues = {
            token for frame in analysis.frames if frame.kind in _CLAUSAL for token in range(*frame.cue)
        }  # of what is said in a clause or a quotation
        self.sources = sources(analysis, tables)

    def looks_back(self, group: VerbGroup) -> bool:
        """Whether a verb is told in a tense before the past ("had signed")."""
        return verbs.tables(self.analysis.pack).looks_back(self.words[group.first : group.head])

    def is_infinitive(self, group: VerbGroup) -> bool:
        """Whether a group is an infinitive, of what is done or was ("to send", "to have sent")."""
        if group.tense == "infinitive" or group.finite or group.tense != "past":
            return group.tense == "infinitive"
        readings = verbs.tables(self.analysis.pack).words
        begun = (readings.get(self.words[index]) for index in range(group.first, group.head))
        return any(reading is not None and reading.infinitive is not None for reading in begun)

    def past_adjectives(self, token: int) -> int:
        """The first token of a noun and the adjectives right before it, behind its determiner ("the recent" riots)."""
        words, plain = self.words, self.tables.prenominal
        while token > 0 and words[token - 1] in plain:
            token -= 1
        return token

    def numbered(self, token: int) -> int:
        """The first token of a number that ends right before `token`, else `token`."""
        return self._numbers.get(token, token)

    def is_counted(self, token: int) -> bool:
        """Whether a number ends right before a token, or before the "of" of a collective ("une centaine de")."""
        last = token - 1 if token and self.words[token - 1] in self.tables.bare_of else token
        return last in self._numbers

    def is_length(self, token: int) -> bool:
        """Whether a unit of distance behind a number begins at a token ("400 km")."""
        return token in self._lengths and token in self._numbers

    def past_count(self, token: int) -> int:
        """The first token behind a number, with its hedge, that begins at `token`, else `token`."""
        return self._counts.get(token, token)

    def actors(self, first: int, last: int) -> list[ActorMention]:
        """The actor mentions that start at tokens `[first, last)`, without those inside the name of another."""
        return self._outer[bisect_left(self._actors, first) : bisect_left(self._actors, last)]

    def whens(self, first: int, last: int) -> list[int]:
        """Indices of the dates (no durations, no sets, no yardsticks) that start at tokens `[first, last)`."""
        found = range(bisect_left(self._whens, first), bisect_left(self._whens, last))
        return [i for i in found if self.analysis.whens[i].kind == "date" and i not in self._yardsticks]

    def first_when(self, first: int, last: int) -> int | None:
        """Index of the first date that starts at tokens `[first, last)` with no verb before it."""
        index = next(iter(self.whens(first, last)), None)
        return index if index is not None and not self.groups(first, self.analysis.when_tokens[index][0]) else None

    def when_at(self, token: int) -> int | None:
        """Index of the date that starts at a token."""
        index = bisect_left(self._whens, token)
        found = index < len(self._whens) and self._whens[index] == token
        return index if found and self.analysis.whens[index].kind == "date" else None

    def when_ending(self, token: int) -> int | None:
        """Index of the date that ends right before a token, or before a comma there."""
        if token and self.words[token - 1] in self.tables.commas:
            token -= 1
        index = bisect_left(self._whens, token) - 1
        found = index >= 0 and self.analysis.when_tokens[index][1] == token
        return index if found and self.analysis.whens[index].kind == "date" else None

    def people_at(self, token: int, limit: int) -> int:
        """How many tokens from `token` are a noun for people, their role or their body (0: none)."""
        known = self.somebody.get(token, 0)
        if token + known > limit:
            known = 0
        known = max(known, self.tables.people.at(self.words, token, limit))
        if known == 1 and self.words[token] in self.tables.capital and not self.analysis.tokens.raw[token][0].isupper():
            return 0  # "État" is a state, "état" is none
        if known == 1 and (self._is_adjective(token) or self._is_verb(token) or self.tables.is_idle(self.words, token)):
            return 0
        return compounded(self, token, token + known, limit) if known and self.tables.compound else known

    def _is_verb(self, token: int) -> bool:
        """Whether a noun for people is here a participle behind its noun ("the general accused by the court")."""
        group = self.group_at(token)
        if group is None or group.head != token or token == 0 or is_joined(self, token):
            return False
        counted = self.numbered(token) < token or (
            self.is_counted(token) and self.words[token] not in self.tables.inert
        )
        return not counted and self.words[token - 1] not in self.tables.leading

    def _is_adjective(self, token: int) -> bool:
        """Whether a noun for people only qualifies a noun beside it ("une coopération militaire", "d'autres lois")."""
        words, tables = self.words, self.tables
        if words[token] in tables.leading and token + 1 < len(words) and self.is_plain(token + 1):
            return True
        several = tables.compound and (words[token].endswith(tables.plural_ends) or words[token] in tables.plural_nouns)
        if token and words[token - 1] in tables.degree and not several:
            return True  # "the most deadly", but "as rebels fled"
        if words[token] not in tables.adjectival or token == 0 or self.numbered(token) < token:
            return False
        return self.is_plain(token - 1) and words[token - 1] not in tables.leading

    def is_plain(self, token: int) -> bool:
        """Whether a token is a word that is no grammar and no verb."""
        word = self.words[token]
        return word[0].isalpha() and word not in self.tables.small and self.group_at(token) is None

    def moves_on(self, span: Span) -> bool:
        """Whether a sentence moves on by a time that it leaves open ("a few weeks later")."""
        return span.index in self._moved

    def gap(self, first: int, last: int) -> list[str]:
        """The words at tokens `[first, last)` without dates and the commas around them ("held, on Monday, talks")."""
        words, dated, commas = self.words, self.dated, self.tables.commas
        return [
            words[index]
            for index in range(first, last)
            if index not in dated and not (words[index] in commas and not dated.isdisjoint((index - 1, index + 1)))
        ]

    def unbracketed(self, first: int, last: int) -> list[str]:
        """The words at tokens `[first, last)` without what stands in brackets."""
        found, depth = [], 0
        for word in self.words[first:last]:
            depth += word in self.tables.opening
            if not depth:
                found.append(word)
            depth -= word in self.tables.shutting and depth > 0
        return found

    def breaks_at(self, index: int) -> bool:
        """Whether a token parts two phrases: a mark that stands beside no date."""
        return self.words[index] in self.tables.breaks and self.dated.isdisjoint((index - 1, index + 1))

    def is_dated(self, token: int) -> bool:
        """Whether a token belongs to the words of a date ("last March")."""
        return token in self.dated

    def dates_from(self, token: int) -> bool:
        """Whether a date that leans on an event ends right before a token ("the day after the" vote)."""
        return token in self._eves

    def has_people(self, first: int, last: int) -> bool:
        """Whether a noun for people, their role or their body starts at tokens `[first, last)`."""
        return bisect_left(self._people, first) < bisect_left(self._people, last)

    def speaker_at(self, token: int) -> str | None:
        """Who speaks where a token belongs to the words of a report."""
        return self._speakers.get(token)

    def acts(self, mention: ActorMention, state: bool = True) -> bool:
        """Whether a mention can act: a party, or a capital that stands for its `state`."""
        return mention.type in ACTING or (state and mention.type == "place" and mention.first in self._capitals)

    def is_soil(self, mention: ActorMention) -> bool:
        """Whether an adjective only says whose soil is meant ("the North Korean capital"): the country itself."""
        return mention.adjective and mention.first > 0 and self.words[mention.first - 1] in self.tables.soil

    def name_of(self, mention: ActorMention, state: bool = True) -> str:
        """Name of an actor: of a role that a person's name follows the person, of a capital its `state`."""
        if mention.type == "place":
            capital: str | None = self._capitals.get(mention.first) if state else None
            return capital or mention.name
        if mention.type == "organisation" and mention.last - mention.first > 1:
            return self._owner_of(mention) or mention.name
        for other in self.actors(mention.last, mention.last + 1):
            if other.type == "person" and mention.type == "person":
                return other.name
        return self.analysis.slice(mention.first, mention.last) if self._is_some(mention) else mention.name

    def _is_some(self, mention: ActorMention) -> bool:
        """Whether a people's name means some of its members and not the state ("un Tunisien", "deux Français")."""
        if mention.rule != _PEOPLE or mention.first == 0:
            return False
        tables, index = self.tables, mention.first - 1
        while index > 0 and self.words[index] in tables.prenominal:
            index -= 1
        before = self.words[index]
        if self.is_one(index):
            return True
        return before not in tables.determiners and before[0].isalpha() and before not in tables.small

    def _owner_of(self, mention: ActorMention) -> str | None:
        """The country whose soldiers or whose regime an organisation is ("soldats turcs")."""
        if self.tables.owned.isdisjoint(self.words[mention.first : mention.first + 2]):
            return None
        inside = self.inner_actors(mention.first, mention.last)
        return next((other.name for other in inside if other.type == "country" and other.adjective), None)

    def person_at(self, token: int) -> bool:
        """Whether a token is a noun that says what a person is, no body and no adjective."""
        return token >= 0 and token in self._persons and self.people_at(token, token + 1) > 0

    def is_land(self, name: str) -> bool:
        """Whether a name is that of a state or a place in this document."""
        if self._lands is None:
            self._lands = {mention.name for mention in self.analysis.actors if mention.type in _LANDS}
        return name in self._lands

    def is_one(self, token: int) -> bool:
        """Whether a determiner speaks of one or some of a kind ("un", "deux") and not of the kind."""
        tables, word = self.tables, self.words[token]
        if self.numbered(token + 1) <= token or word in tables.some:
            return True
        return word in tables.masculine or word in tables.feminine

    def people_before(self, token: int) -> list[ActorMention]:
        """The persons named in the sentence of a token before it and in the two sentences before that."""
        span = self.analysis.span_of(token)
        first = self.analysis.spans[max(0, span.index - 2)].first
        return [mention for mention in self.actors(first, token) if mention.type == "person"]

    def is_play(self, token: int) -> bool:
        """Whether the sentence of a token speaks of sport."""
        span = self.analysis.span_of(token)
        found = self._play.get(span.index)
        if found is None:
            found = self._play[span.index] = self.tables.play.within(self.words, span.first, span.last)
        return found

    def historic(self, clause: Clause) -> tuple[int, int] | None:
        """Tokens `[first, last)` of the first name of a war or crisis long past in a clause itself, sooner one with known
        years, or None."""
        key = (clause.first, clause.last)
        if key not in self._historic:
            self._historic[key] = self._find_historic(clause)
        return self._historic[key]

    def _find_historic(self, clause: Clause) -> tuple[int, int] | None:
        words, names, years = self.words, self.tables.historic, self.tables.years
        if names.heads.isdisjoint(words[clause.first : clause.last]):
            return None
        found = [
            (index, index + length)
            for index in range(clause.first, clause.last)
            if (length := names.at(words, index, clause.last)) and self.belongs(index, clause)
        ]
        dated = (name for name in found if years.get(tuple(words[slice(*name)])))
        return next(dated, found[0] if found else None)

    def belongs(self, token: int, clause: Clause) -> bool:
        """Whether a token stands in a clause itself and in none inside it."""
        return self.clause_at[token] is clause

    def parent_of(self, clause: Clause, token: int) -> Clause | None:
        """The clause that a clause of this token's sentence hangs on."""
        clauses = self.analysis.clauses
        if clause.parent is None or not clauses:
            return None
        return clauses[self.analysis.tokens.sentence[token]][clause.parent]

    def support_of(self, noun: int, clause: Clause) -> VerbGroup | None:
        """The verb right before a noun that only carries it ("mener une attaque")."""
        groups = self.groups(clause.first, noun)
        if not groups or groups[-1].lemma not in self.tables.support or noun - groups[-1].last > _SUPPORTED:
            return None
        return groups[-1]
