"""The words of a PDF: every letter in it, painted or not, as a reader reads and as it is stored.

What is white, hidden, under a picture or outside the page can be copied out of the file, so it is
read like everything else.
"""

from __future__ import annotations

import io
import logging
import math
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import (
    LAParams,
    LTChar,
    LTContainer,
    LTCurve,
    LTImage,
    LTItem,
    LTPage,
    LTTextBox,
)
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.utils import Matrix, Rect, apply_matrix_pt

_UNKNOWN = "\ufffd"
_MOST_PARTS = 5_000
"""Pictures and drawings that are painted in a document: a part may paint others, and those more."""
_HYPHENS = ("-", "\u2010")
_SOFT_HYPHEN = "\u00ad"
_GAP = 0.15
"""Of the size of the letters; a wider step to the next letter is a space."""
_WIDE_GAP = 0.7
"""The same where letters were set one by one, at even steps."""

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class PageText:
    """The words of one page.

    `blocks` are its paragraphs as they are seen, columns kept apart; one that breaks a word at the
    end of a line stands there both ways. `stored` are all letters in the order of the file, and
    `lined` line by line across the whole page.
    `letters` counts them, and `unknown` those of which nobody can say what they are. `covered` is
    the share (0 to 1) of the page that its largest picture covers; `shapes` counts what is drawn
    with curves.
    """

    number: int
    blocks: tuple[str, ...]
    stored: str
    lined: str
    letters: int
    unknown: int
    covered: float
    shapes: int


def read_pages(data: bytes) -> Iterator[PageText]:
    """The text of each page of a PDF whose structure was found to be sound.

    Raises whatever the parser raises for one that is not.
    """
    resources = PDFResourceManager(caching=True)
    reader = _Reader(resources)
    interpreter = PDFPageInterpreter(resources, reader)
    for page in PDFPage.get_pages(io.BytesIO(data), check_extractable=False):
        interpreter.process_page(page)
    yield from reader.pages


class _Reader(PDFLayoutAnalyzer):
    """Takes the letters of each page before and after they are arranged."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources, laparams=LAParams(all_texts=True))
        self.pages: list[PageText] = []
        self._stored: list[LTChar] = []
        self._parts = 0

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:
        self._parts += 1
        if self._parts > _MOST_PARTS:
            raise ValueError("it paints more parts than any school's document has")
        super().begin_figure(name, bbox, matrix)

    def handle_undefined_char(self, font: PDFFont, cid: int) -> str:
        del font, cid
        return _UNKNOWN

    def end_page(self, page: PDFPage) -> None:
        self._stored = [item for item in _all(self.cur_item) if isinstance(item, LTChar)]
        super().end_page(page)

    def receive_layout(self, ltpage: LTPage) -> None:
        letters = "".join(letter.get_text() for letter in self._stored)
        boxes = [item for item in _all(ltpage) if isinstance(item, LTTextBox)]
        self.pages.append(
            PageText(
                len(self.pages) + 1,
                tuple(way for box in boxes for way in _ways(box)),
                "".join(_spaced(self._stored)),
                "".join(_spaced(_by_line(self._stored), _WIDE_GAP)),
                sum(not letter.isspace() for letter in letters),
                sum(_is_unknown(letter) for letter in letters),
                _covered(ltpage),
                sum(type(item) is LTCurve for item in _all(ltpage)),
            )
        )


def _all(item: LTItem) -> Iterator[LTItem]:
    """Everything in `item`, itself first."""
    yield item
    if isinstance(item, LTContainer):
        for inner in item:
            yield from _all(inner)


def _ways(box: LTTextBox) -> Iterator[str]:
    """A block as one text; with a hyphen at the end of a line, also as if that broke a word."""
    lines = [line.strip() for line in box.get_text().splitlines()]
    lines = [line for line in lines if line]
    if lines:
        yield _joined(lines, (_SOFT_HYPHEN,))
        if any(line.endswith(_HYPHENS) for line in lines[:-1]):
            yield _joined(lines, (_SOFT_HYPHEN, *_HYPHENS))


def _joined(lines: Iterable[str], hyphens: tuple[str, ...]) -> str:
    text = ""
    for line in lines:
        if text.endswith(hyphens):
            text = text[:-1] + line
        elif text.endswith(_HYPHENS):
            text += line
        else:
            text += f" {line}" if text else line
    return text


def _spaced(letters: Iterable[LTChar], gap: float = _GAP) -> Iterator[str]:
    before: LTChar | None = None
    for letter in letters:
        if before is not None and _apart(before, letter, gap):
            yield " "
        yield letter.get_text()
        before = letter


def _apart(one: LTChar, other: LTChar, gap: float) -> bool:
    """Whether the second letter begins elsewhere than where the first ends."""
    end = apply_matrix_pt(one.matrix, (one.adv, 0))
    return math.dist(end, other.matrix[4:]) > max(one.size, other.size) * gap


def _by_line(letters: Iterable[LTChar]) -> list[LTChar]:
    """From top to bottom and left to right, whatever order they were written in."""
    return sorted(letters, key=lambda letter: (-round(letter.y0), letter.x0))


def _is_unknown(letter: str) -> bool:
    """No letter, but a number of a shape that only the font knows."""
    strange = unicodedata.category(letter) in ("Cc", "Cn", "Co", "Cs")
    return letter == _UNKNOWN or (strange and not letter.isspace())


def _covered(page: LTPage) -> float:
    area = max(page.width * page.height, 1)
    images = (item for item in _all(page) if isinstance(item, LTImage))
    return max((_overlap(image, page) / area for image in images), default=0.0)


def _overlap(image: LTImage, page: LTPage) -> float:
    width = min(image.x1, page.x1) - max(image.x0, page.x0)
    height = min(image.y1, page.y1) - max(image.y0, page.y0)
    return max(width, 0) * max(height, 0)
