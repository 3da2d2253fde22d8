"""Encodings that bytes don't name, and what is left where one of them was wrong."""
