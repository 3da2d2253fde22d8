"""Where a quotation stands in its article."""

from hypothesis import given

from bot.library.passages import passage
from bot.platforms.terminal.render import plain
from bot.wording.briefs import context_message
from briefings.language.sentences import sentence_spans
from briefings.model import Article
from tests.builders import an_article
from tests.strategies import articles

BODY = "One opens. Two says more. Three ends it.\n\nFour is alone.\n\nFive is last."


def _passage_of(text: str) -> tuple[int, str, str]:
    article = an_article(BODY)
    start = BODY.index(text)
    place = passage(article, article.quote(start, start + len(text)), 1)
    return place.paragraph, place.before, place.after


def test_a_sentence_is_read_in_its_paragraph() -> None:
    """What comes before and after it in the paragraph is given, word for word."""
    assert (1, "One opens.", "Three ends it.") == _passage_of("Two says more.")


def test_a_lone_sentence_is_read_by_its_neighbours() -> None:
    """A paragraph of one sentence is given with the paragraphs around it."""
    assert (2, "One opens. Two says more. Three ends it.", "Five is last.") == _passage_of(
        "Four is alone."
    )


def test_who_wrote_a_quoted_article_is_shown() -> None:
    """Beside where the quotation stands; three names at the most, as of hundreds none is read."""
    article = an_article(BODY, authors=("Ann Lee", "Bo Roe", "Cy Fox", "Di Poe"))
    place = passage(article, article.quote(0, 10), 1)
    assert "    Ann Lee · Bo Roe · Cy Fox\n    Paragraph 1" in plain(context_message([place]))


def test_the_first_and_the_last_have_one_side() -> None:
    """Before the beginning and after the end there is nothing."""
    assert "" == _passage_of("One opens.")[1]
    assert "" == _passage_of("Five is last.")[2]


@given(articles())
def test_context_stands_around_the_quotation(article: Article) -> None:
    """Whatever the text, before, quotation and after stand in the body in that order."""
    for span in sentence_spans(article.body, "en"):
        place = passage(article, article.quote(*span), 1)

        assert article.body[: span.start].rstrip().endswith(place.before)
        assert article.body[span.end :].lstrip().startswith(place.after)
        assert place.paragraph >= 1
