"""What is seen in the PDFs of a build: faces, words and codes, on every page and in every picture.

What was seen in a PDF is remembered by its bytes, so that a build in which none is new opens none.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from attachments.paper_looker import PaperLooker
from safeguarding.record import BuildRecord, Made, Picture, Seen


def look_at_pdfs(record: BuildRecord, tree: Path) -> None:
    """Fill `record.seen` with what is seen in each published PDF.

    A PDF in which a face is drawn counts as one with pictures from then on, though it holds none.
    One that cannot be drawn, or has a picture that cannot be looked at, is left out; the rules
    refuse it then. Raises ConfigurationError when something to look with cannot be loaded, OSError
    when what was seen cannot be kept.
    """
    known = record.knowledge
    looker = PaperLooker(known.project.cache / "looking", known.policy.pictures)
    if not looker.anything_wanted:
        return
    for path, picture in list(_pdfs(record)):
        seen = looker.look((tree / path).read_bytes())
        if seen is not None:
            record.seen[picture.digest] = seen
        if path in record.papers and _may_show_somebody(seen):
            record.pictures[path] = record.papers.pop(path)


def _pdfs(record: BuildRecord) -> Iterator[tuple[str, Picture]]:
    for path, picture in (*record.pictures.items(), *record.papers.items()):
        origin = record.origins.get(path)
        if origin is not None and origin.made is Made.PDF:
            yield path, picture


def _may_show_somebody(seen: Seen | None) -> bool:
    return seen is None or bool(seen.faces)
