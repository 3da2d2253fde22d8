import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import ReadingError
from briefings.reading.decoding import decode

NEWS = "Xi’s visit to Moscow — the 11th — ended on Friday. “Friends of steel,” he said. " * 3
RUSSIAN = "Президент России встретился с Си Цзиньпином в Кремле. Стороны обсудили торговлю. " * 3


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\x1b")))
def test_utf8_comes_back(text: str) -> None:
    """Text written as UTF-8 is read as it was, but for its line ends."""
    if text.strip() and not text.startswith("\ufeff"):
        lined = text.replace("\r\n", "\n").replace("\r", "\n")
        assert decode(text.encode(), file="a.txt") == lined


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_with_and_without_a_mark(encoding: str) -> None:
    """A byte order mark is understood and dropped; UTF-16 is recognised without one, too."""
    assert decode(NEWS.encode(encoding), file="a.txt") == NEWS


def test_controls_of_unicode_are_text() -> None:
    """UTF-8 may hold any control character but zero, with and without a mark."""
    for encoding in ("utf-8", "utf-8-sig"):
        assert decode("a\x85b".encode(encoding), file="a.txt") == "a\x85b"


def test_line_ends() -> None:
    """Windows and old Macintosh line ends become one line feed each."""
    assert decode(b"a\r\nb\rc\n\rd", file="a.txt") == "a\nb\nc\n\nd"


@pytest.mark.parametrize(
    ("text", "encoding"), [(NEWS, "cp1252"), ("Xi’s visit", "cp1252"), ("café noir", "latin-1")]
)
def test_undeclared_western_text(text: str, encoding: str) -> None:
    """A few accents and typographic quotes are read as Windows does, however short the text."""
    assert decode(text.encode(encoding), file="a.txt") == text


LATIN = {
    "fr": ("Où dîne-t-on à Noël ? « Là », dit le garçon.", ("cp1252", "mac-roman")),
    "de": ("Der Müller grüßt schöne Mädchen in Köln – „ja“.", ("cp1252", "mac-roman")),
    "es": ("¿Mañana irá el niño a Cádiz? ¡Sí, señor!", ("cp1252", "mac-roman")),
    "pl": ("Wójt jeździ łodzią po Wiśle, a żona śpi.", ("cp1250", "iso8859-2")),
    "cs": ("Ministři jednali o příštím létě, řekl mluvčí.", ("cp1250", "iso8859-2")),
    "hu": ("Az őrült tűzről szól, és működik.", ("cp1250", "iso8859-2")),
    "ro": ("Ştirile de azi spun că preţul creşte.", ("cp1250", "iso8859-2")),
    "tr": ("Başbakan dün ağır bir açıklama yaptı, İzmir.", ("cp1254",)),
    "lv": ("Šodien Rīgā valdība apsprieda ķīmiju.", ("cp1257",)),
    "is": ("Það er fallegt veður í dag, þótt sólin sé ekki há.", ("cp1252",)),
    "mixed": ("A café in Malmö sold España’s piñata — “Gonçalves”.", ("cp1252",)),
    "signs": ("It cost £5m, ½ of the €10 plan; 30 °C and 20 m² of it. It don´t.", ("cp1252",)),
    "ru": ("Министр встретился с послом в Кремле.", ("cp1251", "koi8-r", "cp866")),
    "el": ("Το πλοίο έφτασε ξανά τη Δευτέρα.", ("cp1253", "iso8859-7")),
    "ar": ("عاد الوزير يوم الاثنين بعد انتهاء المحادثات.", ("cp1256",)),
}


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(text, encoding) for text, encodings in LATIN.values() for encoding in encodings],
)
def test_short_texts_in_one_byte_encodings(text: str, encoding: str) -> None:
    """A sentence is enough: its words are words in one encoding only."""
    assert decode(text.encode(encoding), file="a.txt") == text


