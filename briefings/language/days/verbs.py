"""English verbs by what they leave open of a day beside them, as closed lists and one ending.

A tagger is no part of the product, and a list can be read: what is on none of them dates nothing.
"""

from typing import Final


def words_set(words: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(words.split())


_IRREGULAR: Final = (
    "ate bade beat became began bent blew bought broke brought built burnt came caught chose "
    "clung crept dealt did died dove drew drove fell felt fled flew forgot fought found froze "
    "gave got grew had heard held hid kept knew laid lay led left lent lost made meant met "
    "overcame overran oversaw overtook paid ran rang rebuilt resold retook rode rose sang sank "
    "sat saw sent shook shone shot shrank slept slid slew sold sought spent spoke sprang sped "
    "spun stole stood struck stuck swam swept swore swung taught tied told took thought threw "
    "tore underwent undertook upheld went withdrew withstood woke won wore wove wrote said "
    "forbade foresaw broadcast spat leapt learnt misled outdid redrew rewrote lied vied pled "
    "mistook partook outran stung slung"
)
_PARTICIPLES: Final = (
    "arisen beaten begun bitten blown born borne broken bound chosen done drawn driven eaten "
    "fallen flown forbidden forgotten frozen given gone grown hidden known laid overthrown "
    "overtaken proven ridden risen rung seen shaken shown shut slain spoken stolen strewn "
    "struck sung sunk sworn taken thrown torn undergone undertaken withdrawn woken worn written "
    "hit hurt put cut set"
)
_NOT_PAST: Final = (
    "aged alleged armed based beloved bed bleed breed concerned creed deed detailed embed "
    "exceed feed greed hatred heed hundred indeed infrared interested kindred limited naked "
    "need newlywed proceed red related sacred seed shed so-called speed steed succeed supposed "
    "tired unmanned unprecedented used weed wicked wounded watershed bloodshed experienced "
    "sophisticated skilled mixed united biased"
)
_LOOKING_AHEAD: Final = (
    "agreed aimed allowed anticipated arranged assigned awaited backed billed booked braced "
    "called cancelled canceled chose committed considered delayed demanded discussed doomed "
    "eyed expected extended faced feared fixed forecast geared headed hoped intended invited "
    "meant needed opposed organised organized owed pencilled permitted planned pledged poised "
    "postponed predicted prepared projected promised proposed pushed readied rescheduled "
    "reserved required scheduled set slated sought supported tasked threatened timed tipped "
    "tried urged vowed wanted warned welcomed debated picked selected sold offered bought"
)
_HAPPENING: Final = (
    "abducted ambushed appeared arrested arrived assassinated attacked attended began blew "
    "bombed broke broadcast burned came captured carried caught charged clashed climbed closed "
    "collapsed convened convicted crashed crossed damaged defeated departed derailed destroyed "
    "detained died downed drew drowned dropped ended entered erupted escaped evacuated exploded "
    "fell filed fired flew fled fought gained gathered grew hit hosted indicted injured issued "
    "joined jumped killed landed launched left lost marched met moved narrowed ousted "
    "overturned pleaded plunged posted published raided reached recaptured recorded released "
    "reopened reported rescued resigned resumed returned rose ruled ran sank seized sentenced "
    "shelled shot shelved signed sparked spoke stabbed started stepped stormed struck suffered "
    "surged swept took toppled traded travelled traveled tumbled unveiled updated visited voted "
    "walked went widened withdrew won wounded approved rejected endorsed nominated submitted "
    "missed sent received boycotted became rippled leaked pondered found gave finished settled "
    "touched circulated robbed overruled blocked halted burst expelled deported freed hanged "
    "beheaded sworn"
)

IRREGULAR: Final = words_set(_IRREGULAR)
PARTICIPLES: Final = words_set(_PARTICIPLES)
NOT_PAST: Final = words_set(_NOT_PAST)
LOOKING_AHEAD: Final = words_set(_LOOKING_AHEAD)
"""What was planned, wished, judged or called off may lie ahead: "a vote scheduled Friday"."""
HAPPENING: Final = words_set(_HAPPENING)
"""Verbs that happen on the day that ends their clause, whatever stands between."""
SAYING: Final = words_set(
    "said told wrote tweeted testified announced confirmed reported stated added explained"
)
MODAL: Final = words_set(
    "will would shall should may might can could must won't wouldn't 'll ’ll won’t wouldn’t"
)
FUTURE: Final = words_set("will shall won't won’t")
BE: Final = words_set("is are am be being 's ’s isn't aren't isn’t aren’t")
WAS: Final = words_set("was were had wasn't weren't hadn't wasn’t weren’t hadn’t")
HAVE: Final = words_set("has have having hasn't haven't hasn’t haven’t")
PLANNED: Final = words_set(
    "anniversary appearance appointment arrival auction ballot briefing by-election ceasefire "
    "cease-fire celebration ceremony closure collection concert conference contest convention "
    "coronation date deadline deal debate decision demonstration departure derby drill election "
    "elections event events exam execution exercise expiry festival final fixture flight "
    "funeral game games gathering general hearing holiday inauguration interview kickoff launch "
    "lecture march match meeting meetings mission opening parade payment performance poll polls "
    "premiere primary primaries procession protest protests publication race rally rallies "
    "referendum release report results reunion review runoff sale sentencing service session "
    "show shows sitting speech speeches strike strikes summit talks test tests tour tournament "
    "trial trip truce visit visits vigil vote votes voting walkout wedding workshop"
)
"""What is put into a calendar, so that it may be yet to come."""
UNPLANNED: Final = words_set(
    "accident ambush arrest arrests assassination attack attacks avalanche blast blasts bombing "
    "bombings breach crash death deaths derailment earthquake explosion explosions fire flood "
    "killing killings massacre murder murders outage quake shooting shootings stabbing tornado "
    "tremor tsunami violence wildfire"
)
"""What nobody announces."""
SPEECH: Final = words_set(
    "statement interview letter tweet tweets memo email e-mail filing note column blog post "
    "report ruling message op-ed release bulletin broadcast article announcement speech "
    "briefing video conference"
)


EXPECTED: Final = words_set(
    "expected scheduled slated planned set meant supposed timed booked billed tipped poised "
    "arranged assigned intended projected rescheduled"
)
"""Those of `LOOKING_AHEAD` that are never what a subject did."""
SAYING_SO: Final = words_set("saying writing tweeting posting speaking adding telling")
NOUNS_IN_ING: Final = words_set(
    "bombing building buildings morning evening king ring wing spring string killing shooting "
    "nothing something anything everything wedding sibling siblings ceiling"
)

NAMING_A_DAY: Final = words_set(
    "declared proclaimed designated named chose picked made suggested mentioned eyed found "
    "celebrated marked observed missed took gave skipped"
)
"""Verbs of which the day may be the object: "declared Friday a holiday"."""
ADDRESSEES: Final = words_set(
    "the a his her its their reporters journalists lawmakers investors analysts parliament "
    "deputies senators supporters officials employees staff workers viewers listeners delegates "
    "ministers colleagues shareholders court committee jury panel paper newspaper agency judge "
    "audience council channel broadcaster station magazine website crowd news state television"
)
"""Whom one tells something."""
PENDING: Final = words_set(
    "due ready available likely eligible effective expiring valid upcoming coming how what why "
    "incident raid raids verdict clash clashes robbery appeal order ban bid"
)
"""What else may have the day for itself."""
BORDER: Final = words_set(
    "that who which whose whom where when while as if because since although though unless "
    "whether until till than but before once amid despite without"
)
"""Where another clause begins."""
CONDITION: Final = words_set("if unless whether until till before once lest")
LOOSE: Final = words_set("for over about ahead against following regarding")
"""What turns to another event: "left for talks on Friday"."""
SMALL: Final = words_set(
    "a an the his her its their our my some two three four five six seven eight nine ten dozens "
    "hundreds thousands him them it us"
)
DAY_NAMES: Final = words_set(
    "monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday tonight"
)
FEARED: Final = words_set(
    "planned feared foiled thwarted threatened plotted possible any warned threat attempted alleged"
)
"""What makes of an attack one that is yet to be."""
HABIT: Final = words_set("usually normally always often typically generally traditionally never")
"""What makes a day any such day."""
UNMIXED: Final = words_set(
    "went began took saw fell rose gave broke wrote spoke drove ran came withdrew knew threw flew "
    "grew drew chose ate did sang shook stole swore tore woke wore became overtook undertook said "
    "told died collapsed arrived erupted resigned returned appeared crashed landed departed voted "
    "pleaded exploded emerged occurred happened"
)
"""Past forms that are no participles: they have a subject before them."""


def is_past(word: str) -> bool:
    """Tell whether a word in small letters is a past form: "said", "ruled", no "hundred"."""
    if word in IRREGULAR:
        return True
    return len(word) > 4 and word.endswith("ed") and "-" not in word and word not in NOT_PAST  # noqa: PLR2004
