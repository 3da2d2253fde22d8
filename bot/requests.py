"""Requests written down, so that they outlive the process."""

import json
from dataclasses import asdict
from datetime import datetime

from bot.platform import Asker, Channel, Request
from storage.model import Received


def write_request(request: Request) -> str:
    """Return `request` as JSON."""
    return json.dumps(asdict(request), ensure_ascii=False, default=datetime.isoformat)


def received(request: Request, at: datetime) -> Received:
    """Return `request` as one to be kept, which came in at that time."""
    channel = request.channel
    return Received(
        key=request.key,
        channel=str(channel),
        written=write_request(request),
        at=at,
        workspace=channel.workspace,
    )


def read_request(written: str) -> Request:
    """Read what `write_request` wrote."""
    stated = json.loads(written)
    channel, asker = Channel(**stated.pop("channel")), Asker(**stated.pop("asker"))
    at = stated.pop("at")
    taken = datetime.fromisoformat(at) if at else None
    return Request(**stated, channel=channel, asker=asker, at=taken)
