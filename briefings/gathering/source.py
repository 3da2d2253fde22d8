"""A source: a place that we gather articles from, such as a feed, a site, a mailbox, a folder."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

from briefings.model import digest

SourceKind: TypeAlias = Literal[
    "feed", "section", "sitemap", "mailbox", "folder", "telegram", "upload"
]
"""What is gathered: a feed; the articles that a page links to; a sitemap of news; the letters of a
mailbox (IMAP); the files of a folder; the preview of a public Telegram channel; what people send
the bot, which nothing fetches."""

SourceState: TypeAlias = Literal["active", "paused", "gone"]
"""Whether it is fetched: `gone` where its server said that it is there no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place that we gather from, as people set it up.

    Attributes:
        kind: what is there.
        address: where it is: a web address, an ``imaps://`` address without a password, a path.
        title: what people call it; None until it is known.
        every: how often it is fetched; None: as often as it has something new.
        full_text: whether the page of each article is fetched, too.
        language: ISO 639-1 code of its texts where they don't say; None: found out.
        topics: the names of the topics that it may feed; empty: all.
        trust: a note on how far it is to be trusted, for readers.
        licence: a note on what may be done with its texts.
        audience: the channel whose people alone may see what comes of it; None: everyone.
        id: digest of kind, address and audience.
    """

    kind: SourceKind
    address: str
    title: str | None = None
    every: timedelta | None = None
    full_text: bool = False
    language: str | None = None
    topics: tuple[str, ...] = ()
    trust: str | None = None
    licence: str | None = None
    audience: str | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        """Derive the id."""
        parts = [self.audience] if self.audience else []
        object.__setattr__(self, "id", digest(self.kind, self.address, *parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server gave with a body, to be asked whether there is a newer one."""

    etag: str | None = None
    last_modified: str | None = None


NO_VALIDATORS = Validators()
"""For what was never fetched, or can't be asked whether it changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """How the gathering of a source has gone.

    Attributes:
        state: whether it is fetched.
        validators: those of the last body that was read and stored, never of one that failed.
        body: digest of that body.
        tried: when it was fetched last, whatever came of it.
        succeeded: when it was fetched last without an error.
        newest: when something new came of it last.
        failing: since when every try has failed; None where the last one went well.
        failures: how many tries failed in a row.
        error: why the last one did, in words; None where it went well.
        due: when it is fetched next; None: as soon as there is a round.
        pace: the seconds from one fetch to the next that suit it, as it was found out.
        told: whether its admins were told that it fails.
    """

    state: SourceState = "active"
    validators: Validators = NO_VALIDATORS
    body: str | None = None
    tried: datetime | None = None
    succeeded: datetime | None = None
    newest: datetime | None = None
    failing: datetime | None = None
    failures: int = 0
    error: str | None = None
    due: datetime | None = None
    pace: int | None = None
    told: bool = False
