"""English words by which a sentence points to another one, and what keeps them from it."""

from briefings.language.abbreviations import words

CONNECTIVES = words(
    """
    also and but consequently furthermore hence however indeed likewise meanwhile moreover
    nevertheless nonetheless nor or otherwise similarly so such then therefore thus yet
    """
)
DEMONSTRATIVES = words("this that these those")
SELF_STANDING = words(
    "who year week month quarter season decade century morning afternoon evening time"
)
"""Words that tell a demonstrative before them what it means ("This week", "Those who")."""

PEOPLE = words("he she him her his hers himself herself")
THING = words("it its itself")
MANY = words("they them their theirs themselves")
POSSESSIVES = words("his her its their")

OF_ONE = words("a an each every no the")
"""Determiners of a noun that `THING` can stand for."""

OF_MANY = words("all both many most several some the these two three four")
"""Determiners of a noun that `MANY` can stand for."""
