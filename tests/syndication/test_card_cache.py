from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from syndication.card_cache import CardCache


def data(
    cache: CardCache, made_of: tuple[str, ...], make: Callable[[], bytes | None]
) -> bytes | None:
    kept = cache.get(made_of, make)
    assert kept is None or kept.digest == hashlib.sha256(kept.data).hexdigest()
    return kept and kept.data


def never() -> bytes | None:
    raise AssertionError("made again")


def test_what_was_made_is_not_made_again(tmp_path: Path) -> None:
    """The next build finds it by what it was made of."""
    assert data(CardCache(tmp_path / "cards"), ("a", "b"), lambda: b"card") == b"card"
    assert data(CardCache(tmp_path / "cards"), ("a", "b"), never) == b"card"


def test_other_ingredients_make_another_card(tmp_path: Path) -> None:
    """Whatever stands where: the parts are kept apart."""
    data(CardCache(tmp_path), ("a", "b"), lambda: b"card")
    assert data(CardCache(tmp_path), ("ab",), lambda: b"other") == b"other"


def test_a_failure_is_not_kept(tmp_path: Path) -> None:
    """What could not be made may be made by the next build."""
    assert data(CardCache(tmp_path), ("a",), lambda: None) is None
    assert data(CardCache(tmp_path), ("a",), lambda: b"card") == b"card"


def test_a_card_that_somebody_exchanged_is_not_believed(tmp_path: Path) -> None:
    """Its bytes are not what its name says."""
    data(CardCache(tmp_path), ("a",), lambda: b"card")
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(b"evil")
    assert data(CardCache(tmp_path), ("a",), lambda: b"card") == b"card"


def test_what_vanishes_during_a_build_is_made_again(tmp_path: Path) -> None:
    """Somebody empties the cache while the site is being built."""
    data(CardCache(tmp_path), ("a",), lambda: b"card")
    cache = CardCache(tmp_path)
    for kept in tmp_path.iterdir():
        kept.unlink()
    assert data(cache, ("a",), lambda: b"card") == b"card"
