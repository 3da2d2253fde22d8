import pytest

from briefings.errors import ReadingError
from briefings.reading.metadata import Place
from briefings.reading.pages.page import read_page
from tests.two_articles import PLACE, articles_in

QUAY = (
    "The quay of Selby was rebuilt over the winter, the harbour master said. Cranes from two yards"
    " lifted the old stones out of the mud, and divers laid the new ones by hand."
)
MILL = (
    "A paper mill near Thorne will close in the autumn, its owner told the staff. Three hundred"
    " people work there, most of them from the villages along the river."
)
TRAM = (
    "Trams are back on the high street of Ayle after forty years, and they are full. The line is"
    " four miles long, and a second one to the station is to be built next."
)
MORE = "Nothing else was known in the evening, and no one at the town hall wished to add to it."
STORIES = (("Quay rebuilt at last", QUAY), ("Mill to close", MILL), ("Trams are back", TRAM))
WRITERS = ("Ann Lee", "Bob Rye", "Cy Poe")


def page(layout: str, head: str = "", above: str = "") -> str:
    """Return a page with the three stories in a layout."""
    stories = (
        layout.format(title=title, text=text, more=MORE, by=writer, day=day)
        for day, ((title, text), writer) in enumerate(zip(STORIES, WRITERS, strict=True), 1)
    )
    title = "<title>Clippings - Ayle Sentinel</title>"
    return f"<html><head>{title}{head}</head><body>{above}{''.join(stories)}</body></html>"


def refusal(html: str, place: Place = PLACE) -> str:
    """Return why a page is refused as a whole."""
    (error,) = read_page(html.encode(), place)
    assert isinstance(error, ReadingError)
    return str(error)


SPLIT = [
    "<article><h2>{title}</h2><p>{text}</p><p>{more}</p></article>",
    '<article><h2><a href="/n/{day}">{title}</a></h2><p>{text}</p><p>{text} {more}</p></article>',
    '<div class="post"><h3>{title}</h3><p>{text}</p><p>{more}</p></div>',
    "<h1>{title}</h1><p>By {by}</p><p>{text}</p><p>{more}</p>",
    '<h2>{title}</h2><div class="author">Von {by}</div><p>{text}</p><p>{more}</p>',
    "<section><h2>{title}</h2><p>Par {by}</p><p>{text}</p><p>{more}</p></section>",
    "<h2>{title}</h2><p>AYLE (Reuters) — {text}</p><p>{more}</p>",
    "<h3>{title}</h3><p>AYLE — {text}</p><p>{more}</p>",
]


@pytest.mark.parametrize("layout", SPLIT)
@pytest.mark.parametrize("head", ["", '<meta name="date" content="2025-05-09">'])
def test_stories_without_a_date_have_none(layout: str, head: str) -> None:
    """Each has its own title and words; the page's date could be that of any of them."""
    found = articles_in(page(layout, head), read_page)

    assert [each.title for each in found] == [title for title, _ in STORIES]
    for each, (_, text) in zip(found, STORIES, strict=True):
        assert text in each.body
        assert not any(other in each.body for _, other in STORIES if other != text)
        assert each.published is None


def test_an_address_below_a_title_is_the_storys() -> None:
    """A heading that leads to the whole story says where it stands."""
    layout = SPLIT[1].replace("/n/{day}", "https://sentinel.example/{day}")
    urls = [each.url for each in articles_in(page(layout), read_page)]
    assert urls == [f"https://sentinel.example/{day}" for day in (1, 2, 3)]


def test_several_articles_of_linked_data_are_several() -> None:
    """A page whose JSON-LD names an article for each of its stories isn't one."""
    nodes = "".join(
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{title}",'
        f' "datePublished": "2025-05-0{day}"}}</script>'
        for day, (title, _) in enumerate(STORIES, 1)
    )
    found = articles_in(page(SPLIT[0], nodes), read_page)
    assert [each.title for each in found] == [title for title, _ in STORIES]


REFUSED = [
    "<p><b>{title}</b></p><p>By {by}</p><p>{text}</p><p>{more}</p>",
    '<div class="hl">{title}</div><div>Ayle Sentinel, {day} May 2025</div><p>{text}</p>',
]


@pytest.mark.parametrize("layout", REFUSED)
def test_several_articles_that_cannot_be_split_are_refused(layout: str) -> None:
    """Lines with writers or papers below titles that are no headings: none is cited as another."""
    assert "several articles" in refusal(page(layout))


