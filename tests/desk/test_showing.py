"""Nothing in a snippet can hide on the terminal, or act there."""

import pytest

from desk.showing import visible


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\x1b[2J gone", "‹U+001B›[2J gone"),
        ("\u202edessergorp", "‹U+202E›dessergorp"),
        ("pay\u200bpal", "pay‹U+200B›pal"),
        ("a\u2028b", "a‹U+2028›b"),
        ("\U000e0041hidden", "‹U+E0041›hidden"),
        ("a\tb", "a‹U+0009›b"),
        ("\x7f", "‹U+007F›"),
    ],
)
def test_what_is_obeyed_or_hidden_is_shown(text: str, seen: str) -> None:
    """Escapes, directions, invisible letters."""
    assert visible(text) == seen


@pytest.mark.parametrize(
    "text",
    [
        "Zofia’s café – 20 °C, £5",
        "👩‍👧 and 👨🏽‍🏫",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f won",
        "Ysgol Gynradd ŵ ŷ",
        "مدرسة",
    ],
)
def test_what_people_write_stays(text: str) -> None:
    """The twin: letters of all languages, emoji of several signs, the flag of England."""
    assert visible(text) == text
