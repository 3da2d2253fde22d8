"""How much of what people ask for is kept, or waits: docs/retention.md lists the same numbers.

Nobody needs as much; whoever floods the bot must not fill its database or keep others waiting.
"""

from typing import Final

SUBSCRIPTIONS: Final = 20
"""Of a channel."""
FEEDBACK_A_DAY: Final = 20
"""Messages from a channel."""
FEEDBACK_LENGTH: Final = 2000
"""Characters of a message."""
VOTES: Final = 500
"""Sentences of a topic on which a channel has voted."""
WAITING: Final = 30
"""Requests of a user that wait in a channel."""
TOPICS: Final = 500
