"""What a language knows, as data: a folder of TOML files each, and the code that loads them."""
