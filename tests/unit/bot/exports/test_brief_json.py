"""A brief as JSON: the promise to users."""

import json
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.exports.brief_json import brief_json
from briefings.model import Article, Brief, Difference, Origins, Point, Reason
from briefings.spans import DayReference
from briefings.window import Window, usual_window
from tests.builders import a_brief, a_source, an_article
from tests.strategies import articles

NOTHING = dict.fromkeys(("source", "title", "url", "published", "file"))


def _promised(brief: Brief, ours: str, theirs: str, earlier_id: str) -> dict[str, object]:
    """Return what the README promises of a brief on two articles, in its order."""
    unstated = {**NOTHING, "source_is_host": False, "labels": []}
    lead = {"text": "It lasts three days.", "start": 0, "end": 20, "citation": 1}
    support = {"text": "It", "start": 0, "end": 2, "citation": 2}
    other = {"text": "It lasts four days.", "start": 0, "end": 19, "citation": 3}
    earlier = {"text": "It was one on Monday.", "start": 0, "end": 21, "citation": 4}
    earlier |= {"days": [{"text": "Monday", "date": "2025-05-05"}]}
    figures = {"what": "number", "ours": "three", "theirs": "one", "relation": "update"}
    stated = unstated | {"source": "Reuters", "title": "Trade grows", "file": "news/trade.txt"}
    stated |= {"url": "https://example.org/a", "published": "2025-05-09"}
    return {
        "id": brief.id,
        "topic": {"name": "trade", "title": "Trade"},
        "match": "topic",
        "as_of": "2025-05-09",
        "window": {"since": "2025-04-25", "until": "2025-05-09", "widened": False},
        "method": "lexrank, at most 5 points",
        "articles": {"considered": 2, "matched": 2},
        "points": [
            {
                "lead": lead | {"days": []},
                "support": [support | {"days": []}],
                "differs": [
                    {"what": "duration", "ours": "three days", "theirs": "four days"}
                    | {"relation": "conflict", "excerpt": other | {"days": []}},
                ],
                "updates": [figures | {"excerpt": earlier}],
                "before": {"text": "It lasts", "start": 0, "end": 8},
                "why": {"terms": ["trade"], "words": ["lasts"], "weight": 0.5},
                "origins": {"articles": 3, "names": ["Reuters"]},
            }
        ],
        "citations": [
            {"number": 1, "article": ours, **stated},
            {"number": 2, "article": theirs, **unstated},
            {"number": 3, "article": theirs, **unstated},
            {"number": 4, "article": earlier_id, **unstated, "published": "2025-05-07"},
        ],
    }


def test_it_has_the_promised_fields_in_their_order() -> None:
    """Names, order, nulls and numbers are as the README promises."""
    ours = an_article("It lasts three days.", url="https://example.org/a")
    theirs = Article(body="It lasts four days.")
    earlier = Article(body="It was one on Monday.", published=date(2025, 5, 7))
    days = (DayReference(14, 20, date(2025, 5, 5)),)
    point = Point(
        lead=ours.quote(0, 20),
        support=(theirs.quote(0, 2),),
        differs=(
            Difference(
                what="duration", ours="three days", theirs="four days", excerpt=theirs.quote(0, 19)
            ),
        ),
        updates=(
            Difference(
                what="number",
                ours="three",
                theirs="one",
                excerpt=earlier.quote(0, 21, days),
                relation="update",
            ),
        ),
        before=ours.quote(0, 8),
        why=Reason(terms=("trade",), words=("lasts",), weight=0.5),
        origins=Origins(articles=3, names=("Reuters",)),
    )
    window = usual_window(datetime(2025, 5, 9, tzinfo=UTC))
    brief = a_brief(points=(point,), considered=2, matched=2, window=window)
    expected = _promised(brief, ours.id, theirs.id, earlier.id)

    assert json.dumps(expected, indent=2) == brief_json(brief)


def test_an_instant_keeps_its_zone() -> None:
    """A time is written in ISO 8601 with its zone; nothing found has no points."""
    brief = a_brief(points=(), as_of=datetime(2025, 5, 9, 6, 30, tzinfo=UTC))

    assert ("2025-05-09T06:30:00+00:00", []) == (
        json.loads(brief_json(brief))["as_of"],
        json.loads(brief_json(brief))["points"],
    )


def test_a_widened_window_says_from_when_on_it_is() -> None:
    """The first day is the one that it reaches back to; what looked at all times has none."""
    widened = Window(since=date(2025, 5, 1), until=date(2025, 5, 9)).widen(date(2025, 4, 20))

    assert {"since": "2025-04-06", "until": "2025-04-20", "widened": True} == json.loads(
        brief_json(a_brief(window=widened))
    )["window"]
    assert json.loads(brief_json(a_brief()))["window"] is None


@given(st.lists(articles(), min_size=1, max_size=4))
def test_texts_and_places_survive(made_up: list[Article]) -> None:
    """Whatever is quoted, its text and citation come back letter for letter."""
    points = tuple(Point(lead=article.quote(0, len(article.body))) for article in made_up)
    read = json.loads(brief_json(a_brief(points=points)))

    for number, (article, said) in enumerate(zip(made_up, read["points"], strict=True), start=1):
        cited = read["citations"][number - 1]
        assert (article.body, number) == (said["lead"]["text"], said["lead"]["citation"])
        assert (number, article.id) == (cited["number"], cited["article"])


def test_letters_are_written_as_they_are() -> None:
    """The JSON is for people, too: no escapes where none are needed."""
    article = an_article("“Ça va”, 中文.", source=a_source("Le Monde"))

    assert "“Ça va”, 中文." in brief_json(a_brief(points=(Point(lead=article.quote(0, 12)),)))
