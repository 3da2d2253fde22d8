"""What a point is worth: what most origins state, told once."""

from datetime import date

from briefings.language.candidates import Candidate, quotable_sentences
from briefings.ranking.budget import Budget
from briefings.ranking.engines import engine_named
from briefings.ranking.names import DEFAULT
from briefings.ranking.pool import Pool
from briefings.ranking.worth import support_of
from tests.builders import a_source, an_article

FERRY = "A ferry with sixty passengers aboard sank off Calvi on Monday."
AGAIN = "Sixty passengers were aboard the ferry that sank off Calvi, officials said."
WRECK = "Divers found the wreck at a depth of ninety metres."
FOUND = "At ninety metres the wreck was found by divers."
STORM = "Yachtsmen in the harbour had talked of a coming storm all weekend."
HARVEST = "Farmers near the harbour lost their harvest of late figs in a storm."
PRICES = "Prices of figs doubled in the markets after the storm, farmers told the paper."


def sentences_of(*bodies: str, days: tuple[int, ...] = ()) -> list[Candidate]:
    """Return the sentences of articles of as many sources, published on such days of May."""
    articles = [
        an_article(
            body,
            title=None,
            source=a_source(str(n)),
            published=date(2025, 5, days[n]) if days else None,
        )
        for n, body in enumerate(bodies)
    ]
    return [one for article in articles for one in quotable_sentences(article)]


def leads(pool: Pool, points: int = 5) -> list[str]:
    """Return what leads by the default engine."""
    chosen = engine_named(DEFAULT).choose(pool, Budget(points=points))
    return [lead.sentence.text for lead in chosen]


def test_what_several_state_in_other_words_is_a_point_and_told_once() -> None:
    """Ferry and wreck are a point each; the remark of one paper is none."""
    found = leads(Pool(sentences_of(f"{FERRY} {STORM} {WRECK}", f"{AGAIN} {FOUND}")))

    assert 2 == len(found)
    assert 1 == len({FERRY, AGAIN}.intersection(found))
    assert 1 == len({WRECK, FOUND}.intersection(found))


def test_what_is_squarely_asked_for_needs_nobody_else() -> None:
    """What one paper alone says of it is a point; what is near to it is none."""
    paid = "Repairs in the harbour cost four million francs."
    sentences = sentences_of(f"{FERRY} {WRECK} {paid} {HARVEST}", f"{AGAIN} {FOUND} {STORM}")
    squarely, near = (
        Pool(sentences, nearness=[value if one.text == paid else 0.5 for one in sentences])
        for value in (1.0, 0.9)
    )

    assert paid in leads(squarely)
    assert paid not in leads(near)


def test_one_origin_is_no_support_of_its_own() -> None:
    """The same source again, or a copy of its text, doesn't make a fact better known."""
    ours, theirs = sentences_of(FERRY, AGAIN)
    own = quotable_sentences(an_article(AGAIN, title=None, source=ours.article.source))

    assert support_of(ours, Pool([ours, theirs])) > 0.5
    assert 0 == support_of(ours, Pool([ours, *own]))


def test_two_reports_of_one_agency_support_nothing() -> None:
    """Whichever papers print them, in whatever words: what they say comes from one origin."""
    ours, theirs = (
        quotable_sentences(an_article(f"RIMO (Reuters) - {said}", source=a_source(paper)))[0]
        for said, paper in ((FERRY, "Globe"), (AGAIN, "Post"))
    )

    assert 0 == support_of(ours, Pool([ours, theirs]))


def test_the_newer_of_two_that_state_a_fact_leads() -> None:
    """All else being equal: the day counts."""
    older, newer = f"{FERRY} {WRECK}", f"{FERRY} {FOUND}"

    first = leads(Pool(sentences_of(older, newer, days=(1, 4))), points=1)
    pool = Pool(sentences_of(older, newer, days=(1, 4)))
    chosen = next(iter(engine_named(DEFAULT).choose(pool, Budget(points=1)))).sentence

    assert [FERRY] == first
    assert date(2025, 5, 4) == chosen.article.published


def test_of_several_stories_one_that_a_single_source_has_gives_a_single_point() -> None:
    """The others have more to say to a reader than its details."""
    found = sentences_of(f"{FERRY} {WRECK}", f"{AGAIN} {FOUND}", f"{STORM} {HARVEST} {PRICES}")
    ids = list(dict.fromkeys(one.article.id for one in found))
    several = Pool(found, stories=dict(zip(ids, ("sea", "sea", "farm"), strict=True)))

    assert 1 == len({STORM, HARVEST, PRICES}.intersection(leads(several)))


def test_what_may_not_lead_adds_nothing_and_still_supports() -> None:
    """A sentence of no nearness is worth nothing itself, and lends its origin to what it states."""
    sentences = sentences_of(
        "Russia and Ukraine agreed on a ceasefire.", "A ceasefire was agreed by Russia and Ukraine."
    )
    pool = Pool(sentences, nearness=[1.0, 0.0])

    assert [sentences[0].text] == leads(pool)
    assert support_of(sentences[0], pool) > 0


def test_two_topics_of_a_story_share_how_alike_its_sentences_are() -> None:
    """The sentences of one story are compared once, however many pools have them."""
    sentences = sentences_of("Rain fell on Oslo today.", "It rained in Oslo today.")
    one, other = (Pool(sentences).story(sentences[0]).likeness for _ in range(2))

    assert one is other
    assert one is not Pool(sentences[:1]).story(sentences[0]).likeness
