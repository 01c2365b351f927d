"""A table whose rows are as tall as their words need: nothing of a promise or of a deletion is cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.tui import render
from interview_tui.tui.render import Part
from interview_tui.tui.widgets.table import Row, Table, filled, fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from interview_tui.tui.widgets.painted import Line


class TallTable(Table):
    """Wraps every cell to the width of its column; meant for tens of rows."""

    def on_click(self, event: events.Click) -> None:
        """Choose the row whose lines were clicked."""
        place = event.y - 1
        for index in range(self._top, self.count) if place >= 0 else ():
            place -= self._height(index)
            if place < 0:
                self._choose(index)
                return

    def lines(self) -> list[Line]:
        """Return the headings and the rows in sight, each in full."""
        widths, gap = self._widths()
        body: list[Line] = [self._head(widths, gap)]
        for index in range(self._top, self.count):
            if len(body) >= self.size.height:
                break
            body += self._tall(index, widths, gap)
        return body[: self.size.height]

    def _cells_of(self, index: int, widths: Sequence[int]) -> list[list[str]]:
        cells = self._row(index).cells
        wrapped = [
            render.wrap(render.one_line(cell), width) if width else []
            for cell, width in zip(cells, widths, strict=True)
        ]
        most = max((len(cell) for cell in wrapped), default=1) or 1
        return [cell + [""] * (most - len(cell)) for cell in wrapped]

    def _height(self, index: int) -> int:
        return len(self._cells_of(index, self._widths()[0])[0])

    def _tall(self, index: int, widths: Sequence[int], gap: int) -> list[Line]:
        row: Row = self._row(index)
        now, cells, chosen = index == self.chosen, self._cells_of(index, widths), self.ink("chosen")
        blank = chosen if now else self.ink("text")
        found: list[Line] = []
        for part in range(len(cells[0])):
            line = [Part(" ▸ " if now and not part else "   ", blank)]
            for place, width in enumerate(widths):
                if width:
                    text = fit(cells[place][part], width)
                    line += [Part(text, self._style(row, place, now=now)), Part(" " * gap, blank)]
            line = line[:-1] if any(widths) else line
            found.append(filled(line, self.size.width, chosen) if now else line)
        return found

    def _last(self) -> int:
        """Return the number of the last row that is in sight as a whole; the first one counts in any case."""
        left = self._room
        for index in range(self._top, self.count):
            left -= self._height(index)
            if left < 0:
                return max(index, self._top + 1)
        return self.count

    def _scroll(self) -> None:
        self._top = max(0, min(self._top, self.chosen))
        room = self._room
        while self._top < self.chosen and self._lines_from(self._top, self.chosen) > room:
            self._top += 1
        while self._top and self._lines_from(self._top - 1, self.count - 1) <= room:
            self._top -= 1

    def _lines_from(self, first: int, last: int) -> int:
        return sum(self._height(index) for index in range(first, last + 1))
