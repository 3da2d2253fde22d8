"""What newsletters say about themselves: stubs instead of a text, and lines that are no news."""

import re
from collections.abc import Iterator

from briefings.reading.paragraphs import paragraphs
from briefings.spans import Mark

_MAIL = r"(?:e-?mails?|newsletters?|messages?|brief(?:ing)?s?|digests?|mailings?|updates?|alerts?)"

_STUB = re.compile(
    r"""
    \b(?:view|read|see|open)\ (?:this\ |the\ |it\ |our\ )?(?:\w+\ ){0,2}
        (?:in|on|with)\ (?:your|a|the|any)\ (?:web\ ?)?(?:browser|site)
    | \bview\ (?:online|in\ browser|web\ version|as\ (?:a\ )?web\ ?page) | \bonline\ version\b
    | (?<!\w)html(?!\w) | \btrouble\ (?:viewing|reading) | \bcan['’]t\ (?:see|read|view)\ this
    | \b(?:im|in\ ihrem|in\ deinem|in\ einem)\ (?:web-?)?browser\b | \bonline-?version\b
    | \b(?:dans|dans\ votre|avec\ un)\ (?:le\ |un\ )?navigateur\b | \bversion\ en\ ligne\b
    | \b(?:en|no|nel|en\ el|en\ su|no\ seu|nel\ tuo)\ (?:el\ |tu\ |su\ |o\ )?
        (?:navegador|browser)\b
    | \bversión\ (?:en\ línea|web)\b | \bversão\ (?:online|web)\b | \bversione\ (?:online|web)\b
    | \bв\ браузере?і?\b | \bверси[яюі]\b | \bw\ przeglądarce\b | \bwersj[aię]\ online\b
    | \btarayıcı | المتصفح | 浏览器 | 瀏覽器
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What the plain part of a message says if the text is in its HTML part only."""

_STUB_WORDS, _COMMON, _SHORT = 60, 0.5, 400
"""A plain part of at most so many words is a stub if it says what stubs say, or if less than this
share of its words are in the HTML's text; one of at least so many code points is rarely one."""

_STUB_SHARE = 0.2
"""A plain part of fewer words than this share of the HTML's is a stub, too."""

_LINES = re.compile(
    rf"""
    \byou(?:['’]re|\ are)\ (?:now\ )?(?:(?:receiv|gett)ing\ (?:this|these|our|it)|subscribed)\b
    | \byou\ (?:have\ )?(?:received?|got)\ this\ {_MAIL}
    | \bthis\ {_MAIL}\ (?:was|is|has\ been)\ (?:sent|delivered)\b
    | \bwhy\ (?:did|am|do)\ (?:you|I)\ (?:get|getting|receive|receiving)\ this
    | \bunsubscribe\b | \bopt(?:-|\ )?out\ of\b.{{0,80}}\b{_MAIL}\b | \bstop\ receiving\b
    | \b(?:manage|update|change|edit)\ (?:your\ |my\ )?(?:\w+\ ){{0,2}}
        (?:preferences|subscriptions?|settings|profile)\b
    | \bforwarded\ (?:this|to\ you)\b | \b{_MAIL}\ (?:was\ )?forwarded\ to\ you\b
    | \b(?:sign|signed|signing)\ up\ (?:here|for\ (?:our|the|this|more|free)|to\ (?:get|receive))\b
    | \bget\ (?:it|this|them|us|our\ \w+|more\ like\ this)\ in\ your\ inbox\b | \bin\ your\ inbox\b
    | \badd\ (?:us|this\ address|[^\s@]{{1,64}}@[^\s@]{{1,255}})
        \ to\ your\ (?:address\ book|contacts|safe)
    | \b(?:view|read|open)\ (?:this|it|the)\ ?(?:{_MAIL})?\ ?in\ (?:your|a|the)\ (?:\w+\ )?browser\b
    | \bview\ (?:online|in\ browser)\b | \bour\ mailing\ address\b
    | \b(?:do\ not|don['’]t)\ reply\ to\ this\ {_MAIL}\b
    | ^(?:please\ )?(?:donate|give|contribute|chip\ in|support\ (?:us|our))\b
    | \b(?:support|fund)\ (?:our|independent|this)\ (?:\w+\ )?(?:journalism|newsroom|reporting)\b
    | \bconsider\ (?:a\ donation|donating|supporting\ us|subscribing|becoming\ a)\b
    | \b(?:share|forward)\ this\ {_MAIL}\b | \b(?:sent|delivered)\ to\ \S+@\S+
    | \b(?:no\ more|don['’]t)\ (?:want|wish)\ (?:to\ (?:get|receive)\ )?(?:these|this|our)\ {_MAIL}
    | \bbecome\ a\ (?:member|subscriber|supporter|patron)\b | \b(?:make|with)\ a\ donation\b
    | \b(?:upgrade\ to|(?:only|reserved)\ for|exclusive\ to)\ (?:our\ |a\ )?(?:paid|paying|premium)
    | \bfor\ (?:paid|paying|premium)\ subscribers\b | \bsubscribers?[\ -]only\b
    | \bthis\ (?:post|story|article|issue)\ is\ for\ (?:\w+\ )?(?:subscribers|members)\b
    | \bsubscribe\ (?:now\ )?to\ (?:read|continue|keep|unlock|get)\b
    | \bsie\ (?:erhalten|bekommen)\ dies\w*\ | \babbestellen\b | \babmelden\b | \bvom\ newsletter\b
    | \bvous\ recevez\ ce | \bse\ désabonner\b | \bdésinscri | \bvous\ désabonner\b
    | \b(?:usted\ )?recibe[s]?\ este | \bdarse\ de\ baja\b | \bcancelar\ (?:la\ |tu\ |su\ )?suscrip
    | \bvocê\ (?:está\ )?receb | \bcancelar\ (?:a\ |sua\ )?(?:inscrição|assinatura)\b
    | \bdescadastr | \bвы\ получили?\ это | \bотписаться\b | \bви\ отримали\ цей | \bвідписатися\b
    | \botrzymujesz\ t[eę] | \bwypisać\ się\b | \bzrezygnować\ z\ (?:subskrypcji|newslettera)\b
    | \bbu\ e-?postayı | \babonelikten\ (?:çık|ayrıl) | إلغاء\ الاشتراك | 退订 | 取消订阅
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What a newsletter says of how it is got, left, passed on and paid for; ten languages."""

_MOST_WORDS = 60
"""The longest paragraph that such words spoil as a whole: of a longer one, the sentence alone."""

_SENTENCE = re.compile(r".*?[.!?。！？][\"”’)]*(?:\s+|$)|.+$", re.DOTALL)


def may_be_stub(plain: str, markup: str) -> bool:
    """Say whether the HTML part is worth a look: markup is many times as long as its text."""
    return len(plain) < max(_SHORT, _STUB_SHARE * len(markup)) or bool(_STUB.search(plain))


def is_stub(plain: str, html: str) -> bool:
    """Say whether a plain part only stands in for the text of the HTML part.

    A true copy of the text has its words; a shorter one that has others is about the mail.
    """
    words, others = plain.casefold().split(), html.casefold().split()
    if len(words) >= len(others):
        return False
    if len(words) < _STUB_SHARE * len(others):
        return True
    if len(words) > _STUB_WORDS:
        return False
    known = frozenset(others)
    common = sum(word in known for word in words)
    return common < _COMMON * len(words) or bool(_STUB.search(plain))


def furniture_marks(text: str) -> Iterator[Mark]:
    """Yield what of a mail is about the mail itself: it is not quotable."""
    for paragraph in paragraphs(text):
        if not _LINES.search(paragraph.text):
            continue
        if len(paragraph.text.split()) <= _MOST_WORDS and _is_spoilt(paragraph.text):
            yield Mark(paragraph.start, paragraph.end, "navigation")
            continue
        for found in _SENTENCE.finditer(paragraph.text):
            if _LINES.search(found[0]):
                yield Mark(
                    paragraph.start + found.start(), paragraph.start + found.end(), "navigation"
                )


def _is_spoilt(text: str) -> bool:
    """Say whether all but one of a paragraph's sentences are about the mail itself."""
    sentences = [found[0] for found in _SENTENCE.finditer(text)]
    return sum(not _LINES.search(sentence) for sentence in sentences) <= len(sentences) // 2
