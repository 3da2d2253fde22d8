from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.mail.message import DEEPEST, read_mail, read_mbox
from tests.letters import PLACE, TEXT, a_letter, read, read_everything


def read_all(raw: bytes) -> Sequence[Article]:
    """Return the articles of a mailbox."""
    findings = list(read_mbox(raw, PLACE))
    assert [str(found) for found in findings if isinstance(found, ReadingError)] == []
    return [found for found in findings if isinstance(found, Article)]


def test_headers_state() -> None:
    """The subject is the title, the sender's name the source, and the instant has its zone."""
    found = read(a_letter())
    assert found.title == "Trade grows – a lot"
    assert found.source is not None
    assert found.source.title == "The Post, daily"
    assert found.published == datetime(2025, 5, 8, 8, tzinfo=UTC)
    assert found.published.isoformat() == "2025-05-08T10:00:00+02:00"
    assert found.body == TEXT.strip()
    assert (found.url, found.origin) == (None, "/news/letter")


def test_an_address_is_no_source() -> None:
    """A sender without a name leaves the source unknown."""
    assert read(a_letter(From="news@post.example")).source is None


def test_a_raw_name_is_read() -> None:
    """A sender's name in bare UTF-8, which no standard allowed for long, is read as meant."""
    raw = b"From: Caf\xc3\xa9 Post <a@b.example>\nSubject: T\n\nTrade grew.\n"
    (found,) = read_mail(raw, PLACE)
    assert isinstance(found, Article)
    assert found.source is not None
    assert found.source.title == "Café Post"


@pytest.mark.parametrize(
    ("header", "url", "origin"),
    [
        ("Archived_At", "https://a.example/1", "https://a.example/1"),
        ("List_Post", "https://a.example/1", "/news/letter"),
        ("List_URL", None, "/news/letter"),
    ],
)
def test_the_address_of_a_letter(header: str, url: str | None, origin: str) -> None:
    """A letter's own page is its address; only its archive says that no other letter is there."""
    found = read(a_letter(**{header: "<https://a.example/1>"}))
    assert (found.url, found.origin) == (url, origin)


def test_a_list_address_is_none() -> None:
    """A header that names a mail address beside a page is a mailing list's own."""
    list_post = "<https://groups.example/post>, <mailto:list@groups.example>"
    assert read(a_letter(List_Post=list_post)).url is None


def test_plain_text_is_preferred() -> None:
    """Of two versions the plain one is read, unless it is empty."""
    html = "<html><body><p>Prices fell; the café closed.</p><p>So it ends.</p></body></html>"
    assert read(a_letter(html=html)).body == TEXT.strip()
    assert read(a_letter(" \n", html)).body == "Prices fell; the café closed.\n\nSo it ends."


QUOTING = [
    (
        '<div class="gmail_quote">On Mon, 5 May 2025 at 06:00, Dawn &lt;n@d.example&gt; wrote:<br>'
        "<blockquote>The road is open.</blockquote></div>"
    ),
    (
        '<div class="gmail_quote">On Mon, 5 May 2025 at 06:00, Dawn &lt;n@d.example&gt; wrote:<br>'
        "<div>The road is open.</div></div>"
    ),
    (
        '<div class="moz-cite-prefix">On 05.05.2025 06:00, Dawn wrote:</div>'
        '<blockquote type="cite"><p>The road is open.</p></blockquote>'
    ),
    (
        '<div id="divRplyFwdMsg"><hr><b>From:</b> Dawn <br><b>Sent:</b> 5 May 2025<br>'
        "<b>To:</b> Post<br><b>Subject:</b> Roads</div><div>The road is open.</div>"
    ),
    (
        "<p>---------- Forwarded message ---------<br>From: <b>Dawn</b><br>Date: 5 May 2025<br>"
        "Subject: Roads<br></p><p>The road is open.</p>"
    ),
    (
        "<p><b>Von:</b> Dawn</p><p><b>Gesendet:</b> 5. Mai 2025</p><p><b>Betreff:</b> Roads</p>"
        "<p>The road is open.</p>"
    ),
]


@pytest.mark.parametrize("quoting", QUOTING)
def test_quoted_html_is_its_writers(quoting: str) -> None:
    """What a mail quotes or forwards in HTML is an article of who wrote it, on its day."""
    html = f"<html><body><p>I doubt it, to be honest.</p>{quoting}</body></html>"
    own, quoted = read_everything(a_letter(None, html, Subject="Re: Roads"))
    assert (own.body, own.title) == ("I doubt it, to be honest.", "Re: Roads")
    assert quoted.source is not None
    assert (quoted.body, quoted.source.title) == ("The road is open.", "Dawn")
    assert (quoted.published, quoted.title) == (date(2025, 5, 5), "Roads")
    assert (own.file, quoted.file) == ("letter", "letter#quoted-1")


