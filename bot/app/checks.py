"""Checks of the bot's own settings (see `bot.chat.checks`)."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import SecretStr

from bot.chat.checks import check_listen, check_public_url
from bot.wording.language.languages import LANGUAGES
from briefings.errors import MeaningError
from briefings.meaning.minilm import MiniLM
from briefings.ranking.names import NAMES
from storage.engines.addresses import parse_address
from storage.errors import StoreUnavailable

__all__ = [
    "check_database", "check_engine", "check_folder", "check_language", "check_listen",
    "check_meaning", "check_names", "check_public_url", "check_zone",
]  # fmt: skip

_NAME = re.compile(r"[a-z0-9-]+:[^\s:]+")


def check_database(url: SecretStr) -> SecretStr:
    """Return the address of a database."""
    try:
        parse_address(url.get_secret_value())
    except StoreUnavailable as error:
        raise ValueError(f"{error.reason}; {error.remedy}") from None
    return url


def check_engine(engine: str) -> str:
    """Return the name of an engine."""
    if engine not in NAMES:
        raise ValueError("there is no such engine")
    return engine


def check_folder(folder: Path) -> Path:
    """Return a folder, which need not be there yet."""
    if any(each.exists() and not each.is_dir() for each in (folder, *folder.parents)):
        raise ValueError("it is a file, no folder")
    return folder


def check_language(stated: str) -> str:
    """Return the code of a language that the bot speaks.

    Systems state locales (``de_AT.UTF-8``), and some several in order (``ca:es:en``): the first one
    counts that the bot speaks. Nothing at all, ``C`` and ``POSIX`` name no language: it is English.
    """
    if stated in {"", "C", "POSIX"}:
        return "en"
    for locale in stated.split(":"):
        code = re.split(r"[-_.@]", locale, maxsplit=1)[0].casefold()
        if code in LANGUAGES:
            return code
    raise ValueError(f"the bot speaks {', '.join(LANGUAGES)}")


def check_meaning(wanted: bool) -> bool:  # noqa: FBT001 - the value of a setting
    """Return whether meanings are compared, if they can be."""
    if wanted:
        try:
            MiniLM().check()
        except MeaningError as error:
            raise ValueError(error.reason) from None
    return wanted


def check_zone(name: str) -> str:
    """Return the IANA name of a time zone, which may be written as a city or as UTC+2."""
    from zoneinfo import available_timezones  # noqa: PLC0415 - only where a zone is set

    from bot.subscriptions.zones import find_zone, find_zones  # noqa: PLC0415 - the same

    zone = name if name in available_timezones() else find_zone(name)
    if zone is None:
        near = ", ".join(dict.fromkeys(each.zone for each in find_zones(name, 3)))
        raise ValueError(f"there is no such time zone{near and f'; similar: {near}'}")
    return zone


def check_names(names: str) -> str:
    """Return names of users or channels: each a platform and an id, joined by a colon."""
    wrong = next((name for name in names.split() if not _NAME.fullmatch(name)), None)
    if wrong is not None:
        raise ValueError(f"{wrong!r} is no platform and id")
    return names


def without_password(url: str) -> str:
    """Return a database's address without user and password."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "DATABASE_URL"
    if not parts.netloc:
        is_file = parts.scheme.startswith("sqlite") or not (parts.scheme or "@" in url)
        return url if is_file else "DATABASE_URL"
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
