"""What the crafted files must not let through: somebody, a place and a time, all invented."""

from __future__ import annotations

from dataclasses import dataclass

import piexif
from PIL import Image
from tests.photos.photo_site import saved, scene

_XMP_HEAD = b"http://ns.adobe.com/xap/1.0/\0"


@dataclass(frozen=True)
class Secret:
    """One set of secrets, and the picture that carries them. `place` is in whole degrees."""

    name: str
    town: str
    when: str
    place: tuple[int, int]
    size: tuple[int, int] = (64, 48)
    mode: str = "RGB"
    orientation: int = 1

    @property
    def image(self) -> Image.Image:
        return scene(*self.size, seed=len(self.name)).convert(self.mode)

    @property
    def text(self) -> bytes:
        return f"{self.name} at {self.town}, {self.when}".encode()

    @property
    def mark(self) -> str:
        """The part of the name for which every hiding place has room."""
        return self.name[:12]

    @property
    def needles(self) -> tuple[bytes, ...]:
        """The byte strings that no published file may hold, as text of one and of two bytes."""
        words = (self.mark, self.town, self.when)
        return tuple(w.encode(code) for w in words for code in ("ascii", "utf-16-le", "utf-16-be"))

    def exif(self, *, note: bytes = b"", thumbnail: bool = False) -> bytes:
        """With "Exif" before it, as a JPEG has it."""
        tags = {
            "0th": {
                piexif.ImageIFD.Artist: self.name.encode(),
                piexif.ImageIFD.ImageDescription: self.text,
                piexif.ImageIFD.XPAuthor: tuple(self.name.encode("utf-16-le")),
                piexif.ImageIFD.Orientation: self.orientation,
            },
            "Exif": {
                piexif.ExifIFD.DateTimeOriginal: self.when,
                piexif.ExifIFD.UserComment: b"ASCII\0\0\0" + self.text,
                **({piexif.ExifIFD.MakerNote: note} if note else {}),
            },
            "GPS": self.gps,
        }
        if thumbnail:
            tags |= {
                "1st": {piexif.ImageIFD.ImageDescription: self.text},
                "thumbnail": saved(scene(32, 24), "JPEG", comment=self.text),
            }
        return piexif.dump(tags)

    @property
    def gps(self) -> dict[int, object]:
        north, west = self.place
        return {
            piexif.GPSIFD.GPSLatitudeRef: "N",
            piexif.GPSIFD.GPSLatitude: ((north, 1), (7, 1), (3, 1)),
            piexif.GPSIFD.GPSLongitudeRef: "W",
            piexif.GPSIFD.GPSLongitude: ((west, 1), (1, 1), (2, 1)),
            piexif.GPSIFD.GPSAreaInformation: b"ASCII\0\0\0" + self.town.encode(),
        }

    @property
    def xmp(self) -> bytes:
        """A packet with named faces, a creator, a place and a date."""
        return (
            '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/'
            '22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
            'xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
            'xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/" '
            f'photoshop:City="{self.town}" xmp:Label="{self.when}">'
            f"<dc:creator><rdf:Seq><rdf:li>{self.name}</rdf:li></rdf:Seq></dc:creator>"
            '<mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag>'
            f'<rdf:li rdf:parseType="Resource"><mwg-rs:Name>{self.name}</mwg-rs:Name>'
            "<mwg-rs:Type>Face</mwg-rs:Type></rdf:li></rdf:Bag></mwg-rs:RegionList>"
            "</mwg-rs:Regions></rdf:Description></rdf:RDF></x:xmpmeta>"
        ).encode()

    @property
    def xmp_block(self) -> bytes:
        return _XMP_HEAD + self.xmp

    @property
    def iptc(self) -> bytes:
        """Records 2:80 (by-line), 2:90 (city), 2:120 (caption)."""
        said = ((80, self.name.encode()), (90, self.town.encode()), (120, self.text))
        return b"".join(
            b"\x1c\x02" + bytes((number,)) + len(text).to_bytes(2) + text for number, text in said
        )


SECRETS = (
    Secret("Wilhelmina Quarmby", "Nether Fennimore", "2019:03:14 15:09:26", (53, 2)),
    Secret("Rosalind Winterbrook", "Little Quibbling", "2025:09:01 09:15:42", (54, 1), (97, 61)),
    Secret("Philippa Threlkeld", "Upper Wobbleton", "2023:06:21 12:00:01", (55, 3), mode="L"),
    Secret("Ignatius Pemberdale", "Mudford Zeals", "2018:01:31 23:59:59", (50, 4), orientation=6),
)
