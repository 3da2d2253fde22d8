import pytest

from bot.wording.parts import attribution
from tests.builders import an_article


@pytest.mark.parametrize("url", ["http://[bad", "https://a.example:x/", None])
def test_an_address_that_names_no_host_is_passed_over(url: str | None) -> None:
    """What a broken address was stored with is quoted all the same, by its title."""
    cited = an_article("Trade grew.", url=url, source=None).quote(0, 11).citation
    assert attribution(cited) == "Article: Trade grows · 9 May 2025"
