"""Topics as a TOML file has them: a table a topic, its name the command."""

import tomllib
from typing import Any

from briefings.errors import TopicError
from briefings.model import Topic

_FIELDS = frozenset({"title", "terms", "exclude", "context", "language", "in"})


def parse_topics(text: str) -> list[Topic]:
    """Return the topics of a TOML text, in its order.

    Raises:
        TopicError: it is no TOML, or a table is not a topic.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TopicError("topics", f"not valid TOML: {error}", "fix that line") from error
    return [_topic(name, table) for name, table in tables.items()]


def _topic(name: str, table: Any) -> Topic:  # noqa: ANN401 - TOML holds anything
    if not isinstance(table, dict):
        raise TopicError(name, "not a table", f"write [{name}] and its fields below")
    if unknown := sorted(table.keys() - _FIELDS):
        known = ", ".join(sorted(_FIELDS))
        raise TopicError(name, f"unknown field {unknown[0]!r}", f"use {known}")
    language = table.get("language")
    if language is not None and not isinstance(language, str):
        raise TopicError(name, "'language' is not a string", 'write a code such as "en"')
    title = table.get("title", name.replace("-", " ").capitalize())
    if not isinstance(title, str):
        raise TopicError(name, "'title' is not a string", 'write it as "…"')
    return Topic(
        name=name,
        title=title,
        terms=_texts(name, "terms", table.get("terms")),
        exclude=_texts(name, "exclude", table.get("exclude", [])),
        context=_texts(name, "context", table.get("context", [])),
        language=language,
        terms_in=_terms_in(name, table.get("in", {})),
    )


def _terms_in(name: str, tables: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:  # noqa: ANN401
    """Return the terms by language, in code order."""
    whole = isinstance(tables, dict) and all(isinstance(one, dict) for one in tables.values())
    if not whole or any(one.keys() != {"terms"} for one in tables.values()):
        remedy = f"write [{name}.in.de] and its terms below"
        raise TopicError(name, "'in' doesn't list terms by language", remedy)
    return tuple((code, _texts(name, "terms", tables[code]["terms"])) for code in sorted(tables))


def _texts(name: str, field: str, values: Any) -> tuple[str, ...]:  # noqa: ANN401
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise TopicError(name, f"{field!r} is not a list of strings", 'write ["one", "two words"]')
    return tuple(values)
