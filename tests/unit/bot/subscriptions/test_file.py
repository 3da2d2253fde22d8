"""Subscriptions as a file: what is written is read as it was, what can't be used is named."""

from datetime import time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.errors import SubscriptionError
from bot.chat.request import Channel
from bot.library.library import Library
from bot.subscriptions.file import add_missing, decode_subscriptions, encode_subscriptions
from bot.subscriptions.slots import Plan, Quiet
from bot.subscriptions.subscription import Subscription
from storage.ports.conversations.subscriptions import Subscription as Kept
from tests.builders import AT

TIMES = st.times().map(lambda at: time(at.hour, at.minute))
CHANNELS = st.builds(
    Channel,
    platform=st.sampled_from(["telegram", "slack"]),
    id=st.from_regex(r"-?[A-Z0-9]{1,9}", fullmatch=True),
    thread=st.none() | st.from_regex(r"[0-9.]{1,9}", fullmatch=True),
    workspace=st.none() | st.just("T1"),
)
PLANS = st.builds(
    Plan,
    times=st.frozensets(TIMES, min_size=1, max_size=3),
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
    zone=st.sampled_from(["UTC", "Europe/Kyiv", "America/New_York"]).map(ZoneInfo),
    quiet=st.none() | st.builds(Quiet, TIMES, TIMES),
)
SUBSCRIPTIONS = st.builds(
    Subscription,
    channel=CHANNELS,
    topics=st.lists(st.sampled_from(["trade", "energy", "a-b"]), unique=True).map(tuple),
    plan=PLANS,
    points=st.integers(1, 9),
    silent=st.booleans(),
    place=st.sampled_from(["private", "group", "broadcast"]),
    language=st.none() | st.sampled_from(["en", "zh-Hans"]),
)


@given(st.lists(SUBSCRIPTIONS, max_size=4))
def test_what_is_written_is_read_as_it_was(wanted: list[Subscription]) -> None:
    """Export, import, export: nothing is lost and nothing is added."""
    kept = [
        Kept(number=number, channel=str(each.channel), payload=each.encode(), due=None)
        for number, each in enumerate(wanted)
    ]
    written = encode_subscriptions(kept)
    assert wanted == decode_subscriptions(written)


def test_what_is_there_is_not_brought_in_again(library: Library) -> None:
    """Importing twice is as good as once."""
    text = '[[subscription]]\nchannel = "telegram:1"\nzone = "Berlin"\ntimes = ["7:30"]\n'
    wanted = decode_subscriptions(text)
    assert (1, 0) == (
        add_missing(library.store, wanted, AT),
        add_missing(library.store, wanted, AT),
    )
    assert [each.encode() for each in wanted] == [s.payload for s in library.store.subscriptions()]


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ('zone = "Narnia"', "Narnia"),
        ('times = ["25:00"]', "25:00"),
        ('weekdays = ["someday"]', "someday"),
        ('channel = "nowhere"', "nowhere"),
        ('quiet = "late"', "late"),
        ('place = "moon"', "moon"),
        ("colour = 3", "colour"),
    ],
)
def test_what_cant_be_used_is_named(field: str, names: str) -> None:
    """With which subscription it is in."""
    good = {"channel": '"telegram:1"', "zone": '"UTC"', "times": '["07:30"]'}
    name, _, value = field.partition(" = ")
    table = "\n".join(f"{key} = {said}" for key, said in (good | {name: value}).items())
    with pytest.raises(SubscriptionError, match=f"subscription 1: .*{names}"):
        decode_subscriptions(f"[[subscription]]\n{table}\n")


def test_no_toml_is_refused_with_its_line() -> None:
    """As people mend it by that."""
    with pytest.raises(SubscriptionError, match="line 1"):
        decode_subscriptions("[[subscription")


def test_what_can_not_be_read_is_left_out_of_the_file(library: Library) -> None:
    """The others are all there; a file of none is empty."""
    library.store.subscribe("telegram:1", "garbage", None)
    assert "" == encode_subscriptions(library.store.subscriptions())
    for wanted in decode_subscriptions(
        '[[subscription]]\nchannel = "telegram:1"\ntimes = ["07:30"]\nzone = "UTC"\n'
    ):
        library.store.subscribe("telegram:1", wanted.encode(), None)

    (again,) = decode_subscriptions(encode_subscriptions(library.store.subscriptions()))
    assert "telegram:1" == str(again.channel)
