"""Each form of a name that must be found, beside the innocent neighbour that must not."""

from __future__ import annotations

import pytest

from safeguarding.errors import RegisterError
from safeguarding.mentions import Certainty, Place
from safeguarding.names import Allowed, NameFinder
from safeguarding.school import Register

from .small_school import register_of

PROSE, LABEL, CODE, ADDRESS = Place.PROSE, Place.LABEL, Place.CODE, Place.ADDRESS
CERTAIN, LIKELY, POSSIBLE = Certainty.CERTAIN, Certainty.LIKELY, Certainty.POSSIBLE


def found(finder: NameFinder, text: str, place: Place) -> list[tuple[str, Certainty]]:
    return [(m.words.reveal(), m.certainty) for m in finder.find(text, place)]


CERTAIN_NAMES = [
    # orders
    ("Amelia Khan", PROSE, "Well done, Amelia Khan, for the poem.", "Amelia Khan"),
    ("Amelia Khan", PROSE, "Our winner was KHAN Amelia of 3B.", "KHAN Amelia"),
    ("Amelia Khan", PROSE, "Winners: Khan, Amelia; Obi, Ada.", "Khan, Amelia"),
    ("Amelia Khan", LABEL, "amelia khan", "amelia khan"),
    ("Amelia Khan", LABEL, "AMELIA KHAN AND FRIENDS", "AMELIA KHAN"),
    ("Amelia Khan", PROSE, "Then Amelia\n   Khan sang.", "Amelia\n   Khan"),
    ("Jack King", PROSE, "Our artist is King, Jack.", "King, Jack"),
    ("Jack King", PROSE, "The list said KING Jack.", "KING Jack"),
    # middle names
    ("Amelia Khan", PROSE, "We met Amelia Rose Khan.", "Amelia Rose Khan"),
    ("Amelia Khan", PROSE, "We met Amelia J. Khan.", "Amelia J. Khan"),
    ("Amelia Khan", PROSE, "We met Amelia (Millie) Khan.", "Amelia (Millie) Khan"),
    ("Amelia Khan", PROSE, "Amelia and Zara Khan baked.", "Amelia and Zara Khan"),
    ("Amelia Khan", ADDRESS, "/amelia-rose-khan.jpg", "amelia-rose-khan"),
    # initials
    ("Amelia Khan", PROSE, "Then Amelia K. sang.", "Amelia K"),
    ("Amelia Khan", PROSE, "Then Amelia K sang.", "Amelia K"),
    ("Amelia Khan", PROSE, "A poem by A. Khan of 3B", "A. Khan"),
    ("Amelia Khan", PROSE, "A poem by A Khan of 3B", "A Khan"),
    ("Amelia Khan", LABEL, "Khan, A.", "Khan, A"),
    ("Amelia Khan", LABEL, "AmeliaK", "AmeliaK"),
    ("Amelia Khan", ADDRESS, "img_amelia-k.jpg", "amelia-k"),
    ("Amelia Khan", ADDRESS, "IMG_AmeliaK2.jpg", "AmeliaK"),
    ("Will Brown", PROSE, "Goals came from W. Brown and others.", "W. Brown"),
    ("Hope Walker", PROSE, "Painted by H Walker in class.", "H Walker"),
    ("Amelia Brown", PROSE, "Painted by A Brown in class.", "A Brown"),
    ("Mary-Jane van der Berg", PROSE, "Painted by M. van der Berg in class.", "M. van der Berg"),
    ("Hassan al-Rashid", PROSE, "Painted by H. al-Rashid in class.", "H. al-Rashid"),
    ("Sofia D'Souza", PROSE, "Painted by S. D'Souza in class.", "S. D'Souza"),
    # parts of surnames
    ("José García López", PROSE, "Winners: García López, José; Obi", "López, José"),
    ("Grace Hill", PROSE, "Then Grace Amelia Hill ran.", "Grace Amelia Hill"),
    ("Elizabeth Okafor-Smith", PROSE, "Elizabeth Okafor won.", "Elizabeth Okafor"),
    ("Elizabeth Okafor-Smith", PROSE, "Elizabeth Smith won.", "Elizabeth Smith"),
    ("Elizabeth Okafor-Smith", PROSE, "Elizabeth Okafor Smith won.", "Elizabeth Okafor Smith"),
    ("Mary-Jane van der Berg", PROSE, "Mary Jane van der Berg ran.", "Mary Jane van der Berg"),
    ("Mary-Jane van der Berg", PROSE, "Maryjane Vanderberg ran.", "Maryjane Vanderberg"),
    ("Mary-Jane van der Berg", PROSE, "Mary-Jane Berg ran.", "Mary-Jane Berg"),
    ("Siân Ní Bhriain", PROSE, "Sian Ni Bhriain sang.", "Sian Ni Bhriain"),
    ("Oliver O'Brien", PROSE, "Oliver O’Brien ran.", "Oliver O’Brien"),
    ("Oliver O'Brien", PROSE, "Oliver OBrien ran.", "Oliver OBrien"),
    ("Hassan al-Rashid", PROSE, "Hassan Rashid ran.", "Hassan Rashid"),
    ("Hassan al-Rashid", PROSE, "Hassan Al Rashid ran.", "Hassan Al Rashid"),
    ("Finn MacDonald", PROSE, "Finn Mac Donald ran.", "Finn Mac Donald"),
    ("Finn MacDonald", PROSE, "Finn McDonald ran.", "Finn McDonald"),
    ("Fatima bin Yusuf", PROSE, "Fatima Yusuf ran.", "Fatima Yusuf"),
    ("José García López", PROSE, "Jose Lopez ran.", "Jose Lopez"),
    # squeezed, spaced, joined
    ("Amelia Khan", PROSE, "See ameliakhan for more.", "ameliakhan"),
    ("Amelia Khan", PROSE, "Well done #AmeliaKhan!", "AmeliaKhan"),
    ("Amelia Khan", PROSE, "Well done #welldoneameliakhan!", "ameliakhan"),
    ("Amelia Khan", PROSE, "Thanks to @akhan today", "akhan"),
    ("Amelia Khan", ADDRESS, "khan-amelia.jpg", "khan-amelia"),
    ("Amelia Khan", ADDRESS, "2026/amelia_khan/index.html", "amelia_khan"),
    ("Amelia Khan", ADDRESS, "AmeliaKhan1.jpg", "AmeliaKhan"),
    ("Amelia Khan", ADDRESS, "tag/amelia%20khan/", "amelia%20khan"),
    ("Amelia Khan", ADDRESS, "tag/%61melia%2520khan/", "%61melia%2520khan"),
    ("Amelia Khan", PROSE, "A m e l i a  K h a n is here", "A m e l i a  K h a n"),
    ("Amelia Khan", PROSE, "It is A.m.e.l.i.a K.h.a.n again", "A.m.e.l.i.a K.h.a.n"),
    ("Li Wei", LABEL, "LiWei", "LiWei"),
    ("Hassan al-Rashid", ADDRESS, "HassanalRashid1.jpg", "HassanalRashid"),
    ("Jack King", ADDRESS, "jackking.jpg", "jackking"),
    ("Jack King", ADDRESS, "photos/King Jack 2.jpg", "King Jack"),
    ("Will Young", ADDRESS, "photos/young-will.jpg", "young-will"),
    ("May Iqbal", ADDRESS, "miqbal.jpg", "miqbal"),
    # possessives and misspellings
    ("Amelia Khan", PROSE, "This is Amelia Khan's poem.", "Amelia Khan"),
    ("Amelia Khan", PROSE, "This is Amelia Khans poem.", "Amelia Khans"),
    ("Amelia Khan", PROSE, "This is Amellia Kahn at home.", "Amellia Kahn"),
    ("Amelia Khan", PROSE, "This is Ameila Khann at home.", "Ameila Khann"),
    ("Amelia Khan", PROSE, "This is Am3lia Kh4n at home.", "Am3lia Kh4n"),
    ("Amelia Khan", PROSE, "This is AmeIia Khan at home.", "AmeIia Khan"),
    # other names of the same child
    ("Oliver O'Brien", PROSE, "Ollie O'Brien ran.", "Ollie O'Brien"),
    ("Elizabeth Okafor-Smith", PROSE, "Lizzie Okafor ran.", "Lizzie Okafor"),
    ("Elizabeth Okafor-Smith", PROSE, "Lizbet Jones ran.", "Lizbet Jones"),
    ("William Green", PROSE, "Billy Green ran.", "Billy Green"),
    ("Muhammad Rahman", PROSE, "Mohammed Rehman ran.", "Mohammed Rehman"),
    # other scripts
    ("Zoë Müller", PROSE, "ZOE MULLER and her dog", "ZOE MULLER"),
    ("Łukasz Wójcik", PROSE, "Lukasz Wojcik ran.", "Lukasz Wojcik"),
    ("欣怡 陈", PROSE, "陈欣怡 ran.", "陈欣怡"),
    ("Олена Коваленко", PROSE, "Olena Kovalenko ran.", "Olena Kovalenko"),
    ("Amelia Khan", PROSE, "Аmelia Кhаn ran.", "Аmelia Кhаn"),
    ("Amelia Khan", PROSE, "Амелия Хан ran.", "Амелия Хан"),
    ("Amelia Khan", PROSE, "Ａｍｅｌｉａ 𝐊𝐡𝐚𝐧 ran.", "Ａｍｅｌｉａ 𝐊𝐡𝐚𝐧"),
    ("Amelia Khan", PROSE, "Ame\u200blia Kh\u00adan ran.", "Ame\u200blia Kh\u00adan"),
    ("Amelia Khan", PROSE, "Amelia&amp;nbsp;Kh&#97;n ran.", "Amelia&amp;nbsp;Kh&#97;n"),
    # English words as names, with the capitals of a name
    ("Will Brown", PROSE, "On Friday Will Brown ran.", "Will Brown"),
    ("Grace Hill", LABEL, "Grace Hill at the fair", "Grace Hill"),
    ("Grace Hill", ADDRESS, "grace-hill.jpg", "grace-hill"),
    ("Summer Green", CODE, "var who = 'Summer Green'", "Summer Green"),
    # places of code and data
    ("Amelia Khan", CODE, 'class="amelia-khan"', "amelia-khan"),
    (
        "Amelia Khan",
        CODE,
        '{"givenName":"Amelia","familyName":"Khan"}',
        'Amelia","familyName":"Khan',
    ),
    ("Ronaldo", ADDRESS, "albums/ronaldo.jpg", "ronaldo"),
]


