"""What a row must be before anything is made of it: a database from somebody else may hold anything."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from interview_tui.errors import StoreDamaged
from interview_tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    Row = tuple[Any, ...]

_Made = TypeVar("_Made")

LATEST = 253_402_300_799_000
"""The last second of the year 9999, in milliseconds: a later time cannot be shown as one."""

_TYPES: dict[str, tuple[type, ...]] = {
    "i": (int,), "t": (int,), "s": (str,), "b": (bytes,), "n": (int, type(None)),
}  # fmt: skip


def reading(columns: str) -> Callable[[Callable[[Row], _Made]], Callable[[Row], _Made]]:
    """Return a decorator for a function that makes something of a row.

    A row that is not as the tables say, or of which nothing can be made, is damage: it is told as that, not
    as a fault of the program.

    Args:
        columns: A letter for each column: ``s`` text, ``b`` bytes, ``i`` whole number, ``n`` whole number or
            nothing, ``t`` a time (milliseconds, from 1970 to 9999).
    """
    wanted = tuple(_TYPES[letter][0] for letter in columns)
    times = tuple(place for place, letter in enumerate(columns) if letter == "t")

    def door(make: Callable[[Row], _Made]) -> Callable[[Row], _Made]:
        @wraps(make)
        def made(row: Row) -> _Made:
            if (tuple(map(type, row)) != wanted and not _fits(row, columns)) or not all(
                0 <= row[place] <= LATEST for place in times
            ):
                raise damaged()
            try:
                return make(row)
            except (ValueError, TypeError, LookupError, AttributeError, RecursionError, OverflowError):
                raise damaged() from None

        return made

    return door


def damaged() -> StoreDamaged:
    """Return the error for a row of which nothing can be made."""
    return StoreDamaged(_("What is stored"))


def _fits(row: Row, columns: str) -> bool:
    return len(row) == len(columns) and all(
        type(value) in _TYPES[letter] for value, letter in zip(row, columns, strict=True)
    )
