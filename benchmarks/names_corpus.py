"""The open corpus of the name benchmark: a drawn school, and its names written in every way.

Everything is drawn from a seed. First names and surnames come from Faker's British lists and from
short lists of other name systems below; 10 to 17 in 100 first names are English words, as in the
births of England and Wales (Office for National Statistics, 2009 to 2020).
"""

from __future__ import annotations

import html
import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from faker.providers.person.en_GB import Provider as British

from safeguarding.documents import Text
from safeguarding.english_words import ENGLISH_NAME_WORDS
from safeguarding.names.nicknames import short_forms
from safeguarding.private import Private
from safeguarding.reading import read_document
from safeguarding.school import Pupil, Register

SITE = "https://blog.school.example"
ENGLISH_FIRST = (
    "Grace Summer Will May Rose Lily Daisy Poppy Ivy Ruby Amber Jade Holly Hope Faith Joy Robin "
    "Jack Mark Art Max Willow Violet Scarlett River Sky Dawn Autumn Hazel Olive Pearl Iris Jasmine "
    "Rowan Reed Heath Dean Miles Grant Frank Victor Chase Mason Hunter Parker Jay Ray Rich Drew "
    "Harper Piper Penny April June Melody Harmony Destiny Precious Blessing Felicity Angel Sunny "
    "An Can My Story Ocean Skye Basil Clay Cliff Gene Guy Lance Miller Pip Rocky Ace Archer"
).split()
SYSTEMS = {
    "south asian": (
        "Aarav Zainab Priya Muhammad Aisha Ibrahim Fatima Arjun Harpreet Simran Inaya Yusuf Hamza "
        "Maryam Ayaan Diya Rohan Meera Zara Bilal Hafsa Imran Sana Tariq Nadia".split(),
        "Khan Patel Singh Kaur Ahmed Hussain Begum Rahman Sharma Nair Chowdhury Iqbal Malik Akhtar "
        "Mahmood Siddiqui Qureshi Gupta Reddy Uddin".split(),
    ),
    "african": (
        "Chidi Ngozi Kwame Ama Oluwaseun Temitope Abdi Hodan Amina Kofi Adaeze Tunde Zanele "
        "Sadia Abebe".split(),
        "Okafor Adeyemi Mensah Osei Mohamed Abdirahman Nwosu Boateng Eze Oyelaran Warsame "
        "Tesfaye Dlamini Okonkwo".split(),
    ),
    "european": (
        "Jakub Zofia Łukasz Oliwia Siân Niamh Saoirse Ștefan Andreea João Inês Zoë Anaïs Søren "
        "Jürgen Eilidh Caoimhe Tadhg José Mateusz".split(),
        "Kowalski Wójcik Zieliński Ní_Bhriain O'Brien Popescu García_López Müller Lefèvre D'Souza "
        "Nowak van_der_Berg MacDonald Ó_Súilleabháin Horváth Silva".split(),
    ),
    "east asian": (
        "Wei Xiuying Minh Linh Haruto Yuki Jia Ming Thuy Bao".split(),
        "Wang Nguyen Tran Chen Li Tanaka Kim Pham".split(),
    ),
    "arabic": (
        "Omar Layla Hassan Noor Khalid Salma Youssef Rania".split(),
        "al-Rashid El-Sayed bin_Yusuf Haddad Al-Masri Nasser Mansour".split(),
    ),
}
TEXTS = (
    "We want to tell you that {} has read forty books.",
    "Our thanks go to {} for the idea.",
    "The prize for the best model went to {} this week.",
    "After lunch we saw {} on the stage.",
    "The poem by {} hangs in the corridor.",
)
STARTS = ("{} has read forty books.", "{} sang to the whole school.")


@dataclass(frozen=True, slots=True)
class Mention:
    """One way of writing one pupil, on one surface: the texts that a reader of the file gets."""

    form: str
    surface: str
    pupil: str
    texts: tuple[Text, ...]
    written: str
    sure: bool
    """Must be certain, not only asked about."""


def school(chance: random.Random, size: int) -> Register:
    """A register of `size` invented pupils."""
    pupils = (_pupil(chance, number) for number in range(size))
    return Register({pupil.pupil_id: pupil for pupil in pupils})


def _pupil(chance: random.Random, number: int) -> Pupil:
    if chance.random() < 0.3:
        given, family = SYSTEMS[chance.choice(list(SYSTEMS))]
        first, last = chance.choice(given), chance.choice(family).replace("_", " ")
    else:
        given = chance.choice((British.first_names_male, British.first_names_female))
        first, last = _drawn(chance, list(given)), _drawn(chance, list(British.last_names))
    if chance.random() < 0.12:
        first = chance.choice(ENGLISH_FIRST)
    if chance.random() < 0.05:
        last = f"{last}-{_drawn(chance, list(British.last_names))}"
    return Pupil(f"P-DEMO-{number:05}", Private(first), Private(last))


