"""Which kind of part an object of a PDF is."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pikepdf

from safeguarding.pdf_bytes.schema import PARTS
from safeguarding.pdf_bytes.specs import Holds, ListOf, OneOf, Plain, Record, Row, Spec, Table


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
        case ListOf():
            return isinstance(value, pikepdf.Array)
        case Row(first, rest):
            return (
                isinstance(value, pikepdf.Array)
                and len(value) > len(rest)
                and value[0] == pikepdf.Name(first)
            )
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


def _is_record(spec: Record, value: Any) -> bool:
    kind = pikepdf.Dictionary if spec.holds is Holds.NOTHING else pikepdf.Stream
    if not isinstance(value, kind):
        return False
    return all(str(value.get(key, "")) in names for key, names in spec.told.items())
