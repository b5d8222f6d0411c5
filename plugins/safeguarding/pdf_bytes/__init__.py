"""Reads the bytes of a finished PDF: what it holds, and everything in it that no page needs.

The file must be exactly its objects, written in one known way, so that nothing stands between them,
before them, after them, or in an earlier version of the file. Each object, found from the root,
must be of a kind that `schema` lists, with the entries listed there; all names and strings in them
are read as text.
"""

from safeguarding.pdf_bytes.images import Raster, pillow, show_something
from safeguarding.pdf_bytes.walk import Contents, inspect_pdf

__all__ = ["Contents", "Raster", "inspect_pdf", "pillow", "show_something"]
