"""A process of its own that draws the pages of a PDF: what a reader sees, made into pixels.

Reads a rebuilt PDF from the standard input. Writes each page as a JPEG, its length in four bytes
before it.
"""

from __future__ import annotations

import io
import sys

import pypdfium2

from attachments.apart import limit

_LONGEST = 1440
"""Pixels of a page: as large as the detectors look at pictures."""
_SECONDS = 5
"""Of one processor, and one more for each page; an ordinary page takes a tenth of it."""
_QUALITY = 90


def main() -> None:
    limit(_SECONDS)
    pages = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    limit(_SECONDS + len(pages))
    for page in pages:
        drawn = page.render(scale=_LONGEST / max(page.get_size())).to_pil()
        out = io.BytesIO()
        drawn.convert("RGB").save(out, "JPEG", quality=_QUALITY)
        sys.stdout.buffer.write(len(out.getvalue()).to_bytes(4, "big") + out.getvalue())


if __name__ == "__main__":
    main()
