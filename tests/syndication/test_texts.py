from __future__ import annotations

import pytest
from beans import post
from hypothesis import given
from hypothesis import strategies as st

from safeguarding.findings import Level
from syndication.networks import FACEBOOK, NETWORKS, TWITTER, Network
from syndication.texts import compose, shorten, too_long

URL = "https://school.example.org/posts/beans/"


def test_title_summary_and_address_make_the_text() -> None:
    """A post without a text of its own is told by its title and summary."""
    text = compose(post(), TWITTER, URL)
    assert text == (
        "Our beans are growing\n\n"
        "Year 4 measured the beans. The tallest has 30 centimetres.\n\n"
        f"{URL}"
    )


def test_the_authors_own_text_wins() -> None:
    """`Twitter:` is taken word for word, and the address added once."""
    own = post(fields={"twitter": "Beans! 🌱"})
    assert compose(own, TWITTER, URL) == f"Beans! 🌱\n\n{URL}"
    assert compose(own, FACEBOOK, URL).startswith("Our beans are growing")
    assert compose(post(fields={"twitter": f"See {URL} now"}), TWITTER, URL) == f"See {URL} now"


@pytest.mark.parametrize("network", NETWORKS)
@given(title=st.text(), summary=st.text(max_size=3000))
def test_a_made_text_always_fits(network: Network, title: str, summary: str) -> None:
    """Whatever title and summary are, the text fits and ends with the whole address."""
    text = compose(post(title=title, summary=summary), network, URL)
    assert network.measure(text) <= network.aim
    assert text.endswith(URL)


def test_words_are_never_cut() -> None:
    """A long summary ends after a whole word, with an ellipsis."""
    text = shorten("The children planted runner beans in the garden", 30, TWITTER)
    assert text == "The children planted runner…"
    assert TWITTER.measure(text) <= 30


def test_addresses_are_never_cut() -> None:
    """An address that does not fit is left out whole."""
    assert shorten("Look at https://school.example.org/beans today", 20, TWITTER) == "Look at…"


def test_a_text_of_ones_own_that_is_too_long_is_refused() -> None:
    """The network would refuse it, so the author is told by how much to shorten it."""
    long = post(fields={"twitter": "beans " * 50})
    finding = too_long(long, TWITTER, compose(long, TWITTER, URL))
    assert finding is not None
    assert finding.level is Level.REFUSE
    assert finding.source == "content/posts/beans.md"
    assert "324 characters" in finding.message[0]
    assert "Shorten the text by 44" in finding.remedy[0]


def test_a_text_of_ones_own_that_fits_is_not_refused() -> None:
    """The neighbour: exactly as long as the network takes."""
    fits = post(fields={"twitter": "b" * (280 - 25)})
    assert too_long(fits, TWITTER, compose(fits, TWITTER, URL)) is None
