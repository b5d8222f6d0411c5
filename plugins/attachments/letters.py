"""Where each letter of a PDF's text stands on its page, and what says that it is this letter.

A font says of each shape which letter it is, and may be wrong: so that the words that are seen can
be held against the words that are stored, each letter keeps its font and its number there.
"""

from __future__ import annotations

import io
import logging
import unicodedata
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTPage
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from attachments.plain_pages import is_plain, paints_plainly

_UNSEEN = frozenset({3, 7})
"""Ways of writing that paint nothing: so programs lay the words of a scan over it."""
_MOST = 200_000
"""Letters of a document; 60 closely written pages have as many."""
_WIDE = 2.0
"""In heights of a letter; behind a wider gap another column begins."""
_ALIKE = str.maketrans("01|!i", "ollll")

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Letter:
    """`text` is what is stored, folded to what may be read. `glyph` stands for font and number.

    The corners are shares (0 to 1) of the page's width and height, from its upper left corner.
    """

    text: str
    glyph: Hashable
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Laid:
    """What a page says: its letters in the order of the file, and where they follow each other.

    `runs` are lines or parts of lines, left to right. `plain`: see `plain_pages`.
    """

    letters: tuple[Letter, ...]
    runs: tuple[tuple[Letter, ...], ...]
    plain: bool


def folded(text: str) -> str:
    """Plain letters and digits only, those that look alike made one: what can be compared."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain.translate(_ALIKE) if c.isascii() and c.isalnum())


def laid_out(data: bytes) -> list[Laid]:
    """The letters of each page that are painted.

    Raises ValueError for more than any school's document has, and whatever the parser raises.
    """
    resources = PDFResourceManager(caching=True)
    reader = _Reader(resources, plainly=paints_plainly(data))
    interpreter = PDFPageInterpreter(resources, reader)
    for page in PDFPage.get_pages(io.BytesIO(data), check_extractable=False):
        interpreter.process_page(page)
    return reader.pages


class _Reader(PDFLayoutAnalyzer):
    def __init__(self, resources: PDFResourceManager, *, plainly: bool) -> None:
        super().__init__(resources, laparams=None)
        self._plainly = plainly
        self.pages: list[Laid] = []
        self._fonts: dict[int, PDFFont] = {}
        self._placed: list[tuple[LTChar, Hashable]] = []
        self._unseen = False
        self._many = 0

    def render_string(self, textstate: Any, *rest: Any) -> None:
        self._unseen = textstate.render in _UNSEEN
        super().render_string(textstate, *rest)

    def render_char(self, matrix: Any, font: PDFFont, *rest: Any) -> float:
        advance = super().render_char(matrix, font, *rest)
        self._many += 1
        if self._many > _MOST:
            raise ValueError("it has more letters than any school's document")
        item = next(reversed(self.cur_item._objs))  # noqa: SLF001 - what super() has just added
        self._fonts[id(font)] = font  # kept, so that no other font gets its number
        if not self._unseen and isinstance(item, LTChar):
            self._placed.append((item, (id(font), rest[3])))
        return advance

    def handle_undefined_char(self, font: PDFFont, cid: int) -> str:
        del font, cid
        return ""

    def receive_layout(self, ltpage: LTPage) -> None:
        width, height = max(ltpage.width, 1), max(ltpage.height, 1)
        letters = (
            Letter(
                folded(item.get_text()),
                glyph,
                item.x0 / width,
                1 - item.y1 / height,
                item.x1 / width,
                1 - item.y0 / height,
            )
            for item, glyph in self._placed
        )
        placed = tuple(letter for letter in letters if letter.text)
        self.pages.append(Laid(placed, tuple(_runs(placed)), self._plainly and is_plain(ltpage)))
        self._placed = []


def _runs(letters: Iterable[Letter]) -> Iterator[tuple[Letter, ...]]:
    run: list[Letter] = []
    for letter in letters:
        if run and not _follows(run[-1], letter):
            yield tuple(run)
            run = []
        run.append(letter)
    if run:
        yield tuple(run)


def _follows(one: Letter, other: Letter) -> bool:
    """Whether a letter stands in the same row as the one before it, and to the right of it."""
    height = one.bottom - one.top
    alike = 0.5 * height <= other.bottom - other.top <= 2 * height
    beside = abs(other.middle[1] - one.middle[1]) < 0.3 * height
    return alike and beside and -0.5 * height <= other.left - one.right < _WIDE * height
