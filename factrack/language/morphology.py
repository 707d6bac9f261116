"""Forms of words, generated when a pack loads: no lemmatiser, no dictionary at run time.

A paradigm names the endings of an infinitive (or noun, or adjective) and the forms that replace
them; irregular words list their forms. `Morphology.verb("livrer")` gives every form with its
features, `Morphology.noun` and `Morphology.adjective` the inflected forms of a phrase's words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal, NamedTuple, TypeVar

from factrack.errors import PackError
from factrack.language.tokenizer import fold


class Rows(NamedTuple):
    """The forms of each tense, singular then plural with "|" between: `"3e 3es 3e | 2ons 1ez 3ent"`.

    A digit stands for that stem of the verb; a word without one is the whole form, and "-" after the digit no ending.
    """

    present: str | None = None
    imperfect: str | None = None
    past: str | None = None
    future: str | None = None
    conditional: str | None = None
    subjunctive: str | None = None
    participle: str | None = None
    gerund: str | None = None


class VerbParadigm(NamedTuple):
    """How the infinitives in `verbs`, or with one of `ends`, make their forms (the longest ending decides).

    `cut` is taken off the infinitive and leaves the root. Each stem is what follows the root, `x>y`: the
    last x of the root becomes y; or several of these with a space between where usage wavers. A missing stem
    repeats the one before. `table` names the rows, `forms` those that differ.
    """

    table: str
    cut: str = ""
    ends: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    stems: tuple[str, ...] = ("",)
    forms: Rows = Rows()


class Inflection(NamedTuple):
    """How nouns or adjectives in `words`, or with one of `ends`, change: each of `forms` replaces the ending `cut`."""

    cut: str = ""
    ends: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()


class MorphologyFile(NamedTuple):
    """The schema of `morphology.toml`.

    `reflexive`: words that stand before a pronominal infinitive. `final`: two letters that never end a word and what
    stands instead. `stop`: the words that end the part of a noun phrase that inflects. `plural` and `feminine` give
    the plural of a noun or adjective and the feminine of an adjective; an ending that none knows stays as it is.
    `inflected`: which words of a noun phrase change, all that may or its last one.
    """

    tables: dict[str, Rows]
    verb: tuple[VerbParadigm, ...]
    plural: tuple[Inflection, ...] = ()
    feminine: tuple[Inflection, ...] = ()
    reflexive: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    final: dict[str, str] | None = None
    inflected: Literal["all", "last"] = "all"


Paradigm = TypeVar("Paradigm")
_TENSES = Rows._fields


class Morphology:
    """The inflection tables of one language."""

    def __init__(self, file: MorphologyFile) -> None:
        """Index the paradigms; raises `PackError` when one names an unknown table."""
        self.file = file
        self._stop = frozenset(fold(word) for word in file.stop)
        self._verbs: dict[str, VerbParadigm] = {}
        self._endings: dict[str, VerbParadigm] = {}
        for paradigm in file.verb:
            if paradigm.table not in file.tables:
                raise PackError(f"morphology.toml: unknown table {paradigm.table!r}")
            self._verbs.update(dict.fromkeys(paradigm.verbs, paradigm))
            self._endings.update(dict.fromkeys(paradigm.ends, paradigm))
        self._cells: dict[int, list[tuple[int, str, frozenset[str]]]] = {}
        self._plural = _index(file.plural)
        self._feminine = _index(file.feminine)

    def __reduce__(self) -> tuple[type[Morphology], tuple[MorphologyFile]]:
        """Pickled as its file alone: the cells of a paradigm are filed under its address in this process."""
        return Morphology, (self.file,)

    def verb(self, infinitive: str) -> dict[str, frozenset[str]]:
        """Form -> features: the tenses of `Rows`, infinitive, plural.

        Forms are folded. Of a pronominal infinitive only the verb is given; of a phrase ("prendre part") the first
        word inflects and the rest follows each form.
        """
        head, rest = self._split(infinitive)
        forms: dict[str, frozenset[str]] = {fold(head): frozenset({"infinitive"})}
        paradigm = self._verbs.get(head) or _by_ending(self._endings, head)
        if paradigm is not None:
            for form, features in self._inflect(head, paradigm):
                forms[form] = forms[form] | features if form in forms else features
        return {f"{form} {rest}": features for form, features in forms.items()} if rest else forms

    def noun(self, phrase: str) -> Iterator[str]:
        """The phrase in singular and plural; words after a preposition stay as they are."""
        yield phrase
        plural = self._each(phrase, self._pluralise)
        if plural != phrase:
            yield plural

    def adjective(self, word: str) -> Iterator[str]:
        """The word (or phrase) in all genders and numbers."""
        seen = set()
        for singular in (word, *self._feminines(word)):
            for form in self.noun(singular):
                if form not in seen:
                    seen.add(form)
                    yield form

    def _split(self, infinitive: str) -> tuple[str, str]:
        for word in self.file.reflexive:
            if infinitive.startswith(word):
                infinitive = infinitive[len(word) :].lstrip()
        head, _, rest = infinitive.partition(" ")
        return head, rest

    def _inflect(self, head: str, paradigm: VerbParadigm) -> Iterator[tuple[str, frozenset[str]]]:
        """The finished forms of one verb. A paradigm is cut into cells once: stem, ending and features of each."""
        cells = self._cells.get(id(paradigm))
        if cells is None:
            cells = self._cells[id(paradigm)] = list(self._compile(paradigm))
        root = fold(head[: len(head) - len(paradigm.cut)])
        stems = [[*_stems(stem, root)] for stem in paradigm.stems]
        final = self.file.final or {}
        for number, ending, features in cells:
            for stem in stems[number] if number >= 0 else ("",):
                form = stem + ending
                yield (form[:-2] + final[form[-2:]] if form[-2:] in final else form), features

    def _compile(self, paradigm: VerbParadigm) -> Iterator[tuple[int, str, frozenset[str]]]:
        """(index of the stem or -1, folded ending or whole form, features) of every cell of the paradigm's rows."""
        rows = self.file.tables[paradigm.table]
        for tense in _TENSES:
            row = getattr(paradigm.forms, tense)
            for number, part in enumerate(((getattr(rows, tense) or "") if row is None else row).split("|")):
                features = frozenset({tense, "plural"} if number else {tense})
                for cell in part.split():
                    stem = min(int(cell[0]), len(paradigm.stems)) - 1 if cell[0].isdigit() else -1
                    yield stem, fold(cell[1:].removeprefix("-") if stem >= 0 else cell), features

    def _each(self, phrase: str, inflect: Callable[[str], str]) -> str:
        """`phrase` with the words before its first preposition changed; a hyphenated word changes at its end."""
        words = phrase.split(" ")
        end = next((index for index, word in enumerate(words) if self._stops(word)), len(words))
        first = end - 1 if self.file.inflected == "last" and end else 0
        words[first:end] = map(inflect, words[first:end])
        return " ".join(words)

    def _stops(self, word: str) -> bool:
        """Whether a phrase no longer inflects from this word on: a preposition, or one elided ("d'artillerie")."""
        folded = fold(word)
        return folded in self._stop or folded[: folded.find("'") + 1] in self._stop

    def _pluralise(self, word: str) -> str:
        forms = _changed(self._plural, word)
        return forms[0] if forms else word

    def _feminines(self, phrase: str) -> list[str]:
        """The feminine forms; an ending where usage wavers has two."""
        head, space, rest = phrase.partition(" ")
        if self._stops(head):
            return []
        return [form + space + (self._each(rest, self._first_feminine) if rest else "") for form in self._both(head)]

    def _both(self, word: str) -> tuple[str, ...]:
        return _changed(self._feminine, word) or (word,)

    def _first_feminine(self, word: str) -> str:
        return self._both(word)[0]


