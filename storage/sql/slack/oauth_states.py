"""Who set out for Slack's page to install the app: a state each, which is good for minutes."""

from datetime import UTC, datetime

from sqlalchemy import delete

from storage.engines.database import Database
from storage.sql.tables import slack_oauth_states

_EXPIRES = slack_oauth_states.c.expire_at


class OAuthStates:
    """A `storage.ports.installations.InstallationStore`."""

    _database: Database

    def forget_oauth_states(self, before: datetime) -> int:
        """Forget who set out to install and was to be back before then; return how many."""
        until = before.astimezone(UTC).replace(tzinfo=None)  # as slack_sdk writes it
        late = delete(slack_oauth_states).where(until > _EXPIRES)
        with self._database.writing() as connection:
            return connection.execute(late).rowcount
