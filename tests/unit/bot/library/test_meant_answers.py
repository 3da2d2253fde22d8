"""Answers where meanings are compared: which article comes first, and what is no answer."""

from functools import partial

import pytest

pytest.importorskip("onnxruntime", reason="the extra [meaning] isn't installed")

from bot.library.answers import find_nearest
from bot.library.library import Library
from briefings.composing.recipe import Recipe
from briefings.matching.asked import read_question
from briefings.meaning.minilm import MiniLM
from briefings.reading.workers.applying import APPLY
from briefings.reading.workers.pool import call
from storage.ports.store import Store
from tests.builders import a_source, a_topic, an_article

FIRE = an_article(
    "A fire broke out in a bakery in Northport at dawn. Firemen from the harbour put it out "
    "within an hour. Nobody in the bakery was hurt by the fire.",
    title="Fire in Northport bakery",
    source=a_source("AFP"),
)
FIRED = an_article(
    "The owner of a bakery in Northport has fired two bakers. They had asked for a pay rise. "
    "Fire regulations of the bakery were not the reason, the harbour's paper writes.",
    title="Northport bakery: bakers fired",
    source=a_source("AP"),
)
BRIDGE = an_article(
    "Engineers closed the harbour bridge in Northport after cracks were found in two pillars. "
    "Ferries carry commuters until the pillars are mended.",
    title="Cracks close harbour bridge",
    source=a_source("AP"),
)


@pytest.fixture
def libraries(store: Store) -> list[Library]:
    """Return two libraries of the same articles, of which the second compares meanings."""
    found = [Library(store, recipe) for recipe in (Recipe(), Recipe(meaning=MiniLM()))]
    found[0].ingest([FIRE, FIRED, BRIDGE])
    return found


def test_the_article_that_is_meant_comes_first_of_those_with_the_words(
    libraries: list[Library],
) -> None:
    """Who was fired isn't told by a report on a fire."""
    asked = read_question("who was fired at the Northport bakery?")

    found = [
        find_nearest(library.store, asked, meaning=library.recipe.meaning) for library in libraries
    ]

    assert [FIRE.id, FIRED.id] == [near[0].article.id for near in found]
    assert found[0][0].score == found[1][0].score


def test_what_has_the_words_and_not_the_meaning_is_no_answer(libraries: list[Library]) -> None:
    """It is shown as the nearest there is."""
    words = "two engineers found harbour pillars of gold"

    assert ["about", "nearest"] == [library.brief_on(words).match for library in libraries]


def test_what_is_asked_in_another_language_is_answered_as_without(
    libraries: list[Library],
) -> None:
    """The model reads English only."""
    words = "wer hat in der bakery von Northport die pillars der engineers gefunden"

    found = [library.brief_on(words) for library in libraries]
    assert found[0].points == found[1].points
    assert found[0].match == found[1].match


def test_a_brief_that_a_model_reads_is_composed_where_the_model_is(
    libraries: list[Library], caplog: pytest.LogCaptureFixture
) -> None:
    """A worker would have no room for it, and each would load it anew."""
    served = libraries[1]
    served.refresh_in_background()
    which = partial(call, APPLY, "os:getpid", (), {})
    before = list(which())

    served.save_topic(a_topic(terms=("bakery",)))

    assert (before, []) == (list(which()), caplog.messages)
    assert served.brief(a_topic(terms=("bakery",))).points


def test_a_brief_names_the_model_that_it_was_made_with(libraries: list[Library]) -> None:
    """Two briefs of one method are made alike."""
    without, with_it = (library.brief_on("bakery").method for library in libraries)

    assert f"{without}, meaning by all-MiniLM-L6-v2 8199be6f" == with_it
