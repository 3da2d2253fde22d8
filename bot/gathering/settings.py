"""The settings of gathering: who we say we are, what is read, how long it is kept."""

import re
from collections.abc import Sequence
from typing import Annotated

from pydantic import AfterValidator, Field, SecretStr
from pydantic_settings import BaseSettings

from briefings.gathering.fetching.passwords import parse_passwords

_CONTACT = re.compile(r"https?://[!-'*-~]+|[!-'*-?A-~]+@[!-'*-?A-~]+")
"""An address or a mail address of ASCII signs, without brackets or spaces."""


def _check_contact(contact: str) -> str:
    if contact and not _CONTACT.fullmatch(contact):
        raise ValueError("it is neither an https address nor a mail address")
    return contact


def _check_private_hosts(names: str) -> str:
    if names.strip():
        # what reads addresses takes 0.1 s to import, and most have no such hosts
        from briefings.gathering.guard.private_hosts import parse_private_hosts  # noqa: PLC0415

        parse_private_hosts(names)
    return names


def _check_passwords(passwords: SecretStr) -> SecretStr:
    parse_passwords(passwords.get_secret_value())
    return passwords


class GatheringSettings(BaseSettings):
    """What the settings say of gathering."""

    contact: Annotated[str, AfterValidator(_check_contact)] = Field(
        default="",
        description="where those whose sites are fetched reach you: a web or mail address, told to "
        "their servers",
    )
    private_hosts: Annotated[str, AfterValidator(_check_private_hosts)] = Field(
        default="",
        description="hosts and ports that may be fetched from though they aren't public, such as "
        "`intranet.example:443 127.0.0.1:8000`",
    )
    mailbox_passwords: Annotated[SecretStr, AfterValidator(_check_passwords)] = Field(
        default=SecretStr(""),
        description="the passwords of mailboxes that are sources: `user@host=password`, separated "
        "by spaces; write `%20` for a space in a password, `%25` for a percent sign",
    )
    keep_articles: int = Field(
        default=0,
        ge=0,
        le=100_000,
        description="how many days articles are kept after they were read; those that were quoted "
        "stay; 0 for good",
    )
    keep_megabytes: int = Field(
        default=0,
        ge=0,
        le=1_000_000,
        description="how many megabytes of text the newest articles may have; older ones are "
        "forgotten unless they were quoted; 0 for no limit",
    )

    @property
    def passwords(self) -> Sequence[str]:
        """Each mailbox's password, which must never be shown."""
        return list(parse_passwords(self.mailbox_passwords.get_secret_value()).values())
