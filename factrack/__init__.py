"""A rules-only fact tracker: who said what, how firmly, about when, and where sources disagree."""

from __future__ import annotations

__version__ = "0.1.0"
