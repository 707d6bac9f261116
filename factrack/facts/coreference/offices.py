"""What office a description names, whichever country it is of: "the Malian minister of Defence", "the Defence minister"."""

from __future__ import annotations

from factrack.facts.coreference.links import Links
from factrack.language.records.actors import NAME

_FEWEST = 2  # words of an office that tell it from others


class Offices:
    """The offices of an article's descriptions."""

    def __init__(self, links: Links) -> None:
        analysis = links.analysis
        self.links = links
        self.countries = {token for hit in analysis.of("actor.demonym") for token in range(hit.first, hit.last)}
        for hit in analysis.of(NAME):
            if hit.tag.data.type == "country":
                self.countries.update(range(hit.first, hit.last))

    def of(self, first: int, last: int) -> str | None:
        """The words of the office at tokens `[first, last)`, sorted; None where a bare role names none."""
        words, known = self.links.analysis.tokens.words, self.links.known
        if known.premodified:
            while first > 0 and words[first - 1] in known.complements:
                first -= 1
        found = {
            words[at]
            for at in range(first, last)
            if at not in self.countries and words[at][0].isalpha() and words[at] not in known.function
        }
        return "office " + " ".join(sorted(found)) if len(found) >= _FEWEST else None
