"""One story as one self-contained page: `page(story)`. Knows neither SQL nor rules."""

from factrack.render.page.build import page
from factrack.render.page.story import Article, Story

__all__ = ["Article", "Story", "page"]
