"""Two people, two scopes, two times and a denial abroad: alike sentences that are not the same."""

from datetime import date

import pytest

from briefings.agreement.compare import Same, Verdict, compare
from briefings.agreement.side_by_side import SideBySide
from briefings.language.candidates import Candidate
from briefings.spans import Span
from tests.builders import a_source, an_article

OPENING = "The council of Lisbon met."


def verdict(one: str, other: str, language: str = "en") -> Verdict:
    """Return what is said of two sentences of two voices, both of one day."""
    said = []
    for text, voice in ((one, "A"), (other, "B")):
        body = f"{OPENING}\n\n{text}"
        article = an_article(
            body, source=a_source(voice), published=date(2025, 5, 1), language=language
        )
        said.append(Candidate.of(article, Span(len(OPENING) + 2, len(body))))
    return compare(*said)


PEOPLE = [
    ("The mayor's driver was held at the border.", "The mayor was held at the border."),
    ("Police searched the banker's villa on Monday.", "Police searched the banker on Monday."),
    ("The acting director of the museum resigned.", "The director of the museum resigned."),
    ("The former minister was jailed for fraud.", "The minister was jailed for fraud."),
    ("Parliament passed a draft of the fishing law.", "Parliament passed the fishing law."),
    ("The vice president of the bank was fined.", "The president of the bank was fined."),
    ("The ex-coach of the club was banned.", "The coach of the club was banned."),
    ("The court upheld part of the fishing ban.", "The court upheld the fishing ban."),
    ("Wholesale prices rose in Norland in spring.", "Prices rose in Norland in spring."),
    ("The nurses union was fined by the court.", "The nurses were fined by the court."),
    (
        "The deputy governor of the bank was charged with fraud in Porto after a long inquiry.",
        "The governor of the bank was charged with fraud.",
    ),
]
SCOPES = [
    ("Exports of rye grew 12 percent in five years.", "Exports of rye grew 12 percent last month."),
    ("Rents rose 7 percent in May, they said.", "Rents rose 7 percent this year, they said."),
    ("Some 60 percent of women backed the plan.", "Some 60 percent of voters backed the plan."),
    ("A third of all pupils failed the test.", "A third of boys failed the test."),
    ("The dam cost $40 per household in Porto.", "The dam cost $40 per year in Porto."),
    ("The plant sells 900 cars daily in Porto.", "The plant sells 900 cars weekly in Porto."),
]
TIMES = [
    ("The witness left after the shots were fired.", "The witness left when the shots were fired."),
    ("The road is shut until the flood recedes.", "The road is shut while the flood recedes."),
    ("Talks have stalled since the envoy left.", "Talks have stalled because the envoy left."),
]


@pytest.mark.parametrize(("one", "other"), PEOPLE + SCOPES + TIMES)
def test_of_another_person_scope_or_time_nothing_is_claimed(one: str, other: str) -> None:
    """Neither that both say the same, nor that they differ: they may be on two things."""
    assert verdict(one, other) is None
    assert verdict(other, one) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The city of Porto was flooded after heavy rain.", "Porto was flooded after heavy rain."),
        ("The council's vote was put off by rain.", "The council vote was put off by rain."),
        (
            "Surely the harbour bridge had collapsed in heavy rain.",
            "The harbour bridge had collapsed in heavy rain.",
        ),
        (
            "Rye exports rose 4 percent in a decade, the ministry said.",
            "Over ten years rye exports rose 4 percent, the ministry said.",
        ),
        (
            '"We shall not sell the port," Reis said in Faro on Monday.',
            'In Faro on Monday, Reis said: "We shall not sell the port."',
        ),
    ],
)
def test_the_same_of_the_same_is_the_same(one: str, other: str) -> None:
    """What stands for it, or in another order, makes no other thing of it."""
    assert isinstance(verdict(one, other), Same)


def test_a_quotation_of_another_speaker_is_another() -> None:
    """As short a one may be said twice."""
    ours = '"We shall not sell the port," Reis said in Faro on Monday.'
    theirs = 'In Faro on Monday, Costa said: "We shall not sell the port."'

    assert not isinstance(verdict(ours, theirs), Same)


