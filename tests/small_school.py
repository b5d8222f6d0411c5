"""A small school's project in a folder, built for real: by the tasks' code or by `pelican`."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import piexif
from PIL import Image, ImageDraw

from safeguarding.build import build_site
from safeguarding.gate import Refusal
from safeguarding.outcome import Wish
from safeguarding.project import Project
from safeguarding.receipt import digests_of
from safeguarding.school_day import today

REPOSITORY = Path(__file__).resolve().parents[1]

REGISTER = """\
pupil_id,first_name,last_name,known_as,class,website,twitter,facebook,youtube,may_be_named,consent_on,evidence
P-DEMO-001,Amelia,Khan,,3B,yes,yes,yes,yes,full,2025-09-01,form
P-DEMO-002,Oliver,Bennett,Ollie,3B,yes,yes,yes,no,no,2025-09-01,form
P-DEMO-003,Will,Tanner,,3B,yes,no,no,no,first,2025-09-01,form
P-DEMO-004,Zofia,Nowak,,4M,group,group,group,no,no,2025-09-01,form
P-DEMO-005,Summer,Reid,,4M,no,no,no,no,no,2025-09-01,form
P-DEMO-006,Farah,Aziz,,4M,yes,yes,yes,yes,first,2025-09-01,form
"""
TABLE = "file,shows,people,alt,credit,licence,checked,fingerprint"
CONCERN = """\
Title: Report a concern
Slug: report-a-concern
Template: concern

Tell the Headteacher, the deputy or the safeguarding lead.
"""
PAGES = (
    "about",
    "privacy",
    "accessibility",
    "how-old-must-you-be",
    "social-media-policy",
    "picture-credits",
)


def phone_photo(seed=0, size=(1000, 750), **exif) -> bytes:
    """The bytes of a phone photo that says where and when it was taken.

    Of a size and with a grain that encoders are quickly done with; no two are the same.
    """
    picture = Image.effect_noise(size, 10).convert("RGB")
    ImageDraw.Draw(picture).ellipse((seed * 9, 40, 400 + seed * 9, 440), fill=(30, 120 + seed, 60))
    tags = {
        "0th": {piexif.ImageIFD.Make: b"Fairphone", piexif.ImageIFD.Artist: b"Somebody"},
        "Exif": {piexif.ExifIFD.DateTimeOriginal: b"2026:05:07 14:54:06"},
        "GPS": {
            piexif.GPSIFD.GPSLatitudeRef: b"N",
            piexif.GPSIFD.GPSLatitude: ((53, 1), (28, 1), (50, 1)),
            piexif.GPSIFD.GPSLongitudeRef: b"W",
            piexif.GPSIFD.GPSLongitude: ((2, 1), (14, 1), (41, 1)),
        },
        **exif,
    }
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85, exif=piexif.dump(tags))
    return out.getvalue()


class SmallSchool:
    """A project with the repository's configuration and theme, and content of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True)
        for name in ("pelicanconf.py", "publishconf.py", "policy.toml"):
            shutil.copy(REPOSITORY / name, root / name)
        self.agree_policy()
        self.look(faces=False, words=False)
        shutil.copytree(REPOSITORY / "theme", root / "theme")
        self.write("consent.csv", REGISTER)
        self.write("content/pages/report-a-concern.md", CONCERN)
        for page in PAGES:
            self.write(
                f"content/pages/{page}.md", f"Title: About our {page}\nSlug: {page}\n\nText.\n"
            )
        self.post("welcome", "We are glad to be back.", title="Welcome back")
        self.project = Project.at(root)
        self.output = root / "output"

    def write(self, path: str, text: str | bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    def post(self, slug: str, text: str, title="Our beans", **head) -> Path:
        lines = {"Title": title, "Date": "2026-10-02", "Category": "News", **head}
        top = "".join(f"{key}: {value}\n" for key, value in lines.items())
        return self.write(f"content/posts/{slug}.md", f"{top}\n{text}\n")

    def agree_policy(self, review_in_days=300) -> None:
        """Write into policy.toml that governors agreed the policy, and when they look again."""
        review = today() + dt.timedelta(days=review_in_days)
        state = f'status = "agreed"\nagreed_on = 2024-09-01\nreview_due = {review}\n\n[levels]'
        file = self.root / "policy.toml"
        text = re.sub(r"(?ms)^status = .*?^\[levels\]", state, file.read_text(encoding="utf-8"))
        file.write_text(text, encoding="utf-8")

    def look(self, *, faces=True, words=True) -> None:
        """Say in policy.toml what is looked for in pictures: nothing as this school begins."""
        file = self.root / "policy.toml"
        text = file.read_text(encoding="utf-8")
        for switch, wanted in {"faces": faces, "words": words}.items():
            text = re.sub(rf"(?m)^{switch} = \w+", f"{switch} = {str(wanted).lower()}", text)
        file.write_text(text, encoding="utf-8")

    def photo(
        self, name="beans.jpg", shows="place", people="", *, album="beans", data=b"", alt="x"
    ):
        """A declared photo; gives the way a post refers to it."""
        data = data or phone_photo(len(name))
        self.write(f"content/albums/{album}/{name}", data)
        alt = "The school garden after rain" if alt == "x" else alt
        mark = hashlib.sha256(data).hexdigest()[:16]
        table = self.root / f"content/albums/{album}/photos.csv"
        rows = table.read_text().splitlines() if table.exists() else [TABLE]
        others = [row for row in rows if not row.startswith(f"{name},")]
        table.write_text("\n".join([*others, f"{name},{shows},{people},{alt},,,,{mark}", ""]))
        return f"{{static}}/albums/{album}/{name}"

    def film(self, video_id="beans-place", shows="place", people="", *, title="Beans", channel=""):
        """A declared film of the school's channel; gives the way a post refers to it."""
        table = self.root / "content/videos.csv"
        header = "id,title,shows,people,channel"
        rows = table.read_text().splitlines() if table.exists() else [header]
        others = [row for row in rows if not row.startswith(f"{video_id},")]
        channel = channel or "@cav_mcr_films"
        row = f"{video_id},{title},{shows},{people},{channel}"
        self.write("content/videos.csv", "\n".join([*others, row, ""]))
        return f"[video:{video_id}]"

    def build(self, **wish):
        """Build as the tasks do; raises a kind of Stopped."""
        return build_site(self.project, wish=Wish(**wish), say=lambda _words: None)

    def refusal(self, **wish) -> set[str]:
        """The rules that stop the build; an empty set if it passes."""
        return {f.rule for f in self.findings(**wish) if f.level.stops_the_build}

    def findings(self, **wish):
        try:
            return self.build(**wish).inspection.findings
        except Refusal as refusal:
            return refusal.inspection.findings

    def pelican(self, *args: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run bare `pelican` in the project, as somebody would by hand."""
        return subprocess.run(
            [sys.executable, "-m", "pelican", *args],
            cwd=self.root,
            env=self.environment(**environment),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def environment(self, **more: str) -> dict[str, str]:
        plugins = os.pathsep.join((str(REPOSITORY / "plugins"), str(REPOSITORY)))
        return {**os.environ, "PYTHONPATH": plugins, **more}

    def snapshot(self) -> dict[str, str]:
        return digests_of(self.output) if self.output.exists() else {}

    def report(self) -> dict:
        return json.loads((self.root / "reports/safeguarding.json").read_text())
