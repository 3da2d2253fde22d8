"""Text with entities, measured in UTF-16 code units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.own_text import OwnText, concatenate
from bot.platforms.telegram.text import (
    Entity,
    Styled,
    cut,
    foreign_text,
    join,
    own_text,
    plain,
    style,
    units,
)

LETTERS = st.text(st.sampled_from("ab \n👩é@./7"), max_size=60)


def _covered(styled: Styled, kind: str) -> list[str]:
    """Return the words under entities of a kind, read as Telegram does."""
    raw = styled.text.encode("utf-16-le")
    return [
        raw[2 * each.offset : 2 * each.end].decode("utf-16-le")
        for each in styled.entities
        if each.type == kind
    ]


@pytest.mark.parametrize(
    ("text", "length"), [("", 0), ("abc", 3), ("é", 1), ("👩", 2), ("a👩b👩", 6)]
)
def test_a_letter_beyond_the_first_plane_has_two_units(text: str, length: int) -> None:
    """As UTF-16 has it."""
    assert length == units(text) == plain(text).units == len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    ("text", "live"),
    [
        ("ask @someone now", ["@someone"]),
        ("see #trade today", ["#trade"]),
        ("type /trade here", ["/trade"]),
        ("buy $AAPL or not", ["$AAPL"]),
        ("write ann@example.org soon", ["ann@example.org"]),
        ("read example.org/page there", ["example.org/page"]),
        ("open tg://resolve now", ["tg://resolve"]),
        ("call +49 30 1234567 please", ["+49 30 1234567"]),
        ("call 030-123-4567 please", ["030-123-4567"]),
        ("a plain sentence, e.g. this one.", []),
        ("it costs $5 and 10% more", []),
        ("he/she and and/or", []),
        ("1,500 of 2.5 million", []),
    ],
)
def test_what_would_become_a_link_in_foreign_text_is_shown_as_code(
    text: str, live: list[str]
) -> None:
    """Letter for letter, and all else stays as it is."""
    shown = foreign_text(text)

    assert text == shown.text
    assert live == _covered(shown, "code")


@pytest.mark.parametrize(
    ("text", "live"),
    [
        ("Type /trade or /help.", []),
        ("Type /trade@other_bot now", ["/trade@other_bot"]),
        ("Ask @someone", ["@someone"]),
        ("Call 2026-11-29 a date", []),
        ("Read example.org", ["example.org"]),
    ],
)
def test_commands_and_dates_in_our_own_text_stay_live(text: str, live: list[str]) -> None:
    """Names that came from others do not."""
    assert live == _covered(own_text(OwnText(text)), "code")


@pytest.mark.parametrize(
    "words",
    [
        "/unsubscribe", "/_x", "@ann", "@_ann", "#_news", "#1st", "$TSLA", "$1INCH", "t.me/x",
        "пример.рф", "👍.ws", "मेल.भारत", "1.2.3.4", "tg://user?id=1", "a@b.example",
        "+49 30 1234567", "+1 (212) 555-0123", "4111 1111 1111 1111",
        "4111-1111-1111-1111", "2026-11-29",
    ],
)  # fmt: skip
def test_what_others_wrote_in_our_own_text_is_inert(words: str) -> None:
    """Letter for letter, whatever of it would be live in words of ours."""
    said = own_text(concatenate(OwnText("I have no topic “"), words, OwnText("”. Ask /topics.")))

    (code,) = _covered(said, "code")
    assert words == code


def test_a_text_is_cut_before_it_has_too_many_entities() -> None:
    """Telegram forgets those beyond a hundred: what they kept inert would be live."""
    rows = join("\n", [foreign_text(f"@ann{number}") for number in range(250)])

    pieces = list(cut(rows, 4096, 100))
    assert rows.text == "".join(piece.text for piece in pieces)
    assert [f"@ann{number}" for number in range(250)] == [
        word for piece in pieces for word in _covered(piece, "code")
    ]
    assert all(len(piece.entities) <= 100 for piece in pieces)


def test_a_text_with_too_many_live_words_is_code_as_a_whole() -> None:
    """Telegram takes so many entities only."""
    few, many = " ".join(["@ann"] * 20), " ".join(["@ann"] * 21)

    assert 20 == len(_covered(foreign_text(few), "code"))
    assert [many] == _covered(foreign_text(many), "code")


def test_a_style_stands_beside_code_but_a_quotation_around_it() -> None:
    """Of all styles a quotation alone may hold code."""
    text = "ask @ann and @bob now"

    assert ["ask ", " and ", " now"] == _covered(foreign_text(text, "italic"), "italic")
    assert ["@ann", "@bob"] == _covered(foreign_text(text, "italic"), "code")
    assert [text] == _covered(foreign_text(text, "blockquote"), "blockquote")
    assert ["@ann", "@bob"] == _covered(foreign_text(text, "blockquote"), "code")
    assert () == foreign_text("", "blockquote").entities == style("", "bold").entities


def test_pieces_are_joined_with_their_styles_in_place() -> None:
    """Separators count, too, in units."""
    joined = join(
        "👩", [style("a👩", "bold"), plain("b"), style("c", "italic", "https://x.example")]
    )

    assert "a👩👩b👩c" == joined.text
    assert (["a👩"], ["c"]) == (_covered(joined, "bold"), _covered(joined, "italic"))
    assert ["https://x.example"] == [each.url for each in joined.entities if each.url]
    assert Styled(text="") == join(", ", [])


@pytest.mark.parametrize(
    ("text", "most", "pieces"),
    [
        ("short", 10, ["short"]),
        ("one two three", 8, ["one two ", "three"]),
        ("one\ntwo three", 6, ["one\n", "two ", "three"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("a bcdefghij", 6, ["a bcde", "fghij"]),
        ("👩👩👩", 4, ["👩👩", "👩"]),
        ("👩👩👩", 5, ["👩👩", "👩"]),
        ("", 4, [""]),
    ],
)
def test_a_text_is_cut_at_white_space_where_that_is_not_too_early(
    text: str, most: int, pieces: list[str]
) -> None:
    """Never within a letter; in its later half, or else where it is full."""
    assert pieces == [piece.text for piece in cut(plain(text), most, 100)]


@pytest.mark.parametrize("word", ["xxx/evil", "xxxx@evil", "xxxx/x/evil"])
def test_what_a_letter_keeps_inert_is_not_cut_from_it(word: str) -> None:
    """At the beginning of a piece it would be a command, or a mention."""
    for most in range(3, len(word)):
        assert not any(piece.text[0] in "@/" for piece in cut(plain(word), most, 100))


def test_a_style_that_is_cut_goes_on_in_the_next_piece() -> None:
    """Each has its part, at its place."""
    whole = join(" ", [plain("one"), style("two three", "bold"), plain("four")])
    first, second = cut(whole, 12, 100)

    assert ("one two ", ["two "]) == (first.text, _covered(first, "bold"))
    assert ("three four", ["three"]) == (second.text, _covered(second, "bold"))
    assert Entity(type="bold", offset=0, length=5) == second.entities[0]


@given(LETTERS, st.integers(2, 20))
def test_nothing_is_lost_by_cutting(text: str, most: int) -> None:
    """Whatever the text: pieces put together are it, none is too long, styles cover the same."""
    whole = foreign_text(text, "bold")
    pieces = list(cut(whole, most, 100))

    assert text == "".join(piece.text for piece in pieces)
    assert all(piece.units <= most for piece in pieces)
    for kind in ("bold", "code"):
        covered = "".join("".join(_covered(piece, kind)) for piece in pieces)
        assert "".join(_covered(whole, kind)) == covered


@given(LETTERS)
def test_code_covers_whole_words(text: str) -> None:
    """Never a part of one, so that no link is left of it."""
    for shown in (foreign_text(text), own_text(text)):
        assert all(word in text.split() or word == text for word in _covered(shown, "code"))
