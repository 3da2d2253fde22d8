"""Topics as a TOML file has them."""

import pytest

from bot.library.bundled import bundled_topics
from bot.library.topics_file import parse_topics
from briefings.errors import TopicError
from briefings.matching.relevance import is_about
from briefings.model import Topic
from tests.builders import an_article


def test_a_table_is_a_topic() -> None:
    """Its name is the command; what it leaves out has a default."""
    grain = '[grain]\nterms = ["grain", "wheat*"]\n'
    oil = '[oil]\ntitle = "Oil!"\nterms = ["oil"]\nexclude = ["olive"]\n'

    assert [
        Topic(name="grain", title="Grain", terms=("grain", "wheat*")),
        Topic(name="oil", title="Oil!", terms=("oil",), exclude=("olive",)),
    ] == parse_topics(grain + oil)


def test_a_topic_may_have_terms_by_language() -> None:
    """They stand in tables of their own, and are kept in code order."""
    text = '[t]\nterms = ["t"]\n[t.in.fr]\nterms = ["f"]\n[t.in.de]\nterms = ["d"]\n'

    assert (("de", ("d",)), ("fr", ("f",))) == parse_topics(text)[0].terms_in


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[grain", "not valid TOML"),
        ("grain = 1", "not a table"),
        ("[grain]\nterm = []", "unknown field 'term'"),
        ('[grain]\nterms = ["g"]\nin = 1', "'in' doesn't list terms"),
        ("[grain]", "'terms' is not a list of strings"),
        ("[grain]\nterms = [1]", "'terms' is not a list of strings"),
        ('[grain]\nterms = ["g"]\nlanguage = 1', "'language' is not a string"),
        ('[grain]\nterms = ["g"]\ntitle = 1', "'title' is not a string"),
    ],
)
def test_what_is_no_topic_is_refused(text: str, reason: str) -> None:
    """The refusal says what is wrong."""
    with pytest.raises(TopicError) as refused:
        parse_topics(text)

    assert refused.value.reason.startswith(reason)


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("trade", "pl", "Nowe cła na stal uderzą w polskie huty."),
        ("trade", "pt", "As exportações de soja caíram em maio."),
        ("trade", "tr", "Çelik ihracatı geçen ay yüzde on düştü."),
        ("trade", "ar", "ارتفعت الصادرات الزراعية في الربع الأول."),
        ("trade", "zh", "两国贸易额去年增长了一成。"),
        ("ceasefire", "pl", "Obie strony zgodziły się na zawieszenie broni."),
        ("ceasefire", "pt", "Um cessar-fogo de três dias foi anunciado."),
        ("ceasefire", "tr", "Taraflar üç günlük ateşkes ilan etti."),
        ("ceasefire", "ar", "أعلن الطرفان وقف إطلاق النار لثلاثة أيام."),
        ("ceasefire", "zh", "双方同意停火三天。"),
        ("energy", "pl", "Ceny gazu ziemnego znów spadły."),
        ("energy", "pt", "O preço do petróleo subiu na segunda-feira."),
        ("energy", "tr", "Doğal gaz fiyatları yeniden arttı."),
        ("energy", "ar", "هبطت أسعار النفط يوم الاثنين."),
        ("energy", "zh", "石油价格周一下跌。"),
        ("sanctions", "pl", "Nowe sankcje uderzą w rosyjskie banki."),
        ("sanctions", "pt", "Bruxelas prepara novas sanções contra os bancos russos."),
        ("sanctions", "tr", "Yeni yaptırımlar Rus bankalarını hedef alıyor."),
        ("sanctions", "ar", "تستهدف العقوبات الجديدة البنوك الروسية."),
        ("sanctions", "zh", "新的制裁针对俄罗斯银行。"),
        ("trade", "de", "Die USA verhängen neue Strafzölle auf Stahl aus Europa."),
        ("trade", "es", "Los aranceles a los productos chinos subieron ayer."),
        ("trade", "fr", "Les droits de douane américains pénalisent l'Europe."),
        ("trade", "ru", "Объем торговли между странами вырос вдвое."),
        ("trade", "uk", "США запровадили нові мита на сталь."),
        ("ceasefire", "de", "Beide Seiten einigten sich auf eine dreitägige Waffenruhe."),
        ("ceasefire", "es", "Putin propuso un alto el fuego de tres días."),
        ("ceasefire", "fr", "Un cessez-le-feu de trois jours a été annoncé."),
        ("ceasefire", "ru", "Стороны договорились о прекращении огня на три дня."),
        ("ceasefire", "uk", "Росія порушила перемир'я вже вранці."),
        ("energy", "de", "Russland liefert mehr Erdgas nach China."),
        ("energy", "es", "El precio del petróleo cayó este lunes."),
        ("energy", "fr", "Les pays de l’OPEP réduisent la production pétrolière."),
        ("energy", "ru", "Поставки природного газа в Китай растут."),
        ("energy", "uk", "Ціни на нафту знову впали вчора."),
        ("sanctions", "de", "Die Sanktionen treffen russische Banken."),
        ("sanctions", "es", "Bruselas prepara nuevas sanciones contra Moscú."),
        ("sanctions", "fr", "De nouvelles sanctions visent les banques russes."),
        ("sanctions", "ru", "Доходы от замороженных активов передадут Украине."),
        ("sanctions", "uk", "Нові санкції вдарили по російських банках."),
    ],
)
def test_the_bundled_topics_speak_further_languages(name: str, language: str, text: str) -> None:
    """A sentence of that language is about its own topic and about none of the other three."""
    names = ("trade", "ceasefire", "energy", "sanctions")
    four = [topic for topic in bundled_topics() if topic.name in names]
    article = an_article(text, language=language)

    assert [name] == [topic.name for topic in four if is_about(topic, article)]


def test_spanish_however_is_no_embargo() -> None:
    """“Sin embargo” has the word, but not its meaning."""
    article = an_article("Sin embargo, nadie sabe qué pasará mañana.", language="es")

    assert not [topic for topic in bundled_topics() if is_about(topic, article)]