@pytest.mark.parametrize("text", ["Порт открыт.", "港口开放。"])
def test_too_short_to_tell(text: str) -> None:
    """Where two alphabets are as likely, none is guessed."""
    encoding = "cp1251" if text[0] == "П" else "gbk"
    with pytest.raises(ReadingError, match="unknown encoding"):
        decode(text.encode(encoding), file="a.txt")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Zoë’s café, Malmö. ".encode() + b"A \xff here.", "Zoë’s café, Malmö. A \ufffd here."),
        ("Zoë’s café, Malmö. ".encode() + b"Caf\xe9.", "Zoë’s café, Malmö. Caf\ufffd."),
        ("Zoë’s café, ".encode() + "Malmö".encode()[:-1], "Zoë’s café, Malm\ufffd"),
        ("Zoë’s café. ".encode() * 9 + b"\x00\n", "Zoë’s café. " * 9 + "\n"),
        ("Zoë’s café. ".encode() * 9 + b"a\x00b", "Zoë’s café. " * 9 + "a\ufffdb"),
    ],
)
def test_one_wrong_byte_costs_one_letter(raw: bytes, text: str) -> None:
    """UTF-8 stays UTF-8: what is no letter is shown as lost, and padding is left out."""
    assert decode(raw, file="a.txt", declared="windows-1252") == text


def test_detected() -> None:
    """Text in an undeclared Cyrillic encoding is recognised."""
    assert decode(RUSSIAN.encode("cp1251"), file="a.txt") == RUSSIAN


def test_declared_charset_counts() -> None:
    """Where UTF-8 fails, the declared charset is taken at its word."""
    raw = "дом".encode("koi8-r")
    assert decode(raw, file="a.txt", declared="KOI8-R") == "дом"


def test_latin_1_means_windows() -> None:
    """What is declared as Latin-1 has the quotation marks of Windows."""
    assert decode("Xi’s “friend”".encode("cp1252"), file="a.txt", declared="iso-8859-1") == (
        "Xi’s “friend”"
    )


def test_utf8_comes_before_what_is_declared() -> None:
    """UTF-8 that is declared as something else is still UTF-8."""
    assert decode(NEWS.encode(), file="a.txt", declared="windows-1252") == NEWS


@pytest.mark.parametrize("declared", ["utf-8", "ascii", "no-such-charset", "hex", "a\0b", ""])
def test_wrong_declaration_is_passed_over(declared: str) -> None:
    """A charset that does not fit, or does not exist, is as good as none."""
    assert decode(NEWS.encode("cp1252"), file="a.txt", declared=declared) == NEWS


def test_charset_that_switches_by_escapes() -> None:
    """ISO-2022-JP is pure ASCII in its bytes, and Japanese if declared."""
    assert decode("東京".encode("iso-2022-jp"), file="a.eml", declared="iso-2022-jp") == "東京"


@pytest.mark.parametrize(
    "raw", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe", "\u2003".encode()]
)
def test_empty_is_refused(raw: bytes) -> None:
    """Nothing, or white space alone, is no article, and the refusal says so."""
    with pytest.raises(ReadingError) as refusal:
        decode(raw, file="news/a.txt")
    assert str(refusal.value) == ("refused: news/a.txt: empty — give it some text or leave it out")


@pytest.mark.parametrize(
    "raw",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(100, 200)),
        b"text\x00with a hole",
        bytes(range(256)) * 4,
        b"\xff\xfea\x00b\x00\x00",
    ],
)
def test_binary_is_refused(raw: bytes) -> None:
    """Bytes that are no text are refused with what to give instead."""
    with pytest.raises(ReadingError) as refusal:
        decode(raw, file="a.txt")
    assert refusal.value.reason == "binary, not text"
    assert refusal.value.remedy == "give a text file"


def test_unknown_encoding_is_refused() -> None:
    """Bytes that fit no encoding are refused with the one to use."""
    with pytest.raises(ReadingError) as refusal:
        decode(b"caf\x81 noir", file="a.txt")
    assert (refusal.value.reason, refusal.value.remedy) == ("unknown encoding", "save it as UTF-8")
