"""The data of a stream in a rebuilt PDF, decoded within bounds."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

import pikepdf

MOST_DATA = 64_000_000
"""Bytes that one stream may grow to: a picture of 20 million pixels in colour."""
_LETTERS = rb"A-Za-z\xc0-\xff"
_RUN = re.compile(rb"[%b][%b ,.'/-]{4,}" % (_LETTERS, _LETTERS))
_WIDE_RUN = re.compile(rb"(?:\x00[A-Za-z \xc0-\xff]){5,}")
_ENGLISH = re.compile(rb"[A-Za-z]{3}")


class Overflow(ValueError):  # noqa: N818 - a verdict on a file
    """A stream holds more than any school's document needs, or is damaged."""


def stream_data(stream: pikepdf.Object) -> bytes:
    """The data of a stream without filter, or deflated and nothing after it. Raises Overflow."""
    raw = stream.read_raw_bytes()
    if "/Filter" not in stream:
        return raw
    inflater = zlib.decompressobj()
    try:
        data = inflater.decompress(raw, MOST_DATA)
    except zlib.error:
        raise Overflow("a damaged stream") from None
    if inflater.unconsumed_tail or not inflater.eof:
        raise Overflow("a stream that grows too large, or ends too soon")
    if inflater.unused_data.strip(b"\r\n"):
        raise Overflow("bytes after the end of a stream")
    return data


def runs(data: bytes) -> Iterator[str]:
    """Letters that stand together in binary data, one run a line: what somebody may have written.

    Outlines of letters look like letters at times; so short runs, and those without three plain
    letters on end, are left out.
    """
    found = [run.decode("latin-1") for run in _RUN.findall(data) if _ENGLISH.search(run)]
    found += [run.decode("utf-16-be") for run in _WIDE_RUN.findall(data)]
    if found:
        yield "\n".join(found)
