"""A school site in a temporary folder, and photos as phones write them."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import piexif
from pelican import Pelican
from pelican.settings import read_settings
from PIL import Image

import photos
from photos.renditions import Rendition, RenditionSet
from safeguarding.policy import Pictures, Policy, School
from safeguarding.project import Project
from safeguarding.record import BuildRecord, Knowledge
from safeguarding.school import Declaration, Register, Shows

THEME = Path(__file__).parent / "theme"
PLACE = {
    piexif.GPSIFD.GPSLatitudeRef: "N",
    piexif.GPSIFD.GPSLatitude: ((53, 1), (26, 1), (51, 1)),
    piexif.GPSIFD.GPSLongitudeRef: "W",
    piexif.GPSIFD.GPSLongitude: ((2, 1), (16, 1), (9, 1)),
}


def scene(width: int = 640, height: int = 480, seed: int = 1) -> Image.Image:
    """A soft, colourful picture whose corners differ."""
    grain = Random(seed).randbytes(16 * 12 * 3)
    return Image.frombytes("RGB", (16, 12), grain).resize((width, height), Image.Resampling.BICUBIC)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def phone_photo(width: int = 640, height: int = 480, seed: int = 1, orientation: int = 1) -> bytes:
    """A JPEG that says where, when and with what it was taken, with a thumbnail."""
    exif = piexif.dump(
        {
            "0th": {
                piexif.ImageIFD.Make: "Acme",
                piexif.ImageIFD.Artist: "Somebody",
                piexif.ImageIFD.Orientation: orientation,
            },
            "Exif": {piexif.ExifIFD.DateTimeOriginal: f"2026:05:{seed % 28 + 1:02} 10:30:00"},
            "GPS": PLACE,
            "1st": {piexif.ImageIFD.Make: "Acme"},
            "thumbnail": saved(scene(64, 48, seed), "JPEG"),
        }
    )
    return saved(scene(width, height, seed), "JPEG", quality=90, exif=exif, comment=b"Our pupils")


def picture(name: str = "aa", alt: str = "Beans", **said: str) -> RenditionSet:
    """A published picture in all sizes, as `markup` is given it."""
    renditions = tuple(
        Rendition(width, width * 3 // 4, kind, f"pictures/{name}-{width}.{kind}", "0")
        for width in (480, 960, 1440)
        for kind in ("avif", "jpg")
    )
    return RenditionSet(f"albums/{name}.jpg", renditions, alt, **said)


class Nobody:
    """Finds no names: these tests are about pictures."""

    def find(self, text: str, place: object) -> tuple[()]:
        del text, place
        return ()


@dataclass
class Site:
    """A project in a temporary folder, built by plain Pelican with the plugin."""

    root: Path
    max_edge: int = 1440
    declarations: dict[str, Declaration] = field(default_factory=dict)
    settings: dict[str, object] = field(default_factory=dict)

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def output(self) -> Path:
        return self.root / "tree"

    def photo(self, source: str, data: bytes | None = None, **said: object) -> Path:
        """A declared photo; `shows=None` leaves it undeclared."""
        path = self.content / source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(phone_photo() if data is None else data)
        if said.get("shows", Shows.PLACE) is not None:
            self.declare(source, **said)
        return path

    def declare(self, source: str, **said: object) -> None:
        path = self.content / source
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16] if path.is_file() else "0" * 16
        values = {
            "shows": Shows.PLACE,
            "alt": "The garden",
            "fingerprint": digest,
            "table": f"{source.rpartition('/')[0]}/photos.csv",
            "line": len(self.declarations) + 2,
        }
        self.declarations[source] = Declaration(source, **(values | said))

    def post(self, text: str, name: str = "beans", **head: str) -> Path:
        path = self.content / "posts" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        head = {"Title": name.title(), "Date": "2026-05-07", **head}
        lines = "".join(f"{key}: {value}\n" for key, value in head.items())
        path.write_text(f"{lines}\n{text}\n", encoding="utf-8")
        return path

    def build(self, *, gate: bool = True) -> BuildRecord:
        self.content.mkdir(exist_ok=True)
        self.output.mkdir(exist_ok=True)
        project = Project.at(self.root)
        pictures = Pictures(max_edge=self.max_edge)
        policy = Policy(School("A school", "https://school.example"), pictures=pictures)
        today = dt.date(2026, 11, 22)
        knowledge = Knowledge(project, policy, Register({}), self.declarations, Nobody(), today)
        record = BuildRecord(knowledge)
        settings = self._settings()
        if gate:
            settings["GATE"] = record
        Pelican(settings).run()
        return record

    def _settings(self) -> dict[str, object]:
        given = {
            "PATH": str(self.content),
            "OUTPUT_PATH": str(self.output),
            "THEME": str(THEME),
            "PLUGINS": [photos],
            "ARTICLE_PATHS": ["posts"],
            "STATIC_PATHS": ["albums", "downloads"],
            "SITEURL": "https://school.example",
            "FEED_DOMAIN": "https://school.example",
            "FEED_ALL_ATOM": "feeds/all.atom.xml",
            "CATEGORY_FEED_ATOM": None,
            "TRANSLATION_FEED_ATOM": None,
            "CACHE_PATH": str(self.root / "cache"),
            "TIMEZONE": "Europe/London",
            **self.settings,
        }
        read: dict[str, object] = read_settings(override=given)
        return read

    def page(self, name: str = "beans") -> str:
        return (self.output / f"{name}.html").read_text(encoding="utf-8")

    def files(self) -> set[str]:
        return {
            p.relative_to(self.output).as_posix() for p in self.output.rglob("*") if p.is_file()
        }

    def pictures(self) -> set[str]:
        return {name for name in self.files() if name.startswith("pictures/")}
