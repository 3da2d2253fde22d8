"""Stems where Snowball has none, or misses what nouns and adjectives are inflected with."""
