"""New letters of mailboxes, from a server that speaks IMAP over TLS on loopback."""

import ssl
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from briefings.gathering.fetching.letters import Letter, Limits
from briefings.gathering.fetching.mailbox import Letters, Mailboxes
from briefings.gathering.guard.connecting import GuardedNetwork
from briefings.gathering.outcomes import Failed, Outcome, Refused, Unchanged
from briefings.gathering.source import NO_VALIDATORS, Validators
from tests.fakes.certificates import certified
from tests.fakes.imap_server import PASSWORD, MailServer, mail_server

LETTERS = {uid: f"Subject: {uid}\r\n\r\nbody {uid}".encode() for uid in (3, 4, 9)}
BROKEN = "the server broke off, or its answer isn't IMAP"


@pytest.fixture(scope="module")
def contexts(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """What the server shows, and what trusts it."""
    folder: Path = tmp_path_factory.mktemp("certificates")
    return certified(folder, "127.0.0.1")


class Mail:
    """A server, and what fetches from it."""

    def __init__(self, server: MailServer, mailboxes: Mailboxes) -> None:
        self.server, self.mailboxes = server, mailboxes

    async def fetch(
        self, etag: str | None = None, folder: str = "", scheme: str = "imaps"
    ) -> Letters | Outcome:
        """Fetch what came after a position."""
        address = f"{scheme}://ann@127.0.0.1:{self.server.port}/{folder}"
        validators = Validators(etag=etag) if etag else NO_VALIDATORS
        return await self.mailboxes.fetch(address, validators=validators)


@asynccontextmanager
async def opened(
    server: MailServer,
    contexts: tuple[ssl.SSLContext, ssl.SSLContext],
    *,
    limits: Limits | None = None,
    seconds: float = 5.0,
    password: str = PASSWORD,
) -> AsyncIterator[Mail]:
    """Serve, and fetch with a password."""
    async with mail_server(server, contexts[0]):
        network = GuardedNetwork({("127.0.0.1", server.port)})
        mailboxes = Mailboxes(
            network,
            {"ann@127.0.0.1": password},
            seconds=seconds,
            limits=limits,
            context=contexts[1],
        )
        yield Mail(server, mailboxes)
        mailboxes.close()


def _letters(*uids: int) -> tuple[Letter, ...]:
    return tuple(Letter(f"7:{uid}", LETTERS[uid]) for uid in uids)


async def test_letters_come_as_they_are(
    contexts: tuple[ssl.SSLContext, ssl.SSLContext],
) -> None:
    """The bytes of each letter, the oldest first, and nothing is changed at the server."""
    async with opened(MailServer({"INBOX": LETTERS}), contexts) as mail:
        found = await mail.fetch()
        said = mail.server.said

    assert Letters(letters=_letters(3, 4, 9), validators=Validators(etag="7:9")) == found
    assert {"EXAMINE", "FETCH", "SEARCH", "LOGOUT", "AUTHENTICATE", "CAPABILITY"} == {
        line.split(" ")[0] for line in said
    }
    assert not any("BODY[" in line for line in said), "nothing is marked as read"


async def test_what_we_have_is_not_fetched_again(
    contexts: tuple[ssl.SSLContext, ssl.SSLContext],
) -> None:
    """After a position only later letters come; none is a server's way to say so."""
    async with opened(MailServer({"INBOX": LETTERS}), contexts) as mail:
        assert Letters(letters=_letters(9), validators=Validators(etag="7:9")) == await mail.fetch(
            "7:4"
        )
        assert Unchanged(validators=Validators(etag="7:9")) == await mail.fetch("7:9")


@pytest.mark.parametrize("position", ["6:9", "7:", "x", "7:x", ":9"])
async def test_a_mailbox_that_counts_anew_is_read_anew(
    position: str, contexts: tuple[ssl.SSLContext, ssl.SSLContext]
) -> None:
    """Numbers of another validity, or none that can be read, mean nothing."""
    async with opened(MailServer({"INBOX": LETTERS}), contexts) as mail:
        found = await mail.fetch(position)

    assert isinstance(found, Letters)
    assert _letters(3, 4, 9) == found.letters


async def test_a_full_mailbox_is_read_from_its_end_at_first(
    contexts: tuple[ssl.SSLContext, ssl.SSLContext],
) -> None:
    """Of many letters the newest come first; then what is new, in turns, without a gap."""
    async with opened(MailServer({"INBOX": LETTERS}), contexts, limits=Limits(letters=1)) as mail:
        first = await mail.fetch()
        turns = [await mail.fetch(position) for position in ("7:2", "7:3", "7:4")]

    assert Letters(letters=_letters(9), validators=Validators(etag="7:9")) == first
    assert [(3, True), (4, True), (9, False)] == [
        (int(turn.letters[0].key[2:]), turn.has_more) for turn in turns if isinstance(turn, Letters)
    ]


async def test_a_letter_that_is_too_large_is_left_out_once(
    contexts: tuple[ssl.SSLContext, ssl.SSLContext],
) -> None:
    """The others come, the number of those left out is said, and the next fetch is after them."""
    letters = {**LETTERS, 10: b"a" * 1_001}
    async with opened(MailServer({"INBOX": letters}), contexts, limits=Limits(each=1_000)) as mail:
        found = await mail.fetch()

    assert (
        Letters(letters=_letters(3, 4, 9), validators=Validators(etag="7:10"), too_large=1) == found
    )


async def test_letters_come_in_turns_of_so_many_bytes(
    contexts: tuple[ssl.SSLContext, ssl.SSLContext],
) -> None:
    """What is more than a turn may have waits for the next one."""
    letters = dict.fromkeys((1, 2, 3), b"a" * 600)
    async with opened(MailServer({"INBOX": letters}), contexts, limits=Limits(all=1_300)) as mail:
        found = await mail.fetch()

    assert isinstance(found, Letters)
    assert (2, "7:2", True) == (len(found.letters), found.validators.etag, found.has_more)


@pytest.mark.parametrize(
    ("folder", "written"),
    [
        ("News%20%26%20more", "News &- more"),
        ("Entw%C3%BCrfe", "Entw&APw-rfe"),
        ("台北", "&U,BTFw-"),
    ],
)
async def test_folders_are_called_as_people_call_them(
    folder: str, written: str, contexts: tuple[ssl.SSLContext, ssl.SSLContext]
) -> None:
    """Names in any script are found as IMAP writes them."""
    async with opened(MailServer({written: LETTERS}), contexts) as mail:
        assert isinstance(await mail.fetch(folder=folder), Letters)
        assert Failed(reason="there is no such folder") == await mail.fetch(folder="Other")


@pytest.mark.parametrize(
    ("password", "capabilities"),
    [
        ("pass word", "IMAP4rev1"),
        ('a"b\\c', "IMAP4rev1 AUTH=PLAIN"),
        ("ä€", "IMAP4rev1 AUTH=PLAIN"),
    ],
)
async def test_passwords_of_any_signs_are_told_to_the_server(
    password: str, capabilities: str, contexts: tuple[ssl.SSLContext, ssl.SSLContext]
) -> None:
    """By LOGIN, and by AUTHENTICATE where the server knows it."""
    server = MailServer({"INBOX": LETTERS}, password=password, capabilities=capabilities)
    async with opened(server, contexts, password=password) as mail:
        assert isinstance(await mail.fetch(), Letters)


async def test_a_wrong_password_is_said_without_it(
    contexts: tuple[ssl.SSLContext, ssl.SSLContext],
) -> None:
    """The reason names what to look at, and nothing secret."""
    async with opened(MailServer({"INBOX": LETTERS}), contexts, password=PASSWORD + "!") as mail:
        outcome = await mail.fetch()

    assert Failed(reason="the mailbox doesn't let us in: is its password right?") == outcome


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("imaps://ann:s3cret@mail.example/", "a password isn't part of an address"),
        ("imaps://mail.example/", "names its user"),
        ("pop3://ann@mail.example/", "imaps://user@host/folder"),
        ("imap://ann@mail.example/", "only imaps addresses are fetched from"),
        ("imaps://ann@mail.example:25/", "port 25 isn't fetched from, only 993"),
        ("imaps://ann@mail.example/a%0D%0Ab", "can't be read"),
        ("imaps://ann%0Ab@mail.example/", "can't be read"),
        ("imaps://ann@mail.example/", "this address is not public"),
    ],
)
async def test_mailboxes_are_guarded_as_all_else(address: str, reason: str) -> None:
    """Addresses, ports and what isn't public are refused before any connection."""

    async def resolve(host: str, port: int) -> Sequence[str]:
        return [f"10.0.0.{len(host) + port % 2}"]

    mailboxes = Mailboxes(GuardedNetwork(set(), resolve), {"ann@mail.example": "x"})
    outcome = await mailboxes.fetch(address)
    mailboxes.close()

    assert isinstance(outcome, Refused)
    assert reason in outcome.reason
    assert "s3cret" not in outcome.reason


