"""How reading is getting on."""

from io import StringIO

from bot.cli.progress import watch
from briefings.errors import ReadingError
from tests.builders import an_article


class Screen(StringIO):
    """A sink that is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def _told(sink: StringIO, articles: int) -> str:
    with watch(sink) as progress:
        progress(ReadingError("a\x1b[1m\n.txt", "line 2", "[bold]odd[/bold]", "mend it"))
        for _ in range(articles):
            progress(an_article())
    return sink.getvalue()


def test_elsewhere_there_are_plain_lines() -> None:
    """A refusal is one safe line; now and then it says how many are read."""
    refusal = "refused: a\\x1b[1m\\n.txt, line 2: [bold]odd[/bold] — mend it\n"

    assert f"{refusal}500 articles read\n1000 articles read\n" == _told(StringIO(), 1400)


def test_on_a_terminal_refusals_stay_on_the_screen() -> None:
    """Whatever stands in them is shown as it is."""
    told = " ".join(_told(Screen(), 3).split())

    assert "refused: a\\x1b[1m\\n.txt, line 2: [bold]odd[/bold] — mend it" in told


def test_what_a_reader_could_not_make_out_has_its_line() -> None:
    """A note names the file, and is no refusal."""
    sink = StringIO()
    with watch(sink) as progress:
        progress(an_article(file="a\n.csv#1", notes=("its date can't be read",)))

    assert sink.getvalue() == "note: a\\n.csv#1: its date can't be read\n"
