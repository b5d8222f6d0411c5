"""Which hashtags are used, as the networks see them."""

import pytest
from tests.rules.one_page import found_on, paragraph

from safeguarding.documents import Kind

RULE = "untrusted-hashtag"

LEAKS = [
    "Look! #beanchallenge",
    "Look! ＃beanchallenge",
    "#Year-4",
    "#Year4Rocks",
    "(#beans)",
    "Beans.#beans",
    "#WorldBookDay2026",
    "#WorldBookDayFun",
    "#MondayMotivation is our motto",
    "#b",
    "#1bean",
    "#café",
    "“#beans”",
    "#proud_of_4B",
    "Great day 🌱#beans",
    "#WorldBookDay #beans",
    "#throwbackthursday: last year's beans",
    "<b>#</b>beans",
]
INNOCENT = [
    "Happy #WorldBookDay",
    "Happy #worldbookday!",
    "＃WorldBookDay",
    "Our bean is #1",
    "The #16 bus",
    "C# is a note",
    "Press # on the telephone",
    "a#b",
    "# beans",
    "Bean &amp;#8211; peas",
    "#",
    "#_1",
    "Room #12 and #14",
    "www.gov.uk/#beans",
]


@pytest.mark.parametrize("words", LEAKS)
def test_a_hashtag_that_nobody_looked_at_is_found(words):
    """Anybody in the world writes under it."""
    assert found_on(RULE, paragraph(words))


@pytest.mark.parametrize("words", INNOCENT)
def test_trusted_hashtags_and_other_signs_pass(words):
    """The innocent twin: the trusted one, numbers, notes, anchors."""
    assert not found_on(RULE, paragraph(words))


@pytest.mark.parametrize("kind", [Kind.PAGE, Kind.ENTRY, Kind.SNIPPET])
def test_every_kind_of_page_is_looked_at(kind):
    """Headlines too."""
    assert found_on(RULE, "<h1>Look #beans</h1>", kind)


def test_a_colour_is_no_hashtag():
    """The head of a page may name a colour; twin: in the text it would be a hashtag."""
    head = '<html><head><meta name="theme-color" content="#0f4c4a"></head>{}</html>'
    assert not found_on(RULE, head.format("<p>Beans</p>"))
    assert found_on(RULE, head.format("<p>#0f4c4a</p>"))
