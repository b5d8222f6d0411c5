"""Spellings of one name: names that came from another alphabet are written in many ways."""

from __future__ import annotations

_SAME = """
muhammad mohammed mohamed mohammad muhammed mohamad muhamed mohamud mohd muhamad mehmet mahamed
ahmed ahmad ahmet achmed
mahmood mahmoud mahmud mehmood
zainab zaynab zeinab zeynab zeynep zaineb xaynab
aisha ayesha aysha aicha aishah aaisha ayisha aiesha ayse
fatima fatimah fatma fathima faatimah fatemeh fateema faduma fadumo
khadija khadijah khadeeja khadeejah hadija khadeja khadidja
maryam mariam maryum meryem mariyam miriam marium
yusuf yousuf yousef youssef yusef yosef yousif yusif yoosuf yusaf
ibrahim ebrahim ibraheem ibrahem ebraheem
ismail ismael ismaeel ishmael esmail ismaaeel
isa eesa issa essa eisa
musa moosa mousa moussa
mustafa mustapha moustafa mostafa
hussain hussein husain husayn hossain hussien hossein hussian
hassan hasan hassaan
abdullah abdallah abdulla abdoullah abdalla
abdulrahman abdurrahman abdelrahman abdirahman abdurahman abdulrehman abdrahman
abdi abdy
ali aly
omar umar omer umer
usman uthman osman othman usmaan ousmane
bilal bilaal belal
hamza hamzah hamzeh
haris harris harith haaris
yahya yahia yehia
zakariya zakaria zakariyya zakariyah zakarya zachariah
suleiman sulaiman sulayman soleiman suleman sulaymaan soliman
dawud dawood daud daoud
idris idrees idriss
iman eman emaan imaan
amina aminah ameena aamina ameenah amna aminata
asiya asiyah aasiya asia
sumaya sumaiya sumayyah sumayya sumaiyah
safiya safiyah safiyya safia saffiyah
hafsa hafsah hafza
ruqayyah ruqayya rukaya ruqaiya rokaya
khalid khaled
rashid rasheed rachid
said saeed saied sayed syed sayyid saeid
karim kareem
rahim raheem
salim saleem
jamal jamaal gamal djamal
tariq tarek tarik tareq tarique
faisal faysal feisal
nasir nasser naser naseer
qasim kasim qasem kassim casim
imran imraan emran
farooq farouk faruk faruq
akhtar akhter aktar akter
begum begom beegum
chowdhury choudhury chaudhry choudhry chaudhary chowdhry chaudhri choudhary
sheikh shaikh sheik shaykh cheikh
siddiqui siddiqi siddique siddiq sediqi
qureshi quraishi koreshi kureshi qureishi
iqbal ikbal eqbal
mirza meerza
uddin udin ouddine uddeen
rahman rehman rahmaan
hashim hashem hashmi
aaliyah aliyah aleeyah alia aliya
leila layla laila leyla lailah leilah
noor nur nour noora nura
yasmin yasmine yasmeen jasmin jasmine yazmin
sara sarah saara
zara zarah zahra zahrah
inaya inayah anaya enaya
elif alif aleef
olena elena helena yelena
oleksandr alexander aleksandr alexandr aleksander
dmytro dmitri dmitry dimitri dmitriy
serhiy sergei sergey serhii
volodymyr vladimir wolodymyr
mykola nikolai nikolay mykolai
yevhen evgeny yevgeny evgeni
yulia julia iuliia yuliia julija
kateryna katerina ekaterina yekaterina
andriy andrei andrey andrii andrej
oleksiy alexei alexey oleksii aleksei
iryna irina
tetiana tatiana tetyana tatyana
natalia nataliya natalya nataliia nathalie
sofia sophia sofiya sofija zofia sofiia
isaac izaak isaak ishaq
catherine katherine kathryn katharine cathryn
stephen steven
geoffrey jeffrey
sean shaun shawn
neve niamh nieve
siobhan shivaun shevaun
caoimhe keeva kiva queeva
aoife eefa
saoirse sersha
tadhg teague
kyra kira
rhys reece reese
dylan dillon dilan
kaur kour
sharma sarma
krishnan krishna krishnen
lakshmi laxmi luxmi
zhang chang
wang wong
li lee lei
liu lau lao
zhou chow
xu hsu
zheng cheng
johnson johnston
mackenzie mckenzie
oneill oneil
thompson thomson
philips phillips
davis davies
"""

_BY_SPELLING: dict[str, frozenset[str]] = {}
for _line in _SAME.strip().splitlines():
    for _name in _line.split():
        _BY_SPELLING[_name] = _BY_SPELLING.get(_name, frozenset()) | frozenset(_line.split())


def spellings(name: str) -> frozenset[str]:
    """Other spellings of a name (both folded, lower-case); empty when none is known."""
    return _BY_SPELLING.get(name, frozenset()) - {name}
