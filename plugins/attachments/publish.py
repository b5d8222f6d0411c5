"""One build's PDFs: taken over from Pelican, rebuilt, written, recorded."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from attachments import trouble
from attachments.rebuilt import PdfRefused, Rebuilt
from attachments.workshop import Workshop
from safeguarding.reading import is_pdf
from safeguarding.record import BuildRecord, Made, Origin, Picture
from safeguarding.rules.name_unconfirmed import RULE as NAME_UNCONFIRMED
from safeguarding.school import says_pupils


class Publication:
    """Takes over every PDF that Pelican would copy into `tree` as it is."""

    def __init__(self, record: BuildRecord, tree: Path) -> None:
        self._record = record
        self._project = record.knowledge.project
        self._tree = tree
        self._workshop = Workshop(self._project.cache / "photos")

    def take_over(self, generator: Any) -> None:
        """`generator` is Pelican's StaticGenerator, which then copies none. Raises OSError."""
        taken = [static for static in generator.staticfiles if is_pdf(str(static.save_as))]
        for static in taken:
            self._publish(str(static.source_path), Path(str(static.save_as)).as_posix())
        left = [static for static in generator.staticfiles if static not in taken]
        generator.staticfiles[:] = left

    def _publish(self, source_path: str, path: str) -> None:
        original = self._project.content / source_path
        source = self._project.relative(original)
        if original.resolve() != original.absolute():
            self._refuse(path, source, "It is a link to a file elsewhere. Copy the file itself.")
            return
        data = original.read_bytes()
        try:
            made = self._workshop.rebuilt(data)
        except PdfRefused as refused:
            self._refuse(path, source, str(refused))
            return
        target = self._tree / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(made.data)
        digest = hashlib.sha256(made.data).hexdigest()
        self._record.origins[path] = Origin(Made.PDF, source, digest)
        picture = self._picture(original, data, made, path)
        row = None if picture.changed else picture.declaration
        if made.pictures or self._may_show_somebody(made) or _shows_pupils(picture):
            self._record.pictures[path] = picture
        else:  # a row that speaks of earlier bytes is of no use here, and does no harm
            self._record.papers[path] = replace(picture, declaration=row, changed=False)
        if row is not None and NAME_UNCONFIRMED.id in row.checked:
            self._record.confirmed.add(path)

    def _picture(self, original: Path, data: bytes, made: Rebuilt, path: str) -> Picture:
        """What somebody declared of the PDF, in one row for all that it shows."""
        source = original.relative_to(self._project.content).as_posix()
        digest = hashlib.sha256(data).hexdigest()
        row = self._record.knowledge.declarations.get(source)
        if row is not None and not row.fingerprint:
            row = None
        changed = row is not None and row.fingerprint.lower() != digest[:16]
        return Picture(source, digest, row, changed=changed, outputs=(path,), several=made.several)

    def _may_show_somebody(self, made: Rebuilt) -> bool:
        """Shapes can make a picture; while nobody looks for faces, somebody must say of what."""
        return made.drawn and not self._record.knowledge.policy.pictures.faces

    def _refuse(self, path: str, source: str, why: str) -> None:
        """Tells why; its address stays free, so that what links to it can be inspected."""
        name = source.rpartition("/")[2]
        self._record.problems.append(trouble.cannot_be_used(name, why, source))
        self._record.kept_free.add(path)


def _shows_pupils(picture: Picture) -> bool:
    """Whether somebody said so, of these bytes or of earlier ones: shapes can show a child too."""
    row = picture.declaration
    return row is not None and says_pupils(row)
