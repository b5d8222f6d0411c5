"""What is wrong with an original, in words for a teacher."""

from __future__ import annotations


class PictureError(Exception):
    """An original that cannot be used. Its text is one or two sentences for a teacher."""


def damaged() -> PictureError:
    return PictureError(
        "The file is damaged or is not a picture. Save or copy it again from the camera."
    )


def empty() -> PictureError:
    return PictureError("The file is empty. Copy it again from the camera or the phone.")


def slow() -> PictureError:
    """The file would keep a decoder busy, or fill the memory, without end."""
    return PictureError(
        "The file is built so that it takes very long to open. Open it in a picture program and "
        "save it again as a JPEG."
    )


def too_large(millions: int) -> PictureError:
    return PictureError(f"The picture has more than {millions} million pixels. Save it smaller.")
