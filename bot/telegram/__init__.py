"""Telegram as a platform."""

import os

# the library's own switch, without which it warns at each 429
os.environ.setdefault("PTB_TIMEDELTA", "true")  # noqa: TID251
