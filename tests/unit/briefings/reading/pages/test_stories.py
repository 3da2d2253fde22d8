import pytest

from briefings.reading.pages.page import read_page
from tests.two_articles import BOTH, HARBOUR, RYE, articles_in, read_as

LAYOUTS = {
    "divisions": '<div class="a"><h1>{title}</h1><p class="src">{source}, {day}</p>{text}</div>',
    "articles": "<article><h2>{title}</h2><p>{source}, {day}</p><p>{text}</p></article>",
    "headings": "<h2>{title}</h2><p>{source}</p><p>{day}</p><p>{text}</p>",
    "times": '<section><h1>{title}</h1><div>{source} | <time datetime="2025-05-01">{day}</time>'
    "</div><p>{text}</p></section>",
    "rules": "<h3>{title}</h3><p><em>{source}, {day}</em></p><p>{text}</p><hr>",
    "a table": "<table><tr><td><h2>{title}</h2></td></tr><tr><td>{source} - {day}</td></tr>"
    "<tr><td>{text}</td></tr></table>",
    "labels": "<h2>{title}</h2><p>Source: {source}<br>Date: {day}</p><p>{text}</p>",
    "a list": "<li><h3>{title}</h3><span>{day}</span> <span>{source}</span><p>{text}</p></li>",
    "bylines": "<h4>{title}</h4><p>By Ann Writer</p><p>{source}, {day}</p><p>{text}</p>",
}


def page(layout: str, **changes: str) -> str:
    """Return a page with both articles in a layout."""
    stories = []
    for (title, source, _, text), day in zip(BOTH, ("5 May 2025", "7 May 2025"), strict=True):
        fields = {"title": title, "source": source, "day": day, "text": text} | changes
        stories.append(LAYOUTS[layout].format(**fields))
    return f"<html><head><title>Clippings</title></head><body>{''.join(stories)}</body></html>"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_stories_of_a_page_are_articles(layout: str) -> None:
    """Stories below headings of their own, each dated, have their own title, publisher and day."""
    assert read_as(page(layout), read_page) == BOTH


@pytest.mark.parametrize(
    "below",
    [
        f"<h2>Related</h2><h3>Rye</h3><p>7 May 2025</p><p>{RYE}</p>",
        f"<h3>Rye exports</h3><p>7 May 2025</p><p>{RYE}</p><h3>Harbours</h3><p>{HARBOUR}</p>",
    ],
)
def test_an_article_with_others_below_is_one(below: str) -> None:
    """Teasers below an article don't make a page of stories of it."""
    prose = f"<p>{HARBOUR}</p>" * 12
    html = f"<html><body><h1>Harbour</h1><p>5 May 2025</p>{prose}{below}</body></html>"
    assert HARBOUR in articles_in(html, read_page)[0].body
    assert len(articles_in(html, read_page)) == 1


def test_a_page_that_says_it_is_one_article_is_one() -> None:
    """Dated headings within a page that is marked as an article are chapters."""
    meta = '<meta property="og:type" content="article">'
    html = page("headings").replace("</head>", f"{meta}</head>")
    assert len(articles_in(html, read_page)) == 1
