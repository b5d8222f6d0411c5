from __future__ import annotations

import unicodedata

import pytest
from beans import WRITE, post
from hypothesis import given, settings
from hypothesis import strategies as st

from safeguarding.findings import Level
from safeguarding.record import Post
from syndication.network import Network
from syndication.networks import NETWORKS, facebook, twitter
from syndication.texts import clean, compose, seen_at_once, too_long

URL = "https://school.example.org/posts/beans/"
TWITTER, FACEBOOK = twitter.NETWORK, facebook.NETWORK
SCHOOL = "Bean School"


def told(post: Post, network: Network = TWITTER, url: str = URL) -> str:
    return compose(post, network, url, SCHOOL, WRITE)


def test_title_summary_and_address_make_the_text() -> None:
    """A post without a text of its own is told by its title and summary."""
    assert told(post()) == (
        "Our beans are growing\n\n"
        "Year 4 measured the beans. The tallest has 30 centimetres.\n\n"
        f"{URL}"
    )


def test_the_authors_own_text_wins() -> None:
    """`Twitter:` is taken word for word, and the address added once."""
    own = post(fields={"twitter": "Beans! 🌱"})
    assert told(own) == f"Beans! 🌱\n\n{URL}"
    assert told(own, FACEBOOK).startswith("Our beans are growing")
    assert told(post(fields={"twitter": f"See {URL} now"})) == f"See {URL} now"


def test_an_own_text_is_never_a_template() -> None:
    """What an author writes is said, not obeyed."""
    assert told(post(fields={"twitter": "{{ 7 * 7 }}{% raw %}"})).startswith("{{ 7 * 7 }}{% raw %}")


@pytest.mark.parametrize("network", NETWORKS)
@given(title=st.text(), summary=st.text(max_size=3000))
@settings(deadline=None, max_examples=60)
def test_a_made_text_always_fits(network: Network, title: str, summary: str) -> None:
    """Whatever title and summary are, the text fits and ends with the whole address."""
    text = told(post(title=title, summary=summary), network)
    assert network.measure(text) <= network.aim
    assert text.endswith(URL)


@given(words=st.lists(st.text("abc😀é.", min_size=1, max_size=40), min_size=1, max_size=200))
@settings(deadline=None, max_examples=60)
def test_what_is_left_out_is_whole_words(words: list[str]) -> None:
    """Every word of a shortened summary stands in the summary, and the ellipsis says the rest."""
    text = told(post(summary=" ".join(words)))
    said = text.removeprefix("Our beans are growing").removesuffix(URL).strip()
    if said.endswith("…"):
        kept = said.removesuffix("…").split()
        assert kept[:-1] == words[: len(kept) - 1]
        assert words[len(kept) - 1].startswith(kept[-1])
        assert words[len(kept) - 1].rstrip(".") == kept[-1]


def test_words_are_never_cut() -> None:
    """A long summary ends after a whole word, with an ellipsis, and no more room could be used."""
    long = "The children planted runner beans in the garden. " * 9
    text = told(post(summary=long))
    said = text.split("\n\n")[1]
    assert said.endswith("…")
    assert long.startswith(said[:-1])
    assert long[len(said) - 1] in " ."
    assert 265 <= TWITTER.measure(text) <= 280


def test_addresses_are_never_cut() -> None:
    """An address that does not fit is left out whole."""
    text = told(post(title="t " * 115, summary="Look at https://school.example.org/beans today"))
    assert text.split("\n\n")[1] == "Look at…"


def test_a_title_that_fills_the_text_gives_way_last() -> None:
    """The summary goes first, then the end of the title."""
    text = told(post(title="bean " * 100))
    assert text.startswith("bean bean")
    assert "Year 4" not in text
    assert TWITTER.measure(text) <= 280


@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize(
    "hostile",
    [
        "🌱" * 10_000,
        "\u202egnp.exe\u202c beans",
        "=cmd|' /C calc'!A0",
        "<script>alert(1)</script>",
        "Beans\x00\x1b[31m\ufeff",
        "\ud800 beans",
        "{{ url }}{% for a in b %}",
    ],
    ids=["emoji", "bidi", "formula", "script", "controls", "surrogate", "template"],
)
def test_a_hostile_title_is_only_a_text(hostile: str, network: Network) -> None:
    """It fits, can be written to a file, and holds nothing that turns the rest round."""
    text = told(post(title=hostile), network)
    assert network.measure(text) <= network.aim
    assert text.encode()
    assert not any(unicodedata.category(sign) in ("Cc", "Cs") for sign in text if sign != "\n")
    assert not any(unicodedata.bidirectional(sign) in BIDI for sign in text)


BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def test_joined_emoji_and_other_scripts_stay_whole() -> None:
    """The neighbour: joiners that belong to an emoji, and marks that belong to a script."""
    innocent = "👩🏽\u200d🚀 हिन्दी \u200fעברית"
    assert clean(innocent) == unicodedata.normalize("NFC", innocent)


def test_a_text_of_ones_own_that_is_too_long_is_refused() -> None:
    """The network would refuse it, so the author is told by how much to shorten it."""
    long = post(fields={"twitter": "beans " * 50})
    finding = too_long(long, TWITTER, told(long))
    assert finding is not None
    assert finding.level is Level.REFUSE
    assert finding.source == "content/posts/beans.md"
    assert "324 characters" in finding.message[0]
    assert "44 too many" in finding.message[0]
    assert "Shorten the text by 44" in finding.remedy[0]


def test_a_text_of_ones_own_that_fits_is_not_refused() -> None:
    """The neighbour: exactly as long as the network takes."""
    fits = post(fields={"twitter": "b" * (280 - 25)})
    assert too_long(fits, TWITTER, told(fits)) is None


def test_facebook_has_its_own_limit() -> None:
    """63,206 characters with the address; one more is refused."""
    room = 63_206 - len(f"\n\n{URL}")
    fits, long = (post(fields={"facebook": "b" * count}) for count in (room, room + 1))
    assert too_long(fits, FACEBOOK, told(fits, FACEBOOK)) is None
    finding = too_long(long, FACEBOOK, told(long, FACEBOOK))
    assert finding is not None
    assert "63207 characters" in finding.message[0]


def test_a_template_that_says_too_much_is_told_as_such() -> None:
    """It is not the author who must shorten then."""

    def wordy(network: Network, words: object) -> str:
        del network, words
        return "w" * 300

    text = compose(post(), TWITTER, URL, SCHOOL, wordy)
    finding = too_long(post(), TWITTER, text)
    assert finding is not None
    assert "theme/snippets/twitter.txt.j2 by 20 characters" in finding.remedy[0]


def test_what_readers_see_at_once() -> None:
    """On Facebook whole words before “See more”; on Twitter everything."""
    long = "beans " * 100
    assert seen_at_once(TWITTER, long) == long
    seen = seen_at_once(FACEBOOK, long)
    assert 470 <= len(seen) <= 477
    assert seen.endswith("beans")
    assert len(seen_at_once(FACEBOOK, "b" * 500)) == 477
