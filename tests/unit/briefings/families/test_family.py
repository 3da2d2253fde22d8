import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from briefings.families.family import family_at, family_of, usual_name
from briefings.publisher import Publisher, source_of_host
from tests.builders import a_source

REAL = tomllib.loads((Path(__file__).parents[3] / "publishers.toml").read_text("utf-8"))
GROUPS: list[list[str]] = REAL["groups"]


def _family(written: str) -> str | None:
    return family_at(written) if written.startswith("http") else family_of(a_source(written))


@pytest.mark.parametrize("names", GROUPS, ids=lambda names: names[0])
def test_names_and_sites_of_one_publisher_are_a_family(names: list[str]) -> None:
    """However feeds, pages and addresses write it."""
    assert dict.fromkeys(names, _family(names[0])) == {name: _family(name) for name in names}


def test_no_two_publishers_are_a_family() -> None:
    """Whatever words their names share."""
    found: dict[str | None, set[str]] = defaultdict(set)
    for names in GROUPS:
        for name in names:
            found[_family(name)].add(names[0])

    assert {} == {family: names for family, names in found.items() if len(names) > 1}


@pytest.mark.parametrize(("name", "url", "same"), REAL["told_by_site"])
def test_the_site_tells_which_publisher_of_a_name_it_is(name: str, url: str, same: str) -> None:
    """“The Guardian” at guardian.ng is no text of the one in London; AP at another's is AP."""
    assert family_at(same) == family_of(a_source(name), url)


def test_a_home_tells_as_much_as_an_address() -> None:
    """What is known of the publisher itself counts where its text has no address."""
    assert (
        family_of(a_source("Daily News", home="https://dailynews.example")) == "dailynews.example"
    )


def test_a_bare_host_is_of_the_family_of_its_publisher() -> None:
    """What is known by its site only is no voice of its own."""
    host = source_of_host("https://www.kyivpost.com/post/1")
    assert host is not None

    assert family_of(a_source("The Kyiv Post")) == family_of(host)


@pytest.mark.parametrize("url", ["https://t.me/s/a", "https://www.youtube.com/watch?v=1", None])
def test_where_everybody_writes_tells_nothing(url: str | None) -> None:
    """Two channels of one platform are two publishers."""
    assert family_at(url) is None


def test_who_writes_on_a_platform_by_a_host_of_their_own_is_told_apart() -> None:
    """Two letters of one service are two publishers."""
    ours, theirs = (family_at(f"https://{name}.substack.com/p/1") for name in ("a", "b"))

    assert ours != theirs


def test_a_name_without_letters_is_its_own() -> None:
    """It is better than none at all."""
    assert family_of(Publisher(name="-", title="!?")) == "!?"


@pytest.mark.parametrize(
    ("titles", "name"),
    [
        (["NYT > World", "nytimes.com"], "The New York Times"),
        (["Kyiv Post - World", "The Kyiv Post", "Kyiv Post - Business"], "Kyiv Post"),
        (["kyivpost.com", "The Kyiv Post"], "The Kyiv Post"),
        (["kyivpost.com"], "kyivpost.com"),
    ],
)
def test_a_family_goes_by_its_usual_name(titles: list[str], name: str) -> None:
    """That of the table, else the shortest without a section, and a host only if need be."""
    assert name == usual_name(family_of(a_source(titles[0])), titles)
