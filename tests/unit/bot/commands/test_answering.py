"""What surrounds every answer: its language, the way back, digests, menus, other platforms."""

from dataclasses import replace

import pytest

from bot.chat.message import Message
from bot.chat.request import Channel, DueDigest, Request, User
from bot.commands.command import EVERYWHERE, Platforms
from bot.commands.dispatch import answer, menu
from bot.commands.table import listed, listed_rows
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from bot.subscriptions.subscription import decode_subscription
from bot.wording import chat
from bot.wording.language.languages import LANGUAGES, speaking
from storage.errors import StorageError, StoreUnavailable
from tests.builders import AT, a_topic, an_article

CHANNEL = Channel(platform="telegram", id="1")


def _request(text: str, language: str | None = None) -> Request:
    user = User(id="9", language=language)
    return Request(channel=CHANNEL, user=user, text=text, role="owner", at=AT)


def _subscribe(library: Library) -> Request:
    """Subscribe to /trade, and return the request of the first slot that is due."""
    library.save_topic(a_topic())
    library.ingest([an_article()])
    answer(library, _request("/subscribe trade 07:30 UTC"))
    [stored] = library.store.subscriptions()
    subscription = decode_subscription(stored.channel, stored.payload)
    slot = next(subscription.plan.slots(AT, stored.due or AT))
    request = subscription.request(stored.number, slot)
    assert request.digest == DueDigest(subscription=stored.number, slot=slot.key)
    return replace(request, at=slot.at)


def test_an_answer_is_in_the_users_language_or_the_channels(library: Library) -> None:
    """What the channel chose comes first; the message says which it is in."""
    by_user = answer(library, _request("/help", "de"))
    library.store.set_language("telegram:1", "fr")
    by_channel = answer(library, _request("/help", "de"))

    assert ("de", "fr") == (by_user.language, by_channel.language)
    assert plain(by_user) != plain(by_channel)


def test_subscriptions_that_were_made_in_a_thread_can_still_be_ended_there(
    library: Library,
) -> None:
    """They are listed with its channel's, to which what is subscribed from now on belongs."""
    _subscribe(library)
    [made] = library.store.subscriptions()
    former = "slack:C1:9.0"
    library.store.subscribe(former, made.payload, made.due)
    there = Channel(platform="slack", id="C1", conversation="9.0")
    within = replace(_request("/subscribe trade 09:15 UTC"), channel=there)
    answer(library, within)

    listed = plain(answer(library, replace(within, text="/subscriptions")))
    assert "07:30" in listed
    assert "09:15" in listed
    assert 1 == len(library.store.subscriptions("slack:C1"))
    assert "There is no subscription" not in plain(
        answer(library, replace(within, text="/digest 2"))
    )
    answer(library, replace(within, text="/unsubscribe 2"))
    assert [] == list(library.store.subscriptions(former))


def test_since_when_a_channel_was_gone_goes_with_each_answer_until_it_is_told(
    library: Library,
) -> None:
    """Also where it is back by now; whoever sends it knows whether it arrived."""
    library.store.mark_gone("telegram:1", "blocked", AT)
    gone = answer(library, _request("/topics"))
    library.store.mark_back("telegram:1", AT, AT)
    back = answer(library, _request("/topics"))
    library.store.mark_told_back("telegram:1")

    assert (AT, AT) == (gone.away_since, back.away_since)
    assert answer(library, _request("/topics")).away_since is None


def test_a_digest_needs_no_rights(library: Library) -> None:
    """Whoever subscribed had them; a schedule is nobody's role."""
    request = _subscribe(library)
    digest = answer(library, replace(request, role="stranger"))

    assert "Trade" in plain(digest)
    assert plain(chat.not_here("telegram:1")) != plain(digest)


def test_an_apology_is_no_digest(library: Library) -> None:
    """What a person is told of an error, a digest raises, so that it is tried again."""
    request = _subscribe(library)

    class Unplugged(Library):
        def topics(self) -> list[object]:  # type: ignore[override] # never returns
            raise StoreUnavailable("news", "it is locked", "wait")

    unplugged = Unplugged(library.store, library.recipe)
    with pytest.raises(StorageError):
        answer(unplugged, request)
    assert isinstance(answer(unplugged, _request("/topics")), Message)


def test_a_menu_has_topics_first_then_what_people_are_told_of(library: Library) -> None:
    """In every language; commands for buttons only, and the row of topics, are not in it."""
    library.save_topic(a_topic())
    offered = menu(library, "telegram")
    names = [name for name, _summary in offered.commands["en"]]

    assert set(LANGUAGES) == set(offered.commands)
    assert ["trade", "brief", "context"] == names[:3]
    assert not {"home", "show", "<topic>"} & set(names)
    assert dict(offered.commands["en"])["trade"] == "Trade"


def test_a_menu_knows_what_only_admins_of_a_group_may_use(library: Library) -> None:
    """As the rights say; Telegram shows those to admins only."""
    admins = {
        "addsource", "follow", "language", "mute", "pause", "quiet", "read", "removesource",
        "resume", "settings", "status", "subscribe", "timezone", "topic", "unmute", "unsubscribe",
        "verify",
    }  # fmt: skip

    assert admins == menu(library, "telegram").admin_commands


def test_commands_are_listed_in_the_language_that_is_spoken() -> None:
    """What they take is translated; what is typed stays as it is."""
    with speaking("de"):
        usages = [usage for usage, _summary in listed()]

    assert {"/<Thema>", "/brief <Thema oder Wörter>", "/topics"} <= set(usages)


def test_votes_are_listed_unless_the_bot_does_not_learn() -> None:
    """Where they change nothing, nobody is offered them."""
    votes = {"/good <number>", "/bad <number>", "/votes <topic> [reset]"}
    learning = {usage for usage, _summary in listed()}
    other = {usage for usage, _summary in listed(learn=False)}

    assert votes == learning - other
    assert votes <= {f"/{row.name} {row.arguments}".rstrip() for row in listed_rows()}


def test_a_platform_can_be_without_a_command() -> None:
    """It says so by the command's name, and how to find the others."""
    here = Platforms(excluded=frozenset({"pager"}))

    assert (False, True) == (here.have("pager"), here.have("telegram"))
    assert EVERYWHERE.have("pager")
    assert "/launch" in plain(here.notice("launch"))
    assert "/help" in plain(here.notice("launch"))