@pytest.mark.parametrize("case", CERTAIN_NAMES, ids=lambda case: f"{case[1]}: {case[2]}")
def test_certain_forms(
    finder: NameFinder, ids: dict[str, str], case: tuple[str, Place, str, str]
) -> None:
    """A full name in any of its forms is certain, at its place, for its pupil."""
    who, place, text, words = case
    mentions = [m for m in finder.find(text, place) if m.certainty is CERTAIN]
    assert [m.words.reveal() for m in mentions] == [words]
    assert ids[who] in mentions[0].pupils
    assert text[mentions[0].start : mentions[0].end] == words


INNOCENT_OF_CERTAIN = [
    (PROSE, "Amelia. Khan Academy is a site."),
    (PROSE, "our visitor Tom Khan, Amelia and others"),
    (PROSE, "Thank you Mrs Khan, Amelia said."),
    (PROSE, "Amelia met Khan the dog."),
    (PROSE, "Amelia's Khan"),
    (PROSE, "Amelia said it's Khan who barks."),
    (PROSE, "Then Amelia I mean it"),
    (PROSE, "And so may I. Then we ate."),
    (PROSE, "Amelia Conway and Jude Khan wrote the book"),
    (PROSE, "by Clive A. Khan and Amelia K. Conway"),
    (PROSE, "Mr A. Khan is a parent."),
    (PROSE, "Will I be late? May I come? Will A help?"),
    (PROSE, "We ate a brown egg. A Bell rang. A Brown Bear came."),
    (PROSE, "Team A. Green won, and Plan W. Brown paper."),
    (PROSE, "an O'Brien, the Khans, Khan, Okafor-Smith, van der Berg"),
    (PROSE, "Will young people come? Can grace hill be climbed?"),
    (PROSE, "Young Summer days with King Jack and Long Frank"),
    (PROSE, "We walked up the hill, Grace and I."),
    (PROSE, "jackpot, rosebud, mayday, summergreen"),
    (PROSE, "Amelia walk home, Khalid ran, Melanie Khan sang"),
    (PROSE, "A b c d e f g"),
    (PROSE, "Grace Climbed Hill after hill, and Mark Every Page of Green paper"),
    (ADDRESS, "abrown.jpg/jackpot.html"),
    (PROSE, "Lizie Okonkwo and Olivia Bryant"),
    (PROSE, "The Rose Hall and Amelia Than and Finch Macdonell"),
    (ADDRESS, "summer-fair/will-you-come/a-brown-bear.html"),
    (ADDRESS, "the-tale-of-king-jack/a-young-will-story.html"),
    (ADDRESS, "amelia-s-picture/t-brown.html"),
    (ADDRESS, "posts/summer/green.html"),
    (CODE, ".will-change { color: green; } .mark.green { rose: hill }"),
    (CODE, "Amelia Grace will may"),
]


