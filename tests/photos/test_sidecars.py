from __future__ import annotations

from pathlib import Path

import pytest

from photos.sidecars import Sidecars, picasa_faces

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
 xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"><mwg-rs:Regions
 rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag><rdf:li mwg-rs:Name="Amelia Khan"
 mwg-rs:Type="Face"/></rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions></rdf:Description></rdf:RDF>
</x:xmpmeta>"""
PICASA = """\
[Contacts2]
8f2a=Amelia Khan;;
77bb=Zoë Nowak;;
[IMG_1.JPG]
faces=rect64(3f845bcb59418507),8f2a;rect64(1),77bb;rect64(2),ffffffffffffffff
rotate=rotate(1)
[IMG_2.JPG]
star=yes
"""


def people(folder: Path, name: str) -> list[str]:
    return [person for saying in Sidecars().beside(folder / name) for person in saying.people]


@pytest.mark.parametrize("name", ["IMG_1.xmp", "img_1.JPG.XMP"])
def test_an_xmp_file_beside_a_picture_is_heard(tmp_path: Path, name: str) -> None:
    """Named after the picture, with its ending or without; of that picture only."""
    (tmp_path / name).write_text(XMP, encoding="utf-8")
    assert people(tmp_path, "IMG_1.jpg") == ["Amelia Khan"]
    assert people(tmp_path, "IMG_10.jpg") == []


def test_the_faces_that_picasa_knew(tmp_path: Path) -> None:
    """By picture; a face without a name is nobody's."""
    (tmp_path / ".picasa.ini").write_text(PICASA, encoding="utf-8-sig")
    assert people(tmp_path, "IMG_1.jpg") == ["Amelia Khan", "Zoë Nowak"]
    assert people(tmp_path, "IMG_2.jpg") == []


@pytest.mark.parametrize("text", ["no table", "[a", "[Contacts2]\n=\n[IMG_1.JPG]\nfaces=;;,", "\0"])
def test_a_damaged_table_names_nobody(text: str) -> None:
    """It is no reason to stop."""
    assert picasa_faces(text) == {}


def test_a_damaged_or_huge_xmp_file_is_said(tmp_path: Path) -> None:
    """Nobody claims that it named nobody."""
    for name, text in (("a.xmp", XMP[:-30]), ("b.xmp", " " * 3_000_000)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        (said,) = Sidecars().beside(tmp_path / name.replace("xmp", "jpg"))
        assert said.unread


def test_no_sidecar_says_nothing(tmp_path: Path) -> None:
    """As almost everywhere."""
    assert Sidecars().beside(tmp_path / "a.jpg") == ()
