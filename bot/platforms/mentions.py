"""Takes names out of a message: the bot's own wherever it is, and others' around what is asked.

Pure. People write the bot's name first, last or in the middle, with a comma, a colon, a line break
or a possessive after it: ``hey @bot, trade please``, ``trade? @bot``, ``@bot's sources``.
"""

import re

_AFTER_A_NAME = " \t\n\r\u00a0\u3000,:;!،，：；！、–—-"
"""What stands between a name and what is asked."""
_BEFORE_A_NAME = " \t\n\r\u00a0\u3000,:;،，：；、–—-"
_POSSESSIVE = re.compile(r"['’]s?\b")
_OTHERS = re.compile(r"@[A-Za-z0-9_.]+[,:;،，：]?(?=\s|$)")
_OTHERS_LAST = re.compile(r"(?<=\s)@[A-Za-z0-9_]+[.!?]?$")


def without_name(text: str, name: re.Pattern[str]) -> str | None:
    """Return `text` without each mention that `name` finds; None where there is none."""
    before, *after = name.split(text)
    if not after:
        return None
    for piece in after:
        rest = _POSSESSIVE.sub("", piece, count=1) if _POSSESSIVE.match(piece) else piece
        rest = rest.lstrip(_AFTER_A_NAME)
        before = before.rstrip(_BEFORE_A_NAME)
        between = ("\n" if "\n" in piece[: len(piece) - len(rest)] else " ") if before else ""
        before = f"{before}{between}{rest}" if rest else before
    return before.strip()


def without_others(text: str) -> str:
    """Return `text` without the people it is addressed to, at its beginning and its end.

    A name in the middle is a word of what is asked, and a message of names alone is kept.
    """
    rest = text.strip()
    while found := _OTHERS.match(rest):
        rest = rest[found.end() :].lstrip(_AFTER_A_NAME)
    while rest and (found := _OTHERS_LAST.search(rest)):
        rest = rest[: found.start()].rstrip(_BEFORE_A_NAME)
    return rest or text
