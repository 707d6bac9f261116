"""A path, "-" or a JSON line -> `Document`: text, metadata, sentences with exact offsets, furniture marked."""
