"""A process of its own for one PDF: it may need little time and memory, and nobody dies with it.

Reads a PDF from the standard input. Writes one line of JSON, and after it the rebuilt PDF:
`{"refused": "why"}` or `{"pictures": true, "several": false, "drawn": false}`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping

from attachments.apart import limit
from attachments.rebuild import rebuild
from attachments.rebuilt import PdfRefused
from safeguarding.pdf_bytes.canonical import MOST_BYTES

_SECONDS = 10
"""Of one processor, and one more for each page: a scan in JPEG 2000 takes half of it."""


def main() -> None:
    limit(_SECONDS)
    try:
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
        made = rebuild(data, begun=lambda pages: limit(_SECONDS + pages))
    except PdfRefused as refused:
        _answer({"refused": str(refused)}, b"")
    else:
        told = {"pictures": made.pictures, "several": made.several, "drawn": made.drawn}
        _answer(told, made.data)


def _answer(said: Mapping[str, str | bool], data: bytes) -> None:
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + data)


if __name__ == "__main__":
    main()