def _drawn(chance: random.Random, names: list[str]) -> str:
    """Common names more often than rare ones: Faker's lists begin with no order of their own."""
    return names[int(len(names) * chance.random() ** 1.5)]


Form = Callable[[str, str, random.Random], str]
"""(first name, surname, chance) -> how the pupil is written."""

FULL: dict[str, Form] = {
    "first and last": lambda f, s, _: f"{f} {s}",
    "last, first": lambda f, s, _: f"{s}, {f}",
    "LAST first": lambda f, s, _: f"{s.upper()} {f}",
    "capitals": lambda f, s, _: f"{f} {s}".upper(),
    "possessive": lambda f, s, _: f"{f} {s}'s",
    "middle name": lambda f, s, c: f"{f} {c.choice(['Jane', 'Ali', 'T.', 'Maria'])} {s}",
    "half of a double surname": lambda f, s, _: f"{f} {s.split('-')[-1]}",
    "no accents": lambda f, s, _: f"{f} {s}".translate(_ACCENTS),
    "line break": lambda f, s, _: f"{f}\n   {s}",
}
INITIALS: dict[str, Form] = {
    "first name and initial": lambda f, s, _: f"{f} {s.split()[-1][0].upper()}.",
    "initial and surname": lambda f, s, _: f"{f[0]}. {s}",
    "surname, initial": lambda f, s, _: f"{s}, {f[0]}.",
}
SQUEEZED: dict[str, Form] = {
    "hashtag, camel case": lambda f, s, _: "#" + _letters(f) + _letters(s.title()),
    "hashtag, small": lambda f, s, _: "#welldone" + (_letters(f) + _letters(s)).lower(),
    "handle": lambda f, s, _: "@" + (_letters(f) + _letters(s)).lower(),
}
ADDRESS: dict[str, Form] = {
    "slug": lambda f, s, _: _slug(f) + "-" + _slug(s),
    "slug, last first": lambda f, s, _: _slug(s) + "-" + _slug(f),
    "underscores": lambda f, s, _: _slug(f) + "_" + _slug(s),
    "camel case": lambda f, s, _: _letters(f.title()) + _letters(s.title()) + "1",
    "percent": lambda f, s, _: quote(f"{f} {s}"),
    "squeezed": lambda f, s, _: _slug(f).replace("-", "") + _slug(s).replace("-", ""),
}
OTHER: dict[str, Form] = {
    "small letters": lambda f, s, _: f"{f} {s}".lower(),
    "one edit in both words": lambda f, s, c: f"{_edit(f, c)} {_edit(s, c)}",
    "nickname and surname": lambda f, s, c: f"{_nickname(f, c)} {s}",
    "two with one surname": lambda f, s, _: f"{f} and Bartholomew {s}",
    "broken at the line's end": lambda f, s, _: f"{f[:2]}-\n{f[2:]} {s}",
}
EVASIONS: dict[str, Form] = {
    "zero-width space": lambda f, s, _: f"{f[0]}\u200b{f[1:]} {s[0]}\u200b{s[1:]}",
    "soft hyphen": lambda f, s, _: f"{f[:-1]}\u00ad{f[-1]} {s}",
    "full-width letters": lambda f, s, _: "".join(_wide(c) for c in f"{f} {s}"),
    "Cyrillic look-alikes": lambda f, s, _: f"{f} {s}".translate(_CYRILLIC),
    "spaced letters": lambda f, s, _: " ".join(_letters(f)) + "  " + " ".join(_letters(s)),
    "points between letters": lambda f, s, _: ".".join(_letters(f)) + " " + ".".join(_letters(s)),
    "combining joiner": lambda f, s, _: f"{f[0]}\u034f{f[1:]} {s}",
}
ALONE: dict[str, Form] = {
    "inside a sentence": lambda f, *_: f,
    "at its start": lambda f, *_: f,
}

_ACCENTS = str.maketrans("ŁłśńźŚëïüöÓóáéíâãêñçøȘșÍúôèä", "LlsnzSeiuoOoaeiaaencoSsIuoea")
_CYRILLIC = str.maketrans("aeopcxAEOKMH", "аеорсхАЕОКМН")


def _letters(name: str) -> str:
    return "".join(filter(str.isalpha, name))


def _slug(name: str) -> str:
    plain = name.translate(_ACCENTS).replace("'", "").lower()
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())


def _edit(name: str, chance: random.Random) -> str:
    """The longest word of the name with a letter lost, or two changed about."""
    word = max(re.findall(r"\w+", name), key=len)
    at = chance.randrange(1, len(word) - 1)
    lost = word[:at] + word[at + 1 :]
    about = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return name.replace(word, chance.choice((lost, about)))


def _longest(name: str) -> int:
    return max(map(len, re.findall(r"\w+", name)))


def _nickname(first: str, chance: random.Random) -> str:
    return chance.choice(sorted(short_forms(first.lower()))).title()


def _wide(letter: str) -> str:
    return chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter


Surface = Callable[[str], tuple[str, str]]
"""A sentence -> (path of the built file, its text)."""


