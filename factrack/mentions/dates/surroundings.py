"""The words around a match, within its sentence."""

from __future__ import annotations

from bisect import bisect_left

from factrack.language.records.dates import Guards
from factrack.mentions.analysis import Analysis, Hit

_SENTENCE = 30  # words before a match in which a word of what is to come is looked for
_TITLE = 2  # words of a sentence before one that ends a title
_PERIOD = 3  # words in which the period stands that a stretch is of: "of", an article, its name
_YEAR_DIGITS = 4
_DASHES = ("-", "–", "—")

_YEAR = 4  # digits


def before(analysis: Analysis, first: int, steps: int = 1) -> str:
    """The word so many tokens before token `first`, empty when the sentence has none."""
    index = first - steps
    return analysis.tokens.words[index] if index >= analysis.span_of(first).first else ""


def after(analysis: Analysis, last: int, steps: int = 0) -> str:
    """The word so many tokens after the match that ends before token `last`, empty when the sentence has none."""
    index = last + steps
    return analysis.tokens.words[index] if index < analysis.span_of(last - 1).last else ""


def is_whole(analysis: Analysis, first: int, last: int) -> bool:
    """Nothing but marks stands beside the match in its sentence."""
    span, words = analysis.span_of(first), analysis.tokens.words
    if first > span.first and words[first - 1][0].isalnum():
        return False
    return not any(word[0].isalnum() for word in (*words[span.first : first], *words[last : span.last]))


