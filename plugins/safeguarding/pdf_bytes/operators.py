"""What paints a page: the operators of a content stream, and nothing that only marks or comments.

Marked content is left out: it carries layers, replacement texts and properties of any kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import pikepdf

from safeguarding.pdf_bytes.fitting import Unfit

_MARKING = frozenset("BMC BDC EMC MP DP BX EX".split())
_NUMBERS = frozenset(
    "q Q cm w J j M i m l c v y h re S s f F f* B B* b b* n W W* BT ET Tc Tw Tz TL Tr Ts Td TD Tm "
    "T* d0 d1 SC sc G g RG rg K k".split()
)
_NAMED = frozenset("ri gs Tf CS cs SCN scn sh Do".split())
_TEXT = frozenset("Tj TJ ' \"".split())
_PAINTING = _NUMBERS | _NAMED | _TEXT | {"d"}


def painting(stream: pikepdf.Object) -> bytes:
    """The content of `stream` with nothing but what paints, always written in the same way.

    Raises Unfit for an operator or operand that has no place there.
    """
    parsed = pikepdf.parse_content_stream(stream)
    return pikepdf.unparse_content_stream(list(_kept(parsed)))


def _kept(instructions: Iterable[Any]) -> Iterator[tuple[list[Any], pikepdf.Operator]]:
    for instruction in instructions:
        operator = str(instruction.operator)
        if operator in _MARKING:
            continue
        if operator not in _PAINTING:
            raise Unfit(f"operator {operator[:12]}")
        operands = list(instruction.operands)
        for operand in operands:
            _expect(operator, operand)
        yield operands, instruction.operator


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
