from __future__ import annotations

import ast
import hashlib
import json
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

import pytest
from tests.photos.crafted import Crafted, crafted
from tests.photos.photo_site import phone_photo, saved, scene

import photos
from photos.carriers import carrying, cut_out
from photos.hearing import READERS, Heard, hear, read_again, readers, written
from photos.traces import Told, said_by

PACKAGE = Path(photos.__file__).parent
CODED = bytes(range(255)) * 1200
"""As many bytes as a photo's coded part has at least; none of them begins a marker."""
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax'
    b'-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Amelia Khan'
    b"</dc:title></rdf:Description></rdf:RDF></x:xmpmeta>"
)


def first_scan(data: bytes) -> int:
    """Where the coded part of a JPEG begins."""
    at = 2
    while data[at : at + 2] != b"\xff\xda":
        at = data.index(b"\xff", at + 2 + int.from_bytes(data[at + 2 : at + 4]))
    return at + 2 + int.from_bytes(data[at + 2 : at + 4])


def large(data: bytes) -> bytes:
    """The same JPEG with a coded part as long as a photo's."""
    at = first_scan(data)
    return data[:at] + CODED + data[at:]


def jpegs() -> list[Crafted]:
    return [file for file in crafted() if file.suffix == ".jpg"]


def test_the_kept_parts_of_every_crafted_original_say_all_that_it_says():
    """Whatever stands beside the coded part of a JPEG is among them, wherever it was put."""
    seen = [said_by(file.data) for file in jpegs()]
    assert sum(said.told.names_perhaps for said in seen) > 40
    kept = []
    for file, said in zip(jpegs(), seen, strict=True):
        whole = large(file.data)
        fresh, heard = hear(whole)
        parts = cut_out(whole, heard.spans)
        assert fresh == said_by(parts) == said, file.place
        assert heard.told == said.told
        kept.append(len(parts))
    assert statistics.median(kept) < len(CODED) / 3


@pytest.mark.parametrize("file", [f for f in crafted() if f.suffix != ".jpg"][::6])
def test_of_other_formats_everything_is_kept(file: Crafted):
    """Their parts may stand anywhere."""
    assert carrying(file.data) == ((0, len(file.data)),)
    assert hear(file.data)[0] == said_by(file.data)


@pytest.mark.parametrize("behind", ["the last block", "the end", "a second picture"])
def test_what_stands_behind_the_picture_is_heard(behind: str):
    """No decoder reads there; its neighbour, the picture without it, says nothing."""
    picture = large(saved(scene(), "JPEG"))
    tail = {
        "the last block": XMP + b"\xff\xd9",
        "the end": b"\xff\xd9" + XMP,
        "a second picture": b"\xff\xd9" + picture + XMP,
    }[behind]
    said, heard = hear(picture[:-2] + tail)
    assert [text.reveal() for text in said.words] == ["Amelia Khan"]
    assert said_by(cut_out(picture[:-2] + tail, heard.spans)) == said
    assert hear(picture)[1].told == Told()


def test_between_the_scans_of_a_progressive_picture_as_well():
    """A segment may stand before each of them."""
    data = saved(scene(), "JPEG", progressive=True)
    second = data.index(b"\xff\xda", first_scan(data))
    segment = b"\xff\xe5" + (len(XMP) + 2).to_bytes(2) + XMP
    data = data[:second] + CODED + segment + data[second:]
    said, heard = hear(data)
    assert [text.reveal() for text in said.words] == ["Amelia Khan"]
    assert said_by(cut_out(data, heard.spans)) == said


@pytest.mark.parametrize("share", [0.001, 0.01, 0.1, 0.5, 0.9, 0.999])
def test_a_damaged_picture_is_heard_the_same_from_its_parts(share: float):
    """Where no marker leads on, the rest is kept whole."""
    data = large(phone_photo())
    for damaged in (data[: int(len(data) * share)], data[: int(len(data) * share)] + b"\xff" * 99):
        said, heard = hear(damaged)
        assert said_by(cut_out(damaged, heard.spans)) == said


def test_it_is_remembered_without_a_word(tmp_path: Path):
    """How much was said and where it stands, through JSON and back."""
    heard = hear(large(phone_photo()) + XMP)[1]
    kept = json.dumps(written(heard))
    (tmp_path / "kept").write_text(kept)
    assert read_again(json.loads(kept)) == heard
    assert heard.told.names_perhaps
    assert not any(word in kept for word in ("Amelia", "Khan", "Somebody", "Our pupils"))


def test_what_other_readers_heard_is_not_believed():
    """They may not have known a field that names somebody."""
    kept = written(Heard(Told(), ((0, 9),)))
    assert read_again(kept) == Heard(Told(), ((0, 9),))
    assert read_again({**kept, "readers": hashlib.sha256(b"").hexdigest()}) is None


CHANGING = """
from pathlib import Path
from photos import hearing
print(hearing.readers())
for name in hearing.READERS:
    hearing.readers.cache_clear()
    with Path(hearing.__file__).with_name(f"{name}.py").open("a") as source:
        source.write("\\n# One more field.\\n")
    print(hearing.readers())
"""


def test_every_change_of_a_reader_makes_it_another(tmp_path: Path):
    """A line in the source of any of them; the same source elsewhere is the same reader."""
    shutil.copytree(PACKAGE.parent, tmp_path / "plugins", ignore=lambda *_: {"__pycache__"})
    told = subprocess.run(
        [sys.executable, "-c", CHANGING],
        env={"PYTHONPATH": str(tmp_path / "plugins")},
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    assert told[0] == readers()
    assert len(set(told)) == 1 + len(READERS)


def test_every_module_that_decides_what_is_heard_is_a_reader():
    """All that `hearing` imports from this package, and all that those import."""
    known, waiting = set[str](), ["hearing"]
    while waiting:
        name = waiting.pop()
        known.add(name)
        tree = ast.parse((PACKAGE / f"{name}.py").read_text())
        imported = [
            node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
        ]
        own = {
            module.removeprefix("photos.") for module in imported if module.startswith("photos.")
        }
        waiting += own - known
    assert known == set(READERS)
