"""What tests may call: the same few functions, whatever becomes of the rooms behind them.

Cases, scorers and platforms of third parties need nothing else of the bot (docs/testing.md). Each
function imports what it uses when it is called, so that importing this module costs nothing.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from bot.chat.request import Place, Role
    from bot.library.library import Library
    from briefings.agreement.compare import Same
    from briefings.language.candidates import Candidate
    from briefings.stories.values.disagreements import Disagreement

NOON: Final = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
"""When `say` says what it says, unless it is given another time."""


def say(  # noqa: PLR0913 - each is a part of the scene
    lines: Iterable[str],
    *,
    zone: str = "UTC",
    at: datetime = NOON,
    platform: str = "telegram",
    kind: "Place" = "private",
    role: "Role" = "owner",
) -> list[str]:
    """Return what the bot answers to `lines`, said one after the other in one chat, as plain text.

    The bot is a new one with the bundled articles and topics; it leaves nothing behind.

    Args:
        lines: commands or plain words, as a person writes them.
        zone: the time zone of the bot, such as `Europe/Berlin`.
        at: when the lines are said and the articles were read.
        platform: where: the name of a platform.
        kind: `private`, `group` or `broadcast`.
        role: who says them: `stranger`, `member`, `admin` or `owner`.
    """
    from bot.chat.request import Channel, Request, User
    from bot.commands.dispatch import answer
    from bot.platforms.terminal.render import plain

    scene: dict[str, Any] = {"channel": Channel(platform=platform, id="1"), "user": User(id="9")}
    scene |= {"place": kind, "role": role, "at": at}
    with _new_library(zone, at) as library:
        requests = (Request(text=line, **scene) for line in lines)
        return [plain(answer(library, request)) for request in requests]


@contextmanager
def _new_library(zone: str, at: datetime) -> Iterator["Library"]:
    """Give a library with the bundled articles and topics, and nothing of it afterwards."""
    from tempfile import TemporaryDirectory

    from bot.commands.table import NAMES
    from bot.library.bundled import bundled_articles, bundled_topics
    from bot.library.library import Library
    from briefings.composing.recipe import Recipe
    from storage.opening import open_store

    with TemporaryDirectory() as folder, closing(open_store(f"sqlite:///{folder}/b.db")) as store:
        library = Library(store, Recipe(), reserved=NAMES)
        library.zone = zone
        library.clock = lambda: at
        for topic in bundled_topics():
            library.save_topic(topic)
        library.ingest(bundled_articles(at))
        yield library


def sentences(text: str, language: str = "en") -> list[str]:
    """Return the sentences of `text`, as they would be quoted.

    Args:
        text: paragraphs with an empty line between them.
        language: its ISO 639-1 code.
    """
    from briefings.language.sentences import sentence_spans

    return [text[span.start : span.end] for span in sentence_spans(text, language)]


def heard_on_telegram(message: Mapping[str, Any], *, bot_id: int, bot_name: str) -> str | None:
    """Return what a message asks of the bot, or None where it is not for it.

    Args:
        message: a `Message` as the Bot API gives it.
        bot_id: the bot's user id.
        bot_name: its username, without the `@`.
    """
    from bot.platforms.telegram.updates import Me, request_of

    request = request_of({"update_id": 1, "message": message}, Me(id=bot_id, username=bot_name))
    return request.text if request else None


def heard_on_slack(event: Mapping[str, Any], *, bot_id: str) -> tuple[str, str | None] | None:
    """Return what an event asks of the bot and in which thread it is answered, or None if nothing.

    Args:
        event: an event as the Events API gives it, without its envelope.
        bot_id: the bot's user id.
    """
    from bot.platforms.slack.listeners import read_request

    envelope = {"type": "event_callback", "team_id": "T1", "event_id": "E1", "event": event}
    request = read_request(envelope, bot_id)
    return (request.text, request.channel.conversation) if request else None


def slots(
    times: Iterable[str], zone: str, start: datetime, end: datetime
) -> list[tuple[str, datetime]]:
    """Return the key and the instant (UTC) of each slot after `start` up to `end`, in order.

    Args:
        times: the local times of a daily plan, such as `07:30`.
        zone: where they are local.
        start: with a zone.
        end: with a zone.
    """
    from zoneinfo import ZoneInfo

    from bot.subscriptions.slots import Plan

    plan = Plan(times=frozenset(map(time.fromisoformat, times)), zone=ZoneInfo(zone))
    return [(slot.key, slot.at) for slot in plan.slots(start, end)]


def compare(documents: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Return what the sentences of documents say of each other, and which can be quoted.

    Args:
        documents: those of the batch door, two or more:
            ``{"id"?, "title"?, "text", "source"?, "published"?}``. One without an id is called by
            its place, from "0".

    Returns:
        ``{"verdicts": [{"kind", "what", "ours", "theirs", "why", "a", "b"}], "quotable": […]}``.
        A verdict is on two quotable sentences of different documents, `a` of the earlier in order;
        most pairs have none. Its kind is `same`, `conflict`, `update`, `spread` or `side-by-side`;
        of all but the first it says `what` differs and the words of each, of the first they are
        None. `why` is the evidence: `wording`, `quote` or `figure` of the same, `figure` of a
        conflict or a spread, of an update `newer` or `older`, as `a` is, and of sentences that
        stand side by side what holds them apart, such as `roles` or `denial`. Sentences are
        `[document, start, end]`, in code points.

    Raises:
        ReadingError: they are no such documents.
    """
    from itertools import combinations

    from briefings.agreement.compare import compare as verdict_of

    of_documents = _quotable(documents)
    verdicts = [
        _verdict_as_json(verdict, a, b)
        for ours, theirs in combinations(of_documents, 2)
        for a, one in ours
        for b, other in theirs
        if (verdict := verdict_of(one, other))
    ]
    return {
        "verdicts": verdicts,
        "quotable": [place for document in of_documents for place, _ in document],
    }


def _quotable(
    documents: Sequence[Mapping[str, Any]],
) -> list[list[tuple[list[Any], "Candidate"]]]:
    """Return each document's quotable sentences, with where they stand."""
    from briefings.composing.batch import read_task
    from briefings.language.candidates import quotable_sentences
    from briefings.reading.marks import marks_of

    line = json.dumps({"id": 0, "documents": list(documents)})
    return [
        [([name, *one.span], one) for one in quotable_sentences(article)]
        for name, article in read_task(line, "documents", marks_of).documents
    ]


def _verdict_as_json(verdict: "Same | Disagreement", a: list[Any], b: list[Any]) -> dict[str, Any]:
    """Return a verdict in JSON's own types."""
    from briefings.agreement.compare import Same
    from briefings.agreement.differences import Updates
    from briefings.agreement.side_by_side import SideBySide

    what = ours = theirs = None
    if isinstance(verdict, Same):
        kind = "same"
    else:
        kind, what, ours, theirs = verdict.relation, verdict.what, verdict.ours, verdict.theirs
    match verdict:
        case Same(reason=reason) | SideBySide(reason=reason):
            why: str = reason
        case Updates(newer=newer):
            why = "newer" if newer else "older"
        case _:
            why = "figure"
    return {
        "kind": kind,
        "what": what,
        "ours": ours,
        "theirs": theirs,
        "why": why,
        "a": a,
        "b": b,
    }