@pytest.mark.parametrize("below", ["<p>By {by}</p><p>{text}</p>", "<p>AYLE — {text}</p>"])
def test_stories_below_a_long_article_are_refused(below: str) -> None:
    """What stands around them is an article itself, and the text taken out holds them all."""
    above = f"<h1>Storm over Ayle</h1><p>By Dee Fox</p>{f'<p>{MORE} {QUAY}</p>' * 4}"
    layout = f"<h2>{{title}}</h2>{below}<p>{{more}}</p>"
    assert "several articles" in refusal(page(layout, above=above))


TEASERS = [
    '<div><h3><a href="/n/{day}">{title}</a></h3><p>{text}</p></div>',
    '<article><h2><a href="https://sentinel.example/{day}">{title}</a></h2><p>{text}</p></article>',
    '<li><a href="/n/{day}"><h3>{title}</h3><p>{text}</p></a></li>',
    '<article><h2><a href="/n/{day}">{title}</a></h2><p>{text}</p><p>{more}</p></article>',
    '<article><h2><a href="/n/{day}">{title}</a></h2><p>{text} {more} {more}</p></article>',
    '<article><h2><a href="/n/">{title}</a></h2><p>{text} {more}</p><p>{more} {by}…</p></article>',
]


@pytest.mark.parametrize("teaser", TEASERS)
def test_a_page_that_lists_articles_is_refused(teaser: str) -> None:
    """Its teasers are other pages' words, and its date is not theirs."""
    home = '<link rel="canonical" href="https://sentinel.example/">'
    dated = '<meta name="date" content="2025-05-09">'
    assert "lists articles" in refusal(page(teaser, home + dated))


ONE = [
    "<h2>{title}</h2><p>{text}</p><p>{more}</p>",
    "<section><h2>{title}</h2><p>{text}</p><p>{more}</p></section>",
    "<h3>{day}. {title}</h3><p>{text}</p>",
    "<h2>{day} May 2025</h2><p>{text}</p><p>{more}</p>",
    "<h2>{title}?</h2><p>By Monday the works were over.</p><p>{text}</p>",
    '<h2><a href="https://shop.example/{day}">{title}</a></h2><p>{text} {more}</p>',
    "<figure><figcaption>{title}</figcaption><p>By {by}</p></figure><p>{text}</p>",
    '<h2 id="n{day}"><a href="#n{day}">{title}</a></h2><p>{text}</p>',
    '<h2><a href="/n/{day}">{title}</a></h2><p>{text} {more}</p><p>{by} {more} {text} {more}</p>',
]


@pytest.mark.parametrize("layout", ONE)
def test_an_article_with_subheadings_is_one(layout: str) -> None:
    """Chapters, lists, dates, questions, links to shops and captions part no articles."""
    above = f"<h1>A year by the river</h1><p>By Dee Fox</p><p>{MORE}</p>"
    (found,) = articles_in(page(layout, above=above), read_page)
    assert all(text in found.body for _, text in STORIES)


BESIDE = [
    '<article class="comment"><h4>{by}</h4><p>{text}</p></article>',
    '<div class="comments"><article><h4>{by}</h4><p>{text}</p></article></div>',
    '<div class="also"><b>{title}</b><p>By {by}</p><p>{text}</p></div>',
    '<article class="promo"><h3>{title}</h3><p>{text}</p></article>',
    "<aside><article><h3>{title}</h3><p>{text}</p></article></aside>",
    '<article class="card"><h4><a href="/n/{day}">{title}</a></h4><p>{text}</p></article>',
]


@pytest.mark.parametrize("layout", BESIDE)
def test_what_stands_beside_an_article_is_none(layout: str) -> None:
    """Comments, promotions and teasers have headings and words, too."""
    prose = "".join(f"<p>{MORE} The river rose by {feet} feet.</p>" for feet in range(2, 14))
    above = f"<article><h1>Storm over Ayle</h1><p>5 May 2025</p>{prose}</article>"
    (found,) = articles_in(page(layout, above=above), read_page)
    assert found.title == "Storm over Ayle"


@pytest.mark.parametrize(
    "layout",
    [
        '<h2><a href="/n/{day}">{title}</a></h2><p>{text}</p>',
        '<div class="post comment"><h3>{by}</h3><p>{text}</p></div>',
    ],
)
def test_an_article_without_an_element_of_its_own_is_one(layout: str) -> None:
    """A few linked chapters don't make a list of it, nor do comments make stories of it."""
    prose = "".join(f"<p>{MORE} The river rose by {feet} feet.</p>" for feet in range(2, 14))
    (found,) = articles_in(
        page(layout, above=f"<h1>Storm over Ayle</h1><div>{prose}</div>"), read_page
    )
    assert "The river rose by 13 feet." in found.body
