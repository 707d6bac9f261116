"""Verb groups: a verb with the auxiliaries, modals, clitics and negation that belong to it.

One pass over the words. A finite verb, or a lone infinitive, participle or gerund, starts a group; the auxiliary
rules of the pack carry it on to its main verb ("auraient déjà été livrés"). What may be a noun as well is settled by
its neighbours.
"""

from __future__ import annotations

from itertools import compress

from factrack.language.readings import ADJECTIVE_TOO, RARELY, SURE, Reading
from factrack.language.records.verbs import Auxiliary
from factrack.language.verbs import Link, VerbTables, tables
from factrack.mentions.analysis import Analysis, VerbGroup
from factrack.mentions.homographs import Homographs

_REACH = 8  # words that may part an auxiliary from its verb
_ASIDE = 14  # words of an aside between commas, skipped whole
_LINKS = 4  # auxiliaries in one group
_BACK = 7  # words before a verb in which a negative subject is looked for
_HEADLINE = 24  # tokens that a headline has at most
_FEWEST = 3  # long words that tell how a headline is written
_LONG = 4  # letters
_TITLE_CASED = 0.85  # of its long words begin with a capital
_AFTER = 4  # words after a verb in which the second half of a negation is looked for


def find(analysis: Analysis) -> None:
    """Fill `analysis.verbs`, in order of the text; groups do not overlap."""
    known, sentence = tables(analysis.pack), analysis.tokens.sentence
    words, raw = analysis.tokens.words, analysis.tokens.raw
    walk = _Walk(analysis, known)
    done = 0
    begins = list(map(known.begins.__getitem__, words))
    for index, begun in compress(enumerate(begins), begins):
        if index < done:
            continue
        reading = (
            begun
            if isinstance(begun, Reading)
            else known.guess(words[index], raw[index], words[index - 1] if index else "")
        )
        if reading is None:
            continue
        span = analysis.spans[sentence[index]]
        group = walk.group(index, reading, span.first, span.last)
        if group is not None:
            analysis.verbs.append(group)
            done = group.last


