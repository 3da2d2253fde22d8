"""What a full stop may mean, by language: abbreviations, and the words that open a sentence."""

from dataclasses import replace
from functools import cache

from briefings.language.borders.habits import TAIL, Habits
from briefings.language.languages import stop_words


def words(text: str) -> frozenset[str]:
    """Return the words of `text`, which white space divides."""
    return frozenset(text.split())


_ENGLISH = Habits(
    titles=words(
        """
        Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Rev Msgr Hon Gen Maj Col Lt Capt Cmdr Cdr Adm Brig
        Sgt Cpl Pvt Pfc Sen Sens Rep Reps Gov Govs Pres Sec Supt Insp Det Atty Amb Asst Assoc Dep
        Com Comdr Ofc Spc Hr Mgr Adj Sra Eng v vs cf viz e.g i.e approx ca
        """
    ),
    short=words(
        """
        Bros Jr Sr Esq Dept Univ Assn Bldg Ave Blvd Rd St Ste Mt Mts Ft Fr Mfg Intl Natl etc al ibid
        Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb
        Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo sq Adm
        """
    ),
    numbered=words(
        """
        No Nos no nos Vol vol Fig fig Figs Art art Ch ch Para para pp p c circa Rs rs SEC page Jan
        Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
        """
    ),
    hours=words("a.m p.m A.M P.M"),
    firms=words("Inc Corp Co Cos Ltd LLC Plc"),
    degrees=words("Ph.D B.C A.D B.C.E C.E lb lbs oz ft"),
    roles=words(
        """
        Chairman Chairwoman Chair Chief CEO CFO President Vice Director Managing Executive Founder
        Co-founder Co-Founder Cofounder Treasurer Secretary General Senior Deputy Analyst Analysts
        Economist Spokesman Spokeswoman Professor Manager Partner Attorney Justice Judge
        Inc Ltd Corp Co Cos II III IV
        """
    ),
    states=words("U.S U.K U.N E.U U.S.A U.A.E D.C U.S.S.R Jr Sr"),
    offices=words(
        """
        Senate House Congress Capitol Government President Presidents Army Navy Marine Marines Air
        Coast Treasury Treasuries Treasurys Constitution Embassy Consulate Open Steel Bancorp State
        States Commerce Justice Energy Agriculture Labor Interior Defense Defence Transportation
        Education Homeland Health Supreme District Circuit Federal Attorney Ambassador Ambassadors
        Secretary Vice Special Postal Customs Border Census Forest Fish Food Drug Securities
        Geological Weather Patent Olympic Olympics Soccer Representative Representatives Senator
        Senators Congressman Congresswoman Republicans Democrats Republican Democratic Christians
        Muslims Jews Catholics Hispanics Latinos Americans Route Highway Interstate Dollar Bank
        Security Secret Cyber Space Naval Virgin Masters Women Men National General Military Chief
        Central Southern Northern Western Eastern African Pacific European Indo-Pacific
        Foreign Day Memorial Library Boulevard Drive Avenue Street Center Foundation High School
        Award Hospital Airport Stadium Park Way Elementary Museum Holiday Council Assembly Mission
        Charter Human Independent Prime Home Parliament Police Metropolitan Superior Mayor Armed
        Strategic Travel Immigration Citizenship Environmental Equal Commission
        Committee Agency Chamber Bureau Fund Administration Agencies Department Institute Society
        Association Capital Cities City Sentencing International Investigator
        """
    ),
    leads=words(
        "At By On In From Around About Before After Until Since Through For Shortly Just Near Every"
    ),
    openers=words(
        """
        The A An This That These Those Such He She It They We I You His Her Its Their Our My Your
        There Here Who What When Where Why How Which In On At By With From During Since After Before
        Under Despite Among Amid Between Until Although Though While If As Because But And Or Nor So
        Yet Both Either Neither Some Many Most Several Few All Each Every Another Other Others No
        Nobody Nothing However Meanwhile Moreover Nevertheless Still Also Then Now Later Earlier
        Today Yesterday Only Even Once According
        """
    ),
    calendar=words(
        """
        Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May
        June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept
        Oct Nov Dec Eastern Central Pacific Mountain GMT UTC BST CET CEST EET EST EDT ET CT PT PST
        PDT IST JST MSK
        """
    ),
    speech=words("said says asked asks told replied added wrote shouted tweeted declared wondered"),
)

