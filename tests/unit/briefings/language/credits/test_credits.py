import pytest

from briefings.language.credits.credits import credited_in, credited_to

TEXT = "The senate passed the farm bill on Tuesday.\n\nIt now goes to the president."


@pytest.mark.parametrize(
    ("body", "agency"),
    [
        (f"WASHINGTON (AP) — {TEXT}", "AP"),
        (f"LONDON, May 9 (Reuters) - {TEXT}", "Reuters"),
        (f"Farmers look at the sky.\n\nPARIS (AFP) – {TEXT}", "AFP"),
        ("新华社北京5月9日电 参议院星期二通过了农业法案。", "新华社"),
        (f"By Ada Brandt, Associated Press\n\n{TEXT}", "AP"),
        (f"By ADA BRANDT and CAL DOE, AP Business Writer\n\n{TEXT}", "AP"),
        (f"By The Associated Press\n\n{TEXT}", "AP"),
        (f"Ada Brandt | Reuters\n\n{TEXT}", "Reuters"),
        (f"Reuters Staff\n\n{TEXT}", "Reuters"),
        (f"Von Ada Brandt, dpa\n\n{TEXT}", "dpa"),
        (f"Agence France-Presse\n\n{TEXT}", "AFP"),
        (f"{TEXT}\n\n© AFP", "AFP"),
        (
            f"{TEXT}\n\nCopyright 2025 The Associated Press. All rights reserved. This material …",
            "AP",
        ),
        (f"{TEXT} (Reuters)", "Reuters"),
        (f"{TEXT}\n\n— Reuters", "Reuters"),
        (f"{TEXT}\n\nИсточник: ТАСС", "ТАСС"),
        (f"{TEXT}\n\n(Reporting by Ada Brandt in Kyiv; Editing by Cal Doe)", "Reuters"),
        (f"{TEXT}\n\n(Additional reporting by Ada Brandt; Editing by Cal Doe)", "Reuters"),
    ],
)
def test_the_agency_that_a_text_comes_from(body: str, agency: str) -> None:
    """As datelines, bylines and the last lines of reports name it."""
    assert agency == credited_in(body)


@pytest.mark.parametrize(
    "body",
    [
        TEXT,
        f"By Ada Brandt and Reuters\n\n{TEXT}",
        f"By Ada Brandt with Reuters\n\n{TEXT}",
        f"By staff and agencies\n\n{TEXT}",
        f"{TEXT}\n\nReuters contributed to this report.",
        f"{TEXT}\n\nAdditional reporting by AFP",
        f"{TEXT}\n\nWith files from The Canadian Press",
        f"{TEXT}\n\nPhoto: AFP",
        f"{TEXT}\n\nGetty Images / AFP",
        f"He told the Associated Press (AP).\n\n{TEXT}",
        f"{TEXT} So said the Associated Press (AP).",
        f"Minister Sues Fox News, AP\n\n{TEXT}",
        f"The AP asked twice.\n\n{TEXT}",
        f"Reuters was not let in, its editor said.\n\n{TEXT}",
        "",
    ],
)
def test_who_only_helped_or_is_spoken_of_is_not_where_it_comes_from(body: str) -> None:
    """Nor is who took the picture."""
    assert credited_in(body) is None


@pytest.mark.parametrize(
    ("authors", "agency"),
    [
        (("Reuters",), "Reuters"),
        (("Associated Press",), "AP"),
        (("The Associated Press",), "AP"),
        (("Ada Brandt, Reuters",), "Reuters"),
        (("AFP Staff",), "AFP"),
        (("Ada Brandt",), None),
        (("Ada Brandt", "Reuters"), None),
        (("Ada Brandt and Reuters",), None),
        ((), None),
    ],
)
def test_the_agency_that_is_stated_as_author(authors: tuple[str, ...], agency: str | None) -> None:
    """Of several authors one may have only contributed."""
    assert agency == credited_to(authors)