@pytest.mark.parametrize(("place", "text"), INNOCENT_OF_CERTAIN)
def test_innocent_neighbours(finder: NameFinder, place: Place, text: str) -> None:
    """What only resembles a full name is not certain."""
    assert [pair for pair in found(finder, text, place) if pair[1] is CERTAIN] == []


LADDER = [
    (PROSE, "Amelia ran.", [("Amelia", LIKELY)]),
    (PROSE, "Ollie ran with Kit.", [("Ollie", LIKELY), ("Kit", LIKELY)]),
    (LABEL, "Amelia's drawing", [("Amelia", LIKELY)]),
    (LABEL, "AMELIA WINS", [("AMELIA", LIKELY)]),
    (PROSE, "Well done #AmeliaWins", [("Amelia", LIKELY)]),
    (PROSE, "amelia ran.", [("amelia", LIKELY)]),
    (CODE, "Amelia", []),
    (ADDRESS, "amelia.jpg", []),
    (PROSE, "Then Will ran.", [("Will", LIKELY)]),
    (PROSE, "Will ran.", [("Will", POSSIBLE)]),
    (PROSE, "They ran. Will won.", [("Will", POSSIBLE)]),
    (PROSE, "Will you run? “Will you?”", []),
    (PROSE, "May the best team win.", []),
    (PROSE, "The will of the people", []),
    (LABEL, "Grace", [("Grace", POSSIBLE)]),
    (LABEL, "Our Art Week", [("Art", POSSIBLE)]),
    (PROSE, "OUR ART IS GREAT", [("ART", POSSIBLE)]),
    (PROSE, "We sang for May.", [("May", LIKELY)]),
    (PROSE, "on 1 May, the 1st of May, in May, May 2026, last May, April and May", []),
    (PROSE, "On Tuesday May sowed beans.", [("May", LIKELY)]),
    (PROSE, "and so last May sowed her beans", [("May", LIKELY)]),
    (PROSE, "They are May, 5, and Summer, 6.", [("May", LIKELY), ("Summer", LIKELY)]),
    (PROSE, "with May 5 years old, and Year 1 May too", [("May", LIKELY), ("May", LIKELY)]),
    (PROSE, "on Tuesday May 5, Tuesday 5 May, May 5, 2026 and May, 2026", []),
    (PROSE, "the end of May, this Summer, May half term, from May to July", []),
    (PROSE, "the Summer play and the Rose garden", []),
    (PROSE, "along Grace Road to St Grace and Amelia Avenue", []),
    (PROSE, "with Amelia Wood and Amelia Park", [("Amelia", POSSIBLE), ("Amelia", POSSIBLE)]),
    (PROSE, "with Grace in the road", [("Grace", LIKELY)]),
    (PROSE, "Mrs May, Mr Hill and Miss Nair", []),
    (PROSE, "with Priya Nair", [("Priya Nair", CERTAIN)]),
    (PROSE, "with Mr Amelia", [("Amelia", POSSIBLE)]),
    (PROSE, "about Amelia Earhart and Grace Darling", []),
    (PROSE, "about Amelia the pilot", [("Amelia", LIKELY)]),
    (PROSE, "the Poppy Appeal and our Summer Fair", []),
    (PROSE, "on An evening", [("An", LIKELY)]),
    (PROSE, "An evening", []),
    (PROSE, "Khan ran.", []),
    (PROSE, "Ronaldo ran.", [("Ronaldo", LIKELY)]),
    (PROSE, "A Brown Bear came.", [("A Brown", POSSIBLE)]),
    (PROSE, "Lizzie and Mohammed ran.", []),
]


