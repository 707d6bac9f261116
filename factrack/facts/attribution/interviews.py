"""Interviews: a paragraph after a person's name and a colon is what that person says."""

from __future__ import annotations

from factrack.facts.attribution.draft import Draft, Work
from factrack.mentions.analysis import ActorMention

_FEWEST = 2  # labelled paragraphs that make an interview: one alone is a headline, a caption, a list


def turns(work: Work) -> None:
    """Add a frame for every paragraph that a person's name and a colon open, where there are several."""
    found = [mention for mention in work.view.analysis.actors if _opens(work, mention)]
    if len(found) < _FEWEST:
        return
    for mention in found:
        first = mention.last + 1
        last = _end(work, first)
        if last > first:
            cue = mention.first, mention.last
            work.drafts.append(Draft(mention.name, first, last, cue, "turn", "interview"))


def _opens(work: Work, mention: ActorMention) -> bool:
    """Whether the name opens its paragraph and a colon follows."""
    view, at = work.view, mention.last
    if mention.type != "person" or at >= len(view.words) or view.words[at] != ":":
        return False
    span = view.span(mention.first)
    if span.first != mention.first:
        return False
    before = view.analysis.spans[span.index - 1] if span.index else None
    return before is None or before.sentence.paragraph != span.sentence.paragraph


def _end(work: Work, first: int) -> int:
    """End of the paragraph of a token."""
    spans = work.view.analysis.spans
    index = work.view.span(first - 1).index
    paragraph = spans[index].sentence.paragraph
    while index + 1 < len(spans) and spans[index + 1].sentence.paragraph == paragraph:
        index += 1
    return spans[index].last
