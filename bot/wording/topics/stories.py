"""What the bot says of the biggest stories, and how they become topics."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.chat.message import Button, Heading, Message, Paragraph, Part, with_buttons
from bot.library.overviews.stories import BigStory
from bot.wording.buttons import in_rows
from bot.wording.language.catalogue import (
    _,
    full_stop,
    labels,
    ngettext,
    pgettext,
    quote_words,
    sentences,
)
from bot.wording.language.dates import day
from bot.wording.language.isolates import command_text
from bot.wording.parts import bullets, heading, says
from bot.wording.results import counts_as
from briefings.model import Brief, Excerpt, Topic
from briefings.published import Published

_LONGEST_TITLE: Final = 120
"""Characters of a sentence that stands for a title."""
_HOURS: Final = timedelta(hours=24)
_HOUR: Final = timedelta(hours=1)


def stories_title(topic: Topic | None = None) -> str:
    """Return what a list of stories is called."""
    if topic:
        # NOTE: The heading of /stories with a topic. {topic}: its title, e.g. Trade.
        return _("Biggest stories on {topic}", topic=topic.title)
    # NOTE: The heading of /stories: the events that most publishers report and no topic covers.
    return pgettext("heading", "Biggest stories")


def stories_message(  # noqa: PLR0913 - all that a list says
    stories: Sequence[BigStory],
    brief: Brief,
    since: datetime,
    *,
    topic: Topic | None,
    now: datetime | None,
    may_follow: bool,
) -> Message:
    """List stories by number, each by the title of the article that tells it best.

    Args:
        stories: the stories.
        brief: what they are numbered in.
        since: from when on their articles are.
        topic: what they are on; None for those that no topic covers.
        now: what time it is, where that is known.
        may_follow: whether whoever asks may make topics.
    """
    rows = (_row(number, story, now) for number, story in enumerate(stories, start=1))
    parts: list[Part] = [heading(stories_title(topic)), bullets(rows)]
    parts.append(Paragraph(text=sentences(*_notes(since, topic, may_follow=may_follow))))
    command = "follow" if may_follow and not topic else "context"
    numbers = range(1, len(stories) + 1)
    each = (Button(label=str(n), ask=f"/{command} {n} in {brief.id}") for n in numbers)
    again = f"/stories {topic.name}" if topic else "/stories"
    message = Message(parts=tuple(parts), again=again)
    return with_buttons(message, in_rows(each, 5))


def _notes(since: datetime, topic: Topic | None, *, may_follow: bool) -> Iterator[str]:
    if not topic:
        # NOTE: Under /stories. {day}: the date from which on articles count, e.g. 9 May 2025. No
        # full stop at the end: in some languages the date has one.
        yield full_stop(_("On none of the topics, with articles since {day}", day=day(since)))
    if may_follow and not topic:
        # NOTE: Under /stories. {command}: /follow 1.
        yield _("{command} makes a topic of the first one.", command=command_text("follow 1"))
    else:
        # NOTE: Under /stories. {command}: /context 1.
        yield _("{command} quotes the first one.", command=command_text("context 1"))


def _row(number: int, story: BigStory, now: datetime | None) -> tuple[str, str]:
    # NOTE: A row of /stories. {number}: its number in the list. {title}: an article's title, in
    # quotation marks.
    term = pgettext("row of /stories", "{number}. {title}", number=number, title=title_of(story))
    return term, labels(publishers(story.publishers), age(story.newest, now))


def title_of(story: BigStory) -> str:
    """Return the title of the article that tells a story best, in quotation marks."""
    return quote_words(_title(story.point.lead))


def _title(lead: Excerpt) -> str:
    title = lead.citation.title or lead.text
    if len(title) <= _LONGEST_TITLE:
        return title
    return f"{title[:_LONGEST_TITLE].rpartition(' ')[0] or title[:_LONGEST_TITLE]}…"


def publishers(number: int) -> str:
    """Say how many publishers report something."""
    # NOTE: After the title of a story: how many have reported it.
    return ngettext("{number} publisher", "{number} publishers", number)


def age(published: Published | None, now: datetime | None) -> str:
    """Say how old something is: in hours where it is of today, by its date where it is older."""
    if not (isinstance(published, datetime) and now and timedelta() <= now - published < _HOURS):
        return day(published)
    if now - published < _HOUR:
        # NOTE: After the title of a story: how old its newest article is.
        return _("less than an hour ago")
    # NOTE: After the title of a story: how old its newest article is.
    return ngettext("{number} hour ago", "{number} hours ago", (now - published) // _HOUR)


@counts_as("nothing_found")
def no_stories(topic: Topic | None) -> Message:
    """Say that there is no story to list."""
    if topic:
        # NOTE: The answer to /stories with a topic. {topic}: its title, e.g. Trade.
        return says(_("There are no stories on “{topic}” lately.", topic=topic.title))
    # NOTE: The answer to /stories where every story is on one of the topics.
    return says(_("There is no story that your topics don't cover."))


def also_new(stories: Sequence[BigStory]) -> tuple[Part, ...]:
    """Return the stories that no topic covers, as the end of a digest; nothing without any."""
    if not stories:
        return ()
    rows = ((title_of(story), publishers(story.publishers)) for story in stories)
    # NOTE: The heading, near the end of a digest, of events that are on none of the topics.
    also = pgettext("heading", "Also new, on none of the topics")
    # NOTE: In a digest, under the biggest stories that are on no topic. {command}: /stories.
    more = _("{command} lists more of them.", command=command_text("stories"))
    return Heading(text=also), bullets(rows), Paragraph(text=more)


@counts_as("bad_arguments")
def ask_story(brief: Brief | None) -> Message:
    """Ask which story is to be followed; without a list, say how to get one."""
    # NOTE: The answer to /follow without a number. {command}: /stories.
    text = _(
        "Which story? {command} lists the biggest, each with its number.",
        command=command_text("stories"),
    )
    if brief is None:
        return says(text)
    numbers = range(1, len(brief.excerpts) + 1)
    each = (Button(label=str(n), ask=f"/follow {n} in {brief.id}") for n in numbers)
    return with_buttons(says(text), in_rows(each, 5))


@counts_as("bad_arguments")
def no_such_story(words: str, last: int) -> Message:
    """Say that the list has no such number."""
    # NOTE: The answer to /follow. {words}: what someone wrote, e.g. 12. {last}: the last number.
    return says(
        _("There is no “{words}”: the last list goes from 1 to {last}.", words=words, last=last)
    )


@counts_as("nothing_found")
def nothing_apart() -> Message:
    """Say that no words set a story apart."""
    # NOTE: The answer to /follow. {command}: an example: /topic add chips: semiconductor, chip*
    text = _(
        "No words set this story apart from others. Name them yourself, for example: {command}",
        command=command_text("topic add chips: semiconductor, chip*"),
    )
    return says(text)
