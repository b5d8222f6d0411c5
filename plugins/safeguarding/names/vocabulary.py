"""Small closed lists of English words by which the context of a name is read. All lower-case."""

from __future__ import annotations

from safeguarding.english_words import word_set

ADULT_TITLES = word_set("""
cllr councillor dame doctor dr father lady lord mr mrs ms mx prof professor rev revd reverend
sir sister
""")
"""Titles that children do not bear. "Miss" and "Master" are not among them: children may."""

TITLES = ADULT_TITLES | {"miss", "master"}
ROYAL_TITLES = frozenset({"king", "queen", "prince", "princess", "emperor", "saint", "pope"})

HONORIFICS = frozenset("dr mr mrs ms mx prof rev revd".split())
"""Titles of adults however they are written, "mr ali" too; "miss" and "sir" are also words."""
SHORT_TITLES = HONORIFICS | {"cllr", "pc", "st"}
"""Titles that a point may follow."""
CALLED = (
    TITLES
    | ROYAL_TITLES
    | word_set("""
admiral aunt auntie aunty brigadier captain chef coach colonel constable duchess duke farmer general
grandad grandma grandpa granny imam inspector major matron nan nanna nanny nurse officer pc
president prophet rabbi sergeant sheikh uncle vicar
""")
) - {"father", "master", "sister"}
"""Words that before a name, both with capitals, say that it is an adult's, or somebody's role."""
CHILD_TITLES = word_set("captain king master miss prince princess queen")
"""Those of them that a child may be given for a day."""
BY_FIRST_NAME = word_set("dame doctor lady lord professor sir")
"""Titles that stand before first names, or that children play: "Sir Noah", "Doctor Amelia"."""
OF_ADULTS = (TITLES - BY_FIRST_NAME) | word_set("""
aunt auntie aunty constable grandad grandma grandpa granny imam inspector nan nanna nanny pc pope
prophet rabbi saint sergeant sheikh uncle vicar
""")
"""Titles that a child hardly bears, unless in a play."""

PARTICLES = word_set("""
ab abu af al ap av ben bin bint binti d da das de del della den der di dos du e el ibn l la le
mac mc ni nic o saint san santa st te ten ter ud ul umm ur van von y zu
""")
"""Little words within surnames: van der Berg, bin Ali, Ní Bhriain, O'Neill."""

PLACE_WORDS = word_set("""
academy ave avenue beach bridge castle cathedral center centre chapel church city close college
county court crescent drive estate farm gallery gardens grove hall hospital house infant infants
island junior lake lane library museum nursery palace park place primary pub rd river road
school square stadium station street terrace theatre town valley village way wood woods
""")
STREETS = frozenset({"avenue", "ave", "close", "lane", "rd", "road", "street"})
"""Those of them that few families are called, so that a name before them is a street's."""
PLACE_BEFORE = frozenset({"st", "saint", "lake", "mount", "port", "fort", "cape"})

MONTHS = word_set("""
april august december february january july june march may november october september
""")
SEASONS = frozenset({"spring", "summer", "autumn", "winter"})
BEFORE_A_DATE = word_set("""
during each early every in last late mid next since this throughout till until
""")
NUMBERED = frozenset({"year", "yr", "class", "group", "reception", "room", "team"})
"""Words whose number is no day: "Year 1 May sowed beans"."""
AFTER_A_DATE = word_set("""
assembly ball bank day deadline fair fayre fete half holiday holidays sats term
""")
BEFORE_OF = word_set("""
beginning days end middle month months start week weeks
""")

MODALS = frozenset({"will", "may", "can"})
AFTER_A_MODAL = word_set("""
a all an any anybody anyone carers children everybody everyone families he her his i it its my
not our parents people pupils she somebody someone staff teachers that the their there these
they this those we you your
""")
IMPERATIVES = {
    "hope": word_set("all everybody everyone that the this to we you your"),
    "mark": word_set("a all an each every in it our out that the these this those your"),
    "chase": word_set("a all it the them your"),
    "grant": word_set("me us your"),
}
"""Verbs that begin sentences and are names, and what follows them then."""
ARTICLES = frozenset({"the", "a", "an"})

FUNCTION_WORDS = word_set("""
a an and any as at be but by can could did do even every for go had has have he her here hers
him his how i if in is it its just let many me more most my no not now of off on one or our out
over see she so some than that the their them then there they this to too two under up us was we
well were what when who why with yes yet you your
""")
"""Words that begin sentences by the dozen; as a name (An, My, You) they need a better sign."""

SMALL_WORDS = word_set("""
arti billy bobby camel char chess comet curly dilly dinar diya dolly dory dua dune dusty edit elif
else ewe gala gem guru haiku hay iman imam inca jammy job joss jay judo kali kara koala laser
limo lotus mama mana manta mare mate misty moss mum nova oda omega paisley pita puja raja
rani rocky said sandy sofa soma stormy tabby tea teddy terry vita yoga
""")
"""First names that in small letters are other words, of English or of what schools teach."""

