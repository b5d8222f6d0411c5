"""One build's pictures, looked at: each once, one after the other, with a bar for who waits.

To look at two at a time would take another 100 MB. The models use all processors for one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from looking.looker import Looker
from looking.pixels import pixels_of
from photos.progress import with_progress
from photos.renditions import FOLDER, JPEG
from pixels.blocks import give_large_blocks_back
from safeguarding.errors import Stopped
from safeguarding.record import BuildRecord, Seen

_JPEG = f".{JPEG}"


@dataclass(frozen=True, slots=True)
class _Sight:
    """A file to look at: the largest JPEG of a picture. `digest` is that of the file's bytes."""

    original: str
    """SHA-256 (hex) of the original, under which the rules look for what was seen."""
    path: Path
    digest: str


def visit(record: BuildRecord, tree: Path) -> None:
    """Fill `record.seen` with what is seen in those pictures of `tree` that nobody looked at yet.

    A picture that cannot be looked at is left out; the rules refuse it then. Raises
    ConfigurationError when something to look with cannot be loaded, OSError when what was seen
    cannot be kept.
    """
    known = record.knowledge
    looker = Looker(known.project.cache / "looking", known.policy.pictures)
    if looker.anything_wanted:
        anew = {}
        for sight in _sights(record, tree):
            seen = looker.remembered(sight.digest)
            if seen is None:
                anew[sight.original] = sight
            else:
                record.seen[sight.original] = seen
        record.seen.update(_look_at_all(looker, anew))
    looker.memory.forget_unused()


def _sights(record: BuildRecord, tree: Path) -> Iterator[_Sight]:
    """The largest JPEG of each picture. Addresses that were only kept free have no origin."""
    outputs: dict[str, list[str]] = {}
    for path, picture in record.pictures.items():
        if path.endswith(_JPEG) and path in record.origins and picture.digest not in record.seen:
            outputs.setdefault(picture.digest, []).append(path)
    for original, paths in outputs.items():
        largest = max(paths, key=_width)
        yield _Sight(original, tree / largest, record.origins[largest].digest)


def _width(path: str) -> int:
    """In pixels, by the name of a published picture: "pictures/3f2a…-1440.jpg". A card has none."""
    number = Path(path).stem.rpartition("-")[2]
    return int(number) if path.startswith(FOLDER) and number.isdecimal() else 0


def _look_at_all(looker: Looker, sights: Mapping[str, _Sight]) -> dict[str, Seen]:
    if not sights:
        return {}
    give_large_blocks_back()
    looker.open_eyes()
    pool = ThreadPoolExecutor(1)
    try:
        pending = {pool.submit(_look, looker, sight): sight for sight in sights.values()}
        done = with_progress(pending, "Looking at pictures")
        outcomes = {pending[future].original: future.result() for future in done}
    finally:
        # After Ctrl+C or a full disk nobody waits for the pictures that are still to come.
        pool.shutdown(cancel_futures=True)
    return {original: seen for original, seen in outcomes.items() if seen is not None}


def _look(looker: Looker, sight: _Sight) -> Seen | None:
    """What is seen in one file; None when it could not be looked at."""
    try:
        return looker.look_at(sight.digest, lambda: pixels_of(sight.path.read_bytes()))
    except (Stopped, OSError):
        raise
    except Exception:  # noqa: BLE001 - whatever breaks, nobody looked, and the rules refuse that
        return None
