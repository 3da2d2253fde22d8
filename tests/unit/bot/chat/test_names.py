"""Names of channels, whatever characters a platform's ids have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.names import join_name, split_name
from bot.chat.request import Channel

IDS = st.text(st.characters() | st.sampled_from(":%/ \n\u2028é\ud800"), min_size=1)


@given(IDS, st.none() | IDS)
def test_a_name_tells_every_channel_from_all_others(id_: str, thread: str | None) -> None:
    """Whatever its id and thread hold, the name gives them back, and is one word."""
    channel = Channel(platform="anywhere", id=id_, thread=thread)

    assert channel == Channel.named(str(channel))
    assert [str(channel)] == str(channel).split()


@given(IDS, IDS)
def test_the_name_of_a_thread_begins_as_its_channels(id_: str, thread: str) -> None:
    """With a colon after it, so that no other channel's name begins so."""
    channel = Channel(platform="anywhere", id=id_)
    within = Channel(platform="anywhere", id=id_, thread=thread)

    assert str(within).startswith(f"{channel}:")
    assert ["anywhere", id_, thread] == split_name(str(within))


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("telegram", "-100", "42"), "telegram:-100:42"),
        (("slack", "C012", "1715.0001"), "slack:C012:1715.0001"),
        (("matrix", "!room:example.org"), "matrix:!room%3Aexample.org"),
        (("mail", "50% off/é"), "mail:50%25%20off/é"),
    ],
)
def test_plain_ids_stand_as_they_are(parts: tuple[str, ...], name: str) -> None:
    """What is stored today keeps its form; what would mislead is percent-encoded."""
    assert name == join_name(*parts)


@pytest.mark.parametrize("name", ["", "telegram", "telegram:1:2:3"])
def test_what_names_no_channel_is_refused(name: str) -> None:
    """Too few parts, or too many."""
    with pytest.raises(ValueError, match="values to unpack"):
        Channel.named(name)
