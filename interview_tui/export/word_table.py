"""How a table fits a page: columns as wide as their words need, a wide one in pieces. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.export.blocks import Table

MOST_COLUMNS = 9
"""Columns of a table in a document; what is wider goes on in a table below, after the same first column."""

HALF_POINTS = 17
"""Size of the letters, as Word has it: 8.5 points."""
_LETTER = 0.21
"""Centimetres of one character at that size, with room to spare for wide ones."""
_EDGES = 0.45
"""Centimetres that a cell keeps free at its sides."""
_LONGEST = 40
"""Characters from which longer words of a cell make its column no wider."""


def pieces(table: Table) -> list[tuple[tuple[str, ...], list[tuple[str, ...]]]]:
    """Return a table in pieces of at most ``MOST_COLUMNS`` columns, each beginning with the first one."""
    step = MOST_COLUMNS - 1
    if len(table.head) <= MOST_COLUMNS:
        return [(table.head, list(table.rows))]
    starts = range(1, len(table.head), step)
    return [
        ((table.head[0], *table.head[at : at + step]), [(row[0], *row[at : at + step]) for row in table.rows])
        for at in starts
    ]


def widths(head: Sequence[str], rows: Sequence[Sequence[str]], width: float) -> list[float]:
    """Return the width of each column in centimetres; no word is broken while there is room for all."""
    columns = list(zip(head, *rows, strict=True))
    least = [max(len(word) for cell in column for word in [*cell.split(), ""]) for column in columns]
    most = [max(min(len(cell), _LONGEST) for cell in column) for column in columns]
    needed = [chars * _LETTER + _EDGES for chars in least]
    left = width - sum(needed)
    if left <= 0:
        return [width * one / sum(needed) for one in needed]
    wish = [max(0, want - have) for want, have in zip(most, least, strict=True)]
    share = min(1.0, left / (_LETTER * sum(wish))) if sum(wish) else 0.0
    return [one + share * more * _LETTER for one, more in zip(needed, wish, strict=True)]
