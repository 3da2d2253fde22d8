"""Why a source can't be had, in the language that is spoken.

What is stored is English and precise, for whoever runs the bot. In another language it is said what
kind of trouble it is.
"""

import re
from collections.abc import Callable
from typing import Final

from bot.wording.language.catalogue import _
from bot.wording.language.languages import is_english

_STATUS: Final = re.compile(r"the server answered (\d{3})\b")


def error_words(reason: str | None) -> str:
    """Return why a source can't be had, as it was remembered; empty where nobody knows."""
    if not reason or is_english():
        return reason or ""
    if status := _STATUS.match(reason):
        # NOTE: Why a source can't be had. {status}: a number that web servers answer, e.g. 503. No
        # capital, no full stop; so are all below.
        return _("the server answered {status}", status=status[1])
    kinds = (say for words, say in _KINDS if any(word in reason for word in words))
    return next(kinds, _unreadable)()


def _slow() -> str:
    # NOTE: Why a source can't be had.
    return _("the server takes too long to answer")


def _silent() -> str:
    # NOTE: Why a source can't be had: there is no server, or it breaks off.
    return _("the server can't be reached")


def _insecure() -> str:
    # NOTE: Why a source can't be had: the server's certificate isn't valid.
    return _("no secure connection is possible")


def _forbidden() -> str:
    # NOTE: Why a source can't be had: its address isn't public, or of a kind that isn't fetched.
    return _("this address may not be fetched")


def _robots() -> str:
    # NOTE: Why a source can't be had. {file}: always robots.txt.
    return _("its {file} asks not to be fetched", file="robots.txt")


def _large() -> str:
    # NOTE: Why a source can't be had.
    return _("it is too large")


def _wait() -> str:
    # NOTE: Why a source can't be had now.
    return _("the server asks to be left alone for a while")


def _locked() -> str:
    # NOTE: Why a mailbox can't be read: its password is missing or wrong.
    return _("it lets nobody in without the right password")


def _unreadable() -> str:
    # NOTE: Why a source can't be had: what is there is broken, or nothing that can be read.
    return _("what is there can't be read")


_KINDS: Final[tuple[tuple[tuple[str, ...], Callable[[], str]], ...]] = (
    (("took longer", "took too long"), _slow),
    (("nobody answers", "broke off", "no address is found", "ended before", "redirects"), _silent),
    (("certificate", "encrypted connection"), _insecure),
    (("isn't fetched", "not public", "only http", "only imaps", "too long"), _forbidden),
    (("robots.txt",), _robots),
    (("larger than", "more than", "times its size", "it may"), _large),
    (("asked us to wait", "too often"), _wait),
    (("password", "let us in"), _locked),
)
"""Words of what is remembered, by which it is told what kind of trouble it is."""
