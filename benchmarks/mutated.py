"""The rooms whose lines `./dev bench mutation` changes: those on which the promises rest."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What is changed, as `path`, `glob` or `path::function`, and the tests that must notice."""

    files: tuple[str, ...]
    tests: tuple[str, ...]


ROOMS = {
    "rights": Room(
        files=(
            "bot/commands/command.py",
            "bot/commands/dispatch.py",
            "bot/commands/table.py",
            "bot/chat/access.py",
        ),
        tests=("tests/unit/bot/commands", "tests/unit/bot/chat"),
    ),
    "queue": Room(
        files=("bot/queue/*.py", "storage/sql/queue*.py"),
        tests=(
            "tests/unit/bot/queue",
            "tests/contracts/test_queue.py",
            "tests/contracts/test_claims.py",
            "tests/contracts/test_deliveries.py",
            "tests/unit/bot/delivery",
        ),
    ),
    "delivery": Room(files=("bot/delivery/*.py",), tests=("tests/unit/bot/delivery",)),
    "claims": Room(
        files=(
            "bot/subscriptions/s[cl]*.py",
            "storage/sql/subscriptions.py",
            "storage/sql/deliveries.py",
        ),
        tests=(
            "tests/contracts/test_claims.py",
            "tests/contracts/test_deliveries.py",
            "tests/unit/bot/subscriptions/test_slots.py",
            "tests/unit/bot/subscriptions/test_schedule.py",
            "tests/unit/bot/subscriptions/test_subscriptions.py",
        ),
    ),
    "revocation": Room(
        files=(
            "bot/platforms/slack/listeners.py",
            "bot/platforms/slack/oauth.py::forget",
            "storage/sql/slack/*.py",
            "storage/sql/channels.py",
        ),
        tests=(
            "tests/contracts/test_installations.py",
            "tests/contracts/test_channels.py",
            "tests/unit/bot/platforms/slack",
            "tests/contracts/test_slack_fake_adapter.py",
        ),
    ),
    "agreement": Room(
        files=("briefings/agreement/*.py",), tests=("tests/unit/briefings/agreement",)
    ),
}