@pytest.mark.parametrize(("place", "text", "expected"), LADDER)
def test_ladder(
    finder: NameFinder, place: Place, text: str, expected: list[tuple[str, Certainty]]
) -> None:
    """A first name alone is as sure as its capital and its sentence make it."""
    assert found(finder, text, place) == expected


def test_shared_first_name(finder: NameFinder, ids: dict[str, str]) -> None:
    """One mention names everybody who bears that first name, and a full name only its own."""
    alone, full = finder.find("Amelia sang. Then Amelia Khan sang.", PROSE)
    assert alone.pupils == {ids["Amelia Khan"], ids["Amelia Brown"]}
    assert full.pupils == {ids["Amelia Khan"]}


def test_overlapping_mentions_of_two_pupils_stay(finder: NameFinder, ids: dict[str, str]) -> None:
    """A surname between two first names counts for both children."""
    mentions = finder.find("Brown Amelia Khan", PROSE)
    assert {m.words.reveal() for m in mentions} == {"Brown Amelia", "Amelia Khan"}
    assert frozenset().union(*(m.pupils for m in mentions)) == {
        ids["Amelia Khan"],
        ids["Amelia Brown"],
    }


def test_second_of_two_siblings(finder: NameFinder, ids: dict[str, str]) -> None:
    """A surname shared by two names is certain for one child and leaves the other in sight."""
    mentions = finder.find("Amelia and Ava Khan baked.", PROSE)
    assert [(m.words.reveal(), m.certainty) for m in mentions] == [
        ("Amelia and Ava Khan", CERTAIN),
        ("Ava", LIKELY),
    ]
    assert mentions[1].pupils == {ids["Ava Lee"]}


