"""The benchmark: `make bench`. Speeds are shown as ratios of one run, never asserted in a test."""
