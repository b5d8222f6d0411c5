"""The rules look at snippets as at pages: what a template or an own text adds is judged, too."""

from __future__ import annotations

import pytest
from tests.small_school import REGISTER, SmallSchool


@pytest.mark.parametrize(
    ("network", "text", "rule"),
    [
        ("Twitter", "Look! #beanchallenge", "untrusted-hashtag"),
        ("Twitter", "Thank you .＠beanfan", "untrusted-mention"),
        ("Twitter", "We learnt about $BEAN", "untrusted-hashtag"),
        ("Facebook", "We are back today.So glad", "untrusted-link"),
        ("Facebook", "Amelia Khan measured the beans", "name-in-headline"),
        ("Twitter", "beans " * 60, "source-not-read"),
    ],
)
def test_what_is_not_trusted_never_reaches_the_outbox(
    small: SmallSchool, network: str, text: str, rule: str
) -> None:
    """Hashtags, mentions, shares, accidental links, names, and what is too long."""
    small.post("beans", "They grow.", **{network: text})
    assert rule in small.refusal()
    assert not small.project.outbox.exists()


def test_what_is_trusted_does(small: SmallSchool) -> None:
    """The twin: listed tags and accounts, prices, a full stop with its space."""
    small.post(
        "beans",
        "They grow.",
        Twitter="Happy #WorldBookDay, @NSPCC! A bean costs $2 or £1.",
        Facebook="We are back today. So glad!",
    )
    small.build()
    told = (small.project.outbox / "waiting/our-beans/twitter.txt").read_text(encoding="utf-8")
    assert told.startswith("Happy #WorldBookDay, @NSPCC! A bean costs $2 or £1.\n\nhttps://")


def test_what_a_template_adds_is_judged_as_well(small: SmallSchool) -> None:
    """A school's own ending, on every post."""
    template = small.root / "theme/snippets/twitter.txt.j2"
    template.write_text("{{ title }} #beanchallenge", encoding="utf-8")
    assert "untrusted-hashtag" in small.refusal()


def test_a_title_of_the_hostile_kind_is_published_as_words(small: SmallSchool) -> None:
    """A formula, a script and a turned text: pages, card and outbox hold them as what they are."""
    small.post("a", "They grow.", Slug="a", title="=cmd|' /C calc'!A0")
    small.post("b", "They grow.", Slug="b", title="Salt <script>alert(1)</script>")
    small.post("c", "They grow.", Slug="c", title="\u202esnaeb\u202c grow")
    small.post("d", "They grow.", Slug="d", title="🌱" * 10_000)
    small.build()
    page = (small.project.outbox / "index.html").read_text(encoding="utf-8")
    assert page.count("<script>") == 1
    told = (small.project.outbox / "waiting/c/twitter.txt").read_text(encoding="utf-8")
    assert "\u202e" not in told
    for slug in "abcd":
        card = small.project.outbox / "waiting" / slug / "card.jpg"
        assert card.stat().st_size < 1_000_000


@pytest.mark.parametrize(
    "film", ["[video:beans-film1]", "[Our film](https://youtu.be/beans-film1)"]
)
def test_what_stands_beside_a_film_is_asked_about(small: SmallSchool, film: str) -> None:
    """Also beside a plain link to it: “Will” may be a pupil; beside a film of a place he is not."""
    small.film("beans-film1", "pupils", "P-DEMO-001")
    small.post("beans", film, Twitter="Look: Will is great!")
    assert "name-unconfirmed" in small.refusal()
    small.film("beans-film1", "place")
    assert "name-unconfirmed" not in small.refusal()


def test_a_film_goes_to_a_network_only_with_permission_for_it(small: SmallSchool) -> None:
    """Networks play a film whose address they are told; a post that only shows it is the twin."""
    small.write("consent.csv", REGISTER.replace("Khan,,3B,yes,yes", "Khan,,3B,yes,no"))
    film = small.film("beans-film1", "pupils", "P-DEMO-001")
    small.post("beans", film, Twitter="Our film: https://youtu.be/beans-film1")
    assert small.refusal() == {"video-without-consent"}
    small.post("beans", film, Twitter="We made a film.")
    assert small.refusal() == set()
