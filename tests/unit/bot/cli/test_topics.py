"""The commands about topics, on a store of their own."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.topics import topics
from bot.library.library import Library
from briefings.composing.recipe import Recipe
from briefings.errors import TopicError
from storage.opening import open_store


def run(folder: Path, *args: str) -> Result:
    """Run `topics ARGS…` on the store in `folder`."""
    store = {"DATABASE_URL": f"sqlite:///{folder / 'briefing.db'}"}
    return CliRunner().invoke(topics, args, env=store)


def terms_in(folder: Path, name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the terms by language that the store in `folder` holds."""
    store = open_store(f"sqlite:///{folder / 'briefing.db'}")
    try:
        return Library(store, Recipe()).topic(name).terms_in
    finally:
        store.close()


def test_terms_of_a_language_are_added_replaced_and_cleared(tmp_path: Path) -> None:
    """`--term-in` gathers terms by language; editing replaces a language, empty clears all."""
    run(tmp_path, "add", "toll", "--term", "toll", "--term-in", "fr=péage", "--term-in", "de=Maut")
    added = terms_in(tmp_path, "toll")
    run(tmp_path, "edit", "toll", "--title", "Tolls")
    kept = terms_in(tmp_path, "toll")
    run(tmp_path, "edit", "toll", "--term-in", "de=Maut", "--term-in", "de=Zoll* & Brücke")
    replaced = terms_in(tmp_path, "toll")
    run(tmp_path, "edit", "toll", "--term-in", "")

    assert (("de", ("Maut",)), ("fr", ("péage",))) == added == kept
    assert (("de", ("Maut", "Zoll* & Brücke")), ("fr", ("péage",))) == replaced
    assert () == terms_in(tmp_path, "toll")


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("Maut", "doesn't name a language"),
        ("German=Maut", "is not a language"),
        ("de=", "lacks a word"),
    ],
)
def test_a_term_without_its_language_is_refused(tmp_path: Path, given: str, reason: str) -> None:
    """The refusal says how to write it."""
    refused = run(tmp_path, "add", "toll", "--term", "toll", "--term-in", given).exception

    assert isinstance(refused, TopicError)
    assert reason in str(refused)
