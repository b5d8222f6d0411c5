"""The one way in which a PDF is written, so that the same objects are always the same bytes."""

from __future__ import annotations

import io

import pikepdf
from pikepdf.settings import set_qpdf_limits

from safeguarding.pdf_bytes.streams import MOST_DATA

MOST_BYTES = 25_000_000
MOST_OBJECTS = 100_000
VERSION = "1.7"
_CLOSED = (b"/ObjStm", b"/XRef", b"/Encrypt")
"""Objects within streams, which hide from whoever reads the file, and secrets."""

# For the whole process, and before any file is opened: a small file may hold an endless stream.
set_qpdf_limits(
    parser_max_nesting=60,
    parser_max_container_size=1_000_000,
    max_stream_filters=4,
    doc_max_warnings=100,
    flate_max_memory=MOST_DATA,
    run_length_max_memory=MOST_DATA,
    png_max_memory=MOST_DATA,
    tiff_max_memory=MOST_DATA,
    dct_max_memory=MOST_DATA,
)


def settled(pdf: pikepdf.Pdf) -> bytes:
    """The bytes of a new PDF, such that opening and writing them changes nothing."""
    with reopened(written(pdf)) as again:
        return written(again)


def titled(data: bytes, title: str) -> bytes:
    """A PDF that `settled` gave, with a title that its reader shows instead of the file's name.

    Raises as `reopened` does.
    """
    with reopened(data) as pdf:
        pdf.trailer.Info = pdf.make_indirect(pikepdf.Dictionary(Title=title))
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        return settled(pdf)


def written(pdf: pikepdf.Pdf) -> bytes:
    """The bytes of a PDF: whole, without history, and the same for the same objects."""
    out = io.BytesIO()
    pdf.save(
        out,
        static_id=True,
        force_version=VERSION,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        compress_streams=True,
        recompress_flate=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
    )
    return out.getvalue()


def reopened(data: bytes) -> pikepdf.Pdf:
    """A PDF as `written` writes it. Raises ValueError or pikepdf.PdfError for any other."""
    if len(data) > MOST_BYTES:
        raise ValueError("it is larger than 25 MB")
    if any(word in data for word in _CLOSED):
        raise ValueError("a part of it is closed to whoever reads it")
    return pikepdf.open(io.BytesIO(data), attempt_recovery=False, suppress_warnings=True)
