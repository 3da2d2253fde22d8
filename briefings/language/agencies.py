"""News agencies, by the names they go by in datelines, in credits and as publishers."""

from briefings.language.alternatives import alternatives

_WORLDWIDE = (  # noqa: SIM905 - a name a line is a page of them
    "Reuters;Thomson Reuters;REUTERS;AFP;Agence France-Presse;AP;Associated Press;UPI;dpa;DPA;"
    "TASS;RIA;RIA Novosti;Sputnik;Interfax;Xinhua;Kyodo;Kyodo News;Yonhap;Anadolu;"
    "Anadolu Agency;Bloomberg;ANSA;EFE;PTI;ANI;IANS;Ukrinform"
).split(";")

AGENCY = rf"(?:{alternatives(_WORLDWIDE, '[ ]')})"
"""A regular expression for the agencies that a credit or a line of its own may name without
further words; it means the same with `re.VERBOSE`."""

AGENCIES = frozenset(
    (
        *_WORLDWIDE,
        *(  # noqa: SIM905
            "Thomson Reuters Foundation;EUROPA PRESS;Europa Press;Lusa;LUSA;PAP;CTK;ČTK;APA;"
            "AA;DHA;IHA;MTI;BTA;ATS;KNA;epd;Adnkronos;ADNKRONOS;AGI;LaPresse;Notimex;"
            "Prensa Latina;Agência Brasil;Estadão Conteúdo;Belga;ANP;TT;NTB;Ritzau;STT;"
            "Bernama;Antara;VNA;UNB;BSS;APP;WAM;SPA;QNA;KUNA;MENA;SANA;IRNA;JTA;JNS;CNA;Jiji;"
            "KCNA;The Canadian Press;Canadian Press;AAP;PA Media;PA;Press Association;UNIAN;"
            "Interfax-Ukraine;BelTA;The Associated Press;NAN;CGTN;ТАСС;РИА Новости;ИНТЕРФАКС;"
            "Интерфакс;РБК;БелТА;Укрінформ;УКРІНФОРМ;УНІАН;УНН;Інтерфакс-Україна;Рейтер;"
            "رويترز;أ ف ب;ا ف ب;أف ب;فرانس برس;د ب أ;د ب ا;أ ب;سبوتنيك;الأناضول;واس;وام;قنا;"
            "كونا;شينخوا;وكالات;新华社;新華社;中新社;中新网;中央社;路透;路透社;法新社;美联社;美聯社"
        ).split(";"),
    )
)
"""Those, and others that a dateline may name without further words, as they write themselves."""

PLAIN_NAMES = {
    "The Associated Press": "AP",
    "Associated Press": "AP",
    "REUTERS": "Reuters",
    "Thomson Reuters": "Reuters",
    "Agence France-Presse": "AFP",
    "DPA": "dpa",
    "EUROPA PRESS": "Europa Press",
    "LUSA": "Lusa",
    "PA": "PA Media",
    "Press Association": "PA Media",
    "The Canadian Press": "Canadian Press",
    "ИНТЕРФАКС": "Интерфакс",
    "УКРІНФОРМ": "Укрінформ",
}
"""One name for an agency that has several."""