def _page(inner: str, head: str = "") -> tuple[str, str]:
    return (
        "posts/beans.html",
        f"<!doctype html><html lang=en><head>{head}<title>Our week</title></head>"
        f"<body><main>{inner}</main></body></html>",
    )


def _split(words: str) -> str:
    """Each word of two letters or more with a tag about its middle."""
    return " ".join(
        f"{html.escape(w[:2])}<em>{html.escape(w[2:])}</em>" if len(w) > 2 and w[0] != "&" else w
        for w in words.split(" ")
    )


def _entities(words: str) -> str:
    return "".join(f"&#{ord(c)};" if k % 3 == 0 else html.escape(c) for k, c in enumerate(words))


PROSE: dict[str, Surface] = {
    "text": lambda w: _page(f"<p>{html.escape(w)}</p>"),
    "text split by markup": lambda w: _page(f"<p>{_split(w)}</p>"),
    "text in entities": lambda w: _page(f"<p>{_entities(w)}</p>"),
    "title attribute": lambda w: _page(f'<p><b title="{html.escape(w)}">Our week</b></p>'),
    "alt text": lambda w: _page(f'<img src="a.jpg" alt="{html.escape(w)}">'),
    "meta description": lambda w: _page(
        "", f'<meta name="description" content="{html.escape(w)}">'
    ),
    "JSON-LD": lambda w: _page(
        "", f'<script type="application/ld+json">{json.dumps({"description": w})}</script>'
    ),
    "comment": lambda w: _page(f"<!-- {w.replace('--', '- ')} -->"),
    "feed, escaped twice": lambda w: (
        "feeds/all.rss",
        '<?xml version="1.0"?><rss><channel><title>Our school</title><item>'
        f"<title>Our week</title><description>{html.escape(f'<p>{html.escape(w)}</p>')}"
        "</description></item></channel></rss>",
    ),
    "search index": lambda w: ("search.json", json.dumps([{"text": w}])),
    "text file": lambda w: ("downloads/notes.txt", w),
}
CODE: dict[str, Surface] = {
    "script": lambda w: _page(f"<script>var said = {json.dumps(w)};</script>"),
    "style": lambda w: _page(f'<style>p::after {{ content: "{w}" }}</style>'),
}
ADDRESSES: dict[str, Surface] = {
    "file name of a picture": lambda w: _page(f'<img src="/pictures/{w}.jpg" alt="">'),
    "link": lambda w: _page(f'<a href="/posts/{w}.html">More</a>'),
    "sitemap": lambda w: (
        "sitemap.xml",
        f'<?xml version="1.0"?><urlset><url><loc>{SITE}/posts/{w}.html</loc></url></urlset>',
    ),
}


def mentions(register: Register, chance: random.Random, total: int) -> Iterator[Mention]:
    """At least `total` mentions, spread evenly over the forms and their surfaces."""
    groups = (
        (FULL, {**PROSE, **CODE}, True),
        (INITIALS, PROSE, True),
        (SQUEEZED, PROSE, True),
        (ADDRESS, ADDRESSES, True),
        (OTHER, PROSE, True),
        (EVASIONS, PROSE, True),
        (ALONE, PROSE, False),
    )
    pairs = [
        (form, make, surface, build, sure)
        for forms, surfaces, sure in groups
        for form, make in forms.items()
        for surface, build in surfaces.items()
    ]
    pupils = list(register.pupils.values())
    for _ in range(-(-total // len(pairs))):
        for form, make, surface, build, sure in pairs:
            pupil = _fitting(form, pupils, chance)
            first, last = pupil.first_name.reveal(), pupil.last_name.reveal()
            written = make(first, last, chance)
            frames = STARTS if form == "at its start" else TEXTS
            words = written if surface in ADDRESSES else chance.choice(frames).format(written)
            texts = _read(*build(words))
            yield Mention(form, surface, pupil.pupil_id, texts, written, sure)


def _fitting(form: str, pupils: list[Pupil], chance: random.Random) -> Pupil:
    """A pupil for whom the form says something."""
    while True:
        pupil = chance.choice(pupils)
        first, last = pupil.first_name.reveal(), pupil.last_name.reveal()
        english = first in ENGLISH_FIRST or first.lower() in ENGLISH_NAME_WORDS
        fits = {
            "half of a double surname": "-" in last and last.split("-")[-1][0].isupper(),
            "small letters": not english,
            "one edit in both words": not english and min(_longest(first), _longest(last)) > 4,
            "nickname and surname": bool(short_forms(first.lower())),
            "broken at the line's end": len(first) > 4 and first.isalpha(),
            "Cyrillic look-alikes": not english,
            "handle": len(_letters(first + last)) > 7,
            "hashtag, small": len(_letters(first + last)) > 7,
        }
        if fits.get(form, True):
            return pupil


def _read(path: str, text: str) -> tuple[Text, ...]:
    documents = read_document(path, text.encode(), SITE, theme=False)
    return tuple(words for document in documents for words in document.texts if words.words)
