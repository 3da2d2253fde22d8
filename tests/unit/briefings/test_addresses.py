import pytest

from briefings.addresses import host_in, is_address, page_of

BROKEN = (
    "http://[bad",
    "http://[::1",
    "http://a]b.example/",
    "https://@[/",
    "http://\u2100.example/",
    "https://a.example:99999/x",
    "https://a.example:x/",
    "https://:80/",
    "https:///a",
)


@pytest.mark.parametrize("address", BROKEN)
def test_a_broken_address_is_none(address: str) -> None:
    """What a program fails on, or what names no host, is no address, and fails nothing here."""
    assert not is_address(address)


@pytest.mark.parametrize("address", ["https://a.example", "HTTP://A.example:80/b?c#d"])
def test_a_whole_address_is_one(address: str) -> None:
    """Scheme and host are enough, in any case."""
    assert is_address(address)
    assert host_in(address) == "a.example"


@pytest.mark.parametrize(
    "text", ["a.example", "ftp://a.example", "see https://a.example", "https://a b"]
)
def test_other_text_is_none(text: str) -> None:
    """A scheme of the web begins it, and no white space is in it."""
    assert not is_address(text)


@pytest.mark.parametrize(
    ("url", "is_page"),
    [
        ("https://a.example", False),
        ("https://a.example/", False),
        ("https://a.example//", False),
        ("http://[bad", False),
        ("https://a.example/1", True),
        ("https://a.example/?p=1", True),
        ("https://a.example/#/1", True),
        (None, False),
    ],
)
def test_a_site_is_no_page(url: str | None, *, is_page: bool) -> None:
    """Path, query or fragment name a page."""
    assert page_of(url) == (url if is_page else None)
