"""Sentences that weigh or recall what happened instead of telling it. English.

"The timing of the visit is significant", "the parade signals a shift": a report's own judgement,
which everybody who reports the event shares, and which tells a reader nothing. Nor is it news what
happened "at the time" of another thing.
"""

import re
from typing import Final

from briefings.language.languages import code_of

_WEIGHS: Final = re.compile(
    r"""\b(?:is|are)\s(?:also\s|widely\s|particularly\s|especially\s|highly\s)?
      (?:(?:significant|symbolic|notable|noteworthy|telling|striking|pivotal)
         (?=[,.;:–—]|\s(?:as|because|given|since|that|for|in)\b)
      | (?:seen|viewed|regarded)\sas )
    | (?<!that\s)(?<!which\s)(?<!who\s)\b(?:underscores|highlights|reflects
      | signals(?=\s(?:an?|the)\b) | symboli[sz]es | showcases | exemplifies | illustrates
      | epitomi[sz]es | resonates?\swith | looms?\slarge | speaks?\svolumes | serves?\sas\sa
      | marks\sa\s(?:turning|milestone|shift)
      | comes\s(?:amid|as(?!\s(?:an?|soon)\b)|at\sa\s(?:time|moment)) )\b
    | \b(?:provides?|gives?|offers?|hands?)\s[^,.;]{3,40}?\s(?:an?\s(?:\w+\s){0,2}
      (?:boost|platform|opportunity|lift|propaganda\s(?:victory|win)))\b
    | \b(?:casts?|fram(?:es?|ed)|portray(?:s|ed)?|present(?:s|ed)?|position(?:s|ed)?)
      \s(?:itself|himself|herself|themselves)\sas\b
    | ^(?:At\sthe\stime, | As\s[^,]{2,40}\sreminds?\s(?:us|readers)\b)
    | \b(?:comes?|came|set)\sagainst\s(?:an?|the)\sbackdrop\b
    | \b(?:only\stime\swill\stell|the\s(?:true|real)\stest|beyond\ssymbolism)\b""",
    re.VERBOSE | re.IGNORECASE,
)


def is_commentary(sentence: str, language: str | None = None) -> bool:
    """Return whether `sentence` weighs what happened; of other languages than English False."""
    return code_of(language) == "en" and bool(_WEIGHS.search(sentence))
