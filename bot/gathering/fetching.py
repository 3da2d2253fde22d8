"""What fetches sources, as the settings have it."""

from datetime import timedelta
from importlib.metadata import version
from typing import Final

from briefings.gathering.fetching.fetch import Fetcher, user_agent
from briefings.gathering.guard.connecting import GuardedNetwork
from briefings.gathering.guard.private_hosts import parse_private_hosts

_LEASES: Final = 5


def make_fetcher(private_hosts: str, contact: str) -> Fetcher:
    """Return what fetches, from public addresses and the private hosts that are named alone.

    Args:
        private_hosts: as the setting PRIVATE_HOSTS has them: ``intranet.example:443 127.0.0.1:80``.
        contact: where servers can reach whoever runs the bot: an address, or empty.
    """
    network = GuardedNetwork(parse_private_hosts(private_hosts))
    return Fetcher(user_agent(version("briefing-bot"), contact), network=network)


def source_lease(seconds: float) -> timedelta:
    """Return how long a source that a program fetches is nobody else's, as a round takes minutes.

    Args:
        seconds: how long a request is nobody else's.
    """
    return _LEASES * timedelta(seconds=seconds)
