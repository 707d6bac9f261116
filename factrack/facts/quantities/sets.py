"""Sets of words by the role they play around a number, made once a pack."""

from __future__ import annotations

from factrack.language.pack import Pack
from factrack.mentions.numbers import ambiguous_of

Sets = dict[str, frozenset[str]]
_CLOSED = (
    "preposition", "determiner", "coordinator", "subordinator", "relative", "subject_pronoun", "negation_first",
    "medial_adverb", "tonic_pronoun", "contraction", "demonstrative_pronoun", "interrogative",
)  # fmt: skip
_QUOTES = ("opening_quote", "closing_quote", "plain_quote")
_CLASSES = (
    "of", "to", "by", "definite", "demonstrative", "possessive", "determiner", "preposition", "plural_pronoun",
    "adverb_ending", "coordinator", "subordinator", "genitive", "object_pronoun", "comma", "opening_bracket",
    "closing_bracket", "contraction", "relative", "subject_pronoun",
)  # fmt: skip
_PHRASE = (
    "whole", "sources", "against", "links", "ages", "places", "lasting", "linking", "of_it", "opening", "denying",
    "no_places", "striking", "regions", "round", "had", "then", "versus", "of_them", "occasions", "terms", "where", "there",
    "no_there",
    "entire", "inside", "counting", "along", "out_of", "outward", "than", "comparing",
    "quarters", "among", "age_nouns", "since", "opening_places",
    "victim_verbs", "within",
    "others", "numbering", "turns", "heading", "unnamed", "of_own", "aims", "records", "settled", "cast", "examples",
    "valued", "followed", "including", "counted_by", "that_of", "singles", "all_of", "polling",
)  # fmt: skip


def sets_of(pack: Pack) -> Sets:
    """The sets of a pack by name: those of the grammar, those of the topics' phrases, and what follows from both."""
    return pack.made(_compile)


def _compile(pack: Pack) -> Sets:
    phrase, classes = pack.files["topics"].phrase, pack.classes
    found = {name: classes.get(name, frozenset()) for name in _CLASSES}
    found |= {name: frozenset(getattr(phrase, name)) for name in _PHRASE}
    found["before"] = frozenset(phrase.before) | classes.get("prenominal_adjective", frozenset())
    found["closed"] = (_union(pack, _CLOSED) | frozenset(phrase.not_heads)) - found["before"]
    found["back_to_places"] = found["where"] | found["there"]
    found["bracket"] = found["opening_bracket"] | found["closing_bracket"]
    found["marks"] = found["bracket"] | found["back_to_places"] | found["versus"] | found["followed"]
    found["quotes"] = _union(pack, _QUOTES)
    found["adverb"] = classes.get("medial_adverb", frozenset())
    found["pure_of"] = found["of"] - classes.get("contraction", frozenset())
    found["receiving"] = found["to"] - classes.get("contraction", frozenset())
    found["over"] = frozenset(pack.files["numbers"].over_nouns)
    found["ambiguous"] = ambiguous_of(pack)
    return found


def _union(pack: Pack, names: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(pack.classes.get(name, frozenset()) for name in names))