class _Walk:
    """Reads groups from the words of one document; `first` and `limit` are the bounds of the sentence."""

    def __init__(self, analysis: Analysis, known: VerbTables) -> None:
        self.words = analysis.tokens.words
        self.raw = analysis.tokens.raw
        self.groups = analysis.verbs
        self.known = known
        self.dates = dict(analysis.when_tokens)
        self.numbers = {number.first for number in analysis.numbers}
        self.number_ends = {number.last - 1 for number in analysis.numbers}
        self.headlines: dict[int, bool] = {}
        sets = known.homographs
        self.homographs = (
            None
            if sets is None
            else Homographs(self.words, self.raw, self.groups, self.dates, self.numbers, self.number_ends, known, sets)
        )

    def group(self, index: int, reading: Reading, first: int, limit: int) -> VerbGroup | None:
        """The group that starts with the verb at `index`, or None when the word is no verb there."""
        if self._is_name(index, first) and not self._is_headline(first, limit):
            return None
        before = self.words[index - 1] if index > first else ""
        if before in self.known.determiners and self._ends_name(index - 1, first, limit):
            before = self.raw[index - 1]  # "Pak Song Un a dit"
        after = self.words[index + 1] if index + 1 < limit else ""
        finite = reading.finite is not None and self._is_finite(index, reading, before, after, first, limit)
        lemma, tense = (
            (reading.finite, reading.tense) if finite else self._non_finite(reading, before, index, first, limit)
        )
        if lemma is None:
            return None
        start = index
        while start > first and self.words[start - 1] in self.known.clitics:
            start -= 1
        return self._chain(start, index, lemma, tense, finite, first, limit)

    def _is_name(self, index: int, first: int) -> bool:
        """Whether a capital within the sentence says that the word is a name."""
        raw = self.raw[index]
        if not (raw[0].isupper() and index > first and self.raw[index - 1][-1].isalnum()):
            return False
        return not raw.isupper() or (len(raw) == 1 and self.raw[index - 1].islower())  # "la catégorie A a reculé"

    def _ends_name(self, index: int, first: int, limit: int) -> bool:
        """Whether what looks like an article is the last part of a name."""
        inside = self._is_name(index, first) and self.raw[index - 1][0].isupper()
        return inside and not self._is_headline(first, limit)

    def _is_headline(self, first: int, limit: int) -> bool:
        """Whether a sentence is a headline that writes nearly every word with a capital."""
        if first not in self.headlines:
            words = [word for word in self.raw[first:limit] if len(word) >= _LONG and word.isalpha()]
            capitals = sum(word[0].isupper() for word in words)
            short = limit - first <= _HEADLINE and self.raw[limit - 1] != "."
            self.headlines[first] = short and len(words) >= _FEWEST and capitals >= _TITLE_CASED * len(words)
        return self.headlines[first]

    def _is_finite(self, index: int, reading: Reading, before: str, after: str, first: int, limit: int) -> bool:
        known, caution = self.known, reading.caution
        if caution == SURE and self.words[index].endswith(known.addressed):
            return before in known.address or after in known.address
        if before in known.proof or (before in known.clitics and self._is_proved(index - 2, first)):
            return True
        if caution != RARELY and before in known.clitics and before in known.nominal and index + 1 in self.numbers:
            return (
                not self.groups or self.groups[-1].last < index - 1
            )  # "la CGT en compte 900", not "prend en compte 900"
        if after in known.inverted and after not in known.address:
            return True  # "lit-on", "note-t-il"
        if self.words[index] in known.apposing and not before[-1:].isalnum():
            return False
        if self.homographs is not None:
            return self.homographs.is_finite(index, reading, first, limit, index - 1 in self.number_ends)
        sure = caution == SURE and reading.participle is None
        if before in known.articles:
            if before in known.clitics and self._takes_participle(index, reading, limit):
                return True
            return sure and self.words[index] not in known.article_nouns
        if before in known.nominal or (reading.participle is not None and reading.tense == "past"):
            return sure and before in known.clitics
        if caution == SURE:
            return reading.participle is None or not (after in known.by or before in known.before_noun)
        if caution == RARELY or before in known.determiners or before in known.before_noun or not before:
            return False
        if before[0].isdigit() or index - 1 in self.number_ends or (self.groups and self.groups[-1].last == index):
            return False
        return (caution != ADJECTIVE_TOO and before[-1].isalpha() and before not in known.coordinators) or (
            self._takes_object(index, after, first)
        )

    def _takes_participle(self, index: int, reading: Reading, limit: int) -> bool:
        """Whether an auxiliary of the perfect stands before its participle: what looks like its article is a pronoun."""
        links = self.known.links.get(reading.finite or "", ())
        if all(link.form != "participle" for link in links) or any(
            rule.passive for link in links for rule in link.rules
        ):
            return False
        return self._seek(index + 1, "participle", frozenset(), limit)[0] is not None

    def _is_proved(self, index: int, first: int) -> bool:
        """Whether a subject pronoun, "ne" or their like stands at `index`, or before the clitics there."""
        while index >= first and self.words[index] in self.known.clitics and self.words[index] not in self.known.proof:
            index -= 1
        return index >= first and self.words[index] in self.known.proof

    def _takes_object(self, index: int, after: str, first: int) -> bool:
        """A form that is a noun as often: an object after it proves a verb, or a subject before a preposition."""
        known, before = self.known, self.raw[index - 1]
        if after in known.after_verb or after[:1].isdigit() or index + 1 in self.numbers:
            return True
        if not before[-1].isalnum() and index + 1 < len(self.raw) and self.raw[index + 1][0].isupper():
            return True
        subject = before[0].isupper() or (index - 2 >= first and self.words[index - 2] in known.determiners)
        return subject and after in known.after_subject

    def _non_finite(self, reading: Reading, before: str, index: int, first: int, limit: int) -> tuple[str | None, str]:
        """Lemma and tense of a verb that stands alone and does not conjugate."""
        known = self.known
        if reading.infinitive is not None and (self.homographs is None or self.homographs.infinitive(index, first)):
            told = index + 1 < limit and self.words[index + 1] in known.that
            noun = reading.infinitive in known.article_nouns and not told
            noun = noun and (before in known.determiners or before in known.to or before in known.before_noun)
            return (None, "") if noun else (reading.infinitive, "infinitive")
        if reading.caution == RARELY:
            return None, ""
        if reading.gerund is not None:
            noun = before in known.nominal or before in known.articles
            if self.homographs is not None and not self.homographs.is_gerund(index, reading, limit):
                return None, ""
            return (None, "") if noun and before not in known.gerund_after else (reading.gerund, "gerund")
        done_by = index + 1 < limit and self.words[index + 1] in known.by  # "loin des 300 annoncés par X"
        noun = before in known.determiners or before in known.before_noun or (before[:1].isdigit() and not done_by)
        if reading.participle is None or noun:
            return None, ""
        return (None, "") if reading.participle in known.passive else (reading.participle, "participle")

    def _chain(self, start: int, index: int, lemma: str, tense: str, finite: bool, first: int, limit: int) -> VerbGroup:
        """Follow the auxiliary rules from the verb at `index` to the main verb."""
        head, passive, modal, modal_tense = index, tense == "participle", None, None
        reflexive = start < index and not self.known.reflexive.isdisjoint(self.words[start:index])
        for _ in range(_LINKS):
            links = self.known.links.get(lemma)
            step = self._step(links, head, tense, reflexive, passive, limit) if links else None
            if step is None:
                break
            rule, head, main = step
            if rule.modal and modal is None:
                modal, modal_tense = lemma, tense
            lemma, tense, passive = main, rule.gives.get(tense, tense), rule.passive or (passive and not rule.raised)
        last = head + 1
        while last < limit and last - head <= 2 and self.words[last] in self.known.inverted:
            last += 1
        if not finite and modal is None:
            modal, modal_tense = self._governor(start, first)
        negated = self._negated(start, head, last, first, limit, index) or self._bare(start, head, lemma)
        return VerbGroup(start, last, head, lemma or None, tense, passive, negated, modal, modal_tense, finite)

    def _step(
        self, links: list[Link], head: int, tense: str, reflexive: bool, passive: bool, limit: int
    ) -> tuple[Auxiliary, int, str] | None:
        """The first rule that finds its verb after `head`: the rule, the token and the lemma."""
        for form, through, rules in links:
            found, passed = self._seek(head + 1, form, through, limit)
            if found is None:
                continue
            main = getattr(self.known.words.get(self.words[found]), form, "") or ""
            for rule in rules:
                if bool(rule.through) != passed or (rule.only and tense not in rule.only):
                    continue
                if rule.raised and not passive:
                    continue
                if not rule.of or main in rule.of or (rule.reflexive and reflexive):
                    return rule, found, main
        return None

    def _seek(self, index: int, form: str, through: frozenset[str], limit: int) -> tuple[int | None, bool]:
        """The next verb of this form, past adverbs, negation and one aside; and whether a word of `through` came."""
        known, words, end = self.known, self.words, index + _REACH
        passed = aside = parted = False
        while index < min(limit, end):
            word = words[index]
            reading = known.words.get(word)
            if reading is not None and reading.caution != RARELY and getattr(reading, form) is not None:
                return index, passed
            step = self._skip(index, word, form, limit)
            if word in through and not passed:
                passed, step = True, 1
            elif not step and word in known.comma and not aside:
                step = 1 if parted else self._aside(index, limit)  # "a quant à lui, compté": half of its commas
                aside, end = True, end + step
            if not step:
                unknown = form == "participle" and word.endswith(known.participle_endings) and word not in known.closed
                return (index if unknown and reading is None else None), passed
            index, parted = index + step, step > 1
        return None, passed

    def _skip(self, index: int, word: str, form: str, limit: int) -> int:
        """How many words from `index` may stand inside a group (0: none)."""
        known = self.known
        if word in known.between or word.endswith(known.adverb_endings):
            return 1
        if form == "infinitive" and word in known.clitics:
            return 1
        for rest in known.medial.get(word, ()):
            last = index + 1 + len(rest)
            if last <= limit and tuple(self.words[index + 1 : last]) == rest:
                return last - index
        if index + 1 < limit and index + 1 in self.dates and word in known.prepositions:
            return self.dates[index + 1] - index  # "were on Thursday killed"
        return self.dates.get(index, index) - index

    def _aside(self, index: int, limit: int) -> int:
        """Length of what stands between the comma at `index` and the next one, both included (0: no next one)."""
        for other in range(index + 2, min(limit, index + _ASIDE)):
            if self.words[other] in self.known.comma:
                return other + 1 - index
        return 0

    def _governor(self, start: int, first: int) -> tuple[str | None, str | None]:
        """Lemma and tense of the verb right before an infinitive ("prévoit de" livrer)."""
        if not self.groups or self.groups[-1].first < first or start - self.groups[-1].last > 3:
            return None, None
        group = self.groups[-1]
        position = group.last
        while position < start:
            joins = self.words[position] in self.known.joins
            step = 1 if joins else self._skip(position, self.words[position], "participle", start)
            if not step:
                return None, None
            position += step
        return group.lemma, group.tense

    def _negated(self, start: int, head: int, last: int, first: int, limit: int, index: int) -> bool:
        """Both halves of a negation, or a verb that needs but the first; "ne … que" restricts and does not negate."""
        known, words = self.known, self.words
        if not known.negation_first:
            within = not known.negation.isdisjoint(words[start:last]) or self._has_none(start, first)
            return within or self._denies(head, last, limit)
        if known.negation_first.isdisjoint(words[start:head]):
            return start > first and words[start - 1] in known.negation and self._bare_infinitive(index)
        for position in range(index + 1, min(limit, last + _AFTER)):
            if words[position] in known.negation:
                limits = words[position] in known.limiting and words[position + 1 : position + 2]
                return not (limits and limits[0] in known.that)
            if position >= last and (words[position] in known.comma or words[position] in known.that):
                break
        if not known.negative_subject.isdisjoint(words[max(first, start - _BACK) : start]):
            return True
        reading = known.words.get(words[index])
        return reading is not None and reading.finite in known.bare_negation

    def _denies(self, head: int, last: int, limit: int) -> bool:
        """Whether an auxiliary that stands alone is negated by the word behind it ("there was not a single fire")."""
        reading = self.known.words.get(self.words[head])
        if head + 1 != last or last >= limit or reading is None or reading.finite not in self.known.links:
            return False
        return self.words[last] in self.known.negation - self.known.negative_subject

    def _bare(self, start: int, head: int, lemma: str) -> bool:
        """A compound verb that needs but the first half of a negation ("n'a cessé de")."""
        if lemma not in self.known.bare_negation:
            return False
        return not self.known.negation_first.isdisjoint(self.words[start:head])

    def _has_none(self, start: int, first: int) -> bool:
        """A subject that says "none" before the verb, in the same clause."""
        known, words = self.known, self.words
        for position in range(start - 1, max(first, start - _BACK) - 1, -1):
            if words[position] in known.negative_subject:
                return True
            if words[position] in known.comma or words[position] in known.that or words[position] in known.nominal:
                return False
        return False

    def _bare_infinitive(self, index: int) -> bool:
        reading = self.known.words.get(self.words[index])
        return reading is not None and reading.infinitive is not None
