"""What Telegram's Bot API refuses, in its own words. Pure.

Limits: core.telegram.org/bots/api, …/bots/features; entities: …/bots/api#formatting-options.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeAlias
from urllib.parse import urlsplit

Body: TypeAlias = dict[str, Any]

_TEXT, _ENTITIES = 4096, 100
_SPLITTABLE = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
_QUOTES = frozenset({"blockquote", "expandable_blockquote"})
_CODE = frozenset({"code", "pre"})
_TYPES = _SPLITTABLE | _QUOTES | _CODE | {"text_link", "text_mention", "custom_emoji"}
_LIVE = re.compile(
    r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?"  # commands
    r"|(?<!\w)@[A-Za-z0-9_]{2,32}"  # mentions
    r"|#[\w\u200c\u00b7\u0d80-\u0dff]*[^\W\d_][\w\u200c\u00b7]*"  # hashtags, after ² too
    r"|\$(?:[A-Z]{1,8}|1INCH)\b"  # cashtags
    r"|[\w.+-]+@[\w-]+\.[A-Za-z]{2,}"  # e-mail
    r"|(?:https?|ftp|tg|ton|tonsite)://[^\s<>]+"  # addresses
    r"|(?<![\w.@])(?:[a-z0-9~-]|[^\W\d_]|[\u2190-\u2bff\U0001f300-\U0001faff])[\w~.-]*"
    r"\.(?:com|org|net|info|ru|de|io|ai|xyz|me|co|uk|cn|ws|news|example|рф|भारत|中国|مصر|xn--\w+)\b"
    r"|(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])"  # IP addresses
    r"|\+\d[\d\s().-]{5,}\d",  # telephone numbers
    re.IGNORECASE,
)
"""What clients and servers make a link of, wherever it stands outside of code (as tdlib does)."""
_CARD = re.compile(r"(?<![\w+.,-])\d(?:[ -]*\d){12,18}(?![\w-])")


class Refused(Exception):  # noqa: N818 - says what is the case
    """The Bot API answers with an error."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        """Keep its code and words."""
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


def bad(reason: str) -> Refused:
    """Return a 400."""
    return Refused(400, f"Bad Request: {reason}")


def units(text: str) -> int:
    """Return the length in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def cut_out(text: str, offset: int, length: int) -> str:
    """Return what an entity covers; a half of a surrogate pair shows as U+FFFD."""
    raw = text.encode("utf-16-le")[2 * offset : 2 * (offset + length)]
    return raw.decode("utf-16-le", errors="replace")


def checked_text(given: Mapping[str, Any]) -> Body:
    """Return the text and entities of a message as they are kept.

    Raises:
        Refused: as Telegram does.
    """
    text = str(given.get("text", ""))
    if not text.strip(" \t\n\r\v\f\u200b\u200c\u200d\u2060\ufeff"):
        raise bad("message text is empty")
    if units(text) > _TEXT:
        raise bad("message is too long")
    entities = list(given.get("entities") or ())[:_ENTITIES]
    for entity in entities:
        _check_entity(text, entity)
    _check_nesting(entities)
    return {"text": text, "entities": entities}


def links_in(text: str, entities: Sequence[Body]) -> list[str]:
    """Return what would be tapped: made a link by its look, where it is no code or link already."""
    return [found[0] for found in live_in(text, entities)]


def live_in(text: str, entities: Sequence[Body]) -> list[re.Match[str]]:
    """Return where that is in the text."""
    taken = [
        range(each["offset"], each["offset"] + each["length"])
        for each in entities
        if each["type"] in _CODE | {"text_link"}
    ]
    live = [*_LIVE.finditer(text), *filter(_is_card, _CARD.finditer(text))]
    return [
        found
        for found in live
        if not any(units(text[: found.start()]) in covered for covered in taken)
    ]


def _is_card(found: re.Match[str]) -> bool:
    """Whether digits are the number of a bank card (ISO/IEC 7812: Luhn)."""
    digits = [int(digit) for digit in found[0] if digit.isdigit()][::-1]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def checked_keyboard(markup: Body | None) -> list[list[Body]]:
    """Return the rows of an inline keyboard."""
    rows: list[list[Body]] = (markup or {}).get("inline_keyboard", [])
    if sum(map(len, rows)) > 100 or any(len(row) > 8 for row in rows):
        raise bad("reply markup is too long")
    for button in (button for row in rows for button in row):
        kinds = button.keys() & {"callback_data", "url", "switch_inline_query", "copy_text"}
        if not str(button.get("text", "")).strip() or len(kinds) != 1:
            raise bad("can't parse inline keyboard button: Text buttons are unallowed")
        if not 1 <= len(str(button.get("callback_data", "x")).encode()) <= 64:
            raise bad("BUTTON_DATA_INVALID")
    return rows


def check_commands(commands: Sequence[Body]) -> None:
    """Refuse a menu that is too long, or has a name or description that may not be."""
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")


def check_results(results: Sequence[Body]) -> None:
    """Refuse too many results, two of one id, or a text that could not be sent."""
    if len(results) > 50:
        raise bad("RESULTS_TOO_MUCH")
    ids = [result["id"] for result in results]
    if len(ids) != len(set(ids)) or not all(1 <= len(each.encode()) <= 64 for each in ids):
        raise bad("RESULT_ID_DUPLICATE")
    for result in results:
        content = result["input_message_content"]
        checked_text({"text": content["message_text"], "entities": content.get("entities")})


def _check_entity(text: str, entity: Body) -> None:
    if entity["type"] not in _TYPES:
        raise bad(f"can't parse entities: unknown type {entity['type']}")
    start, end = entity["offset"], entity["offset"] + entity["length"]
    if start < 0 or entity["length"] <= 0 or end > units(text):
        raise bad(f"entity beginning at UTF-16 offset {start} ends after the end of the text")
    if "\ufffd" in cut_out(text, start, entity["length"]) and "\ufffd" not in text:
        raise bad("ENTITY_BOUNDS_INVALID")
    if entity["type"] == "text_link":
        parts = urlsplit(str(entity.get("url", "")))
        if parts.scheme not in {"http", "https", "tg"} or not parts.netloc:
            raise bad("ENTITY_URL_INVALID")


def _check_nesting(entities: Sequence[Body]) -> None:
    """Refuse what the documentation rules out, though servers often mend it silently."""
    ordered = sorted(entities, key=lambda each: (each["offset"], -each["length"]))
    for first, second in pairwise(ordered):
        end = first["offset"] + first["length"]
        if second["offset"] >= end:
            continue
        kinds = {first["type"], second["type"]}
        crossing = second["offset"] + second["length"] > end
        if crossing or kinds <= _QUOTES or (kinds & _CODE and not kinds & _QUOTES):
            raise bad(f"can't parse entities: {first['type']} and {second['type']} overlap")
