from __future__ import annotations

from pathlib import Path

from syndication.card_cache import CardCache


def never() -> bytes | None:
    raise AssertionError("made again")


def test_what_was_made_is_not_made_again(tmp_path: Path) -> None:
    """The next build finds it by what it was made of."""
    assert CardCache(tmp_path / "cards").get(("a", "b"), lambda: b"card") == b"card"
    assert CardCache(tmp_path / "cards").get(("a", "b"), never) == b"card"


def test_other_ingredients_make_another_card(tmp_path: Path) -> None:
    """Whatever stands where: the parts are kept apart."""
    CardCache(tmp_path).get(("a", "b"), lambda: b"card")
    assert CardCache(tmp_path).get(("ab",), lambda: b"other") == b"other"


def test_a_failure_is_not_kept(tmp_path: Path) -> None:
    """What could not be made may be made by the next build."""
    assert CardCache(tmp_path).get(("a",), lambda: None) is None
    assert CardCache(tmp_path).get(("a",), lambda: b"card") == b"card"


def test_a_card_that_somebody_exchanged_is_not_believed(tmp_path: Path) -> None:
    """Its bytes are not what its name says."""
    CardCache(tmp_path).get(("a",), lambda: b"card")
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(b"evil")
    assert CardCache(tmp_path).get(("a",), lambda: b"card") == b"card"


def test_what_vanishes_during_a_build_is_made_again(tmp_path: Path) -> None:
    """Somebody empties the cache while the site is being built."""
    CardCache(tmp_path).get(("a",), lambda: b"card")
    cache = CardCache(tmp_path)
    for kept in tmp_path.iterdir():
        kept.unlink()
    assert cache.get(("a",), lambda: b"card") == b"card"
