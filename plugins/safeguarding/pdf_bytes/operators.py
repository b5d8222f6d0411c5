"""What paints a page: the operators of a content stream, and nothing that only marks or comments.

Marked content is left out: it carries layers, replacement texts and properties of any kind. What
stays, on a page and where it is asked for, is the number under which the structure of the document
knows what is painted, and that something is a mere ornament.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Operator

from safeguarding.pdf_bytes.fitting import Unfit
from safeguarding.pdf_bytes.schema import ELEMENTS

Numbering = Callable[[int], int | None]
"""The number that a mark gets; None for one that is left out."""

_BEGIN = frozenset({"BMC", "BDC"})
_MARKING = frozenset("MP DP BX EX".split())
_NUMBERS = frozenset(
    "q Q cm w J j M i m l c v y h re S s f F f* B B* b b* n W W* BT ET Tc Tw Tz TL Tr Ts Td TD Tm "
    "T* d0 d1 SC sc G g RG rg K k".split()
)
_NAMED = frozenset("ri gs Tf CS cs SCN scn sh Do".split())
_TEXT = frozenset("Tj TJ ' \"".split())
_PAINTING = _NUMBERS | _NAMED | _TEXT | {"d"}


def painting(
    stream: pikepdf.Object,
    numbering: Numbering | None = None,
    properties: pikepdf.Object | None = None,
) -> bytes:
    """The content of `stream` with nothing but what paints, always written in the same way.

    With a `numbering`, marks of structure stay; `properties` are those of the page, by name.
    Raises Unfit for an operator or operand that has no place there.
    """
    parsed = pikepdf.parse_content_stream(stream)
    return pikepdf.unparse_content_stream(list(_kept(parsed, numbering, properties)))


def _kept(
    instructions: Iterable[Any], numbering: Numbering | None, properties: Any
) -> Iterator[tuple[list[Any], Operator]]:
    begun: list[bool] = []
    for instruction in instructions:
        operator = str(instruction.operator)
        operands = list(instruction.operands)
        if operator in _BEGIN:
            mark = _mark(operands, numbering, properties) if numbering else None
            begun.append(mark is not None)
            yield from [mark] if mark else []
        elif operator == "EMC":
            yield from [([], Operator("EMC"))] if begun and begun.pop() else []
        elif operator not in _MARKING:
            yield _painted(operator, operands)
    yield from (([], Operator("EMC")) for mark in begun if mark)


def _mark(
    operands: list[Any], numbering: Numbering, properties: Any
) -> tuple[list[Any], Operator] | None:
    """What begins a part of a page, if the structure may know it."""
    kind = operands[0] if operands else None
    if not isinstance(kind, Name):
        return None
    if kind == Name.Artifact:
        return [kind], Operator("BMC")
    told = operands[1] if len(operands) > 1 else None
    if isinstance(told, Name) and isinstance(properties, Dictionary):
        told = properties.get(str(told))
    number = told.get("/MCID") if isinstance(told, Dictionary) else None
    if not isinstance(number, int) or (new := numbering(number)) is None:
        return None
    return [kind if str(kind) in ELEMENTS else Name.Span, Dictionary(MCID=new)], Operator("BDC")


def _painted(operator: str, operands: list[Any]) -> tuple[list[Any], Operator]:
    if operator not in _PAINTING:
        raise Unfit(f"operator {operator[:12]}")
    for operand in operands:
        _expect(operator, operand)
    return operands, Operator(operator)


def _expect(operator: str, operand: Any) -> None:
    if isinstance(operand, pikepdf.Array) and operator in ("TJ", "d"):
        for inner in operand:
            _expect("Tj" if operator == "TJ" else "w", inner)
        return
    number = isinstance(operand, int | float | Decimal) and not isinstance(operand, bool)
    name = isinstance(operand, pikepdf.Name) and operator in _NAMED
    words = isinstance(operand, pikepdf.String) and operator in _TEXT
    if not (number or name or words):
        raise Unfit(f"operand of {operator}")
