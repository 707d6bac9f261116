"""How well the extraction does on the project's own annotated articles, held by pinned floors.

`python -m tests.evaluation` prints the scores, `--errors N` what is missed and what is invented, `--pin` writes the
floors into `floors.toml` and refuses to lower one unless told so with `--lower`.
"""
