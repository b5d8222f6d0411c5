"""Who is mentioned, as the networks see it."""

import pytest
from tests.rules.one_page import found_on, paragraph

from safeguarding.documents import Kind

RULE = "untrusted-mention"

LEAKS = [
    "Thank you @BeanFan2009",
    "Thank you .@beanfan",
    "Thank you ＠beanfan",
    "(cc @beanfan)",
    "a/@beanfan",
    "“@beanfan” said so",
    "RT @beanfan: beans!",
    "rt:@beanfan",
    "@NSPCC_fans",
    "@NSPCCx is not the charity",
    "@test_schoo1",
    "@test_school and @beanfan",
    "Watch @beanfan/beans",
    "Well done 👏@beanfan",
    "Photo: @beanfan.",
    "Thanks—@beanfan",
    "Our visitor (@the_bean_lady) came",
    "Follow:@beans",
    "<em>@bean</em>fan",
    "hello @12345",
]
INNOCENT = [
    "Thank you @NSPCC",
    "Thank you @nspcc!",
    "Follow .@Test_School",
    "＠NSPCC",
    "Write to office@school.example",
    "office＠school.example",
    "Beans @ 20p each",
    "We met @ the gate",
    "3@5p",
    "@",
    "Football at St. Mary's",
    "f@@kn",
    "first.last@school.example.org.uk",
    "The sign @ is called at",
    "@http://beans",
    "2 @ £1.50",
]


@pytest.mark.parametrize("words", LEAKS)
def test_a_mention_of_somebody_unknown_is_found(words):
    """Nobody looked at who that is."""
    assert found_on(RULE, paragraph(words))


@pytest.mark.parametrize("words", INNOCENT)
def test_those_whom_the_school_trusts_pass(words):
    """The innocent twin: trusted accounts, e-mail addresses, prices."""
    assert not found_on(RULE, paragraph(words))


@pytest.mark.parametrize("kind", [Kind.PAGE, Kind.ENTRY, Kind.SNIPPET])
@pytest.mark.parametrize(
    "html",
    [
        "<h1>Thank you @beanfan</h1>",
        '<img src="../pictures/place.jpg" alt="Beans by @beanfan">',
        "<ul><li>@beanfan</li></ul>",
        '<html><head><meta property="og:title" content="By @beanfan"></head></html>',
    ],
)
def test_every_text_of_a_page_is_looked_at(kind, html):
    """Headlines, descriptions of pictures and lists travel to networks, too."""
    assert found_on(RULE, html, kind)


def test_code_mentions_nobody():
    """A style sheet's rules begin with the sign; twin: words on the page do not hide so."""
    assert not found_on(RULE, "<style>@media print { p { color: red } }</style><p>Beans</p>")
    assert found_on(RULE, "<style>@media print {}</style><p>@media</p>")
