"""What an article is called in a list, also where it has no title."""

from typing import Final

from bot.wording.language.catalogue import quote_words
from briefings.language.candidates import known_sentences
from briefings.model import Article

_LONGEST: Final = 100
"""Characters of a sentence that stands for a title."""


def headline(article: Article) -> str:
    """Return an article's title in quotation marks, or its first sentence."""
    if article.title:
        return quote_words(article.title)
    first = next((each.excerpt().text for each in known_sentences(article)), article.body.strip())
    return quote_words(first if len(first) <= _LONGEST else f"{first[:_LONGEST]}…")