def _index(inflections: tuple[Inflection, ...]) -> tuple[dict[str, Inflection], dict[str, Inflection]]:
    words = {word: inflection for inflection in inflections for word in inflection.words}
    return words, {end: inflection for inflection in inflections for end in inflection.ends}


def _changed(index: tuple[dict[str, Inflection], dict[str, Inflection]], word: str) -> tuple[str, ...]:
    """The forms of `word`, none when no rule knows it; the last part of a hyphenated word decides."""
    words, endings = index
    part = word[word.rfind("-") + 1 :]
    rule = words.get(part.lower()) or (None if len(part) > 1 and part.isupper() else _by_ending(endings, part.lower()))
    if rule is None:
        return ()
    return tuple(word[: len(word) - len(rule.cut)] + form for form in rule.forms)


def _by_ending(endings: Mapping[str, Paradigm], word: str) -> Paradigm | None:
    """What the longest known ending of `word` stands for."""
    for start in range(len(word) + 1):
        found = endings.get(word[start:])
        if found is not None:
            return found
    return None


def _stems(stem: str, root: str) -> Iterator[str]:
    """The stems that one entry of `VerbParadigm.stems` makes of a root."""
    for choice in stem.split(" "):
        old, arrow, new = choice.partition(">")
        if not arrow:
            yield root + fold(choice)
        elif old in root:
            yield new.join(root.rsplit(old, 1))
