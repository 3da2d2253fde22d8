"""Text of others made safe to print."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.visible import one_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\u202eb", "a\\u202eb"),
        ("bell\x07", "bell\\x07"),
        ("over\rwritten", "over\\rwritten"),
        ("\x9b2J", "\\x9b2J"),
        ("lone \ud800", "lone \\ud800"),
        ("open \u2068isolate", "open \\u2068isolate"),
        ("tag\U000e0041s", "tag\\U000e0041s"),
        ("\ufeffmark", "\\ufeffmark"),
        ("a\ufff9b\ufffac\ufffb", "a\\ufff9b\\ufffac\\ufffb"),
        ("x\u2062y\u206a", "x\\u2062y\\u206a"),
        ("flood\ufe0f\ufe0e\ufe01", "flood\ufe0f\\ufe0e\\ufe01"),
        ("secret\U000e0101", "secret\\U000e0101"),
        ("not\ufdd0a\uffff", "not\\ufdd0a\\uffff"),
        ("🏴\U000e0041\U000e007f", "🏴\\U000e0041\\U000e007f"),
        ("closed\u2069 \u2068first", "closed\\u2069 \\u2068first"),
    ],
)
def test_what_steers_is_spelt_out(text: str, shown: str) -> None:
    """An escape sequence, an override, a lone surrogate is seen, not obeyed."""
    assert shown == visible(text)


@pytest.mark.parametrize(
    "text",
    [
        "“Ça va?”\n\ttab",
        "\u2068/trade\u2069 مكتوم",
        "العربية \u200f",
        "👩\u200d🚀",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "می\u200cخواهم",
        "❤\ufe0f",
        "re\u00adport",
        "\u200eabc\u200f",
        "e\u0301",
    ],
)
def test_what_is_text_stays(text: str) -> None:
    """Letters of any script, line ends and joiners are left alone."""
    assert text == visible(text)


@given(st.text(st.characters()))
def test_nothing_printed_on_one_line_steers(text: str) -> None:
    """Whatever the text, one line of it holds no control character and can be encoded."""
    shown = one_line(text)

    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert shown == shown.encode().decode()