def test_two_readings_of_one_word() -> None:
    """By sound one child, by looks another: both are told."""
    finder = NameFinder(register_of("Ada | Rossi\nAda | Possi"), Allowed())
    pupils = {pupil for m in finder.find("Ada Роssi", PROSE) for pupil in m.pupils}
    assert pupils == {"P-DEMO-001", "P-DEMO-002"}


def test_pupil_beats_the_list(ids: dict[str, str], register: Register) -> None:
    """A listed name hides everybody but the pupil who bears the very same full name."""
    allowed = Allowed(public_figures=("Amelia Khan", "Amelia Kahn"), staff=("Mr Will Brown",))
    finder = NameFinder(register, allowed)
    (same,) = finder.find("Then Amelia Khan came.", PROSE)
    assert same.certainty is CERTAIN
    assert same.pupils == {ids["Amelia Khan"]}
    assert finder.find("Then Amelia Kahn came.", PROSE) == ()
    assert finder.also_listed == {ids["Amelia Khan"], ids["Will Brown"]}
    assert [m.certainty for m in finder.find("Then Mr Will Brown came.", PROSE)] == [CERTAIN]


@pytest.mark.parametrize(
    ("listed", "text"),
    [
        ("Amelia Khan Cup", "He won the Amelia Khan Cup."),
        ("Our Amelia", "Our Amelia Khan sang."),
        ("Saint Amelia", "Saint Amelia Khan sang."),
        ("Khan Street", "Then Amelia Khan Street sang."),
        ("Khan Amelia", "It was Khan, Amelia."),
    ],
)
def test_no_entry_hides_a_full_name(
    ids: dict[str, str], register: Register, listed: str, text: str
) -> None:
    """Whether the entry holds the whole name or a part of it; a first name alone it does hide."""
    for allowed in (Allowed(phrases=(listed,)), Allowed(staff=(listed,))):
        mentions = NameFinder(register, allowed).find(text, PROSE)
        assert [m.certainty for m in mentions if ids["Amelia Khan"] in m.pupils] == [CERTAIN]
    assert NameFinder(register, Allowed(phrases=("Our Amelia",))).find("Our Amelia!", PROSE) == ()


def test_no_pupil_is_listed(finder: NameFinder, ids: dict[str, str]) -> None:
    """Only a pupil of the same full name is told of; a shared surname or first name is not."""
    assert finder.also_listed == {ids["Priya Nair"]}


def test_one_word_never_hides_a_child(register: Register) -> None:
    """A single word on an allow-list does not hide the children who are called so."""
    finder = NameFinder(register, Allowed(public_figures=("Amelia",), phrases=("Ava",)))
    assert found(finder, "Amelia and Ava", PROSE) == [("Amelia", LIKELY), ("Ava", LIKELY)]


def test_twins_in_the_register() -> None:
    """Two pupils of the same name are both named by one mention."""
    finder = NameFinder(register_of("Ada | Obi\nAda | Obi"), Allowed())
    (mention,) = finder.find("Ada Obi", PROSE)
    assert mention.pupils == {"P-DEMO-001", "P-DEMO-002"}


def test_a_name_without_letters_is_refused() -> None:
    """A name that no text can be searched for stops the build, and is not told."""
    with pytest.raises(RegisterError) as stopped:
        NameFinder(register_of("Ada | ***"), Allowed())
    assert "***" not in str(stopped.value)


def test_names_of_one_letter() -> None:
    """A surname of one letter counts beside its first name only."""
    finder = NameFinder(register_of("Ada | O"), Allowed())
    assert found(finder, "Ada O. and O", PROSE) == [("Ada O", CERTAIN)]


def test_mentions_do_not_tell(finder: NameFinder) -> None:
    """The text of a mention is masked wherever it is printed."""
    assert "Amelia" not in repr(finder.find("Amelia Khan", PROSE))


def test_staff_are_hidden_by_title_and_surname(finder: NameFinder) -> None:
    """A title before a staff surname hides that word there, and nowhere else."""
    assert found(finder, "Miss Summer and Summer", PROSE) == [("Summer", LIKELY)]
