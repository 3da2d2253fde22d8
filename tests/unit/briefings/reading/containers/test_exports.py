import pytest

from tests.two_articles import BOTH, HARBOUR, RYE, articles_in, read_as

FACTIVA = """Harbour reopens after storm

Ann Writer
412 {words}
5 {may} 2025
08:00
Eastmere Gazette
EASGAZ
4
{language}
Copyright 2025 Gazette Media Ltd.

{harbour}

{document} EASGAZ0020250505el5500004

Rye exports rise

210 {words}
7 {may} 2025
The Vale Courier
VALCOU
{language}
(c) 2025 Vale Press

{rye}

{document} VALCOU0020250507el5700002

© 2025 Factiva, Inc. All rights reserved.
"""

NEXIS = """\
                 {one}


                       Eastmere Gazette

                     {day_one}
                       First Edition

Harbour reopens after storm

{byline}: Ann Writer

{section}: BUSINESS; Pg. 4

{length}: 33 words

{harbour}

{loaded}: {day_one}

{language}: ENGLISH

                Copyright 2025 Gazette Media Ltd
                     {rights}
\f                 {two}


                       The Vale Courier

                     {day_two}

Rye exports rise

{length}: 21 words

{rye}

{loaded}: {day_two}

{language}: ENGLISH

                   Copyright 2025 Vale Press
                     {rights}
"""

UNI = """Harbour reopens after storm
Eastmere Gazette
May 5, 2025 Monday

Copyright 2025 Gazette Media Ltd All Rights Reserved

Section: BUSINESS; Pg. 4
Length: 33 words
Byline: Ann Writer

Body

{harbour}

Classification

Language: ENGLISH
Publication-Type: Newspaper

Load-Date: May 6, 2025

Page 1 of 2

{end}

Rye exports rise
The Vale Courier
May 7, 2025 Wednesday

Length: 21 words

Body

{rye}

Load-Date: May 8, 2025

{end}
"""

PROQUEST = """____________________________________________________________

{one}

Harbour reopens after storm

Author: Writer, Ann

Publication info: Eastmere Gazette ; Eastmere [Eastmere]. 05 May 2025: 4.

{text}: {harbour}

Location: Eastmere

{title}: Eastmere Gazette

{date}: 2025-05-05

ProQuest document ID: 3201

Document URL: https://search.example/3201

____________________________________________________________

{two}

Rye exports rise

{text}: {rye}

{title}: The Vale Courier

{date}: 2025-05-07

ProQuest document ID: 3202
"""


@pytest.mark.parametrize(
    ("words", "may", "language", "document"),
    [
        ("words", "May", "English", "Document"),
        ("Wörter", "Mai", "Deutsch", "Dokument"),
        ("mots", "mai", "Français", "Document"),
        ("palabras", "mayo", "Español", "Documento"),
        ("palavras", "maio", "Português", "Documento"),
    ],
)
def test_factiva(words: str, may: str, language: str, document: str) -> None:
    """Articles of Factiva end at their accession numbers and state who published them, when."""
    text = FACTIVA.format(
        words=words, may=may, language=language, document=document, harbour=HARBOUR, rye=RYE
    )
    assert read_as(text) == BOTH
    assert read_as(text.replace("Harbour", "Business\nHarbour", 1)) == BOTH


def test_factiva_with_codes() -> None:
    """Fields may bear Factiva's codes, on lines of their own or not."""
    text = (
        f"HD\nHarbour reopens after storm\nBY\nAnn Writer\nWC\n412 words\nPD\n5 May 2025\nSN\n"
        f"Eastmere Gazette\nLA\nEnglish\nLP\n{HARBOUR}\nCO\neastm : Eastmere\nAN\n"
        "Document EASGAZ0020250505el5500004\n\nHD Rye exports rise\nWC 210 words\nPD 7 May 2025\n"
        f"SN The Vale Courier\nLP {RYE}\nAN Document VALCOU0020250507el5700002\n"
    )
    assert read_as(text) == BOTH


