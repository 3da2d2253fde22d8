"""Requests as JSON, so that they outlive the process and the program that stored them.

Version 1 is what was stored until digests had a field of their own: the digest that is due was the
text ``/digest 3 2026-11-24T07:30`` of a request whose key began with ``slot:``, and the user was
called an asker. Version 2 has the fields of `Request`, but for notices, which are version 3, and
for words that are only looked up, which are version 4.
"""

import json
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, get_args

from bot.chat.errors import Unreadable
from bot.chat.request import Channel, DueDigest, Kind, Request, User
from storage.ports.queue import Job, NewJob

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

VERSION = 4
_FIRST_VERSION, _WITHOUT_NOTICE, _WITH_NOTICE = 1, 2, 3
"""What has nothing new stays readable for a program that doesn't know it."""


def job_of(request: Request, at: datetime) -> NewJob:
    """Return `request`, which comes in at that time, as a job in the lane of its channel."""
    return NewJob(
        key=request.key,
        kind=request.kind,
        lane=str(request.channel),
        payload=encode_request(request),
        version=_version(request),
        at=at,
        workspace=request.channel.workspace,
    )


def request_of(job: Job) -> Request:
    """Return the request that is a job; its channel may be called otherwise since it came in.

    Raises:
        Unreadable: it is no request that this program can read.
    """
    if job.kind not in get_args(Kind):
        raise Unreadable("job", f"kind {job.kind!r} is unknown")
    request = decode_request(job.payload, job.version)
    former = request.channel
    named = Channel.named(job.lane, former.workspace)
    return replace(request, channel=replace(named, conversation=former.conversation))


def encode_request(request: Request) -> str:
    """Return `request` as JSON, of the first version that has its fields."""
    fields = _fields(request) | {
        "channel": _fields(request.channel),
        "user": _fields(request.user),
        "digest": _fields(request.digest) if request.digest else None,
        "reply": dict(request.reply),
        "at": request.at.isoformat() if request.at else None,
    }
    del fields["owner"], fields["attachment"]
    if request.notice is None:
        del fields["notice"]
    if request.channel.conversation is None:  # readable for a program that knows no such field
        del fields["channel"]["conversation"]
    if not request.lookup:
        del fields["lookup"]
    return json.dumps(fields, ensure_ascii=False)


def _version(request: Request) -> int:
    """Return the first version that has the fields of `request`."""
    if request.lookup:
        return VERSION
    return _WITH_NOTICE if request.notice else _WITHOUT_NOTICE


def _fields(value: "DataclassInstance") -> dict[str, Any]:
    """Return the fields of a dataclass by name; `asdict` copies each of them deeply."""
    return {field.name: getattr(value, field.name) for field in dataclass_fields(value)}


def decode_request(payload: str, version: int) -> Request:
    """Return the request that is encoded so.

    Raises:
        Unreadable: it is no request, has a field that is unknown here, or is of a newer version.
    """
    if not _FIRST_VERSION <= version <= VERSION:
        raise Unreadable("request", f"version {version} is unknown; this program reads {VERSION}")
    try:
        fields = json.loads(payload)
        if version == _FIRST_VERSION:
            _bring_up_to_date(fields)
        return _request(**fields)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Unreadable("request", f"{type(error).__name__}: {error}") from error


def _request(
    *,
    channel: dict[str, Any],
    user: dict[str, Any],
    digest: dict[str, Any] | None,
    at: str | None,
    **others: Any,  # noqa: ANN401 - a field that Request does not have is refused by it
) -> Request:
    return Request(
        channel=Channel(**channel),
        user=User(**user),
        digest=DueDigest(**digest) if digest else None,
        at=datetime.fromisoformat(at) if at else None,
        **others,
    )


def _bring_up_to_date(fields: dict[str, Any]) -> None:
    """Make version 2 of version 1."""
    if "asker" in fields:
        fields["user"] = fields.pop("asker")
    fields["digest"] = None
    if fields["key"].startswith("slot:"):
        _command, number, slot = fields["text"].split()
        fields |= {"text": "", "digest": {"subscription": int(number), "slot": slot}}
