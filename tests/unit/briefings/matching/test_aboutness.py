from briefings.matching.aboutness import ABOUT, FEWEST, aboutness, read_article
from tests.builders import a_topic, an_article
from tests.processes import printed_by_every_seed

ABOUT_TRADE = "Trade fell again. Tariffs and customs hurt trade between the ports, ministers said. "
IN_PASSING = "The actor won a prize for his film. " * 20 + "He learnt the trade from his father."

SCRIPT = """
from briefings.matching.aboutness import aboutness, read_article
from tests.builders import a_topic, an_article
topic = a_topic(terms=("trade", "tariff*", "port"), exclude=("trade union",))
texts = [f"Trade talk {n % 7} on tariffs and {n % 5} ports. " * (n % 4 + 1) for n in range(40)]
print(list(aboutness(topic, [read_article(an_article(text)) for text in texts]).values()))
"""


def scores(count: int, body: str = IN_PASSING) -> dict[str, float]:
    """Return the scores of one text among `count` that are about trade, by title."""
    others = [
        an_article(ABOUT_TRADE + f"Report {n}.", title=f"Trade report {n}") for n in range(count)
    ]
    articles = [*others, an_article(body, title="odd")]
    found = aboutness(a_topic(), [read_article(article) for article in articles])
    return {str(a.title): found[a.id] for a in articles if a.id in found}


def test_a_word_in_passing_makes_no_subject() -> None:
    """Where many articles are about the topic, one that only mentions it lies below the limit."""
    found = scores(FEWEST)

    assert found["odd"] < ABOUT <= found["Trade report 1"] <= 1


def test_few_articles_all_count() -> None:
    """Too few articles tell nothing of each other."""
    assert {1.0} == set(scores(3).values())


def test_an_article_without_a_term_has_no_score() -> None:
    """What has no term in it is left out."""
    assert "odd" not in scores(FEWEST, "Nothing of the kind happened here.")


def test_an_excluded_phrase_does_not_count() -> None:
    """Its word is no mention of the topic; the same word elsewhere is."""
    topic = a_topic(exclude=("trade union",))
    union = an_article("The trade union called a strike. Trade unions gain.", title="Trade union")
    both = an_article("The trade union fears for trade.", title="Strike")

    assert {both.id: 1.0} == aboutness(topic, [read_article(union), read_article(both)])


def test_every_process_judges_alike() -> None:
    """Hash seeds change no digit."""
    assert 1 == len(printed_by_every_seed(SCRIPT))
