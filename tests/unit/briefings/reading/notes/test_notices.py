import pytest

from briefings.reading.notes.notices import find_notices, is_notice, is_wall

NEWS = "The council of Ostrow voted on the bridge for the third time since the spring floods."


@pytest.mark.parametrize(
    "text",
    [
        "We use cookies and similar techniques to show you the news that you like best.",
        "We and our 120 partners process your data to measure what you read.",
        "This website stores cookies on your computer to remember your choices.",
        "By continuing to use this site you agree to our terms.",
        "Ihre Privatsphäre liegt uns am Herzen, und wir bitten um Ihre Zustimmung.",
        "Nous utilisons des cookies pour améliorer votre lecture.",
        "Utilizamos cookies propias y de terceros para mejorar la lectura.",
        "Your browser doesn't support this player, so the report can't be shown.",
        "JavaScript is disabled in your browser, and the page needs it.",
        "Um den Ticker zu sehen, aktivieren Sie bitte JavaScript.",
        "Checking your browser before you go on to the paper of Ostrow.",
        "Verify you are human by ticking the box below.",
        "You've read your last free article of this month about Ostrow.",
        "To keep reading, choose one of our offers for the summer.",
        "Already have an account? Log in and go on where you stopped.",
        "This article is only available to subscribers of the evening paper.",
        "Jetzt testen: einen Monat lang alles lesen, was Ostrow bewegt.",
        "Pour lire la suite, choisissez votre formule.",
        "Suscríbete para leer sin límites las noticias de Ostrow.",
        "Assine e leia sem limites as notícias de Ostrow.",
        "Чтобы читать дальше, войдите на сайт.",
        "Okumaya devam etmek için giriş yapın.",
        "Support local journalism: five a month keep the lights on.",
        "Become a member and read the paper before all others do.",
        "Unterstützen Sie unsere Arbeit mit einem kleinen Betrag.",
        "Faites un don pour que le journal vive.",
        "The opinions expressed here are the writer's own.",
        "Reporting by Jo Nowak in Ostrow; Editing by Ann Field",
        "Create a free account to go on with this report on Ostrow.",
        "Sorry, this content is not available in your region.",
        "We noticed you're using an ad blocker on our pages.",
        "Access to this page has been denied because we believe you are a program.",
        "This material may not be published, broadcast or rewritten.",
        "Thanks for reading the Ostrow Post.",
        "Mehr zum Thema: die Brücke von Ostrow und ihre Feinde.",
        "Lire aussi : le pont d'Ostrow attendra",
    ],
)
def test_a_site_speaks_to_its_reader(text: str) -> None:
    """Walls, appeals and what surrounds a story are notices, in many languages."""
    assert is_notice(text)
    (mark,) = find_notices(f"{NEWS}\n\n{text}\n\n{NEWS}")
    assert mark == (len(NEWS) + 2, len(NEWS) + 2 + len(text), "notice")


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        "Parliament voted to let sites ask once a year whether they may store cookies.",
        "The ministry said that it would support a free press with two million a year.",
        "Readers donated 40,000 to the paper after its newsroom had burnt down.",
        "He said that already a third of the members had left the union.",
        "The company lost subscribers for the third quarter in a row.",
        "“We use every tool we have,” the harbour master said on Monday.",
        "The court ordered the firm to disable cookies on its pages.",
        "Support for the coalition fell to a third, a poll said.",
        "Our reporter saw the bridge fall at noon.",
        "Reporting by the town's two papers led to the mayor's fall.",
        "Access to this bridge has been denied to lorries since March.",
        "The council thanked readers for reading its report.",
        "A tenth of all visitors are robots, the study found.",
        f"We use cookies. {NEWS} {NEWS} {NEWS} {NEWS} {NEWS} {NEWS} {NEWS}",
    ],
)
def test_news_of_such_things_is_news(text: str) -> None:
    """Reports on cookies, donations and subscribers stay quotable."""
    assert not is_notice(text)


def test_a_page_of_notices_is_a_wall() -> None:
    """Where there is one paragraph of news it is none; short lines count for neither."""
    wall = "We value your privacy\n\nWe and our 99 partners store what you read.\n\nAccept all"
    assert is_wall(wall)
    assert not is_wall(f"{wall}\n\n{NEWS}")
    assert not is_wall("Home\n\nNews")
