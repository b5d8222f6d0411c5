"""Text is folded to what a reader sees, and every position leads back to the source."""

from __future__ import annotations

import html
from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from safeguarding.mentions import Place
from safeguarding.names.folding import Look, fold

TEXTS = st.text(
    st.one_of(
        st.sampled_from(
            "ab KN&;%#x'’–—ıłéßΩж陈👩🏽\u200b\u202e\u202c\u00ad\u0301\ufe0f\u3164ﬁＡ한ᄒ"
        ),
        st.characters(),
    ),
    max_size=40,
)
PLACES = st.sampled_from(list(Place))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Zoë Müller", "Zoe Muller"),
        ("Zoe\u0308", "Zoe"),
        ("Łukasz", "Lukasz"),
        ("O’Brien", "O'Brien"),
        ("Khan–Smith", "Khan-Smith"),
        ("Ａｍｅｌｉａ", "Amelia"),
        ("𝓐𝓶𝓮𝓵𝓲𝓪", "Amelia"),
        ("Ame\u200blia", "Amelia"),
        ("Ame\u00adlia", "Amelia"),
        ("Ame\x00lia", "Amelia"),
        ("Amelia\u3164Khan", "AmeliaKhan"),
        ("Amelia\u00a0Khan", "Amelia Khan"),
        ("Am&eacute;lie", "Amelie"),
        ("Am&amp;eacute;lie", "Amelie"),
        ("Am&amp;amp;amp;eacute;lie", "Amelie"),
        ("Am&#233lie", "Amelie"),
        ("Хан", "Khan"),
        ("ﬁnn", "finn"),
        ("🌹", " "),
        ("Arts & Crafts, 100%", "Arts + Crafts, 100 "),
        ("plain", "plain"),
    ],
)
def test_what_a_reader_sees(written: str, read: str) -> None:
    """Encodings, accents, forms and invisible characters are resolved."""
    assert fold(written, Place.PROSE).text == read


def test_addresses_are_decoded_twice() -> None:
    """Percent signs count in addresses, and only there."""
    assert fold("a%2541%C3%A9%20b", Place.ADDRESS).text == "aAe b"
    assert fold("20%20", Place.PROSE).text == "20 20"


def test_look_alikes_are_read_by_looks_on_request() -> None:
    """A Cyrillic "с" is an s by sound and a c by looks."""
    assert fold("с", Place.PROSE).text == "s"
    assert fold("с", Place.PROSE, Look.LOOKS).text == "c"


@given(TEXTS, PLACES)
@example("&amp;amp;amp;lt;", Place.PROSE)
@example("&&#101;acute;", Place.PROSE)
@example("%25252541", Place.ADDRESS)
def test_folding_is_idempotent(text: str, place: Place) -> None:
    """Folding what is folded changes nothing, and leaves ASCII only."""
    once = fold(text, place).text
    assert once.isascii()
    assert fold(once, place).text == once


@given(TEXTS, TEXTS, PLACES)
def test_positions_are_exact(before: str, after: str, place: Place) -> None:
    """A plain word is found at its place whatever stands around it."""
    text = f"{before} QZQ {after}"
    if text.count("QZQ") > 1:
        return
    folded = fold(text, place)
    start = folded.text.index("QZQ")
    assert folded.span(start, start + 3) == (text.index("QZQ"), text.index("QZQ") + 3)


@given(st.text("aé陈&<Qж\u0308 ", min_size=1, max_size=20), st.data())
def test_positions_through_encodings(word: str, data: st.DataObject) -> None:
    """Escaped twice, or percent-encoded twice, a span covers what its letters were made of."""
    quoted, place = data.draw(
        st.sampled_from(
            [
                (html.escape(html.escape(word)), Place.PROSE),
                (quote(quote(word, safe=""), safe=""), Place.ADDRESS),
            ]
        )
    )
    text = f"x{quoted}y"
    folded = fold(text, place)
    if len(folded.text) > 2:
        start, end = folded.span(1, len(folded.text) - 1)
        assert 0 < start < end < len(text)
        assert fold(text[start:end], place).text == folded.text[1:-1]


@given(TEXTS, PLACES, st.sampled_from(Look))
def test_spans_stay_within_the_source(text: str, place: Place, look: Look) -> None:
    """Each folded character has a place in the source, in order."""
    folded = fold(text, place, look)
    spans = [folded.span(i, i + 1) for i in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
