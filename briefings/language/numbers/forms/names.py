"""Names that hold a figure: "COVID-19", "F-16", "G7", "MH17", "5G"."""

from briefings.language.numbers.tokens.lexer import Tokens
from briefings.language.numbers.tokens.pieces import Piece, piece, unread


def name_at(tokens: Tokens, place: int) -> Piece | None:
    """Return the name that begins at a word and has its figure right behind it."""
    after = place + 1
    if tokens.dashed(after):
        if tokens[place].text.islower():
            return None
        after += 1
    if not tokens.glued(after) or tokens[after].kind not in ("number", "code"):
        return None
    named = name_from(tokens, place, tokens[after].value)
    is_power = len(tokens[place].text) == 1 and tokens[place].text.islower()
    return unread(place, named.end) if is_power else named


def name_from(tokens: Tokens, place: int, value: float) -> Piece:
    """Return the name from a token up to where a space or a mark ends it."""
    end = place + 1
    while tokens.glued(end) and (tokens[end].kind != "mark" or tokens.dashed(end)):
        end += 1
    text = tokens.text[tokens[place].start : tokens[end - 1].end].casefold()
    letters = "".join(filter(str.isalnum, text)).rstrip("s")
    return piece(tokens, place, end, "name", value, letters)
