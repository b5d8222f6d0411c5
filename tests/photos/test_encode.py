from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pillow_heif
import pytest
from tests.photos.photo_site import phone_photo, saved, scene

from photos.decode import decode
from photos.encode import encode, recipe, widths
from safeguarding.picture_bytes import inspect_picture


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (4000, (480, 960, 1440)),
        (1440, (480, 960, 1440)),
        (1365, (480, 960, 1365)),
        (1080, (480, 960)),
        (960, (480, 960)),
        (959, (480, 959)),
        (700, (480, 700)),
        (640, (480,)),
        (480, (480,)),
        (300, (300,)),
    ],
)
def test_a_picture_is_published_in_the_widths_that_it_has(width, expected):
    """Never enlarged; its own width only where the next smaller one would be blurred."""
    assert widths(width) == expected


def test_every_width_is_made_in_both_formats_and_holds_only_pixels():
    """AVIF for most readers, JPEG for the others; nothing else in either."""
    encoded = encode(decode(phone_photo(1600, 1200), ".jpg", 1440).image)
    sizes = [(e.width, e.height) for e in encoded if e.format == "jpg"]
    assert sizes == [(1440, 1080), (960, 720), (480, 360)]
    assert [e.format for e in encoded] == ["avif", "jpg"] * 3
    assert all(inspect_picture(e.data, f".{e.format}") == () for e in encoded)


def test_cleaning_twice_gives_a_clean_picture_again():
    """What the site publishes could be put into an album and published again."""
    first = encode(decode(phone_photo(), ".jpg", 1440).image)[-1]
    again = encode(decode(first.data, ".jpg", 1440).image)[-1]
    assert inspect_picture(again.data, ".jpg") == ()
    assert (again.width, again.height) == (first.width, first.height)


def test_the_recipe_names_what_decides_the_bytes():
    """Another cap is another recipe."""
    assert recipe(1440) != recipe(960)
    assert recipe(1440) == recipe(1440)


def test_cleaning_clean_pixels_gives_the_same_bytes():
    """Kept without loss and cleaned once more, a picture is published byte for byte alike."""
    once = decode(phone_photo(1600, 1200), ".jpg", 1440).image
    kept = saved(once, "PNG")
    twice = decode(kept, ".png", 1440).image
    assert [e.digest for e in encode(twice)] == [e.digest for e in encode(once)]


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [
        ("JPEG", ".jpg"),
        ("PNG", ".png"),
        ("GIF", ".gif"),
        ("WEBP", ".webp"),
        ("TIFF", ".tif"),
        ("BMP", ".bmp"),
        ("AVIF", ".avif"),
        ("HEIF", ".heic"),
    ],
)
def test_the_same_original_gives_the_same_bytes_again(kind: str, suffix: str):
    """In every format, decoded anew each time; and what was cleaned, cleaned again, is that too."""
    pillow_heif.register_heif_opener()
    data = saved(scene(96, 72), kind)
    first, second = (decode(data, suffix, 1440).image for _ in range(2))
    again = decode(saved(first, "PNG"), ".png", 1440).image
    digests = [[e.digest for e in encode(image)] for image in (first, second, again)]
    assert digests[0] == digests[1] == digests[2]


_ENCODE = """
import os, sys
os.sched_setaffinity(0, set(list(os.sched_getaffinity(0))[: int(sys.argv[1])]))
from photos.decode import decode
from photos.encode import encode
for name in sys.argv[2:]:
    data = open(name, "rb").read()
    print(*(e.digest for e in encode(decode(data, name[name.rindex("."):], 1440).image)))
"""


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="the system cannot bind to cores")
def test_one_core_and_two_give_the_same_bytes(tmp_path: Path):
    """A decoder or encoder that splits its work by the number of cores would give others."""
    pillow_heif.register_heif_opener()
    kinds = {"JPEG": ".jpg", "WEBP": ".webp", "AVIF": ".avif", "HEIF": ".heic"}
    originals = [tmp_path / f"picture{suffix}" for suffix in kinds.values()]
    for original, kind in zip(originals, kinds, strict=True):
        original.write_bytes(saved(scene(700, 500), kind))
    command = [sys.executable, "-c", _ENCODE]
    answers = [
        subprocess.run(
            [*command, cores, *map(str, originals)], capture_output=True, check=True
        ).stdout
        for cores in ("1", "2")
    ]
    assert answers[0] == answers[1]
    assert len(answers[0].split()) >= 2 * len(kinds)
