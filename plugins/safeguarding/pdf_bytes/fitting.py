"""Which kind of part an object of a PDF is."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pikepdf

from safeguarding.pdf_bytes.schema import PARTS
from safeguarding.pdf_bytes.specs import (
    Holds,
    ListOf,
    OneOf,
    Place,
    Plain,
    Record,
    Row,
    Spec,
    Table,
)

_PLACE = 5
"""Parts of a place: page, way of showing it, left, top, and how much it is enlarged."""


class Unfit(ValueError):  # noqa: N818 - a verdict on a file, not a fault of ours
    """An object is not of the kind that its place asks for. The text says of which place."""


def fitting(part: str, value: Any) -> Spec:
    """The form of `part` that `value` has, judged by its outside. Raises Unfit."""
    for spec in PARTS[part]:
        if _fits(spec, value):
            return spec
    raise Unfit(part)


def _fits(spec: Spec, value: Any) -> bool:
    match spec:
        case Plain():
            return _is_plain(spec, value)
        case OneOf(names):
            return isinstance(value, pikepdf.Name) and str(value) in names
        case ListOf() | Row() | Place():
            return isinstance(value, pikepdf.Array) and _fits_array(spec, value)
        case Table():
            return isinstance(value, pikepdf.Dictionary)
        case Record():
            return _is_record(spec, value)


def _is_plain(spec: Plain, value: Any) -> bool:
    if spec is Plain.FLAG:
        return isinstance(value, bool)
    if spec is Plain.NUMBER:
        return isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    return isinstance(value, pikepdf.Name if spec is Plain.NAME else pikepdf.String)


def _fits_array(spec: ListOf | Row | Place, value: pikepdf.Array) -> bool:
    match spec:
        case Row(first, rest):
            return len(value) > len(rest) and value[0] == pikepdf.Name(first)
        case Place():
            return len(value) == _PLACE and _is_place(*list(value))
        case _:
            return True


def _is_place(page: Any, how: Any, *numbers: Any) -> bool:
    known = isinstance(page, pikepdf.Dictionary) and how == pikepdf.Name.XYZ
    return known and all(_is_plain(Plain.NUMBER, number) for number in numbers)


def _is_record(spec: Record, value: Any) -> bool:
    kind = pikepdf.Dictionary if spec.holds is Holds.NOTHING else pikepdf.Stream
    if not isinstance(value, kind):
        return False
    return all(str(value.get(key, "")) in names for key, names in spec.told.items())
