"""Who denies what the sentence before says: an accusation is never shown alone."""

import re
from typing import Final

from briefings.agreement.claims import claim_of
from briefings.language.candidates import Candidate

_WHAT: Final = "(?:claim|charge|accusation|allegation|report|suggestion|assertion|criticism)s?"
_DENIAL: Final = re.compile(
    r"\b(?:den(?:ies|ied) (?:it|this|them)\b(?! \w+ing\b)"
    r"|(?:den(?:ies|ied)|reject(?:s|ed)|dismiss(?:es|ed)|disput(?:es|ed)|refut(?:es|ed)"
    rf"|rebut(?:s|ted)) (?:(?:the|this|that|these|those) {_WHAT}\b(?! that\b)"
    r"|(?:any )?(?:wrongdoing|involvement|responsibility)\b"
    r"|that (?:notion|characterization|characterisation|version|account)\b"
    rf"|all (?:the |of the |these |those )?{_WHAT}))"
    r"|\b(?:say|says|said|call|calls|called|insist|insists|insisted) (?:that )?"
    rf"(?:it|this|that|these|they|those|the {_WHAT})(?: is| was| were| are| as)? (?:an? )?(?:\w+ )?"
    r"(?:false|untrue|baseless|unfounded|fabricated|pretext|lies?|propaganda|nonsense|hoax)\b"
)
"""A denial that points back: "denied the claim", "say that was a false pretext"."""
_WITHIN: Final = re.compile(
    r"\b(?:but|though|although|while|whereas|asked|accus\w+|report(?:s|ed)|never|not|who)\b"
    r"[^.;]{0,120}\Z|n['’]t \Z",
    re.IGNORECASE,
)
"""What before a denial shows that it answers its own sentence, or is none: "never denied it"."""
_ONE_SIDE: Final = re.compile(
    r"\b(?:none of|not true|untrue|erroneous|baseless|if true"
    r"|insist(?:s|ed|ing)? (?:that )?(?:he|she|they)|innocen\w+|disturbing"
    r"|den(?:y|ies|ied|ying)|refut\w+)\b",
    re.IGNORECASE,
)
"""Words by which the sentence before is on the side of who denies, or on neither."""
_ANY: Final = re.compile(r" any ")
_ACCUSES: Final = re.compile(
    r"(?:accus|alleg|charg|suspect|crim|complain|lawsuit|sued|blam|abus|harass|threat|assault"
    r"|fraud|misconduct|steal|stole|sold|lied)\w*",
    re.IGNORECASE,
)
"""What a denial of "any wrongdoing" answers."""
_LONGEST: Final = 90
"""Characters of what is denied that are shown."""


def denial(one: Candidate, other: Candidate) -> tuple[str, str] | None:
    """Return what two sentences of an article claim where the later one denies the earlier.

    Args:
        one: a sentence.
        other: the one right after it in the article, or right before.

    Returns:
        The words of the one, and those of the other.
    """
    if one.position > other.position:
        found = denial(other, one)
        return found and found[::-1]
    between = one.article.body[one.span.end : other.span.start]
    answer = _DENIAL.search(other.text)
    if answer is None or between.strip() or _DENIAL.search(one.text):
        return None
    if _WITHIN.search(other.text, 0, answer.start()) or _ONE_SIDE.search(one.text):
        return None
    if _ANY.search(answer.group()) and not _ACCUSES.search(one.text):
        return None
    return _gist(one), answer.group()


def _gist(sentence: Candidate) -> str:
    """Return the words that a sentence quotes, or else its own, as far as they are short."""
    spans = claim_of(sentence).quotation_spans
    begin, end = max(spans, key=lambda span: (span[1] - span[0], -span[0]), default=(0, 0))
    said = sentence.text[begin:end].strip("\"“”‘’'.,") or sentence.text.rstrip(".")
    if len(said) <= _LONGEST:
        return said
    return said[: said.rfind(" ", 0, _LONGEST)].rstrip(",;:—– ")
