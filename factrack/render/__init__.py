"""Rows -> table, json, jsonl, csv, tsv, md: knows neither SQL nor rules."""
