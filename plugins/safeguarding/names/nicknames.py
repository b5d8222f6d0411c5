"""Short and pet forms of first names: they count only together with the surname."""

from __future__ import annotations

_FORMS = """
abigail: abi abbie abby gail
adam: ad addy
adrian: ade
aidan: aid
albert: al albie alby bert bertie
alexander: al alec alex alexi lex sandy sacha sasha xander zander
alexandra: alex ali allie lexi lexie sandra sandy sasha alexa
alfred: al alf alfie fred freddie
alice: ali allie
alison: ali allie
amanda: mandy manda
amelia: ames amy emmy mia millie milly mel melia
andrew: andy drew
angela: ange angie
anna: annie anya
annabelle: anna annie bella belle
anthony: ant tony
antonia: toni tonia
archibald: archie
arthur: art artie arty
barbara: babs barb barbie
barnaby: barney barn
beatrice: bea bee beattie trixie
benedict: ben benny
benjamin: ben benji benny
bernard: bernie
bethany: beth bethie
bradley: brad
bridget: biddy bridie
caroline: caz carrie lina
cassandra: cass cassie
catherine: cat cath cathy kate katie kit kitty
charles: charlie chas chaz chuck
charlotte: charlie charly lottie lotty chaz char
christina: chris chrissie tina christie
christian: chris
christine: chris chrissie tina
christopher: chris kit topher
clementine: clem clemmie
constance: connie
cordelia: delia cordy
daniel: dan danny
danielle: dani danni elle
david: dave davey davy dai
deborah: deb debbie debs
dominic: dom nic
donald: don donnie
dorothy: dot dottie dolly dora
edmund: ed eddie ned ted
edward: ed eddie ned ted teddy
edwin: ed eddie
eleanor: ellie nell nellie nora elle ella
elizabeth: beth betsy betty bess bessie eliza elsie libby liz liza lizzie lizzy lilibet
ellen: ellie nell nellie
emily: em emmy millie milly
emma: em emmie
esther: essie
euphemia: effie
evelyn: eve evie
felicity: fliss flick fee
florence: flo flora flossie florrie
frances: fran frankie franny
francesca: fran frankie franny chess cesca
francis: frank frankie
frederica: freddie
frederick: fred freddie freddy fredrick
gabriel: gabe gabi
gabriella: gabby gabi ella
gareth: gaz
gemma: gem
geoffrey: geoff jeff
george: georgie geordie
georgia: georgie
georgina: george georgie gina
gerald: gerry jerry
gillian: gill gilly jill
grace: gracie
gregory: greg
gwendoline: gwen gwennie
hannah: han
harriet: hattie harri hatty
harrison: harry
harold: harry hal
helena: lena nell
henrietta: hettie etta hen
henry: harry hal hank
hugh: hughie
imogen: immy immie imo
isaac: ike zac zak
isabel: bel bella belle issy izzy isa
isabella: bel bella belle ella issy izzy isa
isabelle: bel bella belle issy izzy isa
isobel: bel issy izzy
jacob: jake cobi
jacqueline: jackie jacqui
jaqueline: jackie jacqui
james: jamie jim jimmy jem
jane: janie jenny
janet: jan
jasmine: jas jaz jazz jassy
jeffrey: jeff
jemima: jem mima
jennifer: jen jenny jennie
jeremy: jem jez jerry
jessica: jess jessie
joanna: jo jojo joey
joanne: jo
john: jack johnny jon
jonathan: jon jonny john johnny nathan
joseph: joe joey jo
josephine: jo josie posy
joshua: josh
judith: judy jude
julia: jules julie
julian: jules
katherine: kat kate kath kathy katie kit kitty
kathleen: kath kathy katie
kathryn: kat kate kath kathy katie
kenneth: ken kenny
kimberley: kim kimmy
lawrence: larry laurie loz
leonard: len lenny leo
leonardo: leo
lewis: lou lew
lillian: lil lily lilly
louis: lou louie
louisa: lou lulu
louise: lou lulu
lucas: luke
lucinda: lucy cindy
lucy: luce lulu
lydia: lyddie
madeleine: maddie maddy maddi
madeline: maddie maddy
madison: maddie maddy
magdalena: magda lena
margaret: daisy greta maggie marge margie meg megan peggy rita madge
maria: mia ria
marianne: mari annie
martha: marnie mattie
martin: marty
mary: maisie molly polly may mamie
matilda: mattie tilda tillie tilly
matthew: mat matt matty
maximilian: max maxi
maxwell: max
megan: meg
melanie: mel
melissa: mel missy lissa
michael: mick mickey mike mikey micky
michelle: shell chelle mish
mohammed: mo moe moh
millicent: millie milly
miranda: mandy randa
miriam: mim mimi
natalie: nat tali
natasha: nat tash tasha
nathan: nat nate
nathaniel: nat nate nathan
nicholas: nick nicky nico
nicola: nic nicky nikki
nicole: nic nicky nikki
oliver: ol ollie olly oli
olivia: liv livvy livi olly ollie
oscar: ozzy ossie
pamela: pam
patricia: pat patsy patty tricia trish
patrick: paddy pat rick
penelope: pen penny nell
peter: pete
philip: phil pip
phillip: phil pip
philippa: pip pippa
rachel: rach rae
raymond: ray
rebecca: bec becca becky becks
reginald: reg reggie
richard: dick rich richie rick ricky
robert: bob bobbie bobby rob robbie bert
roberta: bobbie robbie
robin: rob robbie
rodney: rod
roland: rolly rollo
ronald: ron ronnie
rosalind: ros roz rosie
rosemary: rose rosie romy
rose: rosie
rupert: rue
russell: russ
samantha: sam sammy
samuel: sam sammy
sarah: sal sally sadie
sebastian: seb bas bash
sidney: sid
simon: si
sophia: soph sophie fifi
sophie: soph
spencer: spence
stanley: stan
stella: stell
stephanie: steph stevie
stephen: steve stevie steph
steven: steve stevie
stuart: stu
susan: sue susie suzy
susannah: sue susie suzie zannah
suzanne: sue suzie suzy
sylvester: sly
tabitha: tabby
tamara: tam tammy mara
terence: terry tel
teresa: terry tess tessa
thaddeus: tad thad
theodora: dora theo thea
theodore: ted teddy theo
theresa: terry tess tessa
thomas: tom tommy
timothy: tim timmy
tobias: toby
valerie: val
vanessa: ness nessa
verity: vee
veronica: ronnie vee
victor: vic
victoria: tori vic vicki vicky tory
vincent: vin vince vinnie
virginia: ginny
vivienne: viv
walter: walt wally
wilfred: wilf fred wilfie
wilhelmina: billie mina minnie willa
william: bill billy liam will willie willy wills
winifred: win winnie freda
zachary: zac zach zack zak
alejandro: alex ale
alessandro: alex ale sandro
aleksander: alex olek
aleksandra: ola alex
katarzyna: kasia
malgorzata: gosia
magdalene: magda lena
stanislaw: staszek stas
jakub: kuba
francisco: paco fran
guadalupe: lupe
jose: pepe
ignacio: nacho
giovanni: gianni gio
giuseppe: beppe peppe
dimitri: dima mitya
dmitri: dima mitya
anastasia: ana stacy nastya tasia
yekaterina: katya
ekaterina: katya
ivan: vanya
mikhail: misha
nikolai: kolya
tatiana: tanya tania
abdullah: abdul
abdulrahman: abdul
ibrahim: ibby ibs
ismail: izzy
mustafa: mus musti
fatima: fati
khadija: dija
oluwaseun: seun
oluwatobi: tobi
oluwadamilola: dami damilola
chukwuemeka: emeka
chidinma: chichi
adebayo: bayo ade
olumide: olu mide
temitope: temi tope
"""

_BY_NAME: dict[str, frozenset[str]] = {
    name: frozenset(forms.split())
    for name, forms in (line.split(":") for line in _FORMS.strip().splitlines())
}


def short_forms(name: str) -> frozenset[str]:
    """Short forms of a first name (both folded, lower-case); empty when none is known."""
    return _BY_NAME.get(name, frozenset())
