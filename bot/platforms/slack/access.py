"""What Slack lets the bot in by: the settings of one app."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackAccess:
    """How to talk with Slack.

    Attributes:
        api_url: where the Web API is, such as https://slack.com/api/.
        bot_token: of the one workspace; begins with xoxb-. Without it, OAuth knows them.
        app_token: begins with xapp-; opens Socket Mode.
        signing_secret: what Slack signs with where it calls us.
        public_url: where Slack calls us; None for Socket Mode.
    """

    api_url: str
    bot_token: str | None = None
    app_token: str | None = None
    signing_secret: str | None = None
    public_url: str | None = None
