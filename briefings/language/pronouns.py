"""English words by which a sentence points to another one, and what keeps them from it."""

from typing import Final, Literal, TypeAlias

from briefings.language.abbreviations import words

Pronoun: TypeAlias = Literal["he", "she", "it", "they"]

CONNECTIVES: Final = words(
    """
    also and but consequently furthermore hence however indeed likewise meanwhile moreover
    nevertheless nonetheless nor or otherwise similarly so such then therefore thus yet
    """
)
DEMONSTRATIVES: Final = words("this that these those")
SELF_STANDING: Final = words(
    "who year week month quarter season decade century morning afternoon evening time"
)
"""Words that tell a demonstrative before them what it means ("This week", "Those who")."""

POSSESSIVES: Final = words("his her its their")
TITLES: Final = words(
    "dr judge lady king lord miss mr mrs ms prince princess prof professor queen sir"
)

WANTS: Final[dict[str, Pronoun]] = {
    **dict.fromkeys(words("he him his himself"), "he"),
    **dict.fromkeys(words("she her hers herself"), "she"),
    **dict.fromkeys(words("it its itself"), "it"),
    **dict.fromkeys(words("they them their theirs themselves"), "they"),
}
"""What each pronoun has to be told by a word before it."""

_HE: Final = frozenset[Pronoun]({"he"})
_SHE: Final = frozenset[Pronoun]({"she"})
_IT: Final = frozenset[Pronoun]({"it"})
_THEY: Final = frozenset[Pronoun]({"they"})
ANYTHING: Final = _HE | _SHE | _IT | _THEY
"""A name may be a man's, a woman's, a thing's or a group's."""
NOTHING: Final = frozenset[Pronoun]()
MANY: Final = _THEY

AFTER_TITLE: Final = {
    **dict.fromkeys(words("king lord mr prince sir"), _HE),
    **dict.fromkeys(words("lady miss mrs ms princess queen"), _SHE),
    **dict.fromkeys(words("dr judge prof professor"), _HE | _SHE),
}
"""What a name can be that follows a title."""

OFFERS: Final = {
    **dict.fromkeys(
        words("a an another each either every neither no one the this my our your"), _IT
    ),
    **dict.fromkeys(
        words(
            """
            all both few five four many most others several six some these those three two
            army children committee company council couple crew crowd family government group
            jury media men military pair panel party people police public staff team women
            """
        ),
        _THEY,
    ),
    **dict.fromkeys(
        words("anybody anyone everybody everyone nobody none somebody someone who whoever"),
        _HE | _SHE | _THEY,
    ),
    **dict.fromkeys(
        words("actor boy brother businessman congressman father husband king man"), _HE
    ),
    **dict.fromkeys(words("pope priest prince son spokesman uncle gunman policeman"), _HE),
    **dict.fromkeys(words("actress daughter girl mother queen sister wife woman aunt"), _SHE),
    **dict.fromkeys(words("congresswoman princess spokeswoman policewoman"), _SHE),
    **dict.fromkeys(
        words(
            """
            adviser aide ambassador analyst attorney author baby boss candidate captain chairman
            chancellor chief child citizen coach colleague commander commissioner critic defendant
            deputy diplomat director doctor driver expert founder friend general governor host
            immigrant journalist judge justice kid killer lawmaker lawyer leader manager mayor
            member minister nominee nurse officer official owner parent patient person pilot player
            politician premier president prosecutor reporter resident scientist secretary senator
            sheriff shooter singer soldier spokesperson star student suspect teacher teenager victim
            witness worker writer
            """
        ),
        _HE | _SHE,
    ),
}
"""Which pronouns a word in small letters may be told by."""