DENIED = """
de|Der Minister hat den Vertrag am Dienstag unterschrieben.|Der Minister hat den Vertrag am Dienstag nicht unterschrieben.
de|Kein Fischer überlebte den Sturm vor Rostock.|Ein Fischer überlebte den Sturm vor Rostock.
fr|Le conseil a fermé le port de Brest lundi.|Le conseil n'a pas fermé le port de Brest lundi.
fr|Les mineurs sont partis avec un accord à Brest.|Les mineurs sont partis sans un accord à Brest.
es|El alcalde firmó el acuerdo con los mineros.|El alcalde nunca firmó el acuerdo con los mineros.
es|Los barcos salieron ayer del puerto de Vigo.|Los barcos tampoco salieron ayer del puerto de Vigo.
pt|O governo vendeu o porto de Faro na segunda-feira.|O governo não vendeu o porto de Faro na segunda-feira.
pt|Nenhum pescador sobreviveu ao naufrágio em Faro.|Um pescador sobreviveu ao naufrágio em Faro.
ru|Министр подписал договор в Твери.|Министр не подписал договор в Твери.
uk|Рада ухвалила закон про рибальство.|Рада не ухвалила закон про рибальство.
pl|Rada przyjęła ustawę o rybołówstwie we wtorek.|Rada nie przyjęła ustawy o rybołówstwie we wtorek.
zh|法院星期一维持了渔业法。|法院星期一没有维持渔业法。
de|Alle Brücken in Köln wurden gesperrt.|Einige Brücken in Köln wurden gesperrt.
de|Der Zug hielt vor dem Unfall in Ulm.|Der Zug hielt nach dem Unfall in Ulm.
fr|Toutes les écoles de Nantes ont fermé.|Certaines écoles de Nantes ont fermé.
fr|Le maire est parti avant le vote du budget.|Le maire est parti après le vote du budget.
es|Todos los barcos regresaron al puerto de Vigo.|Algunos barcos regresaron al puerto de Vigo.
es|El barco salió antes de la tormenta en Vigo.|El barco salió después de la tormenta en Vigo.
pt|O navio saiu antes da tempestade em Faro.|O navio saiu depois da tempestade em Faro.
ru|Все шахтёры вернулись домой в Кемерово.|Некоторые шахтёры вернулись домой в Кемерово.
ru|Поезд остановился до аварии в Твери.|Поезд остановился после аварии в Твери.
uk|Усі мости в Луцьку закрили.|Деякі мости в Луцьку закрили.
pl|Pociąg stanął przed wypadkiem w Łodzi.|Pociąg stanął po wypadku w Łodzi.
tr|Bütün köprüler Bursa'da kapatıldı.|Bazı köprüler Bursa'da kapatıldı.
ar|عاد جميع الصيادين إلى الميناء يوم الاثنين.|عاد بعض الصيادين إلى الميناء يوم الاثنين.
zh|所有矿工星期一都返回了家园。|部分矿工星期一返回了家园。
"""  # noqa: E501 - a row is one pair
SILENT = """
tr|Meclis balıkçılık yasasını salı günü onayladı.|Meclis balıkçılık yasasını salı günü onaylamadı.
ar|وافق البرلمان على قانون الصيد يوم الاثنين.|لم يوافق البرلمان على قانون الصيد يوم الاثنين.
fr|Le parlement a approuvé la loi sur la pêche.|Le parlement approuvera la loi sur la pêche.
it|Il tribunale ha confermato la legge.|Il tribunale non ha confermato la legge.
es|El parlamento aprobó ayer la ley de pesca en Vigo tras un largo debate sobre las cuotas.|El parlamento rechazó ayer la ley de pesca en Vigo tras un largo debate sobre las cuotas.
de|Der Rat wird den Hafen in Kiel verkaufen.|Der Rat hat den Hafen in Kiel verkauft.
"""  # noqa: E501 - a row is one pair
SAME = """
ru|Министр подписал договор в Твери в понедельник.|В понедельник министр подписал договор в Твери.
fr|Lundi, le conseil a fermé le port de Brest.|Le conseil a fermé le port de Brest lundi.
es|El alcalde firmó el lunes el acuerdo con los mineros.|El lunes, el alcalde firmó el acuerdo con los mineros.
"""  # noqa: E501 - a row is one pair


@pytest.mark.parametrize("row", DENIED.strip().splitlines())
def test_denial_amount_and_time_abroad_stand_side_by_side(row: str) -> None:
    """A small word of the language turns the sense, and both are shown."""
    language, one, other = row.split("|")

    assert isinstance(verdict(one, other, language), SideBySide)


@pytest.mark.parametrize("row", SILENT.strip().splitlines())
def test_of_another_form_or_word_abroad_nothing_is_claimed(row: str) -> None:
    """What a suffix, a tense or an unknown language says is not known."""
    language, one, other = row.split("|")

    assert verdict(one, other, language) is None


@pytest.mark.parametrize("row", SAME.strip().splitlines())
def test_the_same_words_abroad_say_the_same(row: str) -> None:
    """In whatever order."""
    language, one, other = row.split("|")

    assert isinstance(verdict(one, other, language), Same)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The ferry sank off Faro with 40 aboard.",
            "The ferry nearly sank off Faro with 40 aboard.",
        ),
        ("Divers found the bell on Sunday.", "Divers have yet to find the bell on Sunday."),
        ("The levee broke at dawn in Faro.", "The levee almost broke at dawn in Faro."),
    ],
)
def test_what_nearly_happened_did_not(one: str, other: str) -> None:
    """Nor has what is yet to happen."""
    assert not isinstance(verdict(one, other), Same)


@pytest.mark.parametrize(
    "opening", ["denied that", "refused to say", "did not call it", "never said"]
)
def test_a_quotation_that_is_denied_is_no_agreement(opening: str) -> None:
    """Also where a denial stands in the quotation itself."""
    words = "“nobody rebuilds wooden harbours before winter”"
    one, other = f"Reis of Faro {opening} {words}.", f"Reis of Faro said {words}."

    assert not isinstance(verdict(one, other), Same)
    assert isinstance(verdict(other, f"In Faro, Reis said: {words}."), Same)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (
            "It paid £5m for the mill in Faro.",
            "It paid 5 million pounds for the mill in Faro.",
            True,
        ),
        ("The old mill cost £40 in Faro.", "The old mill cost 40 pounds in Faro.", True),
        ("It sold £5m of beef in Faro.", "It sold 5 million pounds of beef in Faro.", False),
        ("The bell weighs 900 pounds in Faro.", "The bell was worth £900 in Faro.", False),
    ],
)
def test_pounds_are_money_where_millions_or_paying_say_so(
    one: str, other: str, *, same: bool
) -> None:
    """Of what is weighed, or may be, they are no sterling."""
    assert isinstance(verdict(one, other), Same) is same