_GERMAN = Habits(
    titles=words(
        """
        Hr Hrn Fr Dr Prof Dipl Ing St Nr bzw z.B d.h u.a i.d.R i.H.v s.o s.u v.a o.g ca evtl ggf
        inkl exkl vgl sog Abs Art Bd Kap Anm max min geb gest Str med jur phil rer nat kath ev Mag
        Tel Std
        """
    ),
    short=words("usw u.s.w etc Mio Mrd Tsd Co Jh Jhd u.v.m u.Ä o.Ä v.Chr n.Chr Inc"),
    numbered=words("S Jan Feb Aug Sept Okt Nov Dez"),
    ordinal_dot=True,
)
_FRENCH = Habits(
    titles=words(
        "M MM Mme Mmes Mlle Mlles Dr Pr Prof Me Mgr St Ste cf c.-à-d p.ex env éd dir Mr Mrs"
    ),
    short=words("etc al av apr J.-C S.A Cie Inc"),
    numbered=words("p pp art chap vol fig n no"),
)
_SPANISH = Habits(
    titles=words(
        """
        Sr Sra Srta Sres Sras Dr Dra Dres Prof Profa Gral Cnel Cap Lic Ing Arq D Dña Da Ud Uds Vd
        Vds Mons St Sto Sta EE p.ej aprox Mt Min Tel Ext Fdo Avda Excmo Ilmo
        """
    ),
    short=words("etc EE.UU UU S.A Cía Inc a.C d.C"),
    numbered=words(
        """
        núm Núm pág págs art cap vol fig No Nos párr párrf Cra ene feb mar abr may jun jul ago sept
        oct nov dic Ene Feb Mar Abr May Jun Jul Ago Sept Oct Nov Dic lun mié jue vie sáb dom Lun Mié
        Jue Vie Sáb Dom
        """
    ),
    hours=words("a.m p.m"),
)
_ITALIAN = Habits(
    titles=words(
        """
        sig sigg sig.ra sig.na sigra dott dott.ssa prof prof.ssa avv ing arch geom rag on sen gen
        col cap ten magg mons dir amm pres min egr gent spett st d psicol es cfr Sig Sigg Sig.ra
        Dott Dott.ssa Prof Avv Ing Arch Geom Rag On Sen Gen Col Cap Ten Magg Mons Dir Amm Pres Min
        Egr Gent Spett S
        """
    ),
    short=words("ecc etc S.p.A s.p.a S.r.l s.r.l a.C d.C"),
    numbered=words(
        """
        pag pagg p pp art artt n nn vol fig gen feb mar apr mag giu lug ago set sett ott nov dic lun
        mer gio ven sab Gen Feb Mar Apr Mag Giu Lug Ago Set Ott Nov Dic
        """
    ),
)
_PORTUGUESE = Habits(
    titles=words(
        """
        Sr Sra Srta Srs Sras Dr Dra Drs Prof Profa Profª Exmo Exma Eng Gen Cel D Dom Mons Sto Sta
        p.ex aprox Av Min Dep Des Ver Adv Arq Excia Ilmo Mr Mrs
        tel Tel
        """
    ),
    short=words("etc Cia Lda Ltda S.A Inc a.C d.C"),
    numbered=words(
        """
        nº núm pág págs p art cap vol fig jan fev mar abr jun jul ago set out nov dez seg ter qua
        qui sex sáb dom
        """
    ),
    hours=words("a.m p.m"),
)
_RUSSIAN = Habits(
    titles=words(
        """
        им проф акад доц ген полк ул пр просп пл пос пгт обл д кв т.е т.к т.н напр см ср стр с гр
        св о
        """
    ),
    short=words("г гг в вв т.д т.п др пр тыс млн млрд трлн руб долл коп чел кг км м ч мин н.э р"),
)
_UKRAINIAN = Habits(
    titles=words(
        """
        ім проф акад доц ген полк вул просп пл обл буд кв т.зв напр див пор стор с св м смт о чл
        журн вид Вид мал рис табл тел
        """
    ),
    short=words("р рр ст т.д т.п т.ін ін тис млн млрд трлн грн дол коп кг км год хв н.е"),
)
_POLISH = Habits(
    titles=words(
        """
        prof dr hab inż mgr red gen płk kpt por ks bp abp św im ul al pl np tzn tzw m.in tj wg ok
        zob por ww min woj sp św nr ur zm nadkom podinsp asp mjr tel proj
        """
    ),
    short=words("r w itd itp tys mln mld godz p.n.e n.e o.o z.o.o S.A p.p.m"),
    numbered=words("s str art ust poz pkt rozdz"),
    ordinal_dot=True,
)
_TURKISH = Habits(
    titles=words(
        """
        Dr Prof Doç Yrd Av Sn Op Uzm Alb Gen Org Hz St örn Örn bkz Bkz yakl vb vd vs T.C Cad Sok Mah
        """
    ),
    short=words("Şti Ltd A.Ş M.Ö M.S"),
    numbered=words("s No no md bk"),
    ordinal_dot=True,
)
_ARABIC = Habits(
    titles=words("د أ أ.د م.م ص ج ط"),
    short=words("م هـ ه ق.م ب.م"),
    openers=words(
        "وقال وقالت وأضاف وأضافت وأكد وأكدت وأعلن وأعلنت وأوضح وأشار وكان وكانت وفي ولم وقد كما"
    ),
)

_BY_LANGUAGE = {
    "ar": _ARABIC,
    "de": _GERMAN,
    "en": _ENGLISH,
    "es": _SPANISH,
    "fr": _FRENCH,
    "it": _ITALIAN,
    "pl": _POLISH,
    "pt": _PORTUGUESE,
    "ru": _RUSSIAN,
    "tr": _TURKISH,
    "uk": _UKRAINIAN,
}
_UNKNOWN = Habits()


@cache
def habits_of(code: str) -> Habits:
    """Return how the language of an ISO 639-1 code writes, as far as is known here.

    Where no words that open a sentence are listed, the function words do, with a capital.
    """
    habits = _BY_LANGUAGE.get(code, _UNKNOWN)
    abbreviations = frozenset().union(
        habits.titles,
        habits.short,
        habits.firms,
        habits.degrees,
        habits.states,
        habits.numbered,
        habits.hours,
    )
    return replace(
        habits,
        openers=habits.openers or frozenset(map(str.capitalize, stop_words(code))),
        tails=frozenset(short[-TAIL:] for short in abbreviations if len(short) >= TAIL),
    )
