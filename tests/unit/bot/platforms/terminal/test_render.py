"""A Message for a terminal."""

import re
from io import StringIO

from hypothesis import given
from rich.cells import cell_len
from rich.console import Console

from bot.chat.message import Bullets, Heading, Message, Paragraph, Quote
from bot.platforms.terminal.render import plain, render_styled
from briefings.model import Article
from tests.builders import an_article
from tests.strategies import articles

BODY = "Trade grew by a tenth."


def _quote(body: str = BODY, *, label: str | None = None, url: str | None = None) -> Quote:
    article = an_article(body, url=url)
    excerpt = article.quote(0, len(body))
    return Quote(excerpt=excerpt, number=1, attribution="Reuters · 9 May 2025 · a.txt", label=label)


def _plain(*parts: Heading | Paragraph | Quote | Bullets) -> str:
    return plain(Message(parts=parts))


def test_parts_come_in_order_with_a_line_between() -> None:
    """Heading, quotation with its place, words of our own."""
    url = "https://example.org/a"

    assert (
        "Trade\n"
        "\n"
        "[1] “Trade grew by a tenth.”\n"
        "    Reuters · 9 May 2025 · a.txt\n"
        "    https://example.org/a\n"
        "\n"
        "That is all."
    ) == _plain(Heading(text="Trade"), _quote(url=url), Paragraph(text="That is all."))


def test_columns_are_even_in_every_script() -> None:
    """A Chinese character is two columns wide, an accent that is joined to a letter none."""
    rows = (("/贸易", "a"), ("/trade", "b"), ("/e\u0301nergie", "c"))

    assert ("  /贸易     a\n  /trade    b\n  /e\u0301nergie  c") == _plain(Bullets(rows=rows))


def test_what_belongs_to_a_point_stands_further_in() -> None:
    """A quotation with a label is indented under its lead."""
    assert (
        "    also said by AFP\n"
        "    [1] “Trade grew by a tenth.”\n"
        "        Reuters · 9 May 2025 · a.txt"
    ) == _plain(_quote(label="also said by AFP"))


def test_a_quotation_stands_among_its_context() -> None:
    """The text before and after is on lines of its own, so the mark alone is the quotation."""
    article = an_article("One. Two. Three.")
    quote = Quote(
        excerpt=article.quote(5, 9), number=3, attribution="AFP", before="One.", after="Three."
    )

    assert "    One.\n[3] “Two.”\n    Three.\n    AFP" == _plain(quote)


def test_terms_stand_in_a_column() -> None:
    """What is said of each term begins at the same place."""
    assert "  /a       first\n  /longer  second\n  bare" == _plain(
        Bullets(rows=(("/a", "first"), ("/longer", "second"), ("bare", "")))
    )


def test_no_text_steers_the_terminal() -> None:
    """Escape sequences and overrides of a source are seen, not obeyed."""
    shown = _plain(
        _quote("\x1b[2J\u202egone", label="\x1b[1m", url="http://x/\x1b]8;;"),
        Bullets(rows=(("\x1b", "a\nb"),)),
        Heading(text="\x9b"),
        Paragraph(text="\x1b"),
    )

    assert not {"\x1b", "\x9b", "\u202e"} & set(shown)


@given(articles())
def test_style_changes_no_letter(article: Article) -> None:
    """On a terminal the words are the same; only white space may differ, where lines wrap."""
    message = Message(parts=(_quote(article.body, label="[bold]differs[/bold]"),))
    sink = StringIO()
    Console(file=sink, width=100_000).print(render_styled(message))

    assert plain(message).split() == sink.getvalue().split()


@given(articles())
def test_no_line_is_wider_than_the_terminal(article: Article) -> None:
    """A Chinese character takes two columns, a vowel sign of Arabic none."""
    sink = StringIO()
    message = Message(parts=(_quote(article.body), _quote("您好，世界。مَرْحَبًا " * 20)))
    Console(file=sink, width=30).print(render_styled(message))

    assert max(map(cell_len, sink.getvalue().splitlines())) <= 30


def test_an_address_opens_at_the_sentence() -> None:
    """By a hyperlink, which holds together where the address is wrapped; plain where none can."""
    message = Message(parts=(_quote(url="https://example.org/" + "a" * 90),))
    linked, dumb = StringIO(), StringIO()
    Console(file=linked, width=40, force_terminal=True, _environ={"TERM": "xterm"}).print(
        render_styled(message)
    )
    Console(file=dumb, width=40, force_terminal=True, _environ={"TERM": "dumb"}).print(
        render_styled(message)
    )

    targets = re.findall(r"\x1b]8;(id=\d+);(.+?)\x1b\\", linked.getvalue())
    assert {"https://example.org/" + "a" * 90 + "#:~:text=Trade%20grew%20by%20a%20tenth."} == {
        target for _, target in targets
    }
    assert (4, 1) == (len(targets), len({name for name, _ in targets}))
    assert "\x1b" not in dumb.getvalue()
    assert "https://example.org/" in dumb.getvalue()


def test_style_keeps_the_line_between_parts() -> None:
    """On a console, too, an empty line parts what belongs apart."""
    message = Message(parts=(Heading(text="Trade"), Paragraph(text="That is all.")))
    sink = StringIO()
    Console(file=sink, width=80).print(render_styled(message))

    assert ["Trade", "", "That is all."] == [line.rstrip() for line in sink.getvalue().splitlines()]