def test_a_quotation_in_a_newsletter_is_its_own() -> None:
    """A block quotation that no line attributes, in a mail that answers nobody, is its text."""
    html = (
        "<html><body><p>He said it all.</p><blockquote>The road is open.</blockquote></body></html>"
    )
    assert "The road is open." in read(a_letter(None, html)).body


def test_quoted_words_keep_their_place() -> None:
    """Where a quotation is found again doesn't change when another is put before it."""
    line = "On Mon, 5 May 2025 at 06:00, {} <n@d.example> wrote:\n> The road is open.\n\nNo.\n\n"
    _, first = read_everything(a_letter(line.format("Dawn")))
    _, *both = read_everything(a_letter(line.format("Dusk") + line.format("Dawn")))
    assert both[1].origin == first.origin
    assert both[0].origin != first.origin


def test_a_forward_without_a_border_is_refused() -> None:
    """Where it isn't clear what is forwarded, nobody is cited for it."""
    (found,) = read_mail(a_letter(Subject="Fwd: Trade grows").as_bytes(), PLACE)
    assert str(found) == (
        "refused: letter: it isn't clear where the forwarded part begins"
        " — save the original message"
    )


def test_a_mail_of_strangers_words_is_refused() -> None:
    """A mail that only quotes, and doesn't say whom, is refused."""
    (found,) = read_mail(a_letter("> The road is open.\n").as_bytes(), PLACE)
    assert "it only quotes others, and doesn't say whom" in str(found)


def test_attached_messages_are_read() -> None:
    """A message attached to another is an article of its own sender and day."""
    letter = a_letter("Two for you.\n")
    letter.add_attachment(a_letter("The road is open.\n", From="Dawn <n@d.example>"))
    inner = a_letter("Trucks pass.\n", From="Dusk <n@d.example>").as_bytes()
    letter.add_attachment(inner, maintype="application", subtype="octet-stream", filename="b.EML")
    found = read_everything(letter)
    assert [each.body for each in found] == ["Two for you.", "The road is open.", "Trucks pass."]
    assert [each.source and each.source.title for each in found[1:]] == ["Dawn", "Dusk"]
    assert [each.file for each in found[1:]] == ["letter#attached-1", "letter#attached-2"]
    assert len({each.origin for each in found}) == 3


def test_attached_messages_need_no_cover() -> None:
    """Without a word of its own, a mail is what is attached to it."""
    letter = a_letter(None, Subject="Fwd: two")
    letter.add_attachment(a_letter("The road is open.\n"))
    assert [each.body for each in read_everything(letter)] == ["The road is open."]


def test_attached_messages_end() -> None:
    """Messages within messages are read to a bound, and what lies deeper is named."""
    letter = a_letter("Level 0.\n")
    for level in range(1, DEEPEST + 3):
        outer = a_letter(f"Level {level}.\n")
        outer.add_attachment(letter)
        letter = outer
    *found, refused = read_mail(letter.as_bytes(), PLACE)
    assert len(found) == DEEPEST + 1
    assert "more than 3 levels deep" in str(refused)


def test_attachments_are_no_text() -> None:
    """What is attached is not read, even if it is text."""
    letter = a_letter()
    letter.add_attachment("Not this.", filename="a.txt")
    assert read(letter).body == TEXT.strip()


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (a_letter(" ").as_bytes(), "a message without text"),
        (a_letter(None, "<html><body> </body></html>").as_bytes(), "a message without text"),
        (b"Just a text.\n", "it has no mail headers"),
        (b"", "it has no mail headers"),
    ],
)
def test_refused_letters(raw: bytes, reason: str) -> None:
    """A message without text, headers or a true date is refused in one line."""
    (found,) = read_mail(raw, PLACE)
    assert isinstance(found, ReadingError)
    assert reason in str(found)


@pytest.mark.parametrize("date", ["soon", "Thu, 8 May 2025 10:00:00 +999999999999999"])
def test_a_letter_with_an_unreadable_date_is_undated(date: str) -> None:
    """The date is lost, the message isn't."""
    (found,) = read_mail(f"Date: {date}\n\nTrade grew.\n".encode(), PLACE)
    assert isinstance(found, Article)
    assert (found.body, found.published, len(found.notes)) == ("Trade grew.", None, 1)


