"""What the verbs say of a fact: the verb of its clause, then the verbs that govern the clause.

A clause is read from the inside outwards. Negation, modal and tense of its own verb come first, then a verb above it
that settles what it governs ("plan to", "refuse to", "suspect that"). Some facts no verb touches: what is presupposed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from factrack.facts import presupposed
from factrack.frozen import frozen
from factrack.language.pack import Pack
from factrack.language.records.modality import Effect, File, Governor, Modal
from factrack.language.tokenizer import fold
from factrack.mentions.analysis import Analysis, Clause, Hit, VerbGroup

Verdict = tuple[Effect, str] | None
_DEPTH = 6  # clauses looked at upwards
_OPEN: frozenset[str] = frozenset({"planned", "possible"})
_BEFORE = 3  # words between a preposition or a number and what hangs on it


@frozen
class Rules:
    """The record `modality.toml`, by lemma."""

    file: File
    modals: dict[str, Modal]
    governors: dict[tuple[str, str], Governor]
    whole: frozenset[str]
    without: frozenset[str]
    comma: frozenset[str]
    copulas: frozenset[str]
    none: frozenset[str]
    occurrence: frozenset[str]
    causing: frozenset[str]
    purposes: frozenset[str]
    conditions: frozenset[tuple[str, ...]]


def rules_of(pack: Pack) -> Rules:
    """The rules of `pack`, compiled at the first call."""
    return pack.made(_compile)


def _compile(pack: Pack) -> Rules:
    file: File = pack.files["modality"]
    return Rules(
        file,
        {fold(verb): modal for modal in file.modal for verb in modal.verbs},
        {(over, fold(verb)): rule for rule in reversed(file.governor) for over in rule.over for verb in rule.verbs},
        frozenset(file.whole),
        frozenset(file.without),
        pack.classes.get("comma", frozenset()),
        frozenset(fold(verb) for verb in file.copulas),
        pack.classes.get("negative_subject", frozenset()),
        frozenset(fold(verb) for verb in file.occurrence),
        frozenset(fold(verb) for verb in file.causing),
        frozenset(file.purposes),
        frozenset(pack.lexicon.words_of(phrase) for phrase in file.conditions),
    )


def hits_in(analysis: Analysis, kind: str, first: int, last: int) -> Iterator[Hit]:
    """Cue words of one kind that start in `[first, last)`."""
    hits = analysis.of(kind)
    for place in range(bisect_left(hits, first, key=lambda hit: hit.first), len(hits)):
        if hits[place].first >= last:
            return
        yield hits[place]


class ClauseReading:
    """The clause of one fact and those above it."""

    def __init__(self, analysis: Analysis, rules: Rules, first: int, last: int) -> None:
        self.analysis, self.rules = analysis, rules
        self.first, self.last = first, last
        self.wanted = False  # whether a verb takes the fact for its object and settles it: "expects 300 guests"
        self.words = analysis.tokens.words
        self.clauses = analysis.clauses[analysis.tokens.sentence[first]]

    def verdict(self) -> Verdict:
        """What the verbs say of the fact."""
        group = self._own_group()
        if group is not None and group.tense == "participle":
            if group.head == self.first:
                return None
            group = None
        clause = self.analysis.index.clause_at[self.first]
        found = self._of_clause(clause, group, _DEPTH)
        if found is None or group is not None or self.wanted or found[0] not in _OPEN:
            return found
        return None if self._is_known(self._verb(clause)) else found

    def _is_known(self, verb: VerbGroup | None) -> bool:
        return presupposed.is_known(self.analysis, self.first, self.last, verb, self.rules.occurrence)

    def _is_new(self, group: VerbGroup) -> bool:
        """Whether what a verb acts on is not known before: it brings it about, or no article says so."""
        return group.lemma in self.rules.causing or not self._is_known(group)

    def _own_group(self) -> VerbGroup | None:
        """The verb group inside the fact, if it holds one."""
        index = self.analysis.index
        inside = (group for group in index.verbs(self.first, self.last) if group.head < self.last)
        return index.verb_at.get(self.first) or next(inside, None)

    def _of_clause(self, clause: Clause, group: VerbGroup | None, depth: int) -> Verdict:
        """The verdict of a clause, its own verb first, then the verb that governs it."""
        if depth == 0:
            return None
        own = group is not None
        if group is None:
            group = self._verb(clause)
        if group is None:
            apart = clause.kind == "bracket" and not self._restates(clause)
            return None if apart else self._of_parent(clause, depth)
        if clause.kind == "condition" and group.finite and not self._concedes(clause):
            return self.rules.file.condition, "condition"
        if group.finite and self._conditioned(clause):
            return self.rules.file.condition, "condition"
        if own or self._follows(group):
            if self._opens_with(clause, self.rules.without):
                return "negated", "without"
            if group.finite and self._opens_with(clause, self.rules.purposes):
                return "planned", "purpose"
        found = self._of_group(clause, group, own)
        if found is not None:
            return found
        if not own and (found := self._governs("object", group)) is not None and self._is_object(group):
            self.wanted = True
            return found
        if not group.finite:
            return self._of_infinitive(clause, group, depth)
        return self._governed(clause, "complement") if clause.kind == "complement" else None

    def _opens_with(self, clause: Clause, openers: frozenset[str]) -> bool:
        """Whether a clause opens with one of these and "that" ("sans que personne soit blessé", "pour que …")."""
        return clause.kind == "adverbial" and self.words[clause.first] in openers and self._opens_with_that(clause)

    def _opens_with_that(self, clause: Clause) -> bool:
        second = clause.first + 1
        return second < clause.last and self.analysis.pack.is_a(self.words[second], "that")

    def _conditioned(self, clause: Clause) -> bool:
        """Whether a clause states a condition by its conjunction ("à condition que …", "in the event that …")."""
        inside = clause.kind in ("adverbial", "main")
        end = clause.first + inside
        if end >= clause.last or (clause.kind not in ("complement", "relative") and not self._opens_with_that(clause)):
            return False
        return any(tuple(self.words[max(0, end - length) : end]) in self.rules.conditions for length in (1, 2, 3))

    def _concedes(self, clause: Clause) -> bool:
        """ "If he admits it, he has changed nothing": beside a past the condition is none."""
        parent = self._parent(clause)
        main = self._verb(parent) if parent is not None else None
        return main is not None and main.tense == "past"

    def _verb(self, clause: Clause) -> VerbGroup | None:
        group = None if clause.verb is None else self.analysis.verbs[clause.verb]
        inserted = group is not None and group.first in self.analysis.index.inserted and self.first < group.first
        return None if inserted else group

    def _parent(self, clause: Clause) -> Clause | None:
        return None if clause.parent is None else self.clauses[clause.parent]

    def _of_parent(self, clause: Clause, depth: int) -> Verdict:
        parent = self._parent(clause)
        return None if parent is None else self._of_clause(parent, None, depth - 1)

    def _restates(self, clause: Clause) -> bool:
        """A bracket right after a number says it in other words or gives a part of it."""
        numbers = self.analysis.numbers
        place = bisect_left(self.analysis.index.number_starts, clause.first) - 1
        return place >= 0 and clause.first - numbers[place].last <= _BEFORE

    # ---- one verb group

    def _of_group(self, clause: Clause, group: VerbGroup, own: bool) -> Verdict:
        if group.negated:
            return ("negated", "negation") if own or self._in_negation(group) else None
        modal, tense = group.modal, group.modal_tense
        if modal is None and group.tense.startswith("conditional") and not self._counts(group):
            modal, tense = group.lemma, group.tense
        effect = self._of_modal(modal, tense, group.lemma)
        if effect is not None:
            return effect, f"modal {modal}"
        if group.passive and group.tense != "participle" and (found := self._governs("passive", group)) is not None:
            return found
        effect = self.rules.file.tenses.get(group.tense)
        if effect is None or not group.finite:
            return None
        return self._of_tense(clause, group, effect)

    def _of_modal(self, modal: str | None, tense: str | None, lemma: str | None) -> Effect | None:
        rule = self.rules.modals.get(modal or "")
        return None if rule is None or lemma in rule.stating else rule.effects.get(tense or "")

    def _counts(self, group: VerbGroup) -> bool:
        """Whether the verb, which plans when an infinitive follows, has a number of things here ("compterait 300 morts")."""
        return group.lemma in self.analysis.pack.files["topics"].phrase.counting

    def _of_tense(self, clause: Clause, group: VerbGroup, effect: Effect) -> Verdict:
        file = self.rules.file
        if group.tense.startswith("conditional"):
            if self.analysis.tokens.sentence[self.first] in self.analysis.index.conditional:
                return file.hypothetical, "hypothetical conditional"
            if group.tense == "conditional" and self._after_past(clause):
                return file.sequence, "future in the past"
            if group.tense == "conditional" and self._in_quote(clause):
                return file.hypothetical, "conditional in a quotation"
        elif self._dated_past(clause):
            return None
        return effect, group.tense.replace("_", " ")

    def _in_quote(self, clause: Clause) -> bool:
        outer: Clause | None = clause
        while outer is not None:
            if outer.kind == "quote":
                return True
            outer = self._parent(outer)
        return False

    def _after_past(self, clause: Clause) -> bool:
        """A complement of a verb in the past: its conditional is a future seen from then."""
        while clause.kind == "quote" and (outer := self._parent(clause)) is not None:
            clause = outer
        parent = self._parent(clause) if clause.kind == "complement" else None
        group = self._verb(parent) if parent is not None else None
        told = group is not None and group.last == clause.first
        while parent is not None and told and group is not None and not group.finite:  # "…, adding that it would"
            parent = self._parent(parent)
            group = self._verb(parent) if parent is not None else None
        return group is not None and group.tense in ("past", "imperfect", "conditional_past")

    def _dated_past(self, clause: Clause) -> bool:
        """Whether the clause has a date that is over, so that its future is a way of telling history."""
        published = self.analysis.document.published
        if published is None:
            return False
        whens = self.analysis.index.whens(clause.first, clause.last)
        return any(when.kind == "date" and when.high and when.high < published[:10] for when in whens)

    def _in_negation(self, group: VerbGroup) -> bool:
        """Whether a noun phrase is what a negated verb denies: its object, or a subject that says "none"."""
        if not self.rules.none.isdisjoint(self.words[max(0, self.first - 2) : self.first + 1]):
            return True
        between = self.words[group.last : self.first]
        return self._follows(group) and all(word in self.rules.whole for word in between)

    def _is_object(self, group: VerbGroup) -> bool:
        """Whether the fact stands in a verb's object, not as what is known already past a preposition ("on the attack")."""
        if not self._follows(group):
            return False
        is_a, between = self.analysis.pack.is_a, self.words[group.last : self.first]
        past = any(is_a(word, "preposition") and not is_a(word, "of", "to") for word in between)
        return not (past and self._is_known(None))

    def _follows(self, group: VerbGroup) -> bool:
        return group.last <= self.first

    # ---- the verbs above

    def _governs(self, over: str, group: VerbGroup) -> Verdict:
        """What a verb does to what it governs."""
        rule = self.rules.governors.get((over, group.lemma or ""))
        if rule is None or (rule.only and group.tense not in rule.only):
            return None
        effect = rule.negated if group.negated or self._is_refused(group) else rule.effect
        return None if effect is None else (effect, f"{rule.name}: {group.lemma}")

    def _is_refused(self, group: VerbGroup) -> bool:
        """Whether the verb that governs an infinitive says it was not done ("avoided confirming it")."""
        above = self.rules.governors.get(("infinitive", group.modal or ""))
        return above is not None and above.effect == "negated"

    def _of_infinitive(self, clause: Clause, group: VerbGroup, depth: int) -> Verdict:
        """An infinitive, participle or gerund: the verb that governs it, or the verdict of the clause it hangs on."""
        before = self.words[clause.first : group.first]
        if any(word in self.rules.without for word in before):
            inside = self.first <= group.head < self.last
            return ("negated", "without") if inside or (self._in_negation(group) and self._is_new(group)) else None
        if group.lemma in self.rules.file.facing and group.last <= self.first:
            return self._of_parent(clause, 1)
        if group.tense == "infinitive" or (group.tense == "past" and clause.kind != "participle"):
            adjacent = self.rules.governors.get(("infinitive", group.modal or ""))
            found = self._governed(clause, "infinitive") or self._predicate(clause)
            if adjacent is not None and found is None:
                effect = adjacent.negated if self._is_undone(group) else adjacent.effect
                return None if effect is None else (effect, f"{adjacent.name}: {group.modal}")
            if found is not None:
                return found
        if group.tense == "gerund" and self._is_aim(group.first):
            return "planned", "aim"
        found = self._of_parent(clause, depth)
        if self.wanted and group.tense == "gerund" and self.words[group.first - 1] in self.rules.comma:
            return None  # "demanded an inquiry, saying …": what goes with the demand is not demanded
        lead = self.words[clause.first : group.head]
        manner = any(self.analysis.pack.is_a(word, "gerund_preposition") for word in lead)
        apart = group.tense == "participle" or (group.tense == "gerund" and manner)
        return None if found is not None and (found[0] == "negated" or (apart and found[0] != "alleged")) else found

    def _is_aim(self, at: int) -> bool:
        """Whether what starts at `at` is what a noun before it is for ("a plan for sending troops")."""
        file = self.rules.file
        return at > 1 and self.words[at - 1] in file.aiming and self.words[at - 2] in file.aims

    def _is_undone(self, group: VerbGroup) -> bool:
        """Whether the verb that governs an infinitive is negated ("never stopped asking")."""
        groups = self.analysis.verbs
        place = bisect_left(self.analysis.index.verb_starts, group.first) - 1
        return place >= 0 and groups[place].negated and groups[place].lemma == group.modal

    def _predicate(self, clause: Clause) -> Verdict:
        """ "The aim is to …": the infinitive is what the noun before the copula is said to be."""
        parent = self._parent(clause)
        copula = self._verb(parent) if parent is not None else None
        if parent is None or copula is None or copula.lemma not in self.rules.copulas:
            return None
        for hit in hits_in(self.analysis, "modality_predicate", parent.first, copula.first):
            return hit.tag.data.effect, hit.tag.key
        return None

    def _governed(self, clause: Clause, over: str) -> Verdict:
        parent = self._parent(clause)
        group = self._verb(parent) if parent is not None else None
        if group is None or sum(word in self.rules.comma for word in self.words[group.last : clause.first]) % 2:
            return None
        return self._governs(over, group)
