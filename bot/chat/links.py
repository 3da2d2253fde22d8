"""Links that open at the sentence that is quoted."""

from urllib.parse import quote

from briefings.model import Excerpt

_EDGE_WORDS = 4
"""Words at each end of a long quotation that browsers find it by."""
_SHORT = 10
"""Words up to which a quotation stands in the link as a whole."""


def link_to(excerpt: Excerpt) -> str | None:
    """Return the article's address with a text fragment that browsers scroll to, or None.

    An address that has a fragment of its own keeps it. Browsers that know no text fragments open
    the page at its head (https://wicg.github.io/scroll-to-text-fragment/).
    """
    url = excerpt.citation.url
    if url is None or "#" in url:
        return url
    words = excerpt.text.split()
    if len(words) <= _SHORT:
        return f"{url}#:~:text={_encode(words)}"
    return f"{url}#:~:text={_encode(words[:_EDGE_WORDS])},{_encode(words[-_EDGE_WORDS:])}"


def _encode(words: list[str]) -> str:
    """Percent-encode words; the grammar of fragments gives ``-`` and ``,`` a meaning, too."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
