"""A picture of interviews or a table of them, painted from its first line in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from interview_tui.tui import render
from interview_tui.tui.render import Part
from interview_tui.tui.widgets.painted import Line, Painted
from interview_tui.tui.widgets.table import fit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from interview_tui.drawing import Row
    from interview_tui.tui.ink import Name

SAID = 8
"""Cells for the figure at the right."""

NARROW, WIDE = 22, 40
"""Cells for the names of the rows at 80 and at 120 cells of width."""


class Shown(NamedTuple):
    """What is painted: a drawing made for a width, or a table; below it lines of words."""

    draw: Callable[[int], Sequence[Row]] | None = None
    table: Sequence[Sequence[str]] = ()
    below: Sequence[str] = ()


class Picture(Painted):
    """Paints what it is shown; ``scroll_lines`` moves it."""

    DEFAULT_CSS = "Picture { height: 1fr; background: $background; margin: 1 0 0 0; }"

    shown = Shown()
    top = 0

    def show(self, shown: Shown) -> None:
        """Show this from its first line on."""
        self.shown, self.top = shown, 0
        self.repaint()

    def scroll_lines(self, step: int) -> None:
        """Move by ``step`` lines, never past the ends."""
        most = len(self._all()) - self.size.height
        self.top = max(0, min(self.top + step, most))
        self.repaint()

    def lines(self) -> list[Line]:
        """Return the lines in sight."""
        return self._all()[self.top : self.top + self.size.height]

    def _all(self) -> list[Line]:
        shown, width = self.shown, self.size.width
        lines = self._drawn(shown.draw, width) if shown.draw else self._table(shown.table, width)
        words = [part for text in shown.below for part in render.wrap(text, width - 2)]
        return [*lines, *([[]] if words else []), *([Part(" " + text, self.ink("dim"))] for text in words)]

    def _drawn(self, draw: Callable[[int], Sequence[Row]], width: int) -> list[Line]:
        name = WIDE if width >= 110 else NARROW  # noqa: PLR2004 - a wide terminal
        room = max(20, width - name - SAID - 4)
        return [
            [
                Part(" " + fit(row.name, name) + " ", self.ink("dim" if row.look == "dim" else "strong")),
                Part(row.drawn + " " * max(0, room - cell_len(row.drawn)), self.ink(row.look)),
                Part(" " + row.said.rjust(SAID), self.ink("text")),
            ]
            for row in draw(room)
        ]

    def _table(self, table: Sequence[Sequence[str]], width: int) -> list[Line]:
        columns = max(map(len, table), default=0)
        sizes = [
            max(cell_len(render.one_line(row[at])) for row in table if at < len(row)) for at in range(columns)
        ]
        over = sum(sizes) + 2 * columns - width
        if over > 0 and sizes:
            widest = sizes.index(max(sizes))
            sizes[widest] = max(8, sizes[widest] - over)
        lines: list[Line] = []
        for number, row in enumerate(table):
            looks: tuple[Name, Name] = ("dim", "dim") if not number else ("strong", "text")
            parts = [
                Part(
                    (" " if not at else "  ") + fit(cell, sizes[at]),
                    self.ink(self._look(cell, looks[at > 0])),
                )
                for at, cell in enumerate(row)
            ]
            lines.append(parts)
        return lines

    @staticmethod
    def _look(cell: str, usual: Name) -> Name:
        return "warn" if cell.startswith(("!", "○")) else usual
