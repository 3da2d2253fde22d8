"""What the bot says when a topic can't be made as it was written: why, and what to write."""

from typing import Final

from bot.chat.message import Button, Buttons, Message, Paragraph, with_buttons
from bot.wording.language.catalogue import _, quote_words
from bot.wording.language.isolates import command_text
from bot.wording.parts import bullets, says
from bot.wording.results import counts_as

EXAMPLE: Final = "topic add chips: semiconductor, chip*"


@counts_as("bad_arguments")
def how_to() -> Message:
    """Say how topics are made, tried, changed and removed."""
    rows = (
        # NOTE: In the answer to /topic alone, after an example: what that does.
        (EXAMPLE, _("adds a topic: a name, and what to look for")),
        # NOTE: In the answer to /topic alone, after an example: what that does.
        ("topic try chips: chip*, -potato", _("shows what it would find, and keeps nothing")),
        # NOTE: In the answer to /topic alone, after an example: what that does.
        ("topic edit chips", _("shows a topic, to be changed")),
        # NOTE: In the answer to /topic alone, after an example: what that does.
        ("topic remove chips", _("removes a topic")),
    )
    # NOTE: In the answer to /topic alone, under examples: how terms are written. {start}, {both},
    # {near}, {without}: examples: chip*, chip & export, chip NEAR export, -potato.
    terms = _(
        "A term is a word or phrase in any of its forms. Every word that begins so: {start}. Both "
        "in one sentence: {both}. Both close together: {near}. Without sentences that have it: "
        "{without}. A word in capitals matches capitals only.",
        start=quote_words("chip*"),
        both=quote_words("chip & export"),
        near=quote_words("chip NEAR export"),
        without=quote_words("-potato"),
    )
    listed = bullets(((command_text(ask), does) for ask, does in rows), commands=True)
    return Message(parts=(listed, Paragraph(text=terms)))


@counts_as("bad_arguments")
def unusable_name(name: str) -> Message:
    """Say that a topic can't be called so."""
    # NOTE: {name}: what someone wanted to call a topic. {command}: an example.
    text = _(
        "“{name}” can't be a command. Use up to 32 letters a–z, digits and hyphens, for example: "
        "{command}",
        name=name,
        command=command_text(EXAMPLE),
    )
    return says(text)


@counts_as("bad_arguments")
def reserved_name(name: str) -> Message:
    """Say that a command is called so already."""
    # NOTE: {command}: a command of the bot, e.g. /today, that someone wanted to call a topic.
    text = _(
        "{command} is already a command of mine. Choose another name.", command=command_text(name)
    )
    return says(text)


@counts_as("bad_arguments")
def exists(name: str) -> Message:
    """Say that there is such a topic already, with the way to change it."""
    # NOTE: The answer to /topic add. {command}: /topic edit chips.
    text = _(
        "There is already a topic of that name. {command} shows it, to be changed.",
        command=command_text(f"topic edit {name}"),
    )
    button = Button(label=f"/topic edit {name}", ask=f"/topic edit {name}")
    return with_buttons(says(text), Buttons(rows=((button,),)))


@counts_as("not_available")
def too_many_topics(most: int) -> Message:
    """Say that no further topic can be added."""
    # NOTE: The answer to /topic add. {most}: how many topics there can be, e.g. 500.
    return says(_("There are {most} topics, and no more fit. Remove one first.", most=most))


@counts_as("bad_arguments")
def too_many_terms(most: int) -> Message:
    """Say that a topic has too many terms."""
    # NOTE: The answer to /topic add or edit. {most}: how many terms a topic can have, e.g. 40.
    return says(_("That's too many terms: {most} is the most a topic can have here.", most=most))


@counts_as("bad_arguments")
def unusable_term(term: str, flaw: str) -> Message:
    """Say why a term can't be used, and what to write in its place."""
    match flaw:
        case "too_short":
            # NOTE: {term}: what someone wrote as a term of a topic, e.g. a*
            text = _(
                "“{term}” would find nearly every word. Write at least two letters before the *.",
                term=term,
            )
        case "near":
            # NOTE: {term}: what someone wrote as a term of a topic, e.g. a NEAR b NEAR c. {near},
            # {within}: how it is written right: chip NEAR export, chip NEAR/3 export.
            text = _(
                "I can't read “{term}”. Close together is written {near}, within three words "
                "{within}.",
                term=term,
                near=quote_words("chip NEAR export"),
                within=quote_words("chip NEAR/3 export"),
            )
        case "too_long":
            # NOTE: {term}: the beginning of what someone wrote as a term of a topic.
            text = _("“{term}…” is too long for a term. Separate terms by commas.", term=term)
        case _other:
            # NOTE: {term}: what someone wrote as a term of a topic, e.g. ??? or *
            text = _("“{term}” has no word to look for. Write a word or phrase.", term=term)
    return says(text)
