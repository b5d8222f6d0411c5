"""Reads QR codes and bar codes in pictures.

The number of a product, as it stands on books and on cereal packets, is left out: such a code can
hold nothing else, and leads nowhere. The numbers that GS1 keeps for use within one shop or school
(they begin with 02, 04 or 2) may stand for a person and are told like any other code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from looking.eyes import CannotLook, Eye, Look

if TYPE_CHECKING:
    from looking.eyes import Pixels

_OWN_NUMBERS = ("02", "04", "2")
_OWN_SHORT_NUMBERS = ("0", "2")
_SHORT = 8
"""Digits of an EAN-8."""
_LONG = 13


def load() -> Look:
    """Raises CannotLook."""
    try:
        import zxingcpp  # noqa: F401, PLC0415 - not before there is something to look at
    except ImportError as error:
        raise CannotLook("the library zxing-cpp, which reads codes, does not load.") from error
    return read_codes


def read_codes(pixels: Pixels) -> tuple[str, ...]:
    """What each code says, but for the numbers of products."""
    import zxingcpp  # noqa: PLC0415

    mode = zxingcpp.TextMode.Plain
    found = zxingcpp.read_barcodes(pixels[:, :, ::-1].copy(), text_mode=mode)
    retail = zxingcpp.BarcodeFormat.EANUPC
    return tuple(
        code.text for code in found if code.symbology != retail or not _is_product(code.text)
    )


def _is_product(number: str) -> bool:
    if len(number) == _SHORT:
        return not number.startswith(_OWN_SHORT_NUMBERS)
    return not number.zfill(_LONG).startswith(_OWN_NUMBERS)


EYE = Eye("codes", "words", ("zxing-cpp", "numpy", "pillow"), load)
