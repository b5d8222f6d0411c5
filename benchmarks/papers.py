"""What a newsletter costs as a PDF: made anew, looked at, and read; and what others take for it.

Run: python benchmarks/papers.py [FILE.pdf]. Without a file: four pages of two columns in an
embedded font, with four photos that say where they were taken, a list of contents and bookmarks.
mat2 and qpdf (Debian) are run on the same file, if they are installed.
"""

from __future__ import annotations

import io
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import piexif
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_T = TypeVar("_T")
ALBUM = Path(__file__).resolve().parents[1] / "content/albums/spring-term"
TIMES = 3
NEWS = (
    "Year 3 have been growing beans in the greenhouse, and the",
    "tallest plant has now reached the window sill. Thank you to",
    "everybody who helped us to water them during the holiday.",
    "Our choir sang in the market hall last Saturday, and had",
    "fortunately practised one more song for whoever asked for it.",
    "Jackets, gloves, hats and boxes of lost property wait; come",
    "and look for yours before the quiz on Friday 14 November.",
)


def newsletter() -> bytes:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    pdfmetrics.registerFont(TTFont("VeraBd", "VeraBd.ttf"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for number, photo in enumerate(sorted(ALBUM.glob("*.jpg"))[:4]):
        canvas.bookmarkPage(f"page {number}")
        canvas.addOutlineEntry(f"Part {number + 1}", f"page {number}", 0)
        canvas.setFont("VeraBd", 20)
        canvas.drawString(60, 780, f"Autumn newsletter, part {number + 1}")
        canvas.setFont("Vera", 8)
        for column in range(2):
            for line in range(40 if column else 60):
                words = NEWS[(line + number) % len(NEWS)]
                canvas.drawString(60 + 250 * column, 750 - 11 * line, words)
        picture = ImageReader(io.BytesIO(placed(photo)))
        width, height = picture.getSize()
        canvas.drawImage(picture, 310, 60, 230, 230 * height / width)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def placed(photo: Path) -> bytes:
    """The photo at 1,600 pixels, as a phone writes it: with a place."""
    out = io.BytesIO()
    place = {piexif.GPSIFD.GPSLatitudeRef: b"N", piexif.GPSIFD.GPSLatitude: ((53, 1),) * 3}
    with Image.open(photo) as picture:
        plain = picture.convert("RGB")
        plain.thumbnail((1600, 1000))
        plain.save(out, "JPEG", quality=85, exif=piexif.dump({"GPS": place}))
    return out.getvalue()


def cpu() -> float:
    """Seconds of this process and of its children."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def told(what: str, work: Callable[[], _T], times: int = TIMES) -> _T:
    """Prints the least CPU time of several."""
    best = float("inf")
    for _ in range(times):
        began = cpu()
        result = work()
        best = min(best, cpu() - began)
    print(f"{what:44} {best:6.2f} s", flush=True)
    return result


def ours(data: bytes) -> bytes:
    from attachments.paper_looker import PaperLooker  # noqa: PLC0415 - counted by itself
    from attachments.workshop import Workshop  # noqa: PLC0415
    from safeguarding.pdf_reader import read_pdf  # noqa: PLC0415
    from safeguarding.policy import Pictures  # noqa: PLC0415

    PaperLooker(Path(), Pictures())._pictures.open_eyes()  # noqa: SLF001 - once in every build
    with tempfile.TemporaryDirectory() as folder:
        fresh = (Path(folder, str(number)) for number in range(99))
        made = told("made anew", lambda: Workshop(next(fresh)).rebuilt(data)).data
        told("looked at: faces, words, codes", lambda: _look(next(fresh), made))
        told("read for the rules", lambda: read_pdf("a.pdf", made, "https://school.example"))
        kept = next(fresh)
        Workshop(kept).rebuilt(data)
        _look(kept, made)
        told("made anew and looked at, nothing changed", lambda: _again(kept, data, made))
    return made


def _look(folder: Path, made: bytes) -> None:
    from attachments.paper_looker import PaperLooker  # noqa: PLC0415
    from safeguarding.policy import Pictures  # noqa: PLC0415

    began = time.perf_counter()
    if PaperLooker(folder, Pictures()).look(made) is None:
        raise SystemExit(f"It cannot be looked at ({time.perf_counter() - began:.1f} s).")


def _again(folder: Path, data: bytes, made: bytes) -> None:
    from attachments.workshop import Workshop  # noqa: PLC0415

    Workshop(folder).rebuilt(data)
    _look(folder, made)


def others(data: bytes) -> None:
    commands = {
        "mat2 (pages as pictures: no text is left)": ["mat2", "a.pdf"],
        "mat2 --lightweight (keeps Exif in photos)": ["mat2", "--lightweight", "a.pdf"],
        "qpdf (removes nothing of it)": ["qpdf", "a.pdf", "b.pdf"],
    }
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.pdf").write_bytes(data)
        for what, command in commands.items():
            if shutil.which(command[0]):
                told(what, lambda command=command: _run(command, folder))


def _run(command: list[str], folder: str) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def main() -> None:
    data = Path(sys.argv[1]).read_bytes() if len(sys.argv) > 1 else newsletter()
    made = ours(data)
    others(data)
    print(f"{len(data) / 1e3:.0f} kB, made anew {len(made) / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
