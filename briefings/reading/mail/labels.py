"""What mail programs write above the words they quote or forward, in sixteen languages.

Collected from the messages of Gmail, Outlook, Apple Mail and Thunderbird in these languages.
"""

from collections.abc import Mapping

from briefings.language.alternatives import alternatives as any_of

LABELS: Mapping[str, tuple[str, ...]] = {
    "from": (
        *("from", "von", "de", "desde", "da", "van", "fra", "från", "från", "od", "от", "від"),
        *("expéditeur", "remitente", "remetente", "mittente", "absender", "отправитель"),
        *("відправник", "nadawca", "kimden", "gönderen", "من", "发件人", "寄件者", "差出人"),
    ),
    "sent": (
        *("sent", "date", "gesendet", "datum", "envoyé", "envoyé le", "enviado", "enviado el"),
        *("enviado em", "enviada em", "fecha", "data", "inviato", "data invio", "verzonden"),
        *("sendt", "dato", "skickat", "wysłano", "wysłane", "data wysłania", "отправлено"),
        *("дата", "отправлен", "надіслано", "відправлено", "gönderildi", "gönderme tarihi"),
        *("gönderilme tarihi", "tarih", "تاريخ", "التاريخ", "تم الإرسال", "أرسلت", "发送时间"),
        *("日期", "时间", "寄件日期", "送信日時", "日付"),
    ),
    "subject": (
        *("subject", "betreff", "objet", "asunto", "assunto", "oggetto", "onderwerp", "emne"),
        *("ämne", "temat", "тема", "konu", "الموضوع", "主题", "主題", "主旨", "件名"),
    ),
    "to": (
        *("to", "an", "à", "a", "para", "aan", "til", "till", "do", "кому", "komu", "kime"),
        *("alıcı", "إلى", "收件人", "宛先"),
    ),
    "other": (
        *("cc", "bcc", "kopie", "copie", "kopia", "копия", "копія", "dw", "bilgi", "نسخة"),
        *("抄送", "副本", "reply-to", "antwort an", "attachments", "anlagen", "importance"),
        *("wichtigkeit", "priority", "organization", "resent-from"),
    ),
}
"""For each part of a header, the labels it goes by."""

DIVIDERS = (
    *("original message", "reply message", "forwarded message", "forwarded by", "original mail"),
    *("begin forwarded message", "forwarded mail", "original appointment", "forwarded email"),
    *("ursprüngliche nachricht", "ursprüngliche mail", "originalnachricht", "original-nachricht"),
    *("antwort nachricht", "weitergeleitete nachricht", "anfang der weitergeleiteten nachricht"),
    *("anfang der weitergeleiteten e-mail", "weitergeleitete mail", "message d'origine"),
    *("message original", "message transféré", "message initial", "début du message transféré"),
    *("début du message réexpédié", "mensaje original", "mensaje reenviado", "mensaje enviado"),
    *("inicio del mensaje reenviado", "mensagem original", "mensagem encaminhada"),
    *("início da mensagem encaminhada", "início da mensagem reencaminhada"),
    *("mensagem reencaminhada", "messaggio originale", "messaggio inoltrato"),
    *("inizio messaggio inoltrato", "oorspronkelijk bericht", "doorgestuurd bericht"),
    *("begin doorgestuurd bericht", "oprindelig meddelelse", "videresendt meddelelse"),
    *("opprinnelig melding", "ursprungligt meddelande", "vidarebefordrat meddelande"),
    *("oryginalna wiadomość", "wiadomość oryginalna", "wiadomość przekazana"),
    *("przekazana wiadomość", "treść przekazanej wiadomości", "исходное сообщение"),
    *("пересылаемое сообщение", "пересланное сообщение", "начало переадресованного сообщения"),
    *("оригинальное сообщение", "конец пересылаемого сообщения", "вихідне повідомлення"),
    *("переслане повідомлення", "початок листа, що пересилається", "пересланий лист"),
    *("orijinal mesaj", "özgün ileti", "özgün mesaj", "yönlendirilmiş mesaj", "iletilen mesaj"),
    *("iletilmiş mesaj", "yönlendirilen mesaj", "الرسالة الأصلية", "رسالة محولة"),
    *("رسالة معاد توجيهها", "رسالة تمت إعادة توجيهها", "原始邮件", "原邮件", "转发的邮件"),
    *("转发邮件信息", "轉寄的郵件", "元のメッセージ", "転送メッセージ"),
)
"""What the line above a quoted or forwarded message says between its dashes."""

VERBS = (
    *(
        "wrote",
        "writes",
        "sent",
        "quoting",
        "schrieb",
        "hat geschrieben",
        "a écrit",
        "a ecrit",
        "écrit",
    ),
    *("escribió", "escribio", "ha escrito", "escreveu", "ha scritto", "schreef", "geschreven"),
    *("skrev", "написал", "написала", "написали", "писал", "писала", "пишет", "пише", "пишуть"),
    *("написав", "писав", "писала", "napisał", "napisała", "napisał(a)", "pisze", "yazdı"),
    *(
        "yazmış",
        "đã viết",
        "كتب",
        "كتبت",
        "تمت كتابة ما يلي بواسطة",
        "كتب/كتبت",
        "写道",
        "写",
        "寫道",
        "のメール",
    ),
)
"""What the line above quoted words says that their writer did."""

OPENERS = (
    *("on", "am", "le", "el", "em", "il", "op", "den", "på", "w dniu", "dnia", "dne", "vào"),
    *("a", "в", "у", "от", "în", "في", "在", "quoting", "quote"),
)
"""How such a line begins, where it does not begin with the date."""

REPLIES = ("re", "aw", "antw", "rép", "réf", "sv", "vs", "odp", "отв", "відп", "ynt", "رد", "回复")
FORWARDS = (
    *("fwd", "fw", "wg", "tr", "rv", "enc", "i", "vb", "doorst", "pd", "fs", "пересл", "переслано"),
    *("ilt", "i̇lt", "إعادة توجيه", "转发", "轉寄", "转发的", "пер", "inoltro", "vl", "wtr"),
)
"""What stands before the subject of a reply, and of what is passed on."""

SENT_FROM = (
    *("sent from", "sent with", "sent via", "get outlook for", "gesendet von", "gesendet mit"),
    *("von meinem", "holen sie sich outlook", "envoyé de", "envoyé depuis", "envoyé à partir"),
    *("obtenir outlook", "enviado desde", "enviado de", "enviado do", "enviado a partir"),
    *("obtener outlook", "obter o outlook", "inviato da", "verzonden vanaf", "verstuurd vanaf"),
    *("отправлено с", "отправлено из", "надіслано з", "відправлено з", "wysłano z", "wysłane z"),
    *("pobierz aplikację outlook", "iphone'umdan gönderildi", "gönderildi", "أرسلت من"),
    *("تم الإرسال من", "发自我的", "从我的", "skickat från", "sendt fra", "yahoo mail for iphone"),
)
"""How programs sign a message by themselves."""


def alternatives(words: tuple[str, ...]) -> str:
    """Return the source of a pattern for any of `words`, whatever blanks and apostrophes it has."""
    return any_of(words, r"\s+").replace("'", "['’]")
