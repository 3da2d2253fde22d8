"""The fake Slack and our own adapter talk with each other, over Socket Mode and over HTTP."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest

from bot.chat.errors import MaybeSent, PlatformLost, RetryLater
from bot.chat.message import Field, Form, Message, Paragraph
from bot.chat.own_text import OwnText
from bot.chat.platform import Hook, HookReply
from bot.platforms.slack.oauth import Client, OAuth
from storage.opening import connect, open_store
from storage.sql.slack.installations import SlackWorkspaces
from tests.fakes.slack_api import SlackApi
from tests.fakes.slack_bot import Bot, running, served

_FORM = Form(title="Topic", ask="/topic", fields=(Field(name="name", label="Name"),))


async def test_a_command_its_menu_and_its_form(slack: SlackApi, bot: Bot) -> None:
    """Buttons and menus are pressed by their labels; a form opens, and is handed in."""
    slack.user("U1", locale="uk-UA")
    slack.slash("U1", "C2", "/brief", "a & b")
    request = await bot.next()
    await bot.answer(request)
    shown = slack.ephemeral("C2", "U1")[0]
    slack.presses(shown, "third", "U1")
    pressed = await bot.next()
    await bot.answer(pressed, Message(parts=(_FORM,)))
    view = slack.view("U1")
    assert view
    slack.submits(view, {"name": "Port strikes"})
    submitted_text = await bot.next()
    await asyncio.to_thread(slack.settled)

    assert ("/brief a & b", "uk-UA") == (request.text, request.user.language)
    assert ("Trade\nIt grew.\nfirst\nsecond\nthird", ["first", "second", "third"]) == (
        shown.words,
        shown.labels,
    )
    assert pressed.press
    assert "/topic name=Port%20strikes" == submitted_text.text
    assert slack.view("U1") is None
    assert ([], []) == (slack.complaints(), slack.told())


async def test_what_is_said_in_channels_and_directly(slack: SlackApi, bot: Bot) -> None:
    """Mentions and direct messages are heard; edits and the bot's own words are not."""
    dm = slack.dm("U1")
    first = slack.says("U1", "C1", "hello all")
    slack.says("U1", "C1", "trade?", mention=True, thread=first.id)
    mention = await bot.next()
    await bot.answer(mention)
    slack.says("U1", dm, "hi", edited=True)
    slack.says("U1", dm, "trade")
    direct = await bot.next()
    await bot.answer(direct)
    await asyncio.to_thread(slack.settled)

    assert ["trade?", "trade"] == [mention.text, direct.text]
    assert ["Trade\nIt grew."] == [each.text for each in slack.posted("C1", first.id)]
    assert [] == slack.posted("C1")
    assert 1 == len(slack.posted(dm))
    assert await bot.is_delivered(direct)
    assert await bot.is_delivered(mention) is None  # channels are not read
    assert bot.heard.empty()


async def test_home_invitation_and_shortcut(slack: SlackApi, bot: Bot) -> None:
    """The bot's page is shown, and what else people may begin with is heard."""
    slack.opens_home("U1")
    page = await bot.wait(lambda: slack.home("U1"))
    assert page
    slack.presses(page, "first", "U1")
    pressed = await bot.next()
    slack.invites("C2", by="U1")
    welcome = await bot.next()
    slack.shortcut("U1", slack.says("U1", "C1", "Ports & rails"), "find_sources")
    words = await bot.next()

    assert ["DU1", "C2", "C1"] == [each.channel.id for each in (pressed, welcome, words)]
    assert "Ports & rails" == words.text


@pytest.mark.parametrize(
    ("how", "error", "posted"),
    [
        ("ratelimited", RetryLater, 0),
        ("503", MaybeSent, 0),
        ("503_after", MaybeSent, 1),
        ("internal_error_after", MaybeSent, 1),
        ("reset", MaybeSent, 0),
        ("reset_after", MaybeSent, 1),
        ("half", MaybeSent, 1),
        ("account_inactive", PlatformLost, 0),
    ],
)
async def test_what_goes_wrong_as_it_should(
    slack: SlackApi, bot: Bot, how: str, error: type[Exception], posted: int
) -> None:
    """A fault comes before what is asked is done, or after it, and once."""
    slack.says("U1", "C1", "trade", mention=True)
    request = await bot.next()
    slack.fail("chat.postMessage", 1, how)
    with pytest.raises(error):
        await bot.answer(request)

    assert posted == len(slack.replied("C1"))
    await bot.answer(request)
    assert posted + 1 == len(slack.replied("C1"))


async def test_one_message_a_second_into_a_channel(slack: SlackApi, bot: Bot) -> None:
    """With `pace`, the second is too much."""
    slack.pace()
    slack.says("U1", "C1", "trade", mention=True)
    request = await bot.next()
    await bot.answer(request)
    with pytest.raises(RetryLater, match="ratelimited"):
        await bot.answer(request)
    slack.passes(1)
    await bot.answer(request)

    assert 2 == len(slack.replied("C1"))


async def test_the_next_connection_and_an_event_twice(slack: SlackApi, bot: Bot) -> None:
    """The adapter comes back by itself; the same event has the same key."""
    slack.disconnects()
    await asyncio.to_thread(slack.connected)
    slack.says("U1", "C1", "trade", mention=True)
    first = await bot.next()
    slack.redelivers()

    assert first.key == (await bot.next()).key


