"""Made-up things that texts might hold, hostile ones included."""

from datetime import date

from hypothesis import strategies as st

from briefings.model import Article
from briefings.publisher import Publisher
from briefings.spans import Mark

_WORDS = """
    trade tariff tariffs ceasefire China Russia grew fell 3 2.5 $245 billion percent three-day
    72-hour the of and “quoted” “open 'single' Mr. U.S. He This — … 😀 \u202e العربية 中文
    <b>bold</b> *star* &amp; @all <!channel> \x1b[31m http://x.example/?a=b
"""
WORDS = st.sampled_from(_WORDS.split())
SENTENCES = st.lists(WORDS, min_size=1, max_size=12).map(lambda words: " ".join(words) + ".")
SEPARATORS = st.sampled_from([" ", "\n", "\n\n", "  "])
TEXTS = st.lists(st.tuples(SENTENCES, SEPARATORS), min_size=1, max_size=8).map(
    lambda parts: "".join(sentence + separator for sentence, separator in parts)
)
BODIES = TEXTS | st.text(min_size=1, max_size=200).filter(lambda text: bool(text.strip()))
SOURCES = st.none() | st.sampled_from(["Reuters", "AFP", "Xinhua"]).map(
    lambda title: Publisher(name=title.casefold(), title=title)
)
DAYS = st.none() | st.dates(date(2025, 5, 1), date(2025, 5, 9))


@st.composite
def articles(draw: st.DrawFn, bodies: st.SearchStrategy[str] = BODIES) -> Article:
    """An article of a few made-up sentences, with a mark somewhere, or none."""
    body = draw(bodies)
    start = draw(st.integers(0, len(body)))
    end = draw(st.integers(start, len(body)))
    marks = (Mark(start, end, "embed"),) if start < end and draw(st.booleans()) else ()
    return Article(body=body, source=draw(SOURCES), published=draw(DAYS), marks=marks)
