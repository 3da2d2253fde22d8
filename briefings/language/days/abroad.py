"""The same of other languages: "hier", "gestern", "завтра"; no weekdays."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from briefings.language.before import search_before
from briefings.language.days.calendar import days_from
from briefings.spans import DayReference


class _Language(NamedTuple):
    """How a language names days beside the article's.

    Attributes:
        offsets: days from the article's, by word; one that also means "morning" is left out.
        acts: what a word looks like that tells of something done or about to be done, so that
            "today" next to it is that day and not these times.
    """

    offsets: Mapping[str, int]
    acts: re.Pattern[str]


def _language(acts: str, **offsets: int) -> _Language:
    return _Language(offsets, re.compile(rf"(?:{acts})\Z", re.IGNORECASE))


_LANGUAGES: Final = {
    "de": _language(
        r"sagte|teilte|erklärte|meldete|gab|kündigte|wurden?|wird|werden|beschloss|entschied|traf"
        r"|trafen|verkündete|berichtete|begann|starb|kam|kamen",
        vorgestern=-2,
        gestern=-1,
        heute=0,
        übermorgen=2,
    ),
    "fr": _language(
        r"annoncé|déclaré|dit|affirmé|indiqué|confirmé|décidé|publié|rencontré|adopté|voté|signé",
        **{"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "aujourd’hui": 0, "demain": 1},
    ),
    "es": _language(
        r"dijo|fue|fueron|hizo|\w{3,}(?:ó|aron|ieron)|será|serán|\w{3,}rán?",
        anteayer=-2,
        ayer=-1,
        hoy=0,
    ),
    "pt": _language(
        r"disse|foi|foram|fez|\w{3,}(?:ou|aram|eram|iram|iu|eu)|será|serão|\w{3,}rão",
        anteontem=-2,
        ontem=-1,
        hoje=0,
        amanhã=1,
    ),
    "ru": _language(
        r"\w{2,}(?:л|ла|ло|ли|лся|лась|лось|лись)", позавчера=-2, вчера=-1, сегодня=0, завтра=1
    ),
    "uk": _language(
        r"\w{3,}(?:ав|ив|ів|ла|ло|ли|вся|лася|лося|лися)",
        позавчора=-2,
        вчора=-1,
        учора=-1,
        сьогодні=0,
        завтра=1,
    ),
    "pl": _language(
        r"\w{2,}(?:ł|ła|ło|li|ły)", przedwczoraj=-2, wczoraj=-1, dziś=0, dzisiaj=0, jutro=1
    ),
    "tr": _language(r"\w{2,}(?:[dt][ıiuü]|acak|ecek)", dün=-1, bugün=0, yarın=1),
}
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BOUNDED: Final = re.compile(
    r"\b(?:bis|von|vom|das|ab|seit|für|de|d['’]|le|à|en|jusqu['’]à|depuis|dès|pour|em|até|desde|para"
    r"|hasta|por|a|do|до|на|с|от|від|з|od|na|dla|z)\s?\Z",
    re.IGNORECASE,
)
"""What makes a limit of such a word, or these times: "bis heute", "depois de amanhã"."""
_IN_GENERAL: Final = re.compile(r"\s(?:en|em)\s(?:día|dia)\b|['’]")
_BESIDE: Final = 2
"""Words on either side of "today" among which what was done stands."""


def find_days_abroad(text: str, published: date, code: str) -> Iterator[DayReference]:
    """Yield the words of a text in a language other than English that mean a day, and that day.

    Args:
        text: a sentence.
        published: the day its article was published.
        code: ISO 639-1 code of the language; of one that isn't known nothing is found.
    """
    language = _LANGUAGES.get(code)
    if language is None:
        return
    words = list(_WORD.finditer(text))
    for place, found in enumerate(words):
        offset = language.offsets.get(found[0].lower())
        if offset is None or (place and found[0][0].isupper()):
            continue
        if search_before(_BOUNDED, text, found.start()) or _IN_GENERAL.match(text, found.end()):
            continue
        if offset == 0 and not (place and _acts(text, words, place, language.acts)):
            continue
        day = days_from(published, offset)
        if day:
            yield DayReference(*found.span(), day)


def _acts(text: str, words: Sequence[re.Match[str]], place: int, acts: re.Pattern[str]) -> bool:
    """Tell whether something is done by a word near the one at a place, with no mark between."""
    for near in words[max(0, place - _BESIDE) : place + _BESIDE + 1]:
        first, last = sorted((near.span(), words[place].span()))
        apart = re.search(r"[^\w\s'’-]", text[first[1] : last[0]])
        if near is not words[place] and not apart and acts.match(near[0]):
            return True
    return False
