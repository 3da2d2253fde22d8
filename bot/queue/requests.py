"""Requests written down, so that they outlive the process."""

import json
from dataclasses import asdict
from datetime import datetime

from bot.chat.request import Channel, DueDigest, Request, User
from storage.ports.queue import Received


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
    channel, user = Channel(**stated.pop("channel")), User(**stated.pop("user"))
    at, digest = stated.pop("at"), stated.pop("digest", None)
    return Request(
        **stated,
        channel=channel,
        user=user,
        digest=DueDigest(**digest) if digest else None,
        at=datetime.fromisoformat(at) if at else None,
    )
