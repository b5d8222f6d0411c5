"""Each PDF is rebuilt once, in a process that cannot hurt the build."""

import resource
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Name, Pdf, Stream

from attachments.rebuild import rebuild
from attachments.rebuilt import PdfRefused
from attachments.workshop import Workshop
from tests import paper_bombs, papers

PLUGINS = Path(__file__).resolve().parents[2] / "plugins"


def test_what_was_made_is_kept(tmp_path):
    """The second time nothing is made, and the answer is the same."""
    workshop = Workshop(tmp_path)
    first = workshop.rebuilt(papers.newsletter())
    kept = next(tmp_path.iterdir())
    at = kept.read_bytes()
    assert workshop.rebuilt(papers.newsletter()) == first
    assert kept.read_bytes() == at


def test_what_is_damaged_is_made_again(tmp_path):
    """A kept file of which one byte differs is not used."""
    workshop = Workshop(tmp_path)
    data = papers.newsletter()
    first = workshop.rebuilt(data)
    kept = next(tmp_path.iterdir())
    kept.write_bytes(kept.read_bytes()[:-9] + b"somewhat ")
    assert workshop.rebuilt(data) == first


def object_bomb(size=900_000_000) -> bytes:
    """Objects packed into a stream that grows beyond all bounds when the file is opened."""
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R >> ",
        b"<< /Type /Pages /Kids [5 0 R] /Count 1 >> ",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 90 90] /Resources << >> >> ",
    )
    inner = b"".join(parts)
    index = b"1 0 2 %d 5 %d " % (len(parts[0]), len(parts[0] + parts[1]))
    packer = zlib.compressobj(9)
    packed = packer.compress(index + inner)
    packed += b"".join(packer.compress(b" " * 1_000_000) for _ in range(size // 1_000_000))
    packed += packer.flush()
    head = b"%PDF-1.7\n"
    objects = (
        b"3 0 obj\n<< /Type /ObjStm /N 3 /First %d /Filter /FlateDecode /Length %d >>\nstream\n"
        b"%b\nendstream\nendobj\n"
    ) % (len(index), len(packed), packed)
    at = len(head) + len(objects)
    places = ((0, 0, 0), (2, 3, 0), (2, 3, 1), (1, len(head), 0), (1, at, 0), (2, 3, 2))
    table = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(4, "big") + number.to_bytes(1, "big")
        for kind, place, number in places
    )
    xref = (
        b"4 0 obj\n<< /Type /XRef /Size 6 /W [1 4 1] /Root 1 0 R /Length %d >>\nstream\n%b\n"
        b"endstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
    ) % (len(table), table, at)
    return head + objects + xref


def picture_bomb() -> bytes:
    """A picture that says to be as large as a field."""
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842)).obj
        image = Stream(pdf, papers.photo(), Filter=Name.DCTDecode, Width=60_000, Height=60_000)
        image.Subtype, image.ColorSpace, image.BitsPerComponent = Name.Image, Name.DeviceRGB, 8
        page.Resources.XObject = pikepdf.Dictionary(I=image)
        page.Contents = Stream(pdf, b"/I Do")
        return papers.saved(pdf)


def deep() -> bytes:
    """Arrays within arrays, deeper than any program digs."""
    with Pdf.new() as pdf:
        pdf.add_blank_page(page_size=(100, 100))
        pdf.Root.Deep = Array([])
        return papers.saved(pdf).replace(b"/Deep [ ]", b"/Deep " + b"[" * 3000 + b"]" * 3000)


def many_pages() -> bytes:
    """Ten thousand pages in half a megabyte."""
    with Pdf.new() as pdf:
        for _ in range(10_000):
            pdf.add_blank_page(page_size=(100, 100))
        return papers.saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def nested() -> bytes:
    """A drawing that takes days to draw."""
    return paper_bombs.nested(6)


BOMBS = (paper_bombs.bomb, object_bomb, picture_bomb, deep, many_pages, nested)


@pytest.mark.parametrize("make", BOMBS)
def test_bombs_cost_little(tmp_path, make):
    """Refused within two seconds of one processor and 300 MB, whatever they grow to."""
    data = make()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    with pytest.raises(PdfRefused):
        Workshop(tmp_path).rebuilt(data)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime - before.ru_utime < 4
    assert time.monotonic() - start < 15
    assert list(tmp_path.iterdir()) == []


def test_packed_objects_are_read_when_they_are_few():
    """The twin of the packed bomb: the file itself is sound."""
    assert not rebuild(object_bomb(0)).pictures


def test_the_worker_stays_within_its_memory(tmp_path):
    """Measured from outside: the process for the worst file peaks below 300 MB."""
    (tmp_path / "bomb.pdf").write_bytes(paper_bombs.bomb())
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run([sys.executable, '-m', 'attachments.worker'],"
        " stdin=open(sys.argv[1], 'rb'), stdout=-3, stderr=-3)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "bomb.pdf")],
        capture_output=True,
        env={"PYTHONPATH": str(PLUGINS)},
        check=True,
        timeout=60,
    )
    assert int(done.stdout) < 300_000
