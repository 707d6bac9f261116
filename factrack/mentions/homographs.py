"""Verbs among nouns and participles of the same form: "the attack", "rebels attack", "12 men killed by rebels".

For languages that spell them alike (`homographs` in verbs.toml). A noun is told by what stands before it and by
agreement, a participle by the missing object and by another finite verb of its clause.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from factrack.language.readings import RARELY, SURE, Reading
from factrack.language.verbs import HomographSets, VerbTables
from factrack.mentions.analysis import VerbGroup

_MANY = 24  # verb groups before a word that are looked at: no sentence of a person has more
_FAR = 120  # words
_AHEAD = 14  # words after a past form in which the verb of its clause is looked for


class Homographs:
    """Decides for one document.

    `words` and `raw` are its tokens, `groups` the verb groups found so far; `dates` and `numbers` hold the first
    tokens of dates and numbers, `number_ends` the last ones.
    """

    def __init__(
        self,
        words: Sequence[str],
        raw: Sequence[str],
        groups: list[VerbGroup],
        dates: Mapping[int, int],
        numbers: Set[int],
        number_ends: Set[int],
        known: VerbTables,
        sets: HomographSets,
    ) -> None:
        self.words, self.raw, self.groups = words, raw, groups
        self.dates, self.numbers, self.number_ends = dates, numbers, number_ends
        self.known, self.sets = known, sets

    def is_finite(self, index: int, reading: Reading, first: int, limit: int, after_number: bool) -> bool:
        """Whether the form at `index` is a finite verb; what proves one before it was asked already."""
        known, before = self.known, self.words[index - 1] if index > first else ""
        if before in known.articles or before in known.determiners:
            return False
        if reading.finite in self.sets.auxiliaries:
            return reading.infinitive is None or not self.infinitive(index, first)
        if before in known.nominal:
            return False
        if reading.caution == RARELY or self._qualifies(index - 1, before, reading):
            return False
        if reading.participle is not None and reading.tense == "past":
            if after_number and (self._before_plural(index, limit) or self._verb_ahead(index, limit)):
                return False  # "14 wrecked cars", "14 suspected Ansar rebels were killed"
            return self._is_past(index, reading, before, first, limit)
        if reading.caution == SURE:
            if after_number and reading.infinitive is not None and self._before_plural(index, limit):
                return False  # "100 phone calls"
            return reading.infinitive is None or self._agrees(index, first)
        if self.groups and self.groups[-1].last == index:
            return False
        if before and index - 2 in self.number_ends and before[-1].isalnum() and not self._is_plural(before):
            return False  # "two separate attacks": what is counted is still to come
        if before in known.comma:
            return self._takes_object(index, limit) and (self._is_apposed(index, first) or not self._has_finite(first))
        if not before or not before[-1].isalnum() or after_number:
            return False
        if reading.infinitive is not None:
            return self._is_plural(before) and self._takes_object(index, limit)
        return self._takes_object(index, limit) or (
            self._ends_clause(index, limit) and self._is_alone(index, first) and not self._verb_ahead(index, limit)
        )

    def infinitive(self, index: int, first: int) -> bool:
        """Whether a lone infinitive may stand at `index`: a word that announces one before it, perhaps an adverb between."""
        position = index - 1
        if position > first and self._is_adverb(self.words[position]):
            position -= 1
        return position >= first and self.words[position] in self.sets.infinitive_after

    def is_gerund(self, index: int, reading: Reading, limit: int) -> bool:
        """Whether a lone gerund is a verb: one that is a noun as often needs an object."""
        return reading.caution == SURE or self._takes_object(index, limit)

    # ---- past forms

    def _is_past(self, index: int, reading: Reading, before: str, first: int, limit: int) -> bool:
        known, sets = self.known, self.sets
        after = self.words[index + 1] if index + 1 < limit else ""
        if not before or after in known.by:
            return False
        if self.groups and self.groups[-1].last == index and self.groups[-1].lemma in known.bare_complement:
            return False  # "said suspected rebels had …"
        lemma = reading.participle
        if before in known.comma:
            return lemma not in sets.naming and self._resumes(index, first, limit)
        if self._is_followed(index, limit):
            return lemma not in sets.naming or not self._verb_ahead(index, limit)
        if lemma in sets.transitive or not self._is_alone(index, first):
            return False
        return lemma in known.bare_complement or not self._verb_ahead(index, limit)

    def _resumes(self, index: int, first: int, limit: int) -> bool:
        """After a comma: an object follows, or the sentence has no verb yet and no aside begins here."""
        if self._is_followed(index, limit):
            return True
        if self._is_apposed(index, first):
            return True
        if self._has_finite(first):
            return False
        for position in range(index + 1, min(limit, index + _AHEAD)):
            if self.words[position] in self.known.comma:
                return position + 1 >= limit or self.known.words.get(self.words[position + 1]) is None
        return True

    def _has_finite(self, first: int) -> bool:
        return any(group.finite for group in self._groups_since(first))

    def _is_apposed(self, index: int, first: int) -> bool:
        """Whether the comma before ends an apposition: "the general, a veteran of two wars, …"."""
        words, known = self.words, self.known
        for position in range(index - 2, max(first, index - _AHEAD), -1):
            if self.groups and self.groups[-1].last > position:
                return False
            if words[position] in known.comma:
                opens = words[position + 1] in known.determiners or words[position + 1] in self.sets.asides
                return opens or self.raw[position + 1][0].isupper()
        return False

    def _is_alone(self, index: int, first: int) -> bool:
        """No finite verb before in the same clause, or fewer of them than clauses were opened for."""
        finite = [group for group in self._groups_since(first) if group.finite]
        if all(not self.sets.barriers.isdisjoint(self.words[group.last : index]) for group in finite):
            return True
        opened = sum(word in self.sets.openers for word in self.words[max(first, index - _FAR) : index])
        return len(finite) <= opened + sum(group.lemma in self.known.bare_complement for group in finite)

    def _groups_since(self, first: int) -> list[VerbGroup]:
        found = []
        for group in reversed(self.groups[-_MANY:]):
            if group.first < first:
                break
            found.append(group)
        return found

    def _verb_ahead(self, index: int, limit: int) -> bool:
        """Whether another verb, surely finite, comes before the clause ends."""
        for position in range(index + 1, min(limit, index + _AHEAD)):
            word = self.words[position]
            if word in self.sets.barriers:
                return False
            reading = self.known.words.get(word)
            if reading is None or reading.finite is None or reading.caution != SURE:
                continue
            sure = reading.participle is None or reading.finite in self.sets.auxiliaries
            sure = sure or (reading.tense == "past" and self._takes_object(position, limit) and self._begins(position))
            if sure and (reading.infinitive is None or self._agrees(position, index)):
                return True
        return False

    def _before_plural(self, index: int, limit: int) -> bool:
        """Whether a noun in the plural follows, to which the word belongs."""
        after = self.words[index + 1] if index + 1 < limit else ""
        return self._is_plural(after) and after[:1].isalpha() and not self._takes_object(index, limit)

    def _begins(self, position: int) -> bool:
        """No auxiliary stands right before."""
        before = self.known.words.get(self.words[position - 1])
        return before is None or (before.finite or before.infinitive) not in self.sets.auxiliaries

    # ---- neighbours

    def _takes_object(self, index: int, limit: int) -> bool:
        """A determiner, number, pronoun, name or "that" follows, perhaps behind a particle ("carried out an attack")."""
        after = index + 1
        if after < limit and self.words[after] in self.sets.particles:
            after += 1
        if after >= limit or after in self.dates:
            return False
        word, raw = self.words[after], self.raw[after]
        if word in self.known.after_verb or word in self.sets.objects or word[0].isdigit() or after in self.numbers:
            return True
        return raw[0].isupper() and not self.raw[index][0].isupper()

    def _is_followed(self, index: int, limit: int) -> bool:
        """Whether what follows a past form may be its object: no preposition, adverb, date, mark or joining word."""
        if self._takes_object(index, limit):
            return True
        after = index + 1
        if after < limit and self.words[after] in self.sets.particles:
            after += 1
        if after >= limit or after in self.dates:
            return False
        word = self.words[after]
        if word in self.sets.quotes and after > index + 1:
            return True  # "carried out "reprisals""
        if not word[0].isalpha() or word in self.known.after_subject or word in self.sets.barriers:
            return False
        reading = self.known.words.get(word)
        return not self._is_adverb(word) and (reading is None or reading.caution != SURE)

    def _ends_clause(self, index: int, limit: int) -> bool:
        after = self.words[index + 1] if index + 1 < limit else ""
        return not after or (after in self.known.after_subject and after not in self.sets.of)

    def _qualifies(self, index: int, before: str, reading: Reading) -> bool:
        """Whether an adjective stands before what so must be a noun; one that is an adverb too proves less, a name nothing."""
        known = self.known
        if before not in known.before_noun or self.raw[index][0].isupper():
            return False
        if reading.tense == "past" and before in self.sets.people:
            return False  # "an official said"
        return reading.caution != SURE or before not in known.between

    def _agrees(self, index: int, first: int) -> bool:
        """Whether a plain form may have what stands before it for subject: several, a name, or a clause that ends."""
        if index == first:
            return True
        before = self.words[index - 1]
        return (
            self._is_plural(before)
            or self.raw[index - 1][0].isupper()
            or not before[0].isalpha()
            or self._is_small(before)
        )

    def _is_small(self, word: str) -> bool:
        return word in self.sets.barriers or word in self.sets.objects or self._is_adverb(word)

    def _is_plural(self, word: str) -> bool:
        return word in self.sets.plurals or word.endswith(self.sets.plural_ends)

    def _is_adverb(self, word: str) -> bool:
        return word in self.known.between or word.endswith(self.known.adverb_endings or ("\0",))
