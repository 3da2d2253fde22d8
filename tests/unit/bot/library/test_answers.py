"""Free words are answered in tiers: about them, the nearest there is, or nothing."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from bot.library.library import Library
from briefings.composing.recipe import Recipe
from briefings.model import Article
from briefings.spans import Mark
from storage.opening import open_store
from tests.builders import a_source, an_article

BRIDGE = [
    an_article(
        "Engineers closed the harbour bridge in Northport after cracks were found in two pillars. "
        "Ferries carry commuters until the pillars are mended.",
        title="Cracks close harbour bridge",
        source=a_source(name),
        published=date(2025, 5, day),
    )
    for name, day in (("Reuters", 3), ("AFP", 4))
]
STRIKE = an_article(
    "Bakers in Northport went on strike over night shifts. The union wants a pay rise of 9%.",
    title="Bakers strike",
    source=a_source("AP"),
)
ELSEWHERE = [
    an_article(
        f"Engineers closed the railway bridge in {town} after cracks were found in an arch. "
        "Trains turn back at the river until divers have looked at the damage.",
        title=f"Cracks close railway bridge in {town}",
        source=a_source("AP"),
        published=date(2025, 2, day),
    )
    for town, day in (("Southwick", 7), ("Eastham", 19))
]
LETTERS = {
    "de": (
        "Warum wurde die Brücke gesperrt?",
        "Die Stadt hat die alten Brücken wegen tiefer Risse gesperrt. Pendler fahren jetzt Fähre.",
        "Die Bäcker streiken wegen der Nachtschichten. Die Gewerkschaft fordert mehr Lohn.",
    ),
    "fr": (
        "Pourquoi le pont du port est-il fermé ?",
        "Les ponts du port sont fermés à cause de fissures. Des bateaux transportent les gens.",
        "Les boulangers font grève contre le travail de nuit. Le syndicat demande une hausse.",
    ),
    "es": (
        "¿Por qué cerraron el puente del puerto?",
        "Los ingenieros cerraron los puentes del puerto por unas grietas. Hay barcos gratis.",
        "Los panaderos están en huelga por los turnos de noche. El sindicato pide un aumento.",
    ),
    "pt": (
        "Por que fecharam a ponte do porto?",
        "Os engenheiros fecharam as pontes do porto por causa de fissuras. Há barcos gratuitos.",
        "Os padeiros estão em greve contra os turnos da noite. O sindicato pede aumento.",
    ),
    "ru": (
        "Почему закрыли мост в порту?",
        "Инженеры закрыли старые мосты порта из-за трещин. Людей перевозят паромы.",
        "Пекари бастуют против ночных смен. Профсоюз требует повышения зарплаты.",
    ),
    "uk": (
        "Чому закрили міст у порту?",
        "Інженери закрили старий міст порту через тріщини. Людей перевозять пороми.",
        "Пекарі страйкують проти нічних змін. Профспілка вимагає підвищення зарплати.",
    ),
    "pl": (
        "Dlaczego zamknięto most w porcie?",
        "Inżynierowie donoszą, że zamknięto most w starym porcie z powodu pęknięć. Kursują promy.",
        "Piekarze strajkują przeciw nocnym zmianom. Związek żąda wyższych płac.",
    ),
    "tr": (
        "Liman köprüsü neden kapatıldı?",
        "Derin çatlaklar yüzünden eski liman köprüsü kapatıldı. Yolcular vapurla taşınıyor.",
        "Fırıncılar gece vardiyalarına karşı greve gitti. Sendika zam istiyor.",
    ),
    "ar": (
        "لماذا أغلق جسر الميناء؟",
        "أغلق المهندسون جسر الميناء القديم بسبب شقوق عميقة. تنقل العبارات الركاب.",
        "أضرب الخبازون احتجاجا على العمل الليلي. تطالب النقابة بزيادة الأجور.",
    ),
    "zh": (
        "港口大桥为什么关闭？",
        "工程师因裂缝关闭了港口大桥。渡轮正在运送乘客。",
        "面包师因夜班举行罢工。工会要求增加工资。",
    ),
}


def _quoted(library: Library, words: str) -> list[str]:
    return [point.lead.citation.article for point in library.brief_on(words).points]


@pytest.mark.parametrize(
    "words",
    [
        "Northport harbour bridge closed because of cracks",
        "why is the bridge in northport closed?",
        "ferries carry commuters since the bridge cracks",
    ],
)
def test_an_event_is_answered_though_no_sentence_has_all_of_it(
    library: Library, words: str
) -> None:
    """Its articles lead, and the brief is about it."""
    library.ingest([*BRIDGE, STRIKE])

    brief = library.brief_on(words)

    assert "about" == brief.match
    assert brief.points[0].lead.citation.article in {article.id for article in BRIDGE}


def test_an_answer_is_of_the_event_asked_for(library: Library) -> None:
    """Not of others that have most of the words, too."""
    library.ingest([*BRIDGE, *ELSEWHERE, STRIKE])

    quoted = _quoted(library, "engineers close northport bridge for cracks")

    assert {article.id for article in BRIDGE} >= set(quoted) != set()


def test_events_that_are_as_near_are_all_told(library: Library) -> None:
    """As the words don't say which of them is meant."""
    library.ingest([*BRIDGE, *ELSEWHERE, STRIKE])

    quoted = _quoted(library, "cracks close a railway bridge")

    assert {article.id for article in ELSEWHERE} == set(quoted)


