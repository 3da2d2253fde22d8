"""Every screen has a picture."""

import pytest

from bot.commands import table
from tests.pictures.walks import WALKS, Place, Say, Slash, names

_WITHOUT = {"<topic>", "show", "forwarded", "typed"}
"""Rows that are shot under another name: a topic's, and what no one types."""


@pytest.mark.parametrize("place", ["telegram", "slack"])
def test_each_command_of_the_table_has_a_picture(place: Place) -> None:
    """A new row needs a walk that ends with it."""
    shot = {
        str(scene.does.text).lstrip("/").split()[0]
        for walk in WALKS
        if place in walk.places
        for scene in walk.scenes
        if scene.name and isinstance(scene.does, Say | Slash)
    }

    assert set() == {row.name for row in table.rows(place)} - _WITHOUT - shot


@pytest.mark.parametrize("place", ["telegram", "slack"])
def test_no_two_pictures_have_one_name(place: Place) -> None:
    """The later would take the place of the former."""
    assert len(set(names(place))) == len(names(place))
