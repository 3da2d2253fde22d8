"""What the bot says about votes: that one was noted, and what all of a topic's come to."""

from bot.chat.message import Heading, Message, Paragraph, Part
from bot.wording import refusals
from bot.wording.language.catalogue import _, ngettext, pgettext, quote_words, sentences
from bot.wording.language.isolates import command_text
from bot.wording.parts import bullets, says
from bot.wording.results import counts_as
from briefings.matching.votes import MOST, Leaning, Leanings
from briefings.model import Topic

_MOST_WORDS = 20


def confirm_vote(topic_name: str, number: int, lead: int, *, up: bool) -> Message:
    """Say which sentence was voted on, how, and what follows from it."""
    topic, of_lead = command_text(topic_name), f"[{lead}]"
    if up:
        # NOTE: Confirms /good. {topic}: its command, e.g. /trade. {lead}: a quotation, e.g. [3].
        done = _("Noted for {topic}: more like {lead}.", topic=topic, lead=of_lead)
    else:
        # NOTE: Confirms /bad. {topic}: its command, e.g. /trade. {lead}: a quotation, e.g. [3].
        done = _("Noted for {topic}: less like {lead}.", topic=topic, lead=of_lead)
    belongs = ""
    if number != lead:
        # NOTE: After /good or /bad: the vote counts for the main quotation of the point.
        # {number}: the quotation that was voted on, e.g. [4]. {lead}: the main one, e.g. [3].
        belongs = _("{number} belongs to {lead}.", number=f"[{number}]", lead=of_lead)
    # NOTE: After /good or /bad. {command}: e.g. /votes trade.
    shows = _(
        "{command} shows what the votes add up to.", command=command_text(f"votes {topic_name}")
    )
    return says(done, belongs, shows)


@counts_as("bad_arguments")
def ask_number(command: str, quoted: int) -> Message:
    """Ask which quotation is meant."""
    return refusals.ask_number(quoted, command)


@counts_as("bad_arguments")
def not_a_topic(words: str) -> Message:
    """Say that votes belong to topics, and how to make one."""
    # NOTE: Said for a vote on a brief about someone's own words. {words}: e.g. gas prices.
    text = _("You can only vote on topics, and “{words}” isn't one.", words=words)
    # NOTE: After "You can only vote on topics". {command}: what the operator types on the server.
    add = _("{command} adds a topic.", command="`briefing-bot topics add NAME --term WORD`")
    return says(text, add)


@counts_as("not_available")
def too_many(topic: str) -> Message:
    """Say that no more votes are kept."""
    # NOTE: Said for a vote where this chat has voted very often. {topic}: e.g. /trade.
    text = _(
        "This chat has voted on as many sentences of {topic} as I can remember.",
        topic=f"/{topic}",
    )
    return says(text)


@counts_as("bad_arguments")
def ask_topic() -> Message:
    """Ask whose votes to show."""
    # NOTE: The answer to /votes without a topic.
    return says(_("Which topic's votes? For example: /votes trade. /topics lists the topics."))


def confirm_reset(topic: Topic, number: int) -> Message:
    """Say how many votes were forgotten."""
    # NOTE: Confirms /votes … reset. {number}: of votes. {topic}: its command, e.g. /trade.
    text = ngettext(
        "Deleted {number} vote on {topic}.",
        "Deleted {number} votes on {topic}.",
        number,
        topic=command_text(topic.name),
    )
    return says(text)


def votes_message(topic: Topic, cast: int, leanings: Leanings) -> Message:
    """Show what the votes on a topic come to: which terms and words count more, and which less."""
    name = command_text(topic.name)
    if not cast:
        # NOTE: The answer to /votes. {topic}: its command, e.g. /trade.
        none = _("There are no votes on {topic}.", topic=name)
        # NOTE: After "There are no votes".
        return says(none, _("After a brief, /good 1 or /bad 1 adds one."))
    # NOTE: The heading of /votes. {topic}: its title, e.g. Trade. {command}: e.g. /trade.
    heading = _("Votes on {topic} ({command})", topic=topic.title, command=name)
    # NOTE: In /votes, below the heading. {number}: of votes.
    total = ngettext("{number} vote.", "{number} votes.", cast)
    parts: list[Part] = [
        Heading(text=heading),
        Paragraph(text=sentences(total, *_meaning(leanings))),
    ]
    rows = [(row.written, _counts(row)) for row in leanings.terms]
    rows += [(quote_words(row.written), _counts(row)) for row in leanings.words[:_MOST_WORDS]]
    if rows:
        parts.append(bullets(rows))
    # NOTE: Under /votes.
    never = _("Votes never rule anything out.")
    # NOTE: Under /votes. {command}: e.g. /votes trade reset.
    forget = _("{command} deletes them.", command=command_text(f"votes {topic.name} reset"))
    parts.append(Paragraph(text=sentences(never, forget)))
    return Message(parts=tuple(parts))


def _meaning(leanings: Leanings) -> tuple[str, ...]:
    """Say how the rows that follow are meant."""
    if not leanings.rows:
        # NOTE: In /votes: up and down votes cancel out.
        return (_("They cancel each other out."),)
    # NOTE: In /votes, above a list of words. {least}, {most}: factors, e.g. 0.50 and 2.00.
    meant = _(
        "Sentences with these words now rank higher or lower, according to the votes. Where "
        "several words apply, their factors multiply (at least × {least}, at most × {most}).",
        least=1 / MOST,
        most=float(MOST),
    )
    left = len(leanings.words) - _MOST_WORDS
    if left <= 0:
        return (meant,)
    # NOTE: In /votes: words that are left out of the list. {number}: of words.
    others = ngettext(
        "{number} word with less effect is not listed.",
        "{number} words with less effect are not listed.",
        left,
    )
    return meant, others


def _counts(row: Leaning) -> str:
    # NOTE: A row of /votes after a word. {up}, {down}: numbers of votes. {factor}: e.g. 1.50.
    return pgettext(
        "votes", "{up} up, {down} down, × {factor}",
        up=row.up, down=row.down, factor=float(row.factor),
    )  # fmt: skip
