from datetime import date

import pytest

from briefings.reading.mail.attribution import find_attribution

DAY = date(2025, 5, 5)

SENTENCES = [
    ("On Mon, 5 May 2025 at 06:00, Dawn Letter <news@dawn.example> wrote:", "Dawn Letter"),
    ("On 05.05.2025 06:00, The Dawn wrote:", "The Dawn"),
    ("Am Mo., 5. Mai 2025 um 06:00 Uhr schrieb Frühpost <n@dawn.example>:", "Frühpost"),
    ("Am 05.05.2025 um 06:00 schrieb Frühpost:", "Frühpost"),
    ("Le lun. 5 mai 2025 à 06:00, La Lettre <n@dawn.example> a écrit :", "La Lettre"),
    ("El 5/5/2025 a las 6:00, La Carta escribió:", "La Carta"),
    ("Em seg., 5 de mai. de 2025 às 06:00, A Carta <n@dawn.example> escreveu:", "A Carta"),
    ("05.05.2025 06:00, Утренний Обзор пишет:", "Утренний Обзор"),
    ('05.05.2025, 06:00, "Утро" <n@dawn.example>:', "Утро"),
    ("пн, 05.05.2025 о 06:00 Ранковий Огляд <n@dawn.example> пише:", "Ранковий Огляд"),
    ("W dniu 05.05.2025 o 06:00, Poranny List pisze:", "Poranny List"),
    ("5.05.2025 06:00 tarihinde Sabah Bülteni yazdı:", "Sabah Bülteni"),
    ("在 2025年5月5日，06:00，晨报 <n@dawn.example> 写道：", "晨报"),
    ("Il giorno 5 mag 2025 alle ore 06:00 La Lettera <n@dawn.example> ha scritto:", "La Lettera"),
    ("Op ma 5 mei 2025 om 06:00 schreef Ochtendpost <n@dawn.example>:", "Ochtendpost"),
    ("--- On Mon, 5 May 2025 06:00:00 +0000 Dawn Letter <n@dawn.example> wrote ---", "Dawn Letter"),
]  # fmt: skip

BLOCKS = [
    "From: Dawn Letter [mailto:n@d.example]|Sent: May 5, 2025 6:00 AM|To: Pat|Subject: Fog",
    "Von: Dawn Letter <n@d.example>|Gesendet: Montag, 5. Mai 2025 06:00|An: Pat|Betreff: Fog",
    "De : Dawn Letter <n@d.example>|Envoyé : lundi 5 mai 2025 06:00|À : Pat|Objet : Fog",
    "De: Dawn Letter|Enviado: lunes, 5 de mayo de 2025 6:00|Para: Pat|Asunto: Fog",
    "De: Dawn Letter|Enviada em: segunda-feira, 5 de maio de 2025 06:00|Para: Pat|Assunto: Fog",
    "От: Dawn Letter <n@d.example>|Дата: 05.05.2025 06:00|Кому: Pat|Тема: Fog",
    "Від: Dawn Letter|Надіслано: 05.05.2025 06:00|Кому: Pat|Тема: Fog",
    "Od: Dawn Letter|Wysłano: 2025-05-05|Do: Pat|Temat: Fog",
    "Kimden: Dawn Letter|Tarih: 05.05.2025|Kime: Pat|Konu: Fog",
    "发件人: Dawn Letter|发送时间: 2025年5月5日 6:00|收件人: Pat|主题: Fog",
    "من: Dawn Letter|التاريخ: 2025-05-05|إلى: Pat|الموضوع: Fog",
    "*From:* Dawn Letter|*Sent:* 5 May 2025|*To:* Pat|*Subject:* Fog",
    "From:|  Dawn Letter|Date: 5 May 2025|Subject: Fog",
]  # fmt: skip


@pytest.mark.parametrize(("line", "writer"), SENTENCES)
def test_a_sentence_names_writer_and_day(line: str, writer: str) -> None:
    """A program's line above quoted words says who wrote them and when, in many languages."""
    found = find_attribution([line, "> Fog."], 0)
    assert found is not None
    assert (found.end, found.writer, found.published) == (1, writer, DAY)


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_names_writer_day_and_subject(block: str) -> None:
    """Labelled lines above quoted words say who wrote them, when and on what."""
    lines = [*block.split("|"), "", "Fog."]
    found = find_attribution(lines, 0)
    assert found is not None
    assert (found.writer, found.published, found.subject) == ("Dawn Letter", DAY, "Fog")
    assert found.end == len(lines) - 2


@pytest.mark.parametrize(
    "line",
    [
        "-----Original Message-----",
        "---------- Forwarded message ---------",
        "-------- Weitergeleitete Nachricht --------",
        "----- Message d'origine -----",
        "-------- Пересылаемое сообщение --------",
        "________________________________",
    ],
)
def test_a_divider_belongs_to_the_block_below_it(line: str) -> None:
    """The line that divides is part of the attribution, even with a blank line below it."""
    found = find_attribution([line, "", "From: Dawn Letter", "Date: 5 May 2025", "", "Fog."], 0)
    assert found is not None
    assert (found.end, found.writer) == (4, "Dawn Letter")


@pytest.mark.parametrize(
    "lines",
    [
        ["On Mon, May 5, 2025 at 6:00 AM Dawn Letter <", "n@dawn.example> wrote:"],
        ["On May 5, 2025, at 6:00 AM, Dawn Letter <", "0123456789@long.dawn.example", ">wrote:"],
        ["On Mon, May 5, 2025 at 6:00 AM Dawn Letter", "", "<n@dawn.example> wrote:"],
    ],
)
def test_a_wrapped_sentence_is_joined(lines: list[str]) -> None:
    """Programs wrap the line; the words before it stay the sender's."""
    found = find_attribution(lines, 0)
    assert found is not None
    assert (found.end, found.writer, found.published) == (len(lines), "Dawn Letter", DAY)
    assert find_attribution(["I doubt it.", *lines], 0) is None


def test_a_reply_may_share_the_line() -> None:
    """What stands before "On … wrote:" in its line is the sender's."""
    found = find_attribution(["No! On Mon, 5 May 2025 at 06:00, Dawn <n@d.example> wrote:"], 0)
    assert found is not None
    assert (found.before, found.writer) == ("No!", "Dawn")


@pytest.mark.parametrize(
    "line",
    [
        "On 5 May 2025, the minister wrote:",
        "Le 5 mai 2025, le ministre a écrit :",
        "From: the hills one sees the smoke.",
        "Date: 5 May 2025",
        "To: whom it may concern",
        "He sent word on Monday: the road is open.",
        "-----",
        "Sent troops wrote history:",
    ],
)
def test_prose_is_no_attribution(line: str) -> None:
    """Without a clock, an address or a quotation below, somebody's writing is part of the news."""
    assert find_attribution([line, "The road is open."], 0) is None


@pytest.mark.parametrize("sender", ["<n@dawn.example>", "n@dawn.example", ""])
def test_an_address_names_nobody(sender: str) -> None:
    """An address is no name to cite."""
    found = find_attribution([f"From: {sender}", "Sent: 5 May 2025", "Subject: Fog"], 0)
    assert found is not None
    assert found.writer is None
