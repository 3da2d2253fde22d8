import pytest

from briefings.publisher import Publisher, choose_publisher, host_of, source_of_host
from tests.builders import an_article


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.dailyharbour.example/a/1?ref=rss", "dailyharbour.example"),
        ("http://m.dailyharbour.example:8080/a", "dailyharbour.example"),
        ("https://politics.dailyharbour.example/", "politics.dailyharbour.example"),
        ("https://WWW.Daily.EXAMPLE./x", "daily.example"),
        ("https://www.gov.example/x", "gov.example"),
        ("https://web.archive.org/web/20250505080000/https://daily.example/a", "daily.example"),
        ("https://web.archive.org/web/2025id_/http://www.daily.example/a", "daily.example"),
    ],
)
def test_the_host_of_an_address(url: str, host: str) -> None:
    """It is the name that readers know, without www; that of what an archive holds."""
    assert host_of(url) == host


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "https://t.co/abc",
        "https://news.google.com/rss/articles/1",
        "http://localhost:8000/a.html",
        "http://192.0.2.7/a",
        "http://[2001:db8::1]/a",
        "http://[broken/a",
        "urn:isbn:9780000000000",
    ],
)
def test_an_address_that_says_nothing_of_a_publisher(url: str | None) -> None:
    """Shorteners, aggregators, numbers and what is no address name no publisher."""
    assert host_of(url) is None
    assert source_of_host(url) is None


def test_a_host_is_marked_as_such() -> None:
    """Whoever reads the source knows whether a publisher stated it, in every citation too."""
    host = source_of_host("https://daily.example/a")
    cited = an_article("Trade grew.", source=host).quote(0, 5).citation

    assert (cited.source, cited.is_host) == ("daily.example", True)
    assert not an_article("Trade grew.").quote(0, 5).citation.is_host


def test_articles_of_one_host_share_a_voice() -> None:
    """A stated publisher and the bare host of the same address are no two voices."""
    url = "https://daily.example/a"
    stated = an_article("Trade grew.", url=url)
    bare = an_article("Trade fell.", url=f"{url}2", source=source_of_host(url))
    other = an_article("Trade fell.", source=source_of_host("https://other.example/"))

    assert not stated.voices.isdisjoint(bare.voices)
    assert stated.voices.isdisjoint(other.voices)


def test_an_agency_wins_over_who_only_prints_it() -> None:
    """An aggregator counts only where nobody else is stated; a paper wins over its agency."""
    agency = Publisher(name="ap", title="AP")
    portal = Publisher(name="yahoo-news", title="Yahoo News")
    paper = Publisher(name="evening-post", title="Evening Post")
    assert choose_publisher(portal, agency, None) == agency
    assert choose_publisher(portal, None, None) == portal
    assert choose_publisher(paper, agency, portal) == paper
    assert choose_publisher(None, None, None) is None
