"""The command that makes, tries, changes and removes topics."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, TypeAlias

from bot.chat.message import Message
from bot.commands.parsing import ParsedCommand
from bot.commands.topics.written import (
    LONGEST,
    MOST_TERMS,
    WrittenTopic,
    find_flaw,
    read_topic,
    text_of,
    written_text,
)
from bot.library.library import Library
from bot.library.limits import TOPICS
from bot.library.overviews.trials import try_topic
from bot.wording import refusals
from bot.wording.topics import editing as wording
from bot.wording.topics import refusals as refused
from briefings.model import Topic

_Way: TypeAlias = Callable[[Library, ParsedCommand, WrittenTopic], Message]
_LONGEST_ASK: Final = 1500
"""Characters of what a button asks: Slack's have room for 2,000."""
_SURE: Final = "for good"
"""After a topic's name, where it was asked whether to remove it."""


def topic(library: Library, command: ParsedCommand) -> Message:
    """Do what the first word says with the topic that the others write."""
    verb, _, rest = command.words.partition(" ")
    if verb.casefold() == "call":
        return _call(library, command, rest)
    way = _WAYS.get(verb.casefold())
    written = read_topic(rest if way else command.words)
    if not written.title:
        return refused.how_to()
    return (way or _edit)(library, command, written)


def show_trial(library: Library, command: ParsedCommand, tried: Topic) -> Message:
    """Show what a topic would find, with what keeps and what changes it."""
    stored = library.find_topic(tried.name)
    is_told = not stored and read_topic(tried.title).name == tried.name
    title = tried.title if is_told and tried.title != _title_of(tried.name) else tried.name
    text = written_text(title, tried.terms, tried.exclude)
    fits = len(text) <= _LONGEST_ASK and len(tried.terms) <= MOST_TERMS
    keep = f"/topic {'edit' if stored else 'add'} {text}"
    drops = [
        (term, "/topic try " + written_text(title, _but(tried.terms, term), tried.exclude))
        for term in tried.terms
        if len(tried.terms) > 1
    ]
    name = None if stored else f"/topic call {text}"
    changes = wording.change_buttons(drops, f"/topic more {text}", name) if fits else []
    if stored == tried:
        changes.append(wording.remove_button(f"/topic remove {tried.name}"))
    button = wording.keep_button(keep, is_new=stored is None) if fits and stored != tried else None
    shown = wording.trial_message(try_topic(library.store, tried), button, changes)
    return replace(shown, in_place=command.words.startswith(("try", "edit", "call")))


def _but(terms: tuple[str, ...], term: str) -> tuple[str, ...]:
    return tuple(each for each in terms if each != term)


def _add(library: Library, command: ParsedCommand, written: WrittenTopic) -> Message:
    if refusal := _refuse(library, written):
        return refusal
    if library.find_topic(written.name):
        return refused.exists(written.name)
    if not written.terms:
        return _ask_term(library, command, f"/topic try {written.title}:", written)
    if len(library.topics()) >= TOPICS:
        return refused.too_many_topics(TOPICS)
    made = _made(library, written)
    library.add_topic(made)
    return wording.confirm_added(made)


def _edit(library: Library, command: ParsedCommand, written: WrittenTopic) -> Message:
    before = library.find_topic(written.title)
    if before is None:
        return refusals.no_such_topic(written.title, library.similar_topics(written.title))
    if not written.terms:
        return show_trial(library, command, before)
    if refusal := _refuse(library, written):
        return refusal
    edited = _made(library, written)
    library.save_topic(edited)
    return wording.confirm_edited(edited, f"/topic edit {text_of(before)}")


def _try(library: Library, command: ParsedCommand, written: WrittenTopic) -> Message:
    if not written.terms and (stored := library.find_topic(written.title)):
        return show_trial(library, command, stored)
    if refusal := _refuse(library, written):
        return refusal
    if not written.terms:
        return _ask_term(library, command, f"/topic try {written.title}:", written)
    return show_trial(library, command, _made(library, written))


def _more(library: Library, command: ParsedCommand, written: WrittenTopic) -> Message:
    """Ask for a further term of a topic that is tried."""
    return _ask_term(library, command, f"/topic try {written.text}", written)


def _ask_term(
    library: Library, command: ParsedCommand, question: str, written: WrittenTopic
) -> Message:
    library.store.ask_question(str(command.channel), command.user or "", question, command.at)
    return wording.ask_term(written.title)


def _call(library: Library, command: ParsedCommand, words: str) -> Message:
    """Ask for another name of a topic that is tried, or show it under the one that is written."""
    text, answered, name = words.rpartition("\n")
    if not answered:
        question = f"/topic call {words}"
        library.store.ask_question(str(command.channel), command.user or "", question, command.at)
        return wording.ask_name()
    return _try(library, command, replace(read_topic(text), title=" ".join(name.split())))


def _remove(library: Library, _: ParsedCommand, written: WrittenTopic) -> Message:
    name = written.title.removesuffix(_SURE).strip()
    stored = library.find_topic(name)
    if stored is None:
        return refusals.no_such_topic(name, library.similar_topics(name))
    if name == written.title:
        return wording.ask_remove(stored, f"/topic remove {stored.name} {_SURE}")
    library.store.remove_topic(stored.name)
    return wording.confirm_removed(stored)


def _refuse(library: Library, written: WrittenTopic) -> Message | None:
    """Say why a topic can't be as it is written; None where it can."""
    if not written.is_nameable or len(written.title) > LONGEST:
        return refused.unusable_name(written.title[:LONGEST])
    if written.name in library.reserved:
        return refused.reserved_name(written.name)
    if len(written.terms) + len(written.exclude) > MOST_TERMS:
        return refused.too_many_terms(MOST_TERMS)
    flaw = find_flaw(written)
    return refused.unusable_term(*flaw) if flaw else None


def _made(library: Library, written: WrittenTopic) -> Topic:
    """Return the topic that is written: the stored one with other terms, if there is one."""
    stored = library.find_topic(written.name)
    if stored:
        return replace(stored, terms=written.terms, exclude=written.exclude)
    title = _title_of(written.name) if written.title == written.name else written.title
    return Topic(name=written.name, title=title, terms=written.terms, exclude=written.exclude)


def _title_of(name: str) -> str:
    return name.replace("-", " ").capitalize()


_WAYS: Final[Mapping[str, _Way]] = {
    "add": _add,
    "edit": _edit,
    "try": _try,
    "more": _more,
    "remove": _remove,
}