def test_a_date_with_a_foreign_month_is_read() -> None:
    """Some programs name the month in their user's language."""
    (found,) = read_mail(b"Date: 8. Mai 2025 10:00:00 +0000 (UTC)\n\nTrade.\n", PLACE)
    assert isinstance(found, Article)
    assert found.published == datetime(2025, 5, 8, 10, tzinfo=UTC)


def test_a_mailbox_is_divided() -> None:
    """Each message is an article; a quoted or unquoted "From" inside of a text divides nothing."""
    letters = [
        a_letter(
            "Trade grew.\nFrom here on it fell.\n\nFrom Rome they wrote.\n", Message_ID="<1@a>"
        ),
        a_letter("From afar.\n"),
    ]
    raw = b"".join(
        b"From a@b.example Thu May  8 10:00:00 2025\n" + letter.as_bytes() + b"\n"
        for letter in letters
    )
    first, second = read_all(raw.replace(b"\nFrom afar", b"\n>From afar"))
    assert first.body == "Trade grew.\nFrom here on it fell.\n\nFrom Rome they wrote."
    assert second.body == "From afar."
    assert [first.file, second.file] == ["letter#1", "letter#2"]
    assert [first.origin, second.origin] == ["/news/letter#<1@a>", None]


@pytest.mark.parametrize("line", ["From Rome, a view.", "From: the hills", "From Rome at noon 5"])
def test_a_place_begins_no_message(line: str) -> None:
    """A line "From Rome …" without address or clock is prose, even above a line with a colon."""
    raw = b"From a@b.example Thu May  8 10:00:00 2025\n" + a_letter(TEXT).as_bytes()
    assert len(read_all(raw + f"\n{line}\nNote: it is quiet.\n".encode())) == 1


def test_a_mailbox_with_a_bad_message() -> None:
    """A message that can't be read is refused by its number, and the others are read."""
    begin = b"From a@b.example Thu May  8 10:00:00 2025\n"
    raw = b"\n\n".join(begin + letter.as_bytes() for letter in (a_letter(" "), a_letter()))
    refused, found = read_mbox(raw, PLACE)
    assert str(refused).startswith("refused: letter, message 1: a message without text")
    assert isinstance(found, Article)


HEADER = st.sampled_from(["From", "Date", "Subject", "List-Post", "Content-Type", "Message-ID"])


@given(st.lists(st.tuples(HEADER, st.binary())), st.binary())
def test_any_bytes_are_read_or_refused(headers: list[tuple[str, bytes]], text: bytes) -> None:
    """Whatever the bytes, each reader gives articles or refusals."""
    raw = b"".join(name.encode() + b": " + value + b"\n" for name, value in headers)
    for reader in (read_mail, read_mbox):
        for found in reader(raw + b"\n" + text, PLACE):
            assert isinstance(found, Article | ReadingError)


@pytest.mark.parametrize(
    "header", ['From: "', "From: a@[", "From: =?utf-8?q??=", "Message-ID: <[", "Message-ID: <a@["]
)
def test_a_broken_header_costs_itself_alone(header: str) -> None:
    """What the library's parser fails on is left out, and a note says so."""
    (found,) = read_all(f"{header}\nSubject: Trade\n\nTrade grew.\n".encode())
    name = header.partition(":")[0]
    assert (found.title, found.body) == ("Trade", "Trade grew.")
    assert found.notes == (f"a header of the mail, {name}, can't be read",)


@pytest.mark.parametrize(
    ("header", "most"),
    [("Content-Type", 4_000), ("From", 4_000), ("Message-ID", 4_000), ("Subject", 20_000)],
)
def test_a_header_that_takes_too_long_is_refused(header: str, most: int) -> None:
    """Each by itself: the library takes the square of the time for all but the subject."""
    raw = f"X-Long: {'a' * 30_000}\n{header}: {'a' * (most + 1)}\n\nTrade grew.\n"
    (refused,) = read_mail(raw.encode(), PLACE)
    assert f"its header {header} has {most + 1:,} characters" in str(refused)


def test_a_message_attached_as_a_file_is_measured_too() -> None:
    """It is refused by itself; the message that it came with is read."""
    letter = a_letter()
    inner = f"Content-Type: {'a' * 5_000}\n\nTrade grew.\n".encode()
    letter.add_attachment(inner, "application", "octet-stream", filename="a.eml")
    found, refused = read_mail(letter.as_bytes(), PLACE)
    assert isinstance(found, Article)
    assert "#attached-1: its header Content-Type has 5,000 characters" in str(refused)
