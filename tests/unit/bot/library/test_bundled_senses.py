"""The bundled topics tell their subject from other meanings of its words."""

import pytest

from bot.library.bundled import bundled_topics
from briefings.matching.relevance import is_about
from briefings.matching.term import is_doubtful, without_doubt
from briefings.model import Topic
from tests.builders import an_article

TOPICS = {topic.name: topic for topic in bundled_topics()}
IDLE = "The lamps along the canal were lit early. {} A dog slept through it all by the stove."


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("trade", "The Otters traded their goalkeeper to the Pikes for a pair of young wingers."),
        ("trade", "The club let the trade deadline pass without a move."),
        ("trade", "She is a carpenter by trade and sings in the choir."),
        ("trade", "The two comedians traded jokes until midnight."),
        ("trade", "An apprentice learns the trade in three years here."),
        ("trade", "The sale and export of ecstasy stays illegal, the health minister said."),
        ("trade", "The bank forbids trading in virtual currencies in China."),
        ("energy", "Excluding food and energy, prices in the country rose by a tenth."),
        ("ceasefire", "The CeaseFire programme sends former gang members to settle quarrels."),
        ("ceasefire", "The quarrelling neighbours called a truce over the hedge."),
        ("ceasefire", "Brother and sister agreed on a truce until the cake was eaten."),
        ("energy", "The band played with more energy than ever before."),
        ("energy", "He poured the oil into the pan and waited."),
        ("energy", "The academy has a pipeline of young dancers."),
        ("sanctions", "The league sanctioned the striker for a late tackle."),
        ("sanctions", "The race is sanctioned by the cycling club of the valley."),
        ("military", "An army of ants crossed the kitchen overnight."),
        ("military", "A drone filmed the wedding from above the lake."),
        ("military", "The scout troop pitched its tents beside the brook."),
        ("military", "Honesty is her best weapon on the stage."),
        ("diplomacy", "The climbers reached the summit before the fog came."),
        ("diplomacy", "The driver negotiated the icy bend with care."),
        ("diplomacy", "The singer became an ambassador for a brand of shoes."),
    ],
)
def test_a_word_in_another_sense_is_not_about_the_topic(name: str, text: str) -> None:
    """Sport, crafts, idioms and kitchens have the words, too."""
    assert not is_about(TOPICS[name], an_article(IDLE.format(text), language="en", title="Notes"))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("trade", "Trade between the two countries grew by a fifth."),
        ("trade", "The duties on imports of steel will double in June."),
        ("trade", "Exports of wheat fell for a third month."),
        ("ceasefire", "A truce between the rebels and the army took effect at dawn."),
        ("ceasefire", "Both sides promised to lay down their arms for ten days."),
        ("ceasefire", "The commanders agreed to halt the fighting for the harvest."),
        ("energy", "The energy minister promised lower prices for gas."),
        ("energy", "Coal miners marched on the capital to keep their power plant open."),
        ("energy", "Crude oil rose above ninety dollars a barrel."),
        ("sanctions", "The European Union imposed sanctions on eleven banks."),
        (
            "sanctions",
            "Their assets were frozen and their names put on a blacklist by the Treasury.",
        ),
        ("military", "Troops crossed the river under cover of artillery."),
        ("military", "A drone struck an oil depot deep inside Russia."),
        ("diplomacy", "The presidents met for talks in Geneva on the nuclear programme."),
        ("diplomacy", "The ambassador was recalled by his government in protest."),
        ("victory-day", "Cadets rehearsed for the victory parade on the embankment."),
    ],
)
def test_the_subject_itself_is_found(name: str, text: str) -> None:
    """Precision isn't bought by missing what a topic is for."""
    assert is_about(TOPICS[name], an_article(IDLE.format(text), language="en", title="Notes"))


@pytest.mark.parametrize("language", ["de", "es", "fr", "pt", "ru", "uk", "pl", "tr", "ar", "zh"])
def test_every_bundled_topic_speaks_every_language(language: str) -> None:
    """No topic is empty where people write another language."""
    speaking = {name for name, topic in TOPICS.items() if dict(topic.terms_in).get(language)}

    assert TOPICS.keys() == speaking


@pytest.mark.parametrize("topic", TOPICS.values(), ids=list(TOPICS))
def test_no_term_in_doubt_shows_itself_to_be_meant(topic: Topic) -> None:
    """A word of the context is another word than the term that it stands for."""
    doubtful = [without_doubt(term) for term in topic.terms if is_doubtful(term)]
    alone = [an_article(f"The {term} of it all.", language="en", title="") for term in doubtful]

    assert not [article.body for article in alone if is_about(topic, article)]
