"""A fuzz target: `python -m tests.fuzz` feeds hostile articles through the whole program and keeps what breaks it."""
