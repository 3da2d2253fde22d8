"""The commands about topics. Only click is imported here: each imports what it needs."""

import sys
from typing import TypeAlias

import click

_Terms: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
"""Terms by language, as a topic has them."""

_TERM_IN = "Term for articles in one language, e.g. de=Zoll* (repeat"


@click.group(invoke_without_command=True)
@click.pass_context
def topics(context: click.Context) -> None:
    """List the topics, test one or change them.

    A topic's name is its command: `trade` is /trade. A term is a word or phrase in any of its
    forms. `stem*` is every word that starts with it, `a & b` both in one sentence, `a NEAR b` both
    within 8 words (`a NEAR/3 b`: within 3). A word in CAPITALS matches capitals only. A term with
    other meanings, too, is written `truce?`: it counts only where other terms or a word of the
    --context show that the topic is meant. `--term-in de=Zoll*` adds a term for German articles.

    \b
      briefing-bot topics
      briefing-bot topics add grain --term grain --term 'wheat & export*' --exclude 'grain of salt'
      briefing-bot topics add oil --term 'oil NEAR price*' --term-in de='Ölpreis*'
      briefing-bot topics add steel --term 'iron?' --context ore --context furnace*
      briefing-bot topics test grain
      briefing-bot topics edit grain --title 'Grain and bread'
      briefing-bot topics remove grain
    """
    if context.invoked_subcommand is None:
        from bot.app.config import load_settings
        from bot.app.opening import open_library
        from bot.platforms.terminal.adapter import show
        from bot.wording.answers import topics_message

        with open_library(load_settings()) as library:
            show(topics_message(library.topics()), sys.stdout)


@topics.command()
@click.argument("name")
def test(name: str) -> None:
    """Show which sentences match the topic and why, and which nearly match."""
    from bot.app.config import load_settings
    from bot.app.opening import open_library
    from bot.cli.topic_test import explained_message
    from bot.platforms.terminal.adapter import show
    from briefings.matching.mentions import is_subject
    from briefings.matching.relevance import explain

    with open_library(load_settings()) as library:
        topic = library.topic(name)
        found = list(explain(topic, library.store.articles()))
        matching = {one.excerpt.citation.article for one in found if one.matched}
        articles = library.store.articles(matching)
        about = {article.id for article in articles if is_subject(topic, article)}
        show(explained_message(topic, found, about), sys.stdout)


@topics.command()
@click.argument("name")
@click.option("--title", help="Title; by default the name.")
@click.option("--term", "terms", multiple=True, required=True, help="Term to look for (repeat).")
@click.option("--term-in", "terms_in", multiple=True, help=f"{_TERM_IN}).")
@click.option("--exclude", multiple=True, help="Phrase that rules a sentence out (repeat).")
@click.option("--context", multiple=True, help="Word that shows what a term with ? means (repeat).")
@click.option("--language", help="Language of the terms, e.g. en; by default every language.")
def add(  # noqa: PLR0913, PLR0917 - click gives each option
    name: str,
    title: str | None,
    terms: tuple[str, ...],
    terms_in: tuple[str, ...],
    exclude: tuple[str, ...],
    context: tuple[str, ...],
    language: str | None,
) -> None:
    """Add a topic."""
    from bot.app.config import load_settings
    from bot.app.opening import open_library
    from briefings.model import Topic

    topic = Topic(
        name=name,
        title=title or name.replace("-", " ").capitalize(),
        terms=terms,
        exclude=exclude,
        context=context,
        language=language,
        terms_in=_terms_in(name, terms_in),
    )
    with open_library(load_settings()) as library:
        library.add_topic(topic)
    click.echo(f"added: /{name}")


@topics.command()
@click.argument("name")
@click.option("--title", help="Title.")
@click.option("--term", "terms", multiple=True, help="Term to look for (repeat); replaces all.")
@click.option(
    "--term-in",
    "terms_in",
    multiple=True,
    help=f"{_TERM_IN}; '' for none); replaces that language's.",
)
@click.option(
    "--exclude", multiple=True, help="Phrase that rules sentences out (repeat; '' for none)."
)
@click.option(
    "--context",
    multiple=True,
    help="Word that shows what a term with ? means (repeat; '' for none).",
)
@click.option("--language", help="Language of the terms, e.g. en; '' for every language.")
def edit(  # noqa: PLR0913, PLR0917 - click gives each option
    name: str,
    title: str | None,
    terms: tuple[str, ...],
    terms_in: tuple[str, ...],
    exclude: tuple[str, ...],
    context: tuple[str, ...],
    language: str | None,
) -> None:
    """Change a topic; what you leave out stays as it is."""
    from dataclasses import replace

    from bot.app.config import load_settings
    from bot.app.opening import open_library

    with open_library(load_settings()) as library:
        before = library.topic(name)
        edited = replace(
            before,
            title=title or before.title,
            terms=terms or before.terms,
            exclude=tuple(filter(None, exclude)) if exclude else before.exclude,
            context=tuple(filter(None, context)) if context else before.context,
            language=before.language if language is None else language or None,
            terms_in=_edited(before.terms_in, _terms_in(name, terms_in), terms_in),
        )
        library.save_topic(edited)
    click.echo(f"edited: /{name}")


@topics.command()
@click.argument("name")
def remove(name: str) -> None:
    """Remove a topic; its earlier briefs stay in the database."""
    from bot.app.config import load_settings
    from bot.app.opening import open_library

    with open_library(load_settings()) as library:
        library.store.remove_topic(library.topic(name).name)
    click.echo(f"removed: /{name}")


def _edited(before: _Terms, named: _Terms, given: tuple[str, ...]) -> _Terms:
    """Return the terms with the languages named in place of their former ones; '' clears all."""
    others = {} if "" in given else dict(before)
    return tuple(sorted((others | dict(named)).items()))


def _terms_in(name: str, given: tuple[str, ...]) -> _Terms:
    """Return the terms of each language, in code order, from ``code=term`` each."""
    from briefings.errors import TopicError

    terms: dict[str, list[str]] = {}
    for one in filter(None, given):
        code, sign, term = one.partition("=")
        if not sign:
            raise TopicError(name, f"{one!r} doesn't name a language", "write it as de=Zoll*")
        terms.setdefault(code.strip(), []).append(term)
    return tuple((code, tuple(terms[code])) for code in sorted(terms))
