"""What engines are called: all that a setting or an option may name."""

from typing import Final

NAMES: Final = ("coverage", "lexrank", "textrank", "lsa", "luhn", "kl", "sumbasic")
"""Ours first; `engines` has what they stand for."""
DEFAULT: Final = NAMES[0]
"""The engine that needs no name."""
