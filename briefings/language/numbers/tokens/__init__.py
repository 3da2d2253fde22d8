"""Tokens of a sentence, and what number words and digits stand for."""
