"""The records that a pack's TOML files hold: a module a file, each with

* `FILE`, the file's name without `.toml`;
* `File`, the named tuple that is the schema of the whole file;
* `entries(file, morphology)`, the lexicon entries it gives as `(phrase, Tag)` pairs.
"""
