"""What the office should know about a file, one sentence for all rows with the same trouble."""

from __future__ import annotations

from collections.abc import Iterable

_SHOWN = 12


class Notes:
    """Collects remarks by row; every remark is a plain sentence that quotes no cell."""

    def __init__(self) -> None:
        self._rows: dict[str, list[int]] = {}

    def add(self, remark: str, row: int) -> None:
        self._rows.setdefault(remark, []).append(row)

    def sentences(self) -> tuple[str, ...]:
        return tuple(f"{rows_in_words(rows)}: {remark}" for remark, rows in self._rows.items())


def rows_in_words(rows: Iterable[int]) -> str:
    """As “Row 7”, “Rows 3, 7 and 12” or “Rows 2, 3, … and 388 more”."""
    numbers = [str(row) for row in rows]
    if len(numbers) == 1:
        return f"Row {numbers[0]}"
    if len(numbers) > _SHOWN:
        return f"Rows {', '.join(numbers[:_SHOWN])} and {len(numbers) - _SHOWN} more"
    return f"Rows {', '.join(numbers[:-1])} and {numbers[-1]}"
