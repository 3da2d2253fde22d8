"""Slack's installations, which its OAuth reads and writes by itself, and what we forget of them."""

from datetime import datetime
from typing import Protocol


class InstallationStore(Protocol):
    """Installations. Backups and migrations know them as everything else."""

    def forget_oauth_states(self, before: datetime) -> int:
        """Forget who set out to install and was to be back before then; return how many."""
        ...
