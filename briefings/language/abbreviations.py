"""What a full stop may mean, by language: abbreviations, and the words that open a sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How a language writes.

    Attributes:
        titles: abbreviations that a name follows; they never end a sentence.
        short: abbreviations that end a sentence only where a new one plainly begins.
        numbered: abbreviations that end a sentence unless a number follows.
        hours: abbreviations that end a sentence unless a day or a time zone follows.
        openers: capitalised words that plainly begin a sentence.
        calendar: names of days, months and time zones.
        speech: verbs that report what was said.
        ordinal_dot: whether a number with a full stop is an ordinal ("8. Mai").
    """

    titles: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    hours: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    calendar: frozenset[str] = frozenset()
    speech: frozenset[str] = frozenset()
    ordinal_dot: bool = False


def words(text: str) -> frozenset[str]:
    """Return the words of `text`, which white space divides."""
    return frozenset(text.split())


_ENGLISH = Habits(
    titles=words(
        """
        Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Rev Msgr Hon Gen Maj Col Lt Capt Cmdr Cdr Adm Brig
        Sgt Cpl Pvt Pfc Sen Sens Rep Reps Gov Govs Pres Sec Supt Insp Det Atty Amb Asst Assoc Dep v
        vs cf viz e.g i.e
        """
    ),
    short=words(
        """
        Inc Corp Co Cos Ltd Bros Jr Sr Esq Dept Univ Assn Bldg Ave Blvd Rd St Ste Mt Ft Fr Mfg Intl
        Natl etc al ibid Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn
        Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo ft lb lbs oz sq Ph.D
        """
    ),
    numbered=words(
        """
        No Nos no nos Vol vol Fig fig Figs Art art Ch ch Para para pp p approx ca circa Jan Feb Mar
        Apr Jun Jul Aug Sep Sept Oct Nov Dec
        """
    ),
    hours=words("a.m p.m A.M P.M"),
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
    titles=words("Hr Hrn Fr Dr Prof St Nr bzw z.B d.h u.a ca evtl ggf inkl vgl sog Abs Art"),
    short=words("usw etc Mio Mrd Co Str Jh u.s.w"),
    openers=words("Der Die Das Ein Eine Er Sie Es Wir Ich In Im Am Auf Bei Mit Nach Vor Und Aber"),
    ordinal_dot=True,
)
_FRENCH = Habits(
    titles=words("M MM Mme Mmes Mlle Dr Pr Me St Ste cf av"),
    short=words("etc al p.ex"),
    openers=words("Le La Les Un Une Il Elle Ils Elles Ce Cette Ces En Dans Pour Mais Et Selon"),
)
_SPANISH = Habits(
    titles=words("Sr Sra Srta Sres Dr Dra Prof Gral Cnel D Dña Ud Uds Vd núm pág"),
    short=words("etc EE.UU EE UU"),
    openers=words("El La Los Las Un Una En Por Para Pero Y Según Con Este Esta Ese Esa"),
)
_RUSSIAN = Habits(
    titles=words("г гг ул им проф акад ген т.е т.к напр см стр"),
    short=words("т.д т.п др тыс млн млрд руб"),
    openers=words("В На По Но И Он Она Они Это Этот Как Мы Я С К Для При После"),
)

_BY_LANGUAGE = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "ru": _RUSSIAN,
}
_UNKNOWN = Habits()


def habits_of(code: str) -> Habits:
    """Return how the language of an ISO 639-1 code writes, as far as is known here."""
    return _BY_LANGUAGE.get(code, _UNKNOWN)
