"""Paragraphs in which a site speaks to its reader, not of the news: walls, notices, appeals.

Each sign is anchored at the beginning of a paragraph, or speaks to "you": reports on cookies,
donations and subscriptions stay quotable.
"""

import re
from collections.abc import Iterator

from briefings.reading.paragraphs import paragraphs
from briefings.spans import Mark

_LONGEST = 90
"""Words of a notice; what is longer is prose."""
_LOOKED_AT = 300
"""Code points of a paragraph in which a sign may be."""
_FEWEST = 8
"""Words of a paragraph of prose; shorter ones are headings and buttons."""

_COOKIES = r"""
we (?:value|care about|respect) your privacy|your privacy (?:matters|is important)
we and (?:our|selected|up to)\b[^.]{0,40}\bpartners
(?:we|(?:this|our) (?:web)?site)\b[^.]{0,60}\b(?:uses?|stores?|sets?)\b[^.]{0,60}\bcookies
you (?:may|can) (?:click|withdraw|change|manage|refuse)\b[^.]{0,60}\b(?:consent|choices)
by (?:clicking|continuing|using this)\b
wir (?:verwenden|nutzen|setzen)\b[^.]{0,60}\bcookies|ihre privatsphäre|mit ihrer zustimmung
nous (?:utilisons\b[^.]{0,40}\bcookies|(?:et nos|respectons votre)\b)
(?:utilizamos|usamos)\b[^.]{0,40}\bcookies|nosotros y nuestros\b|nós e (?:os )?nossos\b
(?:мы используем|ми використовуємо)\b[^.]{0,40}(?:cookie|куки)|używamy\b[^.]{0,30}\bcooki
utilizziamo\b[^.]{0,40}\bcookie|(?:wij|we) gebruiken cookies|sitemizde\b[^.]{0,40}\bçerez
"""
_SCRIPTS = r"""
please (?:enable|turn|disable|allow|whitelist|verify|sign|log|subscribe|donate|consider)\b
(?:verify|confirm)\b[^.]{0,20}\byou(?:['’]re| are)\b
are you (?:a )?(?:human|robot)|checking your browser|complete the (?:captcha|action below)
access to this (?:page|site) (?:has been|is) denied|(?:page|article) not found\b
(?:sorry, )?this (?:content|article|page|video|site) is (?:not|un)\s?(?:available|supported)\b
we(?:['’]ve| have)? (?:noticed|detected|see)\b[^.]{0,40}\b(?:ad[ -]?block|unusual|browser)
you are (?:seeing|receiving|reading) this\b|do not sell my\b|manage (?:cookies|consent|preferences)
javascript (?:is|must|needs|has)\b|(?:it looks like|it seems)\b[^.]{0,40}\bad[ -]?block
"""
_SUBSCRIPTIONS = r"""
to (?:continue|keep) reading|to read (?:the|this|more)\b|already (?:a|an|have)\b[^.]{0,30}\?
you(?:['’]ve| have) (?:reached|used|read|hit|exceeded)\b[^.]{0,40}\b(?:limit|free|articles?)
(?:subscribe|sign (?:up|in)|log ?in|register|join)\b[^.]{0,60}\b(?:read|reading|access|unlock)\b
(?:subscribe|sign (?:up|in)|log ?in|register|join)\b[^.]{0,60}\b(?:unlimited|newsletter|inbox)
(?:this|the full) (?:article|content|story|post) is\b[^.]{0,40}\b(?:subscribers|members)\b
(?:start|get|try|enjoy)\b[^.]{0,40}\b(?:free trial|subscription|unlimited|digital access|inbox)\b
(?:only )?for (?:paying |paid )?(?:subscribers|members)\b|(?:subscribers|members) only\b
(?:unlock|gift|purchase|read the full|continue) this (?:article|story)|cancel any ?time\b
(?:log|sign) in or (?:create|register|subscribe)|create (?:a|your) (?:free )?account\b
(?:your|this) (?:free )?(?:trial|subscription) (?:includes|gives|will|has|helps)\b
(?:download|get|open) (?:the|our)\b[^.]{0,30}\bapp\b|stay (?:informed|up to date|in the know) with
um (?:weiterzulesen|(?:diesen|den (?:ganzen|vollständigen)) artikel)
jetzt (?:abonnieren|testen)|(?:sie haben |haben sie )?(?:bereits|schon) (?:abonnent|ein abo)
weiterlesen mit|nur für abonnenten|dieser (?:artikel|inhalt) ist (?:nur|exklusiv)
pour (?:lire la suite|continuer|poursuivre)\b|abonnez-vous|(?:déjà|vous êtes) abonné
(?:cet article|ce contenu|article|contenu) (?:est )?réservé|il vous reste\b|vous avez atteint\b
para (?:seguir|continuar) (?:leyendo|lendo|a ler)|suscríb(?:ete|ase)|¿?ya eres suscriptor
(?:este )?(?:contenido|artículo|conteúdo|artigo) (?:é |es )?exclusivo|assine\b|já é assinante
(?:has|ha|você|já) (?:alcanzado|llegado al|atingiu)\b
чтобы (?:читать|продолжить)|оформите подписку|подпишитесь|уже есть подписка
щоб (?:читати|продовжити)|оформіть передплату|підпишіться
aby (?:czytać dalej|przeczytać)|wykup (?:dostęp|prenumeratę)|masz już (?:prenumeratę|konto)
per continuare a leggere|abbonati\b|sei già abbonato|word abonnee|lees verder met
(?:okumaya devam etmek|devamını okumak) için|abone ol
"""
_APPEALS = r"""
(?:support|fund|back|help fund)\b[^.:]{0,50}\b(?:journalism|our (?:work|newsroom|reporting))\b
donate (?:now|today|here|to us)|make a (?:donation|contribution|gift)\b
become a (?:member|supporter|patron|subscriber)\b
(?:if you (?:enjoy|like|value|appreciate)|without your|we (?:rely|depend) on your?)\b
unterstützen sie|jetzt spenden|spenden sie\b|soutenez\b|faites un don\b
apoya (?:el|nuestro|a)\b|apoie\b|haz una donación|faça uma doação|dona (?:hoy|ahora)|doe hoje
поддержите\b|підтримайте\b|wesprzyj\b|wspieraj\b|sostieni\b|bağış yap
"""
_SURROUNDINGS = r"""
(?:additional )?reporting by [^.]{2,200}?(?:editing|writing|compiled)\b|purchase licensing rights
this (?:material|content) may not be (?:published|reproduced|copied)|comments are (?:closed|open)
(?:read|see) our (?:comment|privacy|editorial|community)|thank(?:s| you) for (?:reading|subscribing)
this (?:article|story|text) was (?:translated|generated|written)\b[^.]{0,30}\b(?:ai|machine)\b
[^.]{2,40} receives? (?:financial )?support from\b[^.]{0,80}\b(?:journalism|foundations)
our standards:|the views (?:and opinions )?expressed|(?:the )?opinions expressed
die (?:hier )?geäußerten|les opinions exprimées|las opiniones (?:aquí )?expresadas
as opiniões expressas|мнение (?:автора|редакции) (?:может|не)
more on this (?:story|topic)|most (?:read|popular)|you (?:may|might) also|trending now
recommended for you|don['’]t miss|editors?['’]s? picks?|related (?:topics|stories|articles)
this (?:article|story|piece|post) (?:was )?(?:originally|first) (?:published|appeared)
(?:got|have) a (?:news )?(?:tip|story)\b|send (?:us )?(?:your )?(?:tips|feedback)
(?:contact|e-?mail|write to) (?:us|the (?:author|editor|reporter|writer))\b
lesen sie (?:auch|mehr)|mehr zum thema|(?:à )?lire aussi|lea también|leia (?:também|mais)
читайте (?:также|також)|czytaj (?:też|także|więcej)|leggi anche|lees ook|ayrıca okuyun
"""
_ANYWHERE = r"""
stor(?:e|ing) (?:and/or |and |or )?access(?:ing)? information on (?:a|your) device
(?:enable|activate|turn on|allow) (?:javascript|cookies)|(?:disable|turn off) your ad[ -]?block
your browser (?:does not|doesn['’]t|is not|isn['’]t) support
(?:aktivieren|schalten) sie\b[^.]{0,30}\b(?:javascript|cookies)|включите javascript
(?:activer|activez|activa|active|habilite|habilita|ative|włącz|attiva)\b[^.]{0,20}\bjavascript
"""


