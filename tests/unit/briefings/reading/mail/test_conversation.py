import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.reading.mail.conversation import DEEPEST, split_conversation

LINE = "On Mon, 5 May 2025 at 06:00, Dawn Letter <n@dawn.example> wrote:"


def said(text: str) -> list[tuple[str | None, str]]:
    """Return who said what, the sender's own words first."""
    found = split_conversation(text)
    return [("", found.own), *((one.writer, one.text) for one in found.quoted)]


def test_own_words_stand_around_a_quotation() -> None:
    """Words above, between and below marked lines are the sender's."""
    text = (
        f"I doubt it.\n\n{LINE}\n> The road is open.\n\nWho saw it?\n\n> Trucks pass.\n\nSo what."
    )
    assert said(text) == [
        ("", "I doubt it.\n\nWho saw it?\n\nSo what."),
        ("Dawn Letter", "The road is open."),
    ]


def test_unmarked_quotation_ends_the_mail() -> None:
    """Below the block of an unmarked quotation nothing is the sender's."""
    text = "Look.\n\nFrom: Dawn Letter\nSent: 5 May 2025\n\nThe road is open.\n\nTrucks pass."
    assert said(text) == [("", "Look."), ("Dawn Letter", "The road is open.\n\nTrucks pass.")]


def test_a_forward_ends_where_it_says_so() -> None:
    """Some programs mark the end of what is passed on."""
    text = (
        "----- Forwarded message from Dawn Letter -----\n\nFrom: Dawn Letter\nDate: 5 May 2025\n\n"
        "The road is open.\n\n----- End forwarded message -----\n\nIs it so?"
    )
    assert said(text) == [("", "Is it so?"), ("Dawn Letter", "The road is open.")]


def test_each_level_has_its_writer() -> None:
    """Quotations within quotations are their own writers' words."""
    text = f"Third.\n\n{LINE}\n> Second.\n>\n> Am 04.05.2025 um 06:00 schrieb Frühpost:\n> > First."
    assert said(text) == [("", "Third."), ("Dawn Letter", "Second."), ("Frühpost", "First.")]


def test_nobody_is_cited_for_words_of_nobody_known() -> None:
    """Marked lines without a word on who wrote them are left out."""
    assert said("I doubt it.\n\n> The road is open.\n") == [("", "I doubt it.")]


def test_levels_are_bounded() -> None:
    """A mail made to exhaust the stack is cut at a bound."""
    deep = "\n".join(f"{'> ' * level}{LINE}" for level in range(500))
    assert len(split_conversation(deep + "\n" + "> " * 500 + "Fog.").quoted) <= DEEPEST


@pytest.mark.parametrize(
    "signature",
    [
        "-- \nPat\nForeign desk",
        "--\nPat",
        "Sent from my iPhone",
        "Gesendet von Mail für Windows",
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
        "Enviado desde mi iPhone",
        "Enviado do meu iPhone",
        "Отправлено с iPhone",
        "Надіслано з iPhone",
        "Wysłane z iPhone'a",
        "iPhone'umdan gönderildi",
        "أرسلت من الـ iPhone",
        "发自我的 iPhone",
    ],
)
def test_a_signature_is_no_text(signature: str) -> None:
    """Signatures of people and of programs are left out, above a quotation, too."""
    assert said(f"The road is open.\n\n{signature}") == [("", "The road is open.")]
    text = f"The road is open.\n\n{signature}\n\n{LINE}\n> Is it?"
    assert said(text) == [("", "The road is open."), ("Dawn Letter", "Is it?")]


def test_a_rule_within_a_text_signs_nothing() -> None:
    """Two dashes with a long text below them part the text."""
    text = "First.\n--\n" + "\n".join(f"Sentence {number} of many." for number in range(20))
    assert said(text) == [("", text)]


@given(st.text(st.sampled_from("ab \n>:-,@<5"), max_size=200))
def test_any_text_is_split(text: str) -> None:
    """Whatever the text, each of its words is one writer's or left out."""
    found = split_conversation(text)
    whole = "".join(text.split())
    for words in (found.own, *(one.text for one in found.quoted)):
        assert all(line.strip() in text for line in words.split("\n"))
        assert len("".join(words.split())) <= len(whole)


def _calls(text: str) -> int:
    """Return how many functions were called to split a text."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        split_conversation(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("line", ["-- \nA B\n", "On 8 May 2025, A B wrote:\n> a\n\n", "> a\n"])
def test_the_work_grows_with_the_lines_and_no_faster(line: str) -> None:
    """Twice as many signatures, attributions or quoted lines are twice the work."""
    assert _calls(line * 200) < 2.5 * _calls(line * 100)
