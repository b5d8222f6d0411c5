"""The same value is the same bytes, whoever writes it."""

import pytest

from syndication.canonical import canonical


def test_order_and_space_leave_no_choice() -> None:
    """Keys are sorted, nothing stands between, letters stay letters."""
    assert canonical({"b": [1, True, None], "a": "é🌱\n\x01"}) == (
        '{"a":"é🌱\\n\\u0001","b":[1,true,null]}'.encode()
    )
    assert canonical({"a": 1, "b": 2}) == canonical({"b": 2, "a": 1})


@pytest.mark.parametrize("value", [{"a": [1.5]}, {"é": 1}, {1: 2}])
def test_what_could_be_written_in_two_ways_is_refused(value: object) -> None:
    """Numbers with a point, and keys that others sort differently."""
    with pytest.raises(TypeError):
        canonical(value)


def test_half_a_letter_is_refused() -> None:
    """It has no bytes."""
    with pytest.raises(ValueError, match="surrogates"):
        canonical({"a": "\ud83d"})