EN = ("BYLINE", "SECTION", "LENGTH", "LOAD-DATE", "LANGUAGE", "All Rights Reserved")
DE = ("AUTOR", "RUBRIK", "LÄNGE", "UPDATE", "SPRACHE", "Alle Rechte vorbehalten")
FR = ("AUTEUR", "RUBRIQUE", "LONGUEUR", "DATE-CHARGEMENT", "LANGUE", "Tous droits réservés")
ES = ("AUTOR", "SECCIÓN", "LONGITUD", "FECHA-CARGA", "IDIOMA", "Todos los derechos reservados")


@pytest.mark.parametrize(
    ("number", "day_one", "day_two", "labels"),
    [
        ("{} of 2 DOCUMENTS", "May 5, 2025 Monday", "May 7, 2025 Wednesday 9:00 AM", EN),
        ("Dokument {} von 2", "5. Mai 2025 Montag", "7. Mai 2025 Mittwoch", DE),
        ("{} de 2 DOCUMENTS", "5 mai 2025 lundi", "mercredi 7 mai 2025", FR),
        ("{} de 2 DOCUMENTOS", "5 mayo 2025 lunes", "7 de mayo de 2025", ES),
    ],
)
def test_nexis_with_numbers(
    number: str, day_one: str, day_two: str, labels: tuple[str, ...]
) -> None:
    """Articles of Nexis' older exports begin with a number, a publisher and a date."""
    names = ("byline", "section", "length", "loaded", "language", "rights")
    text = NEXIS.format(
        one=number.format(1),
        two=number.format(2),
        day_one=day_one,
        day_two=day_two,
        harbour=HARBOUR,
        rye=RYE,
        **dict(zip(names, labels, strict=True)),
    )
    assert read_as(text) == BOTH


COVER = "Date and Time: Thursday, May 8, 2025\nDocuments (2)\n1. Harbour reopens\n2. Rye\n\n\f"


@pytest.mark.parametrize("cover", ["", COVER])
@pytest.mark.parametrize(
    "end", ["End of Document", "Ende des Dokuments", "Fin du document", "Fin del documento"]
)
def test_nexis_with_ends(end: str, cover: str) -> None:
    """Articles of Nexis' newer exports end in a line that says so; a cover dates none of them."""
    assert read_as(cover + UNI.format(harbour=HARBOUR, rye=RYE, end=end)) == BOTH


@pytest.mark.parametrize(
    ("number", "text", "title", "date"),
    [
        ("Document {} of 2", "Full text", "Publication title", "Publication date"),
        ("Dokument {} von 2", "Volltext", "Publikationstitel", "Publikationsdatum"),
        ("Document {} de 2", "Texte intégral", "Titre de la publication", "Date de publication"),
        ("Documento {} de 2", "Texto completo", "Título de publicación", "Fecha de publicación"),
    ],
)
def test_proquest(number: str, text: str, title: str, date: str) -> None:
    """Articles of ProQuest state most of what they state below their text."""
    one, two = number.format(1), number.format(2)
    export = PROQUEST.format(
        one=one, two=two, text=text, title=title, date=date, harbour=HARBOUR, rye=RYE
    )
    assert read_as(export) == BOTH
    first, second = articles_in(export)
    assert first.url == "https://search.example/3201"
    assert [first.origin, second.origin] == ["/n/news.txt#3201", "/n/news.txt#3202"]


def test_an_article_keeps_its_place() -> None:
    """An article put before the others changes neither what they are nor where they are found."""
    whole = FACTIVA.format(
        words="words", may="May", language="English", document="Document", harbour=HARBOUR, rye=RYE
    )
    first = whole.index("Rye exports rise")
    (alone,) = articles_in(whole[first:])
    _, after = articles_in(whole)
    assert (alone.id, alone.origin) == (after.id, after.origin)
