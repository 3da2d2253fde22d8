import pytest

from briefings.reading.text import read_markdown, read_text
from tests.letters import PLACE
from tests.two_articles import BOTH, HARBOUR, RYE, articles_in, read_as

YAML = "---\ntitle: {title}\nsource: {source}\ndate: {day}\n---\n{text}\n"
FRONTS = {
    "yaml": YAML,
    "other order": "---\ndate: {day}\npublisher: {source}\nheadline: {title}\n---\n\n{text}\n\n",
    "a list": YAML.replace("date", "tags:\n  - a\n  - b: c\ndate"),
    "toml": '+++\ntitle = "{title}"\nsource = "{source}"\ndate = {day}\n+++\n{text}\n',
    "a rule between": YAML + "\n---\n\n",
    "blank lines": "\n\n" + YAML + "\n\n",
}


@pytest.mark.parametrize("front", FRONTS)
@pytest.mark.parametrize("reader", [read_markdown, read_text])
def test_each_front_matter_begins_an_article(front: str, reader) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    """Several front matters in a file are of as many articles."""
    keys = ("title", "source", "day", "text")
    texts = [FRONTS[front].format(**dict(zip(keys, each, strict=True))) for each in BOTH]
    assert read_as("".join(texts), reader) == BOTH


def test_a_rule_before_a_list_is_no_front_matter() -> None:
    """Two rules around a definition list don't divide an article."""
    text = YAML.format(title="Harbour", source="Gazette", day="2025-05-05", text=HARBOUR)
    text += f"\n---\nDepth: 9 metres\nWidth: 80 metres\n---\n{RYE}\n"
    assert len(articles_in(text, read_markdown)) == 1


@pytest.mark.parametrize("matter", ['title: ["\\U00110000"]', f"%YAML {'9' * 5000}.1\n---\na: b"])
def test_what_yaml_fails_on_is_refused(matter: str) -> None:
    """An escape or number beyond all bounds is the parser's own failure, and the file's refusal."""
    (refused,) = read_markdown(f"---\n{matter}\n---\n\nTrade grew.\n".encode(), PLACE)
    assert "its YAML can't be read" in str(refused)


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("[" * 5000, "nested too deep"),
        ("9" * 5000, "an escape or number in it is beyond all bounds"),
        ("2025-02-30", "Invalid date or datetime"),
    ],
)
def test_what_toml_fails_on_is_refused_in_plain_words(value: str, problem: str) -> None:
    """What the interpreter says of its own limits helps nobody who writes TOML."""
    (refused,) = read_markdown(f"+++\na = {value}\n+++\n\nTrade grew.\n".encode(), PLACE)
    assert f"its TOML can't be read: {problem} — " in str(refused)
