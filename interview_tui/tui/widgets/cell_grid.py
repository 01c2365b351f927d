"""A grid of cells to move about in: how many there are in each, and a code where somebody is alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.message import Message

from interview_tui.i18n import _
from interview_tui.tui import render
from interview_tui.tui.render import Part
from interview_tui.tui.widgets.painted import Line, Painted
from interview_tui.tui.widgets.table import fit

if TYPE_CHECKING:
    from interview_tui.model.sampling import Grid

WIDEST = 28
"""Most cells of the column with the rows' values."""
LEAST = 9
"""Least cells of a column: a code, how many there are, and a sign."""


class CellGrid(Painted, can_focus=True):
    """Paints the grid around the cell that is chosen with the arrows."""

    DEFAULT_CSS = "CellGrid { height: 1fr; background: $background; margin: 1 0 0 0; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", show=False),
        Binding("down", "move(1, 0)", show=False),
        Binding("left", "move(0, -1)", show=False),
        Binding("right", "move(0, 1)", show=False),
    ]

    @dataclass
    class Moved(Message):
        """Another cell is chosen."""

        row: int
        column: int

    grid: Grid | None = None
    row = 0
    column = 0

    def show(self, grid: Grid) -> None:
        """Show this grid; the cell that was chosen stays chosen as far as it is there."""
        self.grid = grid
        self.action_move(0, 0)

    def action_move(self, down: int, right: int) -> None:
        """Choose another cell."""
        if self.grid is None:
            return
        self.row = max(0, min(self.row + down, len(self.grid.rows) - 1))
        self.column = max(0, min(self.column + right, len(self.grid.columns) - 1))
        self.repaint()
        self.post_message(self.Moved(self.row, self.column))

    def lines(self) -> list[Line]:
        """Return the heading and the rows in sight."""
        grid = self.grid
        if grid is None or not grid.rows or not grid.columns:
            return [[Part("   " + _("Nobody to count yet."), self.ink("dim"))]]
        unsaid = _("(not filled in)")
        titles = [render.one_line(one or unsaid) for one in grid.rows]
        lead = min(WIDEST, max(map(cell_len, titles)))
        each = [max(LEAST, cell_len(render.one_line(one or unsaid))) for one in grid.columns]
        each = [min(one, WIDEST) for one in each]
        first = self._first(each, self.size.width - lead - 6)
        shown = range(first, len(each))
        head = [Part("   " + " " * lead, self.ink("dim"))]
        head += [Part("  " + fit(grid.columns[at] or unsaid, each[at]), self.ink("dim")) for at in shown]
        room = max(1, self.size.height - 1)
        top = max(0, min(self.row - room + 1, len(titles) - room))
        rows = range(max(0, top), min(len(titles), max(0, top) + room))
        return [head, *(self._row(at, titles[at], lead, [(n, each[n]) for n in shown]) for at in rows)]

    def _first(self, each: list[int], room: int) -> int:
        """Return the first column in sight, so that the chosen one is too."""
        first = 0
        while first < self.column and sum(size + 2 for size in each[first : self.column + 1]) > room:
            first += 1
        return first

    def _row(self, at: int, title: str, lead: int, columns: list[tuple[int, int]]) -> Line:
        grid, now = self.grid, at == self.row
        assert grid is not None  # noqa: S101 - called for a grid
        line = [Part(" ▸ " if now else "   ", self.ink("accent")), Part(fit(title, lead), self.ink("strong"))]
        for place, width in columns:
            codes = grid.codes(grid.rows[at], grid.columns[place])
            style = self.ink("warn" if len(codes) == 1 else "text" if codes else "dim")
            if now and place == self.column:
                style = self.ink("cursor")
            line += [Part("  ", self.ink("dim")), Part(fit(_cell(codes), width), style)]
        return line


def _cell(codes: tuple[str, ...]) -> str:
    if len(codes) == 1:
        return f"1 △ {codes[0]}"
    return str(len(codes)) if codes else "·"