def test_what_is_in_no_story_yet_is_answered_by_its_event(library: Library) -> None:
    """Its stories follow in a worker, and people ask before."""
    library.store.add_articles([*BRIDGE, *ELSEWHERE, STRIKE])

    quoted = _quoted(library, "engineers close northport bridge for cracks")

    assert {article.id for article in BRIDGE} >= set(quoted) != set()


def test_what_no_article_is_about_is_answered_by_the_nearest(library: Library) -> None:
    """In few points, said as such, and kept so."""
    library.ingest([*BRIDGE, STRIKE])

    brief = library.brief_on("volcano eruption threatens Northport airport runway")

    assert ("nearest", True) == (brief.match, 1 <= len(brief.points) <= 3)
    assert brief == library.store.brief(brief.id)


def test_words_of_which_no_article_has_any_find_nothing(library: Library) -> None:
    """Nothing is made up, nothing is kept."""
    library.ingest([*BRIDGE, STRIKE])

    brief = library.brief_on("penguins of Antarctica")

    assert ("nothing", (), 3) == (brief.match, brief.points, brief.considered)


def test_a_word_that_stands_only_in_furniture_is_no_answer(library: Library) -> None:
    """What may not be quoted tells nothing."""
    body = "Ferries carry commuters over the harbour.\n\nSubscribe for unlimited access."
    library.ingest([an_article(body, marks=(Mark(43, len(body), "notice"),))])

    assert ("nothing", ()) == (
        library.brief_on("subscribe access").match,
        library.brief_on("subscribe access").points,
    )


def test_a_word_that_every_article_has_is_no_answer(library: Library) -> None:
    """As it tells nothing of what was asked beside it."""
    library.ingest(an_article(f"Ministers met {number} times.") for number in range(40))

    assert "nothing" == library.brief_on("ministers eat penguins on volcanoes").match


def test_more_of_an_answer_is_of_the_same_articles(library: Library) -> None:
    """And says, too, how far it answers."""
    library.ingest([*BRIDGE, STRIKE])
    brief = library.brief_on("why is the bridge in northport closed?")

    wider = library.widen(brief)

    assert (brief.match, brief.points) == (wider.match, wider.points[: len(brief.points)])


def test_the_order_of_reading_changes_nothing(library: Library, tmp_path: Path) -> None:
    """The same articles in give the same brief out."""
    words = "why is the bridge in northport closed?"
    library.ingest([*BRIDGE, STRIKE])

    with closing(open_store(f"sqlite:///{tmp_path}/other.db")) as store:
        other = Library(store, library.recipe)
        for article in (STRIKE, *reversed(BRIDGE)):
            other.ingest([article])
        assert library.brief_on(words) == other.brief_on(words)


@pytest.mark.parametrize("language", LETTERS)
def test_a_question_is_answered_in_each_language(library: Library, language: str) -> None:
    """By the article that tells of it, in other forms of its words."""
    question, *bodies = LETTERS[language]
    right, other = (Article(body=body, language=language) for body in bodies)
    library.ingest([other, right])

    brief = library.brief_on(question)

    assert ("about", right.id) == (brief.match, brief.points[0].lead.citation.article)


def test_a_name_is_no_fruit(tmp_path: Path) -> None:
    """Whoever asks for Apple with a capital asks for what bears the name."""
    fruit = an_article("The apple harvest was poor after the frost of May.", title="Frost")
    firm = an_article("Phones made by Apple grew dearer again this year.", title="Phones")
    with closing(open_store(f"sqlite:///{tmp_path}/store.db")) as store:
        library = Library(store, Recipe())
        store.add_articles([fruit])
        assert ("nothing", "about") == (
            library.brief_on("Apple").match,
            library.brief_on("apple").match,
        )
        store.add_articles([firm])
        assert ["Phones"] == [p.lead.citation.title for p in library.brief_on("Apple").points]
