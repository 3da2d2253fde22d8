"""Links that open at the sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.links import link_to
from tests.builders import an_article

URL = "https://example.org/a"


@pytest.mark.parametrize(
    ("sentence", "link"),
    [
        ("Trade grew.", f"{URL}#:~:text=Trade%20grew."),
        ("A well-known, old rule.", f"{URL}#:~:text=A%20well%2Dknown%2C%20old%20rule."),
        (
            "One two three four five six seven eight nine ten eleven.",
            f"{URL}#:~:text=One%20two%20three%20four,eight%20nine%20ten%20eleven.",
        ),
    ],
)
def test_the_link_names_the_sentence_or_its_two_ends(sentence: str, link: str) -> None:
    """What has a meaning in a text fragment is encoded."""
    assert link == link_to(an_article(sentence, url=URL).quote(0, len(sentence)))


def test_without_an_address_there_is_no_link() -> None:
    """A file has none."""
    assert None is link_to(an_article("Trade grew.", url=None).quote(0, 11))


def test_a_fragment_of_its_own_stays() -> None:
    """The publisher's own anchor is not overwritten."""
    assert f"{URL}#top" == link_to(an_article("Trade grew.", url=f"{URL}#top").quote(0, 11))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_any_sentence_gives_an_address_without_white_space(sentence: str) -> None:
    """Whatever is quoted, the link is one."""
    link = link_to(an_article(sentence, url=URL).quote(0, len(sentence)))

    assert link is not None
    assert link.isascii()
    assert not any(map(str.isspace, link))


@pytest.mark.parametrize("url", ["http://[bad", "http://[bad#top", "https://a.example:x/"])
def test_a_broken_address_is_no_link(url: str) -> None:
    """A service would refuse the message that has it."""
    assert link_to(an_article("Trade grew.", url=url).quote(0, 11)) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://ann:secret@example.org/a",
        "https://bank.example@example.org/a",
        "https://@example.org/a",
    ],
)
def test_a_user_and_password_are_not_shown(url: str) -> None:
    """They may be a paid feed's; or a name that is to be taken for the host."""
    link = link_to(an_article("Trade grew.", url=url).quote(0, 11))

    assert f"{URL}#:~:text=Trade%20grew." == link
