"""Talon's reply layouts: are the quoted words kept out of what is cited to the sender?

Its fixtures say "Hello" and "Hi"; sentences of ours stand in for them, as one word is no news.
Right: the sender's words are cited to the sender and the quoted ones are not. Silent: neither is.
Wrong: quoted words are cited to the sender, or the sender's words to somebody else.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from pathlib import Path

from briefings.model import Article
from briefings.reading.mail.message import read_mail
from briefings.reading.metadata import Place
from foreign.score import Score, Suite, Suites

OWN = "The harbour reopened at noon, the pilots said."
THEIRS = "Two ferries were held back by the fog all morning."
SENDER = "Pat Desk"
_PLACE = Place(file="reply.eml", origin=None, at=datetime(2025, 5, 10, tzinfo=UTC))
_OURS = re.compile(r"\b(?:Hello|Hi\. I am fine\.)(?!\s*[!,]|\s+How)")
_QUOTED = re.compile(r"\b(?:Hi there!|Hi(?=\s*(?:<|$|\r?\n))|Hello! How are you\?)", re.MULTILINE)


def _filled(text: str, quoted_before: re.Pattern[str]) -> str:
    """Return a fixture's text with our sentences for its own and for the quoted word."""
    match = _OURS.search(text)
    start = match.end() if match else 0
    own = _OURS.sub(OWN, text[:start], count=1)
    rest = quoted_before.sub(THEIRS, text[start:])
    return own + rest


def _replies(clone: Path) -> Iterator[tuple[str, Message]]:
    """Yield the standard replies, each of its parts filled."""
    for path in sorted((clone / "tests/fixtures/standard_replies").glob("*.eml")):
        message = message_from_bytes(path.read_bytes(), policy=policy.default)
        for part in message.walk():
            if part.get_content_maintype() == "text":
                filled = _fill_reply(path.stem, part.get_content())
                part.set_content(filled, subtype=part.get_content_subtype())
        yield path.stem, message


def _fill_reply(name: str, text: str) -> str:
    if name == "thunderbird":  # the reply stands below the quotation
        return _QUOTED.sub(THEIRS, text, count=1).replace("Hello", OWN)
    if name == "outlook":
        return re.sub(r"Hello|Allo! Follow up MIME!", OWN, text, count=1).replace(
            "I'm not happy", THEIRS
        )
    return _filled(text, _QUOTED if name != "sparrow" else re.compile(r"\bHello\b|\bHi\b"))


def _pages(clone: Path) -> Iterator[tuple[str, Message]]:
    """Yield the HTML replies, each as a message of that alone."""
    for path in sorted((clone / "tests/fixtures/html_replies").glob("*.html")):
        markup = path.read_text("utf-8").replace("Hi. I am fine.", OWN)
        yield path.stem, _message(markup.replace("Hello! How are you?", THEIRS), "html")


def _layouts(clone: Path) -> Iterator[tuple[str, Message]]:
    """Yield the texts that talon's tests of plain replies hold, as far as a reply leads them."""
    tree = ast.parse((clone / "tests/text_quotations_test.py").read_text("utf-8"))
    for test in tree.body:
        if not isinstance(test, ast.FunctionDef):
            continue
        for node in ast.walk(test):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and (filled := _fill_layout(text)):
                yield test.name, _message(filled, "plain")


def _fill_layout(text: str) -> str | None:
    text = text.replace("-----{}-----", "-----Original Message-----")
    own = (
        r"\A(?:Test reply|Allo! Follow up MIME!|Lorem ipsum|Lorem|Hi|Blah|Hello|Response)(?=\s*\n)"
    )
    theirs = r"^((?:> ?)*)(?:Test\.?|Blah-blah-blah|Bonjour!|Blah!|Hello|Text|Xin chào)[ ]*$"
    text, ours = re.subn(own, OWN, text, count=1)
    text, quoted = re.subn(theirs, rf"\1{THEIRS}", text, count=1, flags=re.MULTILINE)
    return text if ours and quoted else None


def _message(text: str, subtype: str) -> Message:
    message = EmailMessage()
    message["From"] = f"{SENDER} <pat@example.org>"
    message["Subject"], message["Date"] = "Re: Ferries", "Tue, 6 May 2025 09:00:00 +0000"
    message.set_content(text, subtype=subtype)
    return message


def _score(name: str, messages: Iterator[tuple[str, Message]]) -> Score:
    score = Score(name)
    for layout, message in messages:
        del message["From"]
        message["From"] = f"{SENDER} <pat@example.org>"
        said = _cited(message)
        if not _is_filled(message):
            score.wrong.append(f"{layout}: the layout wasn't filled")
        elif THEIRS in said.get(SENDER, "") or any(
            OWN in text for writer, text in said.items() if writer != SENDER
        ):
            score.wrong.append(f"{layout}: {said}")
        elif OWN in said.get(SENDER, ""):
            score.right += 1
        else:
            score.silent += 1
    return score


def _is_filled(message: Message) -> bool:
    """Say whether each text of a message has both sentences."""
    parts = [part for part in message.walk() if part.get_content_maintype() == "text"]
    payloads = [part.get_payload(decode=True) for part in parts]
    texts = [str(each, "utf-8", "replace") for each in payloads if isinstance(each, bytes)]
    return all(OWN in text and THEIRS in text for text in texts)


def _cited(message: Message) -> Mapping[str | None, str]:
    """Return all that is cited to each writer."""
    said: dict[str | None, str] = {}
    for found in read_mail(message.as_bytes(), _PLACE):
        if isinstance(found, Article):
            writer = found.source.title if found.source else None
            said[writer] = f"{said.get(writer, '')}\n{found.body}"
    return said


def score(clone: Path) -> Iterator[Score]:
    """Read talon's replies: whole messages, HTML bodies, and the plain texts of its tests."""
    yield _score("talon replies", _replies(clone))
    yield _score("talon HTML replies", _pages(clone))
    yield _score("talon plain layouts", _layouts(clone))


SUITES: Suites = (Suite("mailgun/talon", "71d9b6eb78e985bcdfbf99b69c20c001b4b818c4", score),)
