"""Topics as a TOML file has them."""

import pytest

from bot.topics_file import parse_topics
from briefings.errors import TopicError
from briefings.model import Topic


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
        ("[grain", "not TOML"),
        ("grain = 1", "not a table"),
        ("[grain]\nterm = []", "unknown field 'term'"),
        ('[grain]\nterms = ["g"]\nin = 1', "'in' holds no terms"),
        ("[grain]", "'terms' is not a list of texts"),
        ("[grain]\nterms = [1]", "'terms' is not a list of texts"),
        ('[grain]\nterms = ["g"]\nlanguage = 1', "'language' is not a text"),
        ('[grain]\nterms = ["g"]\ntitle = 1', "'title' is not a text"),
    ],
)
def test_what_is_no_topic_is_refused(text: str, reason: str) -> None:
    """The refusal says what is wrong."""
    with pytest.raises(TopicError) as refused:
        parse_topics(text)

    assert refused.value.reason.startswith(reason)
