"""Roles: an owner of the bot, an admin or member of a channel, or a stranger."""

from collections.abc import Collection

from bot.chat.names import join_name
from bot.chat.request import TERMINAL, Request, Role


class Access:
    """Knows the owners, and the channels that the bot is open to."""

    def __init__(self, owners: Collection[str] = (), allowed: Collection[str] = ()) -> None:
        """Open the bot to `allowed`, or to all where that is empty.

        Args:
            owners: people, such as `telegram:123` or `slack:U012`.
            allowed: channels, such as `telegram:-100123` or `slack:C012`, and Slack workspaces,
                such as `slack:T012`.
        """
        self._owners = frozenset(owners)
        self._allowed = frozenset(allowed)

    def role(self, request: Request) -> Role:
        """Return the user's role, as far as it is known without asking the platform.

        The person at the terminal started the bot, and only admins can post in a broadcast
        channel; whoever reads it can press the buttons there.
        """
        platform = request.channel.platform
        if platform == TERMINAL or join_name(platform, request.user.id) in self._owners:
            return "owner"
        if self._allowed and self._allowed.isdisjoint(self._names(request)):
            return "stranger"
        is_posted = request.place == "broadcast" and request.press is None
        return "admin" if is_posted else "member"

    @staticmethod
    def _names(request: Request) -> set[str]:
        """Return the names that may allow a channel; a thread is allowed with its channel."""
        channel = request.channel
        names = {str(channel.home)}
        if channel.workspace:
            names.add(join_name(channel.platform, channel.workspace))
        return names
