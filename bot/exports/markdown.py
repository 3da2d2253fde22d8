"""A Message as Markdown (CommonMark): whatever is written by others is escaped. Pure."""

import re

from bot.chat.message import Bullets, Heading, Message, Paragraph, Quote, Said
from bot.chat.visible import one_line, visible
from briefings.addresses import without_user

_SPECIAL = re.compile(r"""[\\`*_\[\]<>&|~#@$!{}]""")
_LINKING = re.compile(r"(?<=\w):(?=\S)|(?<=\bwww)\.", re.IGNORECASE)
_LINE_START = re.compile(r"^([^\S\n]*\d{0,9})([-+=.)])", re.MULTILINE)
_LINK = re.compile(r"https?://[^\s<>\\\x00-\x1f]+")


def markdown(message: Message) -> str:
    """Return `message` as Markdown that shows every quotation letter for letter."""
    return "\n\n".join(_part(part) for part in message.said)


def escaped(text: str) -> str:
    """Return `text` so that Markdown shows it as it is: no emphasis, link, list or HTML in it."""
    text = _SPECIAL.sub(r"\\\g<0>", visible(text))
    text = _LINKING.sub(r"\\\g<0>", text)
    return _LINE_START.sub(r"\1\\\2", text)


def _part(part: Said) -> str:
    match part:
        case Heading(text=text):
            return f"## {escaped(one_line(text))}"
        case Paragraph(text=text):
            return escaped(text)
        case Bullets(rows=rows):
            return "\n".join(_row(term, said) for term, said in rows)
        case Quote():
            return _quote(part)


def _row(term: str, said: str) -> str:
    bold = f"- **{escaped(one_line(term))}**"
    return f"{bold} – {escaped(one_line(said))}" if said else bold


def _quote(quote: Quote) -> str:
    depth = ">> " if quote.label else "> "
    blocks = [escaped(one_line(quote.label))] if quote.label else []
    blocks += [escaped(quote.before)] if quote.before else []
    blocks += [f"\\[{quote.number}\\] {escaped(quote.excerpt.text).join(quote.marks)}"]
    blocks += [escaped(quote.after)] if quote.after else []
    blocks += [escaped(one_line(note)) for note in quote.notes]
    blocks += [f"— {escaped(one_line(quote.attribution))}{_link(quote.excerpt.citation.url)}"]
    return "\n".join(f"{depth}{line}".rstrip() for line in "\n\n".join(blocks).split("\n"))


def _link(url: str | None) -> str:
    if url is None:
        return ""
    url = without_user(url)
    return f" · <{url}>" if _LINK.fullmatch(url) else f" · {escaped(one_line(url))}"
