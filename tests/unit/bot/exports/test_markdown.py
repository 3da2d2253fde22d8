"""A Message as Markdown."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.chat.message import Bullets, Heading, Message, Paragraph, Quote
from bot.chat.visible import visible
from bot.exports.markdown import escaped, markdown
from tests.builders import an_article

SIGNS = st.text(st.sampled_from("ab1 \n\\`*_{}[]()<>#+-.!|~&:;=\"'@$/“”w"), max_size=40)


def test_a_quotation_is_a_block_with_its_place() -> None:
    """Leads are quoted once, what belongs to them twice; a link is a link."""
    article = an_article("It grew *a lot*.", url="https://example.org/a_b")
    quoted = article.quote(0, 16)
    parts = (
        Heading(text="Trade #1"),
        Quote(excerpt=quoted, number=1, attribution="Reuters · a_b.txt"),
        Quote(
            excerpt=quoted, number=2, attribution="AFP", label="also said", before="X.", after="Y."
        ),
        Bullets(rows=(("/trade", "Trade"), ("/energy", ""))),
        Paragraph(text="1. end"),
    )

    assert (
        "## Trade \\#1\n"
        "\n"
        "> \\[1\\] “It grew \\*a lot\\*.”\n"
        ">\n"
        "> — Reuters · a\\_b.txt · <https://example.org/a_b>\n"
        "\n"
        ">> also said\n"
        ">>\n"
        ">> X.\n"
        ">>\n"
        ">> \\[2\\] “It grew \\*a lot\\*.”\n"
        ">>\n"
        ">> Y.\n"
        ">>\n"
        ">> — AFP · <https://example.org/a_b>\n"
        "\n"
        "- **/trade** – Trade\n"
        "- **/energy**\n"
        "\n"
        "1\\. end"
    ) == markdown(Message(parts=parts))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://x> <b>", "http://x\n# y"])
def test_only_plain_web_addresses_become_links(url: str) -> None:
    """Any other address is shown as words."""
    article = an_article(url=url)
    quote = Quote(excerpt=article.quote(0, 5), number=1, attribution="AFP")

    html = MarkdownIt().render(markdown(Message(parts=(quote,))))

    assert "<a " not in html
    assert "<b>" not in html
    assert "<h1>" not in html


def test_no_bare_address_or_name_becomes_a_link() -> None:
    """What readers of Markdown turn into links by themselves stays words (GFM, autolinks)."""
    assert "see https\\://x.org, www\\.x.org, a\\@x.org or \\#7" == escaped(
        "see https://x.org, www.x.org, a@x.org or #7"
    )


@given(SIGNS)
def test_markdown_shows_the_very_letters(text: str) -> None:
    """Whatever signs a text has, a reader of the rendered Markdown sees them, and nothing else."""
    html = MarkdownIt().enable(["table", "strikethrough"]).render(f"x {escaped(text)}")
    paragraphs = html.replace("<p>", " ").replace("</p>", " ").replace("<br />", " ")

    assert f"x {visible(text)}".split() == unescape(paragraphs).split()


def test_a_user_and_password_are_not_exported() -> None:
    """What is exported is passed on."""
    article = an_article("It grew.", url="https://ann:secret@example.org/a")
    quote = Quote(excerpt=article.quote(0, 8), number=1, attribution="Reuters")

    assert (
        markdown(Message(parts=(quote,))).rstrip().endswith("> — Reuters · <https://example.org/a>")
    )
