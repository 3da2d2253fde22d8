"""What the bot says when it can't do what was asked: what happened, and what to do instead."""

from bot.message import Message, Paragraph
from bot.wording.phrases import any_of, count
from briefings.errors import TopicError


def _says(*sentences: str) -> Message:
    return Message(parts=(Paragraph(text=" ".join(sentences)),))


def unknown_command(name: str, nearest: list[str]) -> Message:
    """Say that there is no such command, and which are near."""
    hint = f"Did you mean {any_of(nearest)}?" if nearest else "/help lists what I answer."
    return _says(f"I know no command /{name}.", hint)


def words_wanted() -> Message:
    """Ask what to brief on."""
    return _says("What should I brief you on? Write for example: /brief power of siberia.")


def number_wanted(quoted: int) -> Message:
    """Ask which quotation is meant."""
    if not quoted:
        return no_brief_shown()
    return _says(f"Which quotation do you mean? The last brief has {_numbers(quoted)}: /context 1.")


def no_brief_shown() -> Message:
    """Say that there is nothing yet whose context could be shown."""
    return _says("I have shown you no brief yet. Ask for one first: /topics lists them.")


def no_such_quotation(asked: str, quoted: int) -> Message:
    """Say that the last brief has no such quotation."""
    return _says(f"The last brief has no quotation {asked!r}.", f"It has {_numbers(quoted)}.")


def no_such_topic(asked: str, nearest: list[str]) -> Message:
    """Say that there is no such topic, and which are near."""
    hint = f"Did you mean {any_of(nearest)}?" if nearest else "/topics lists them."
    return _says(f"I have no topic {asked!r}.", hint)


def no_articles() -> Message:
    """Say that there is nothing to brief on, and how to change that."""
    return _says("I have no articles yet. `briefing-bot ingest PATH` brings some in.")


def words_refused(error: TopicError) -> Message:
    """Say why nothing can be looked for."""
    return _says(f"I can't look for {error.topic!r}: {error.reason}.", f"Please {error.remedy}.")


def failed(error: Exception) -> Message:
    """Say that something went wrong that the operator has to mend."""
    return _says(f"That did not work: {error}.")


def _numbers(quoted: int) -> str:
    return "number 1 only" if quoted == 1 else f"{count(quoted, 'quotation')}, 1 to {quoted}"
