"""What can come of fetching an address: values, as none of it is a fault of the program."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeAlias

from briefings.gathering.source import NO_VALIDATORS, Validators


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A body, whole and within its limits.

    Attributes:
        url: where it was found, after all redirects.
        body: its bytes, unpacked.
        content_type: as the server named it, in small letters without parameters; or empty.
        charset: as the server named it, or None.
        validators: to ask for a newer one with.
        fresh_for: how long the server says that it won't change, or None.
        moved_to: where it stands for good, if every redirect on the way said so; or None.
        links: those of its ``Link`` headers, by relation: ``hub`` and ``self`` of WebSub.
        robots: what its ``X-Robots-Tag`` and TDM headers reserve, in small letters, in order.
    """

    url: str
    body: bytes = field(repr=False)
    content_type: str = ""
    charset: str | None = None
    validators: Validators = NO_VALIDATORS
    fresh_for: timedelta | None = None
    moved_to: str | None = None
    links: tuple[tuple[str, str], ...] = ()
    robots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """The server says that nothing changed since the validators that it was sent."""

    validators: Validators = NO_VALIDATORS
    fresh_for: timedelta | None = None
    moved_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """The server says that it is there no more and won't be (410)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """We don't fetch it, as its address isn't public, robots.txt says no, or it is too large.

    Attributes:
        reason: in plain words, such as ``this address is not public``.
        remedy: what the operator can do, such as ``name intranet.example:80 in PRIVATE_HOSTS``;
            nobody else need hear it; or None.
    """

    reason: str
    remedy: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """It can't be had now.

    Attributes:
        reason: in plain words, such as ``the server answered 503``.
        retry_after: how long the server asks us to wait, or None.
    """

    reason: str
    retry_after: timedelta | None = None


Outcome: TypeAlias = Fetched | Unchanged | Gone | Refused | Failed
