"""What fetches sources, as the settings have it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from importlib.metadata import version
from typing import Final, NamedTuple

from bot.gathering.settings import GatheringSettings
from briefings.gathering.fetching.fetch import Fetcher, user_agent
from briefings.gathering.fetching.mailbox import Mailboxes
from briefings.gathering.fetching.passwords import parse_passwords
from briefings.gathering.guard.connecting import GuardedNetwork
from briefings.gathering.guard.private_hosts import parse_private_hosts

_LEASES: Final = 5


class Fetchers(NamedTuple):
    """What fetches from the web, and from mailboxes."""

    web: Fetcher
    mailboxes: Mailboxes


def make_fetcher(private_hosts: str, contact: str) -> Fetcher:
    """Return what fetches, from public addresses and the private hosts that are named alone.

    Args:
        private_hosts: as the setting PRIVATE_HOSTS has them: ``intranet.example:443 127.0.0.1:80``.
        contact: where servers can reach whoever runs the bot: an address, or empty.
    """
    network = GuardedNetwork(parse_private_hosts(private_hosts))
    return Fetcher(user_agent(version("briefing-bot"), contact), network=network)


@asynccontextmanager
async def make_fetchers(settings: GatheringSettings) -> AsyncIterator[Fetchers]:
    """Give what fetches, as the settings have it, and close it in the end."""
    network = GuardedNetwork(parse_private_hosts(settings.private_hosts))
    passwords = parse_passwords(settings.mailbox_passwords.get_secret_value())
    mailboxes = Mailboxes(network, passwords)
    try:
        async with make_fetcher(settings.private_hosts, settings.contact) as fetcher:
            yield Fetchers(fetcher, mailboxes)
    finally:
        mailboxes.close()
        network.close()


def source_lease(seconds: float) -> timedelta:
    """Return how long a source that a program fetches is nobody else's, as a round takes minutes.

    Args:
        seconds: how long a request is nobody else's.
    """
    return _LEASES * timedelta(seconds=seconds)