async def test_the_operators_word_is_heard_and_shown(slack: SlackApi) -> None:
    """As the manifest has it; the answer names commands by it."""
    bot = Bot(slack, command="news")
    async with running(bot):
        await asyncio.to_thread(slack.connected)
        slack.slash("U1", "C2", "/news", "trade")
        request = await bot.next()
        await bot.answer(request, Message(parts=(Paragraph(text=OwnText("Try /help.")),)))

    assert "/brief trade" == request.text
    assert "Try /news help." == slack.ephemeral("C2", "U1")[0].text


async def test_an_uninstallation_ends_it(slack: SlackApi) -> None:
    """Both events come, and the token is worth nothing."""
    bot = Bot(slack)
    async with running(bot) as task:
        await asyncio.to_thread(slack.connected)
        slack.uninstalls()
        with pytest.raises(PlatformLost):
            await asyncio.wait_for(task, 60)

    assert {"slack:T1"} == set(bot.lost)


async def test_a_person_who_takes_a_token_back_ends_nothing(slack: SlackApi, bot: Bot) -> None:
    """It is theirs: the workspace is not forgotten, and the bot goes on hearing."""
    slack.user("U1")
    slack.revokes("U1")
    slack.slash("U1", "C2", "/brief", "trade")

    assert "/brief trade" == (await bot.next()).text
    await asyncio.to_thread(slack.settled)
    assert [] == list(bot.lost)


async def test_slack_calls_the_app(slack: SlackApi) -> None:
    """Signed requests reach the adapter's addresses; others are refused."""
    bot = Bot(slack, "https://bot.example")
    async with running(bot), served(bot.platform.hooks()) as url:
        await asyncio.to_thread(slack.posts_to, url)
        await bot.wait(slack.verifies)
        forged = {"X-Slack-Signature": "v0=0"}
        status, _ = await asyncio.to_thread(slack.posts, "events", b"{}", "text/plain", **forged)
        slack.slash("U1", "C1", "/brief", "payload=1")
        slack.says("U1", "DU1", "trade")
        texts = {(await bot.next()).text, (await bot.next()).text}
        await asyncio.to_thread(slack.settled)

    assert 401 == status
    assert {"/brief payload=1", "trade"} == texts
    assert {"events_api", "slash_commands"} == {ack.sort for ack in slack.acks()}
    assert [] == slack.told()


async def test_what_an_app_does_not_take_over_http(slack: SlackApi) -> None:
    """An event comes four times, marked as a retry; who gave a command is told at once."""
    numbers = []

    async def heard(headers: Mapping[str, str], _body: bytes, _query: str) -> HookReply:
        numbers.append(headers.get("x-slack-retry-num"))
        return HookReply(status=503)

    paths = ("/slack/events", "/slack/commands")
    async with served([Hook(path=path, handle=heard) for path in paths]) as url:
        await asyncio.to_thread(slack.posts_to, url)
        slack.says("U1", "DU1", "trade")
        await asyncio.to_thread(slack.settled)
        slack.slash("U1", "C1", "/brief")
        await asyncio.to_thread(slack.settled)

    assert [None, "1", "2", "3", None] == numbers
    assert [("U1", "dispatch_failed")] == slack.told()


@pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")
async def test_workspaces_let_the_app_in(slack: SlackApi, tmp_path: Path) -> None:
    """A code is good for one token, which rotates; it is forgotten with its workspace."""
    url = f"sqlite:///{tmp_path}/store.db"
    open_store(url).close()
    client = Client(id=slack.client_id, secret=slack.client_secret,
                    public_url="https://bot.example", api_url=slack.api_url)  # fmt: skip
    workspaces = SlackWorkspaces(connect(url), slack.client_id, "key")
    oauth = OAuth(client, workspaces)
    bot = Bot(slack, "https://bot.example", oauth)
    async with running(bot), served(bot.platform.hooks()) as url, aiohttp.ClientSession() as web:
        async with web.get(f"{url}/slack/install") as page:
            state = re.search(r"state=([0-9a-f-]+)", await page.text())
            cookie = page.headers["Set-Cookie"].partition(";")[0]
        assert state
        back = {"state": state[1], "code": slack.code("T2", rotates=True)}
        redirect = f"{url}/slack/oauth_redirect"
        async with web.get(redirect, params=back, headers={"Cookie": cookie}) as page:
            assert 200 == page.status
        slack.user("UT2", "T2")
        slack.channel("CT2", "T2")
        await asyncio.to_thread(slack.posts_to, url)
        await bot.wait(slack.verifies)
        slack.slash("UT2", "CT2", "/brief", "trade")
        await bot.answer(replace(await bot.next(), shared=True))
        slack.passes(43_000)
        where = {"enterprise_id": None, "team_id": "T2"}
        installed = await workspaces.installations.async_find_bot(**where)
        slack.uninstalls("T2")
        await bot.wait(lambda: bot.lost)
        gone = await workspaces.installations.async_find_bot(**where)

    assert (True, None) == (installed is not None, gone)
    assert "T2" == slack.posted("CT2")[0].team
    assert {"slack:T2"} == set(bot.lost)
