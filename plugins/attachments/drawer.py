"""A process of its own that draws the pages of a PDF: what a reader sees, made into pixels.

Reads a rebuilt PDF from the standard input. Writes each sheet (see `sheets`) as a line of JSON,
`[page, left, top, width, height, bytes]`, and after it a JPEG of so many bytes.
"""

from __future__ import annotations

import io
import json
import sys

import pypdfium2

from attachments.apart import limit
from attachments.sheets import cut, scale_for

_SECONDS = 5
"""Of one processor, and one more for each page; an ordinary page takes a tenth of it."""
_QUALITY = 90


def main() -> None:
    limit(_SECONDS)
    pages = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    limit(_SECONDS + len(pages))
    for number, page in enumerate(pages):
        drawn = page.render(scale=scale_for(*page.get_size())).to_pil().convert("RGB")
        for part in cut(*drawn.size):
            out = io.BytesIO()
            drawn.crop(part.box(*drawn.size)).save(out, "JPEG", quality=_QUALITY)
            head = json.dumps([number, *part, len(out.getvalue())])
            sys.stdout.buffer.write(head.encode() + b"\n" + out.getvalue())


if __name__ == "__main__":
    main()