async def test_no_password_goes_over_an_open_line(
    contexts: tuple[ssl.SSLContext, ssl.SSLContext],
) -> None:
    """A private server is asked to encrypt first, and told nothing where it can't."""
    server = MailServer({"INBOX": LETTERS}, capabilities="IMAP4rev1 STARTTLS AUTH=PLAIN")
    async with opened(server, (None, contexts[1])) as mail:  # type: ignore[arg-type]
        assert Failed(reason=BROKEN) == await mail.fetch(scheme="imap")
        assert not {"LOGIN", "AUTHENTICATE PLAIN"} & set(server.said)

        server.encrypts_with = contexts[0]
        assert isinstance(await mail.fetch(scheme="imap"), Letters)


async def test_a_certificate_of_another_is_no_certificate(
    contexts: tuple[ssl.SSLContext, ssl.SSLContext],
) -> None:
    """Nothing is told to a server that can't prove who it is."""
    untrusting = (contexts[0], ssl.create_default_context())
    async with opened(MailServer({"INBOX": LETTERS}), untrusting) as mail:
        outcome = await mail.fetch()

    assert isinstance(outcome, Failed)
    assert outcome.reason.startswith("its certificate isn't valid")
    assert [] == mail.server.said


ILL_MEANT = {
    "hangs up": ("EXAMINE", b"", BROKEN),
    "drips": ("SEARCH", "* SEARCH 1\r\n…".encode(), "it took longer than 0.5 seconds"),
    "is silent": ("SEARCH", "…".encode(), "it took longer than 0.5 seconds"),
    "sends no IMAP": ("EXAMINE", b"HTTP/1.1 200 OK\r\n\r\n", BROKEN),
    "sends a literal without end": (
        "FETCH",
        b"* 1 FETCH (UID 3 BODY[] {999999999999}\r\n",
        "the server sends more than it may",
    ),
    "sends a line without end": ("SEARCH", b"* SEARCH" + b" 1" * 600_000, BROKEN),
    "sends numbers that are none": ("SEARCH", b"* SEARCH x y\r\n", BROKEN),
    "sends lines without end": (
        "EXAMINE",
        b"* OK x" + b"y" * 900_000 + "\r\n…".encode(),
        "the server sends more than it may",
    ),
}


@pytest.mark.parametrize("name", ILL_MEANT)
async def test_no_mail_server_gets_beyond_our_limits(
    name: str, contexts: tuple[ssl.SSLContext, ssl.SSLContext]
) -> None:
    """Whatever it sends, it ends in one line, within the time and the bytes we grant."""
    command, sent, reason = ILL_MEANT[name]
    seconds = 0.5 if "0.5" in reason else 10.0
    server = MailServer({"INBOX": LETTERS}, instead={command: sent})
    async with opened(server, contexts, seconds=seconds, limits=Limits(all=1_000)) as mail:
        outcome = await mail.fetch()

    assert isinstance(outcome, Failed | Refused)
    assert reason == outcome.reason
