"""The words of days, parts of the day and durations: by CLDR, and what people say besides."""

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final

from bot.subscriptions.times.folding import fold

_OUR_PARTS: Final[Mapping[str, str]] = {
    "am": "a.m. a.m am ص صباحا",
    "pm": "p.m. p.m pm م",
    "morning": "in the mornings/mornings/vormittag/matins/del dia/утром/по утрам/вранці/зранку"
    "/щоранку/sabahlari/الصبح/早/早晨",
    "afternoon": "afternoons/днем/вдень/tarde/下午",
    "evening": "evenings/tonight/in the night/вечером/по вечерам/ввечері/увечері/щовечора"
    "/aksamlari/في المساء/المساء/晚/夜里",
    "noon": "mittag/mittags/midday/12 noon/high noon/zu mittag/в полдень/опівдні"
    "/oglen/ogle vakti/ogleyin/منتصف النهار/الظهر/正午/中午",
    "midnight": "12 midnight/um mitternacht/medianoche/полночь/опівночі/в полночь/منتصف الليل"
    "/午夜/半夜/零点",
    "night": "nights/por la noche/de noche/ночью/вночі/geceleyin",
}
_OUR_DAYS: Final[Mapping[int, str]] = {
    0: "понедельник понеділ segunda 礼拜一 禮拜一 週一",
    1: "вторник вівтор terca 礼拜二 禮拜二 週二 tues",
    2: "сред серед quarta 礼拜三 禮拜三 週三 weds",
    3: "четверг четвер quinta 礼拜四 禮拜四 週四 thur thurs",
    4: "пятниц п'ятниц пятниц sexta 礼拜五 禮拜五 週五",
    5: "суббот субот sabado 礼拜六 禮拜六 週六 sonnabend sonnabends السبت",
    6: "воскресень воскресен неділ domingo 礼拜日 礼拜天 星期天 周天 禮拜天 週日",
}
"""Names, and stems of languages whose names have cases."""
_DAY_SETS: Final[Mapping[str, str]] = {
    "0123456": "daily/everyday/every day/each day/every single day/all days/7 days a week/mon-sun"
    "/taglich/jeden tag/alle tage/tous les jours/chaque jour/quotidien"
    "/quotidiennement/cada dia/todos los dias/diario/a diario/diariamente/todos os dias/todo dia"
    "/каждыи день/ежедневно/щодня/кожен день/кожного дня/her gun/gunluk/كل يوم/يوميا"
    "/每天/每日/天天",
    "01234": "weekdays/weekday/every weekday/on weekdays/workdays/workday/work days/working days"
    "/business days/week days/werktags/wochentags/an werktagen/unter der woche/en semaine"
    "/jours ouvres/jours ouvrables/les jours de semaine/entre semana/dias laborables/dias habiles"
    "/dias uteis/dias de semana/dia de semana/будни/по будням/в будни/в будние дни/будние дни"
    "/рабочие дни"
    "/по рабочим дням"
    "/будні/по буднях/у будні/в будні/щобудня/у робочі дні/робочі дні/hafta ici/is gunleri"
    "/ايام العمل/من الاثنين الى الجمعة/工作日/平日",
    "56": "weekends/weekend/the weekend/every weekend/on weekends/am wochenende/wochenende"
    "/wochenends/an wochenenden/le week-end/week-end/week-ends/les week-ends/fin de semana"
    "/fines de semana/los fines de semana/fim de semana/fins de semana/nos fins de semana"
    "/aos fins de semana"
    "/выходные/по выходным/в выходные/вихідні/у вихідні/на вихідних/по вихідних/hafta sonu"
    "/hafta sonlari/عطلة نهاية الاسبوع/周末/週末",
}
_OUR_UNITS: Final[Mapping[str, str]] = {
    "second": "sec seconds second",
    "minute": "mins",
    "hour": "hrs",
    "day": "d j t д tagen дней сутки суток дни gunluk gunlugune ايام يوما 日",
    "week": "w الاسبوع недель неделю неделе неделей тиждень тижні haftalik 星期 个星期 週 礼拜"
    " اسابيع",
    "month": "месяце monat monats monaten الشهر mos mo месяц місяць aylik 月 个月 個月",
    "year": "jahren jahres год году року yillik 年",
}
_NUMBERS: Final = (
    "",
    "one a an un une uno una um uma ein eins eine einen einer один одну одна одного bir واحد 一",
    "two deux dos dois duas zwei два две дві iki 二",
    "three trois tres drei три uc 三",
    "four quatre cuatro quatro vier четыре чотири dort 四",
    "five cinq cinco funf пять п'ять bes 五",
    "six seis sechs шесть шість alti 六",
    "seven sept siete sete sieben семь сім yedi 七",
    "eight huit ocho oito acht восемь вісім sekiz 八",
    "nine neuf nueve nove neun девять дев'ять dokuz 九",
    "ten dix diez dez zehn десять on 十",
    "eleven onze once elf одиннадцать одинадцять onbir 十一",
    "twelve douze doce doze zwolf двенадцать дванадцять oniki 十二",
)


