"""A rules-only fact tracker: who said what, how firmly, about when, and where sources disagree."""