NEVER_BETWEEN = word_set("""
and at but by for from helps in is like likes meets met not of on or said saw says the to versus
visits vs was with
""")
"""Words that do not stand between a first name and its surname."""

VIRTUES = word_set("""
charity compassion courage creativity curiosity determination equality fairness faith forgiveness
friendship generosity grace gratitude harmony honesty honor honour hope humility independence
integrity joy justice kindness love loyalty mercy patience peace perseverance resilience respect
responsibility service tolerance trust truth unity wisdom
""")
"""What schools call their values."""

TOPICS = word_set("""
art christmas courage easter faith forest harvest honesty hope jazz joy jubilee judo kindness love
music opera patience peace poetry rivers respect romans space story trust unity
""")
"""What primary schools write about, and children are called, beside months and seasons."""

PERSONAL_DEEDS = word_set("""
ate drew knew ran read said sang sewed sowed spoke swam swept taught thought threw won wore wrote
""")
"""What no month does: "last May sowed her beans"."""
DEEDS = PERSONAL_DEEDS | word_set("""
beat became began bit blew brought built came chose climbed could did does drove fell felt found
gave goes got grew had has held hid is kept led made met sat saw says stood told took wants was
went will wins
""")
"""What a sentence says of a person right after the name, beside words in -ed."""

FIELD_WORDS = word_set("""
family familyname first firstname forename given givenname last lastname name surname
""")
"""Field names of data such as JSON-LD: {"givenName": "…", "familyName": "…"}."""

BEFORE_A_LETTER = word_set("""
appendix band block class form gate grade group hall house level option part plan question room
section set table team type unit vitamin year zone
""")
"""A letter after these is a label ("Team A"), not an initial."""

EPITHETS = word_set("""
abbot aunt baron big bishop brave bright brother captain champion constable cousin dear duke
earl gentle good happy hero jolly king knight little long major marshal merry noble nurse old
page poet poor pope prince princess queen rich saint santa sergeant short small squire strong
sweet uncle wild winner wise young
""")
"""Words that stand before a first name by themselves: "Young Amelia", "King Arthur"."""

SURNAME_WORDS = EPITHETS | word_set("""
abbot abbott ash baker ball bank banks barber barn barrow bass bay bean bear beck bell berry best
bird bishop black blackbird blunt bond boon booth bowl bowler bowls boys branch brand bridge
bright brook brooks broom brown bull burn burns bush butcher butler butter buttons cain cane
carpenter carter case cash castle cave chance chandler change chase child chips church clay close
coal coat cole combs cook cooke cooper corn cotton couch court cow cox crane crisp cross crow
crown cruise curry curtain daft dale dance dark dash dates day days dean deer dell dew diamond
dock dodge dove down downs drain drake draper drew drinkwater driver drum duck dyer eagle earl
east easter english ever fair fairweather falcon farmer fawn fell fern field fields finch fish
fisher flag fleet flint flood flower flowers fog foot ford forest forester forward fowler fox
frame france freed freeman french friend frost fry fuller game garden gardener gates gay gift
glass glover gold golden good goodman goose grand grant grave graves gray green greenwood grey
ground grove groves guest gun gunner guy hail hall ham hand hands hardy hare harp harper hart hawk
hay hazel head heath hedge hedges hill hills hobbs hogg holder holiday hollow holly holmes holt
home hood hook hope horn horne horse house huff hull hunt hunter ivory jewel jolly joy jump kettle
key keys king kings kitchen kite kitten knight lake lamb land lane large lark law leaf lee light
lily little lock london long lord love low major man manners march mark marks marsh marshal mason
massey masters may mayor mead meadow meadows mean mercer merry miles mill miller mills mole monday
money monk moon moor moore moss mould mount mountain mummy nation new newton nice night noble
north nurse nutter oak oaks old olive orange orchard organ over page paint painter palmer paradise
park parker parks parrot parry parson parsons part partridge past peace peach peacock pear pearl
penny pepper perks perry pike pine piper pitt place plant plum pond pool poole poor pope porter
post potter potts pound power price pride priest prince prior prize prosper pye queen quick rain
raven ray read reader reed reeves rice rich rider ring rivers roach robin rock roman rook rooms
root rose rowe rush rust sail sailor sale salmon salt sand sands saunter savage scotland sea seal
seed shade sharp shaw sheen shepherd ship shore short silver singer skinner slack slater slaughter
small smart smith snow soap sole south spark sparks sparrow speed spence spice spring squire staff
star steel steer stern still stock stone storm stout strange street strong stub such sugar summer
summers sun sunday swallow swan sweet swift tanner taylor teal temple thorn thorpe thrush tiller
timber tippett toy trade train tree trout true turner twist tyler underhill underwood vale
valentine vicar vine wade wager wagstaff walker wall waller walls ward warden wares water waters
way weaver webb weeks welcome wells welsh west wheat wheeler whistler white wild wilde will wills
winder window winner winter winters wise wolf wood woodcock woods wool woolf wren wright yard york
young younger
""")
"""Surnames that are English words: they count only where capitals say so."""
