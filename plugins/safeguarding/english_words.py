"""First names borne in England and Wales that are also English words.

They count as a name only where capitals and the sentence say so. Written with spaces and lines for
the reader: months and seasons, virtues, flowers and trees, jewels and colours, animals, weather and
nature, trades and titles, places, verbs, things.
"""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a text, in any order, on any number of lines."""
    return frozenset(words.split())


ENGLISH_NAME_WORDS: frozenset[str] = word_set("""
april august autumn christmas december easter friday january july june march may monday noel
november october saturday season september spring summer sunday tuesday wednesday winter

amity blessing bliss bonny chance charisma charity clarity clement comfort constant courage
delight destiny devout dream earnest eternity faith felicity fortune frank free freedom genesis
gift glory goodness grace gracious happy harmony haven heaven honest honesty honor honour hope
ideal innocent integrity joy joyous jubilee justice kindness liberty love loyal loyalty lucky
lyric majesty melody memory mercy merit merry miracle modest modesty noble passion patience
peace praise precious pride promise prosper providence prudence pure purity radiance remember
revere royal royalty sage salvation serenity sincere solace sonnet temperance tranquil trinity
triumph true trust truth unity valor valour verity victor victory virtue wisdom wise wish worth
worthy zeal

acacia acorn alder almond amaryllis anemone angelica ash aspen aster azalea balsam basil bay
blossom bluebell bramble briar brier bryony burdock buttercup calla camellia cassia cedar
celandine cherry chestnut chicory clementine clover columbine coriander cosmos cowslip cypress
daffodil dahlia daisy dill elder elm fennel fern fig fleur flora flower forest foxglove fuchsia
gardenia garland geranium ginger grove harvest hawthorn hazel heath heather hemlock holly
honeysuckle hyacinth indigo iris ivy jasmine juniper kale larch laurel lavender leaf lemon lilac
lily linden lotus magnolia mallow maple marguerite marigold marjoram meadow mimosa mint moss
myrtle nettle oak olive orange orchid pansy parsley peach pear peony peppermint petal petunia
pine pip plum poppy posy primrose primula quince reed rose rosebud rosemary rowan rush saffron
senna sequoia sorrel sweetpea tansy tarragon thistle thyme tulip valerian verbena vervain vine
viola violet willow wren yarrow yew zinnia

agate amber amethyst aqua azure beige beryl blue bronze brown cobalt copper coral crimson
crystal diamond ebony emerald garnet gold golden goldie gray green grey iron ivory jade jasper
jet jewel lapis magenta onyx opal pearl peridot pink platinum quartz red ruby rusty sable
sapphire scarlet sienna silver steel sterling tawny teal topaz turquoise umber velvet white

badger bear beaver bird birdie buck bunny cat colt crane cricket cub deer dolphin dove drake
eagle falcon fawn finch fox hawk heron jay kestrel kite kitten lamb lark linnet lion lynx martin
merlin mouse nightingale oriole otter panda panther peacock phoenix piper puma puppy raven robin
starling swan swift tiger wolf wolfe

air aurora avalanche beck blaze breeze brook brooke cave clay cliff cloud coast comet cove crag
creek dale dawn dell dew dune dusk earth echo eclipse ember equinox fen field fire fjord flame
flint ford frost galaxy gale glade glen harbour hill horizon island isle lake land lane light
lightning marsh midnight mist misty moon morning mountain nebula night north nova ocean orion
planet rain rainbow ray ridge river rivers rock rocky sailor sand sandy sea shade shadow shore
sky skye snow snowy solstice star stardust starry stone storm stormy stream sun sunny sunrise
sunset sunshine tempest terra thunder tide vale valley water wave west windy world

abbot archer artist baker bard baron bishop butcher carter chandler chase constable cooper count
dancer deacon dean doctor drummer duke earl farmer fisher fletcher forester fuller gardener
general gunner guy harper hunter judge king knight lady lance lord mage major marshal marshall
mason master mayor miles miller minister monk page painter palmer parker pilgrim pilot poet pope
porter potter prince princess queen ranger reader reeve regent rider ryder saint scout senator
shepherd sheriff singer squire steward tanner taylor thatcher turner tyler walker warden weaver
wright

africa albany america asia boston brazil britain china cuba dakota denver eden egypt essex
france holland india ireland israel italy jersey kent kenya london malta montana nevada olympia
oxford persia rio roman rome savannah troy virginia wales york

ace angel art arty bill bob bud buddy can chip chuck dab dash dot drew ed gene grant hank herb
jack jot kit lee mark mat max mike nick norm pat peg penny pet rich rob rue skip sly stew sue
tad trip van wade ward will wills win woody zip

abbey alpha amen an anchor anthem apple aria arrow atlas axis bambi banjo beacon bee bell berry
blade book booker boy brand bread brick bridge buzz cadence calypso camp candy cannon canon
caper carol case cash castle celeste chant charm colony cookie cotton crew cross crown curry
cutter dandy darling day denim diva dixie dixon do doll don dude elan elegy else epic ever exit
extra fable fan fancy ferris ferry fife flip flow fly game gates gay gull gypsy hale halo harp
hart he heir henna hero holiday homer hunt in ion jam jazz jean jeans jenny jig journey judo
junior karma keen key kiss kitty lad law legacy legend link little loch lock long lore lorry mac
man manna mars maverick maxim maze me mercury mick midge mom muse music my myth nan navy neon
new nike nil novel nun oat ode oh opera oracle oz pace paddy pan pepper pierce pike pixie polo
pop power prism prize puck quest quill quiz rafter rally ram ramble rand randy rapture real
rebel reef regal rhyme rhythm ring ripple robby roger roo rosy rover ruff rune runner safari
saga sari sash satin saviour say scotch see she shy silk sir so sol son song sonny sorrow spark
spike spirit story sugar sweet symphony tab tally tango temple ten theory thor thorn tiny titan
to topper total treasure treat tree trek trig trooper tuck tune tweed twig up us vesper vida
vivid way welcome wild wilder wiley willing winner winsome wonder wood wynd yes you young zen
zephyr zest zinc zodiac
""")
"""Lower-case, without accents."""