def _either(*lists: str) -> str:
    return "|".join("|".join(words.strip().splitlines()) for words in lists)


_BEGINNINGS = _either(_COOKIES, _SCRIPTS, _SUBSCRIPTIONS, _APPEALS, _SURROUNDINGS)
_OPENING = re.compile(_BEGINNINGS)
_SIGNS_BEFORE = " *•[({<>|–—-→»“\"'"
_SIGN = re.compile(_either(_ANYWHERE))
_SIGNS = ("javascript", "cookies", "device", "your ad", "your browser")
"""Of which every `_SIGN` has one."""


def is_notice(text: str) -> bool:
    """Say whether a paragraph is the site's word to its reader."""
    small = (
        text[:_LOOKED_AT].lower().lstrip(_SIGNS_BEFORE)
    )  # branches in small letters are tried ten times faster
    found = _OPENING.match(small) or (any(sign in small for sign in _SIGNS) and _SIGN.search(small))
    return bool(found) and len(text.split()) <= _LONGEST


def find_notices(body: str) -> Iterator[Mark]:
    """Yield the paragraphs of `body` that are notices."""
    for paragraph in paragraphs(body):
        if is_notice(paragraph.text):
            yield Mark(paragraph.start, paragraph.end, "notice")


def is_wall(body: str) -> bool:
    """Say whether all prose of a text is notices: whoever saved the page saw no article."""
    read = [paragraph.text for paragraph in paragraphs(body)]
    prose = [text for text in read if len(text.split()) >= _FEWEST]
    return any(map(is_notice, read)) and all(map(is_notice, prose))
