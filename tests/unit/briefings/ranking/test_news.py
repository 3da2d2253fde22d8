"""A brief tells each story by its news before any detail, and no detail of one source beside it."""

from briefings.composing.selection import select_leads
from briefings.composing.sides import Sides
from briefings.language.candidates import Candidate
from briefings.ranking.budget import Budget
from briefings.ranking.engines import engine_named
from briefings.ranking.names import DEFAULT
from briefings.ranking.pool import Pool
from tests.unit.briefings.ranking.test_worth import (
    AGAIN,
    FERRY,
    FOUND,
    HARVEST,
    PRICES,
    STORM,
    WRECK,
    leads,
    sentences_of,
)

RAIN = "Rain fell on the vineyards of Corsica all through the long weekend."
DUES = "Harbour dues at Calvi rise to nine euros a night in the coming season."
YACHTS = "Yachts left the berths of the harbour at Calvi before the season of rain, officials said."
THEN = "He sold nine crates of lemons to a grocer in Bastia."


def news_of(*bodies: str, near: tuple[str, ...], several: bool = True) -> Pool:
    """Return the pool of a brief on what `near` sentences speak of, the last article on its own."""
    found = sentences_of(*bodies)
    ids = list(dict.fromkeys(one.article.id for one in found))
    stories = dict.fromkeys(ids, "sea") | ({ids[-1]: "farm"} if several else {})
    nearness = [float(one.text in near) for one in found]
    return Pool(found, nearness=nearness, stories=stories, is_news=True)


def brief_of(pool: Pool) -> list[Candidate]:
    """Return what leads a brief by the default engine."""
    found = select_leads(pool, engine_named(DEFAULT), Budget(points=5), Sides(pool))
    return [lead.sentence for lead in found]


def test_a_story_is_told_by_its_news_before_a_detail() -> None:
    """Only the wreck is near, but two articles open with the ferry; the wreck follows."""
    bodies = f"{FERRY} {STORM} {WRECK}", f"{AGAIN} {RAIN} {FOUND}", f"{HARVEST} {PRICES}"

    found = leads(news_of(*bodies, near=(WRECK, FOUND, PRICES)))

    assert found[0] in {FERRY, AGAIN}
    assert {WRECK, FOUND}.intersection(found[1:])


def test_what_one_source_has_further_on_is_no_news() -> None:
    """Neither what a single article mentions at its end nor what it has beside its news leads."""
    detail = news_of(f"{FERRY} {WRECK}", f"{HARVEST} {RAIN} {PRICES} {DUES}", near=(FERRY, DUES))
    beside = news_of(f"{FERRY} {YACHTS}", f"{AGAIN} {DUES}", HARVEST, near=(FERRY, AGAIN, DUES))

    assert not {DUES, HARVEST}.intersection(leads(detail))
    assert DUES not in leads(beside)


def test_an_article_about_the_subject_opens_with_its_news_whatever_words_that_has() -> None:
    """Three near sentences make it one about the subject."""
    pool = news_of(
        f"{FERRY} {WRECK}", f"{HARVEST} {RAIN} {PRICES} {DUES} {STORM}", near=(PRICES, DUES, STORM)
    )

    assert leads(pool)[0] in {HARVEST, RAIN}


def test_of_a_single_story_few_sources_have_few_points() -> None:
    """Three of three sources, though each sentence is near; more of four."""
    three = f"{FERRY} {STORM} {RAIN}", f"{HARVEST} {PRICES}", DUES
    near = (FERRY, STORM, RAIN, HARVEST, PRICES, DUES, WRECK)

    few, more = (
        brief_of(news_of(*bodies, near=near, several=False)) for bodies in (three, (*three, WRECK))
    )

    assert 3 == len(few)
    assert len(more) > 3


def test_what_leans_on_what_is_not_there_fills_no_room() -> None:
    """Whoever "he" is stands in no sentence of the article."""
    found = brief_of(news_of(FERRY, THEN, AGAIN, near=(FERRY, AGAIN, THEN), several=False))

    assert found
    assert THEN not in [one.text for one in found]


def test_a_brief_has_one_sentence_rather_than_nothing() -> None:
    """Where nothing can be understood by itself, the nearest one is quoted."""
    other = "They walked home along the beach at dawn."

    assert 1 == len(brief_of(news_of(THEN, other, near=(THEN, other), several=False)))


def test_a_story_of_many_articles_may_add_what_is_quoted_with_the_one_before() -> None:
    """Of four articles "However …" fills room left, with the sentence that it goes on from."""
    leaning = "However, customs officers at the airport of Ajaccio work to rule."
    pairs = f"{RAIN} {leaning}", HARVEST, DUES, WRECK
    near = (RAIN, leaning, HARVEST, DUES, WRECK)

    few, many = (
        [one.text for one in brief_of(news_of(*bodies, near=near, several=False))]
        for bodies in (pairs[:3], pairs)
    )

    assert leaning not in few
    assert leaning in many
