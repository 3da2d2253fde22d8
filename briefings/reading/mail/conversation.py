"""Whose words a mail has: its sender's own, and those it quotes or passes on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefings.published import Published
from briefings.reading.mail.attribution import Attribution, find_attribution
from briefings.reading.mail.labels import SENT_FROM, alternatives

DEEPEST = 8
"""Levels of quotation that are told apart; what lies deeper is left out."""

_MOST_SIGNED = 12
"""Lines below the ``-- `` of a signature; more than that is text."""

_MARK = re.compile(r"^[ \t]*>[ ]?")
_SIGNATURE = re.compile(r"--[ \t\xa0]?")
_SENT_FROM = re.compile(
    rf"[ \t]*[*_]?(?:{alternatives(SENT_FROM)})[^\n]{{0,80}}"
    r"|\S[^\n]{0,30}\s(?:gönderildi|发送|から送信)\.?",
    re.IGNORECASE,
)
_END = re.compile(
    r"\s*-{2,}\s*(?:ende?|fin|fim|fine|конец|кінець|koniec|son)\b[^\n]{0,60}-{2,}\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words in a mail that somebody else wrote.

    Attributes:
        text: the words, quotation marks of the lines taken off.
        writer: their name, as the line above states it; None where it names nobody.
        published: when they wrote, None where that isn't stated or can't be read.
        subject: of their message, where it is stated.
    """

    text: str
    writer: str | None
    published: Published | None
    subject: str | None


@dataclass(frozen=True, slots=True)
class Conversation:
    """What the sender wrote, and what others did, in order.

    Attributes:
        own: the sender's words, without signature.
        quoted: the others'; the words of whoever is not named are left out.
        is_split: whether anything was found that is not the sender's.
    """

    own: str
    quoted: tuple[Quoted, ...]
    is_split: bool


def has_attribution(text: str) -> bool:
    """Say whether a line of a text says, as mail programs do, that somebody else wrote the next."""
    lines = text.split("\n")
    return any(find_attribution(lines, number) for number in range(len(lines)))


def split_conversation(text: str, depth: int = 0) -> Conversation:
    """Tell the sender's own words from what they quote, forward and sign with."""
    lines = text.split("\n")
    own: list[list[str]] = [[]]
    quoted: list[Quoted] = []
    number = 0
    is_split = False
    while number < len(lines):
        attribution = find_attribution(lines, number)
        if attribution is None and not _MARK.match(lines[number]):
            own[-1].append(lines[number])
            number += 1
            continue
        is_split = True
        if attribution and attribution.before:
            own[-1].append(attribution.before)
        words, number = _below(lines, attribution.end if attribution else number)
        quoted += _read_quoted(words, attribution, depth)
        own.append([])
    parts = ("\n".join(_unsigned(part)).strip() for part in own)
    return Conversation("\n\n".join(filter(None, parts)), tuple(quoted), is_split)


def _below(lines: Sequence[str], start: int) -> tuple[str, int]:
    """Return the quoted words from line `start` on, unmarked, and where the sender goes on.

    Without marks, all that follows is quoted, up to a line that says it ends.
    """
    first = next((n for n in range(start, len(lines)) if lines[n].strip()), len(lines))
    if first < len(lines) and _MARK.match(lines[first]):
        end = first
        while end < len(lines) and (_MARK.match(lines[end]) or not lines[end].strip()):
            end += 1
        return "\n".join(_MARK.sub("", line, count=1) for line in lines[first:end]), end
    end = next((n for n in range(first, len(lines)) if _END.fullmatch(lines[n])), len(lines))
    return "\n".join(lines[first:end]), end + 1


def _read_quoted(words: str, attribution: Attribution | None, depth: int) -> list[Quoted]:
    """Return what quoted words consist of: their writer's own, and whom those quote in turn."""
    if depth >= DEEPEST:
        return []
    inner = split_conversation(words, depth + 1)
    writer = attribution.writer if attribution else None
    if not attribution or not writer or not inner.own:
        return list(inner.quoted)
    mine = Quoted(
        text=inner.own,
        writer=writer,
        published=attribution.published,
        subject=attribution.subject,
    )
    return [mine, *inner.quoted]


def _unsigned(lines: Sequence[str]) -> Sequence[str]:
    """Return lines without the signature below them."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    first = filled[-_MOST_SIGNED - 1] if len(filled) > _MOST_SIGNED else 0
    for number in range(first, len(lines)):
        if _SIGNATURE.fullmatch(lines[number]):
            return lines[:number]
    return [line for line in lines if not _SENT_FROM.fullmatch(line)]
