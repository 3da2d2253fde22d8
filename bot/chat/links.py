"""Links that open at the sentence that is quoted."""

from urllib.parse import quote

from briefings.addresses import is_address, without_user
from briefings.model import Excerpt

_EDGE_WORDS = 4
"""Words at each end of a long quotation that browsers find it by."""
_SHORT = 10
"""Words up to which a quotation stands in the link as a whole."""


def link_to(excerpt: Excerpt) -> str | None:
    """Return the article's address with a text fragment that browsers scroll to, or None.

    A broken one is no link: services refuse the whole message. One with a fragment keeps it; a user
    and password in it are left out.
    Browsers without text fragments open the page at its top
    (https://wicg.github.io/scroll-to-text-fragment/).
    """
    url = excerpt.citation.url
    if url is None or not is_address(url):
        return None
    url = without_user(url)
    if "#" in url:
        return url
    words = excerpt.text.split()
    if len(words) <= _SHORT:
        return f"{url}#:~:text={_encode(words)}"
    return f"{url}#:~:text={_encode(words[:_EDGE_WORDS])},{_encode(words[-_EDGE_WORDS:])}"


def _encode(words: list[str]) -> str:
    """Percent-encode words; ``-`` and ``,`` also have a meaning in text fragments."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
