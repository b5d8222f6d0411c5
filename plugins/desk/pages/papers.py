"""The pages of a PDF as pictures, for whoever says who is in it: as they would be published."""

from __future__ import annotations

import threading
from collections import OrderedDict

from attachments.apart import NoAnswerError
from attachments.drawing import drawn
from attachments.rebuilt import PdfRefused
from attachments.workshop import Workshop
from photos.picture_error import PictureError
from safeguarding.project import Project

_KEPT = 4
"""PDFs; of a newsletter the drawn pages take a megabyte or two."""


class Papers:
    """Draws PDFs, one at a time, in a process of its own; remembers the last few in memory."""

    def __init__(self, project: Project) -> None:
        self._workshop = Workshop(project.cache / "photos")
        self._kept: OrderedDict[str, tuple[bytes, ...]] = OrderedDict()
        self._lock = threading.Lock()

    def sheets(self, data: bytes, mark: str) -> tuple[bytes, ...]:
        """A JPEG of each page, of a long one several; `mark` is the print of `data`.

        Raises PictureError for a PDF that cannot be published or drawn, OSError.
        """
        with self._lock:
            if mark not in self._kept:
                self._kept[mark] = self._drawn(data)
            self._kept.move_to_end(mark)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            return self._kept[mark]

    def _drawn(self, data: bytes) -> tuple[bytes, ...]:
        try:
            return tuple(sheet.data for sheet in drawn(self._workshop.rebuilt(data).data))
        except PdfRefused as refused:
            raise PictureError(str(refused)) from None
        except NoAnswerError:
            raise PictureError("Drawing this PDF takes too long. Save it as a PDF again.") from None
