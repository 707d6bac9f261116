"""The command line: one short module a verb, thin over the API."""
