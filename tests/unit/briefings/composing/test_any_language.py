"""Whatever is read, in whatever language and length: briefs hold what they promise."""

from hypothesis import given
from hypothesis import strategies as st

from briefings.composing.batch import Task, budget_for, condense
from briefings.composing.brief import build_brief
from briefings.composing.recipe import Recipe
from briefings.language.detection import language_of
from briefings.model import Article
from briefings.ranking.names import NAMES
from tests.builders import a_source, a_topic

LANGUAGES = ("en", "de", "fr", "es", "ru", "uk", "zh", "ar", "pt", "tr", "pl", "xx", None)
SENTENCES = (
    "Der Handel mit China wuchs am 9. Mai um 3,5 Prozent, sagte Dr. Weber in Berlin.",
    "« Le commerce a progressé de 3,5 % », a déclaré M. Dupont jeudi à Paris.",
    "El comercio con EE. UU. creció un 3,5 por ciento, dijo el ministro el jueves.",
    "Торговля с Китаем выросла на 3,5 процента, сообщил в четверг министр.",
    "Торгівля з Китаєм зросла на 3,5 відсотка, повідомив у четвер міністр.",
    "中国和俄罗斯的贸易额去年增长了百分之三点五。双方将加强能源合作！",
    "نمت التجارة مع الصين بنسبة 3.5 في المئة، كما قال الوزير يوم الخميس.",
    "O comércio com a China cresceu 3,5 por cento, disse o ministro na quinta-feira.",
    "Çin ile ticaret yüzde 3,5 arttı, dedi bakan perşembe günü İstanbul'da.",
    "Handel z Chinami wzrósł o 3,5 proc., powiedział w czwartek minister.",
    "Trade with China grew by 3.5 percent, the minister said on Thursday.",
    "“He said it would grow. Nobody believed him.”",
)
PIECES = st.sampled_from(SENTENCES) | st.text(max_size=40)
BODIES = (
    st.lists(st.tuples(PIECES, st.sampled_from([" ", "\n", "\n\n", ""])), min_size=1, max_size=10)
    .map(lambda parts: "".join(piece + between for piece, between in parts))
    .filter(str.strip)
)
WORDS = [
    "trade",
    "Handel",
    "commerce",
    "comercio",
    "торговл*",
    "торгів*",
    "贸易",
    "التجارة",
    "comércio",
    "ticaret",
    "China",
]


@st.composite
def _articles(draw: st.DrawFn) -> list[Article]:
    return [
        Article(body=body, language=draw(st.sampled_from(LANGUAGES)), source=a_source(str(n)))
        for n, body in enumerate(draw(st.lists(BODIES, min_size=1, max_size=3)))
    ]


@given(articles=_articles(), engine=st.sampled_from(NAMES), words=st.none() | st.integers(1, 60))
def test_a_topics_brief_quotes_what_stands_there(
    articles: list[Article], engine: str, words: int | None
) -> None:
    """No crash, no empty quotation, each in its place, what leads up to a lead right before it."""
    bodies = {article.id: article.body for article in articles}
    recipe = Recipe(engine=engine, words=words)
    topic = a_topic(terms=tuple(WORDS))
    brief = build_brief(topic, articles, recipe, considered=len(articles), as_of=None)

    for excerpt in brief.quoted:
        place = excerpt.citation
        assert bodies[place.article][place.start : place.end] == excerpt.text
        assert excerpt.text.strip() == excerpt.text != ""
    for point in brief.points:
        if point.before:
            between = slice(point.before.citation.end, point.lead.citation.start)
            assert "" == bodies[point.lead.citation.article][between].strip()


@given(
    articles=_articles(),
    engine=st.sampled_from(NAMES),
    words=st.integers(1, 60),
    about=st.none() | PIECES.filter(str.strip),
)
def test_the_batch_door_quotes_what_stands_there(
    articles: list[Article], engine: str, words: int, about: str | None
) -> None:
    """No crash, no empty lead, never too long, offsets that hold, nothing where nothing answers."""
    documents = tuple(enumerate(articles))
    task = Task(id="t", documents=documents, about=about)
    result = condense(task, budget_for(words, None), engine)

    assert words >= len(result["text"].split())
    assert result["answered"] or not result["points"]
    for point in result["points"]:
        for said in (point["lead"], *point["support"], *point["differs"]):
            body = articles[said["document"]].body
            assert body[said["start"] : said["end"]] == said["text"] != ""


@given(BODIES)
def test_a_language_is_a_code_or_unknown(body: str) -> None:
    """Whatever is read, it is told steadily."""
    language = language_of(body)

    assert language == language_of(body)
    assert language is None or (language.isalpha() and len(language) in {2, 3})
