"""Datelines of agencies and papers: where the report begins, and who sent it."""

import pytest

from briefings.language.credits.datelines import find_dateline

REPORT = "Ferries sailed again on Monday."


@pytest.mark.parametrize(
    ("dateline", "source"),
    [
        ("RIGA, Latvia (AP) — ", "AP"),
        ("RIGA (Reuters) - ", "Reuters"),
        ("Riga (Reuters) - ", "Reuters"),
        ("ST. PAUL, Minn. (The Associated Press) -- ", "AP"),
        ("RIGA/TALLINN, June 3 (Reuters) – ", "Reuters"),
        ("PARIS, 3 juin (AFP) - ", "AFP"),
        ("Köln, 3. Juni (dpa/lnw) – ", "dpa"),
        ("Frankfurt am Main (dpa) - ", "dpa"),
        ("Madrid, 3 jun (EFE).- ", "EFE"),
        ("Porto, 03 jun 2025 (Lusa) – ", "Lusa"),
        ("(ANSA) - MILANO, 03 GIU - ", "ANSA"),
        ("Kraków (PAP) - ", "PAP"),
        ("İZMİR (AA) - ", "AA"),
        ("RIGA, June 3. /TASS/. ", "TASS"),
        ("НОВОСИБИРСК, 3 июня — РИА Новости. ", "РИА Новости"),
        ("Тверь. 3 июня. ИНТЕРФАКС - ", "Интерфакс"),
        ("Львів, 3 червня (Укрінформ) – ", "Укрінформ"),
        ("الرياض 3 يونيو (رويترز) - ", "رويترز"),
        ("新华社上海6月3日电（记者李四）", "新华社"),
        ("SHANGHAI, June 3 (Xinhua) -- ", "Xinhua"),
        ("Mumbai, June 3 (PTI) ", "PTI"),
        ("(Bloomberg) -- ", "Bloomberg"),
        ("Harbourtown, 3 June 2025 (Evening Post) – ", "Evening Post"),
        ("DALLAS (KXYZ) — ", "KXYZ"),
        ("RIGA, June 3, 2025 /PRNewswire/ -- ", "PRNewswire"),
        ("RIGA—", None),
        ("OSAN AIR BASE, South Korea — ", None),
    ],
)
def test_a_dateline_ends_where_the_report_begins(dateline: str, source: str | None) -> None:
    """In many languages' forms; a known agency goes by one name."""
    found = find_dateline(dateline + REPORT)
    assert found is not None
    assert (dateline[: found.end], found.source) == (dateline, source)
    assert found.end == len(dateline)


def test_a_date_with_its_year_is_handed_on() -> None:
    """As written; a date without its year says too little."""
    found = find_dateline(f"Harbourtown, 3 June 2025 (Evening Post) – {REPORT}")
    assert found is not None
    assert found.date == "3 June 2025"


@pytest.mark.parametrize(
    "text",
    [
        "NATO (North Atlantic Treaty Organization) – The alliance met.",
        "Sen. Lee (R-Ohio) — Who left — said so.",
        "Orange (ORA) – The firm fell.",
        "President Ann Lee (AP) said so.",
        "The agency (AP) - Formerly small - grew.",
        "On June 3 (Tuesday) – Ferries sailed.",
        "Ferries sailed (Reuters) - Nobody knew.",
        "Rome, 45 boats (AFP) - Nobody knew.",
        "LEE: Ferries sail.",
        "Riga (AP) — the ministry said.",
        "",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    """An abbreviation, a party, an aside, and who speaks stay in the sentence."""
    assert find_dateline(text) is None
