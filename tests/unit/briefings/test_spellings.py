"""One page is found by each way in which its address is written."""

import pytest

from briefings.addresses import spellings_of


@pytest.mark.parametrize(
    "pasted",
    [
        "https://m.paper.example/news/1",
        "https://amp.paper.example/news/1/amp",
        "http://www.paper.example/news/1/?utm_source=x&igshid=2",
        "https://mobile.paper.example/news/1#top",
    ],
)
def test_a_page_for_phones_is_the_page(pasted: str) -> None:
    """As are those that say where a reader came from."""
    assert "https://paper.example/news/1" in spellings_of(pasted)


def test_a_host_that_only_looks_like_one_stays() -> None:
    """What is left has to be a host."""
    assert "https://m.example/1" in spellings_of("https://m.example/1")
    assert "https://example/1" not in spellings_of("https://m.example/1")