_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_ARABIC_AND: Final = re.compile(r"(?<!\S)و(?=\d|ال)")
"""The "and" that is written with the day or number after it."""
_CHINESE_JOINTS: Final = frozenset("到至和与、每在")


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text, as they are compared."""
    return frozenset(map(fold, words.split()))


@lru_cache(maxsize=1)
def day_names() -> Mapping[str, Mapping[str, int]]:
    """Return, for each name of a weekday, its number by the languages that call it so."""
    found: dict[str, dict[str, int]] = {}
    for meaning, language, name in _named("day"):
        found.setdefault(name, {})[language] = int(meaning)
    for number, names in _OUR_DAYS.items():
        for name in names.split():
            found.setdefault(fold(name), {}).setdefault("", number)
    return found


@lru_cache(maxsize=1)
def parts_of_day() -> Mapping[str, str]:
    """Return the part of the day that each phrase names: am, pm, morning, noon, night."""
    found: dict[str, str] = {}
    for part, _language, name in _named("part"):
        found.setdefault(name, part)
    for part, names in _OUR_PARTS.items():
        found |= {fold(name): part for name in names.split("/" if "/" in names else " ")}
    return found


@lru_cache(maxsize=1)
def day_sets() -> Mapping[str, frozenset[int]]:
    """Return the days that each phrase such as "every weekday" stands for."""
    return {
        fold(name): frozenset(map(int, days))
        for days, names in _DAY_SETS.items()
        for name in names.split("/")
    }


@lru_cache(maxsize=1)
def units() -> Mapping[str, str]:
    """Return the unit of time that each word names: minute, hour, day, week, month, year."""
    found = {name: unit for unit, _language, name in _named("unit")}
    return found | {
        fold(name): unit for unit, names in _OUR_UNITS.items() for name in names.split()
    }


@lru_cache(maxsize=1)
def numbers() -> Mapping[str, int]:
    """Return the numbers to twelve by their words."""
    return {fold(name): n for n, names in enumerate(_NUMBERS) for name in names.split()}


def separate(text: str) -> str:
    """Return `text` with spaces between words of time that Chinese and Arabic write together."""
    spaced = _chinese().sub(r" \g<0> ", text) if _HAN.search(text) else text
    return _ARABIC_AND.sub(" ", spaced)


@lru_cache(maxsize=1)
def _chinese() -> re.Pattern[str]:
    names = {*day_names(), *parts_of_day(), *day_sets(), *_CHINESE_JOINTS}
    words = sorted(filter(_HAN.match, names), key=lambda name: (-len(name), name))
    hour = r"[\d一二两三四五六七八九十]+[点點时時](?:\d+分?|半|一刻|三刻)?"
    return re.compile(rf"{hour}|{'|'.join(map(re.escape, words))}")


def _named(kind: str) -> list[tuple[str, str, str]]:
    text = files(__package__).joinpath("names.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return [(meaning, language, name) for each, meaning, language, name in rows if each == kind]