def whole(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """The match is all there is in its sentence."""
    return is_whole(analysis, first, last)


def stamp(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """A line of digits and units with no mark, as pages give the age of what they show."""
    span = analysis.span_of(first)
    digits = analysis.tokens.words[first].isdigit() or analysis.tokens.words[first] in lists.signs
    return digits and (span.first, span.last) == (first, last)


def undated(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """Nothing that dates the match hangs on it ("the night of …")."""
    return after(analysis, last) not in lists.dated_by


def no_stretch(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """The length is no stretch of what is named behind it ("the first six months of 2018", "the last days of the war")."""
    words, span = analysis.tokens.words, analysis.span_of(first)
    if after(analysis, last) not in lists.dated_by:
        return True
    if not any(word in lists.stretches for word in words[max(first - 1, span.first) : last]):
        return True
    limit = min(last + _PERIOD, span.last)
    classes = analysis.pack.classes
    if words[last] in classes["contraction"] or after(analysis, last, 1) in classes["definite"]:
        return False
    hits = analysis.of("date")
    place = bisect_left(hits, last + 1, key=_place)
    named = place < len(hits) and hits[place].first < limit
    return not (named or any(_is_year(words[index]) for index in range(last + 1, limit)))


def _place(hit: Hit) -> int:
    return hit.first


def _is_year(word: str) -> bool:
    return len(word) == _YEAR_DIGITS and word.isdecimal()


def digits(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """The match holds digits."""
    return any(word[0].isdigit() for word in analysis.tokens.words[first:last])


def acronym(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """The last word is in capitals and the word beside it is not, if there is one."""
    raw, span = analysis.tokens.raw, analysis.span_of(first)
    beside = raw[last - 2] if last - 2 >= span.first else raw[last] if last < span.last else ""
    return raw[last - 1].isupper() and not beside.isupper()


def not_counted(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """No noun or unit follows that the number would count."""
    word = after(analysis, last)
    if not word or word in lists.not_counted:
        return True
    if word[0].isdigit() or word in lists.some_day:  # "mardi, premier jour de grève"
        return False
    raw = analysis.tokens.raw[last]
    if len(raw) > 1 and raw.isupper() and raw.isalpha():
        return False  # "jeudi, 9 TER sur 10"
    if raw[0].isupper() or not (raw[0].isalpha() or raw in lists.plural_endings):
        return True
    return not word.endswith(lists.plural_endings)


def alone(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """No other number stands right before, nor before a dash."""
    word = before(analysis, first)
    if word in _DASHES and before(analysis, first, 2).isdigit():
        return False
    return not word or not (word[0].isdigit() or word in lists.numbers_before)


def closed(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """The clause ends here or goes on with a mark that is no sign of figures ("sur un an après −3 %")."""
    word = after(analysis, last)
    signed = word in lists.signs and after(analysis, last, 1)[:1].isdecimal()
    return not word or not (word[0].isalnum() or signed)


def not_owner(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """The match is not the date of a noun behind it ("after Friday's vote")."""
    return after(analysis, last) not in lists.owning


def detached(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """No letter is glued to the match ("Sunday 09h00")."""
    tokens = analysis.tokens
    glued = last < len(tokens) and tokens.start[last] == tokens.end[last - 1]
    return not (glued and tokens.raw[last][0].isalpha())


def opened(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """A day and month in digits: a preposition or article of time, a bracket or nothing stands before."""
    word = before(analysis, first)
    return not word or word in lists.digits_after


def leading(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """The match opens its sentence, and a comma and the clause follow ("Le 30, les secours …")."""
    opens = first == analysis.span_of(first).first and after(analysis, last) == ","
    return opens and after(analysis, last, 1)[:1].isalpha()


def bare(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """Nothing stands before the match that makes it part of a larger phrase."""
    return before(analysis, first) not in lists.noun_after


def spanned(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """A word that opens a length of time stands before it."""
    return before(analysis, first) in lists.span_after


def not_noun_of(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """The match does not describe a noun before it ("a Christmas market")."""
    return before(analysis, first) not in lists.noun_of


def adjective(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """The word is no noun: no determiner before it, no capital, no apposition, no name after it at the start of a sentence."""
    word = before(analysis, first)
    if word in lists.noun_after or (word and analysis.tokens.raw[first][0].isupper()):
        return False
    if word == ",":
        return after(analysis, last) not in lists.age_of
    return word != "" or last >= analysis.span_of(first).last or not analysis.tokens.raw[last][0].isupper()


def not_name(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """The last word is no first name: not capitalised before another capitalised word."""
    raw, index = analysis.tokens.raw, last - 1
    if not raw[index][0].isupper() or last >= analysis.span_of(index).last:
        return True
    following = raw[last]
    return not (following[0].isupper() and len(following) > 1 and not following.isupper())


def small(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """A language that writes its months small: one that is a word besides ("Mars") has no capital."""
    tokens = analysis.tokens
    return not any(tokens.raw[at][0].isupper() and tokens.words[at] in lists.names for at in range(first, last))


def not_title(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """A language that writes its days small: no capital after another capitalised word ("Le Parisien Dimanche")."""
    raw, opening = analysis.tokens.raw, analysis.span_of(first).first
    if first - opening < _TITLE or not (raw[first][0].isupper() and raw[first - 1][0].isupper()):
        return True
    return raw[first].isupper() or raw[first - 1].isupper()


def plural(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """A word stands in the match that only stands for several units."""
    return any(word in lists.plurals for word in analysis.tokens.words[first:last])


def singular(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """No word stands in the match that only stands for several units."""
    return not plural(analysis, lists, first, last)


def glued(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """No space stands before the last token ("1990s", but "30 s" are seconds)."""
    return last - first < 2 or analysis.tokens.end[last - 2] == analysis.tokens.start[last - 1]


def unowned(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """Nobody's, or in four digits: "in his early 30s" is an age."""
    owned = any(analysis.pack.is_a(before(analysis, first, steps), "possessive") for steps in (1, 2))
    return not owned or any(word[:4].isdecimal() and len(word) >= _YEAR for word in analysis.tokens.words[first:last])


def joined(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """Two dates joined by "and" are a range only after a word that opens one."""
    words = analysis.tokens.words
    return words[first] in lists.range_openers or not any(word in lists.joining for word in words[first:last])


def capital(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """A month: a word of time before it, or a capital; one that is a word besides ("May"), a capital that is no name's."""
    word = before(analysis, first)
    if word in lists.year_after:
        return True
    known = [name for name in analysis.tokens.words[first:last] if name in lists.names]
    if not known:
        return True
    if not analysis.tokens.raw[first][0].isupper():
        return word in lists.dated_by or not any(name in lists.small for name in known)
    return word in lists.year_after_loose or (closed(analysis, lists, first, last) and not _after_name(analysis, first))


def _after_name(analysis: Analysis, first: int) -> bool:
    return before(analysis, first) != "" and analysis.tokens.raw[first - 1][0].isupper()


def not_of(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """Nothing hangs on the match by a preposition ("the fall of Troy")."""
    return after(analysis, last) not in lists.age_of


def coming(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """A word before the match in its sentence tells of what is to come, or the match is all there is."""
    span = analysis.span_of(first)
    if first == span.first and last >= span.last - 1:
        return True
    earliest = max(span.first, first - _SENTENCE)
    return any(word in lists.coming for word in analysis.tokens.words[earliest:first])
