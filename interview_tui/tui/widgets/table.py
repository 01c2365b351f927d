"""A table that paints only the rows in sight, so that ten thousand of them cost what twenty do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from textual.binding import Binding, BindingType
from textual.message import Message

from interview_tui.model.values import dataclass
from interview_tui.tui import render
from interview_tui.tui.render import Part
from interview_tui.tui.widgets.painted import Line, Painted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.style import Style
    from textual import events

    from interview_tui.tui.ink import Name

MEASURED = 500
"""Rows looked at, spread evenly over all of them, to find out how wide a column is."""

LEAST = 6
"""Cells below which no column is squeezed."""

_LEAD = 3
_WIDE, _TIGHT = 2, 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``most`` is its greatest width in cells; the highest ``rank`` is left out first, 0 never.

    Before any is left out, those with a ``short`` give way as far as needed, down to so many cells.
    ``least`` cells are taken even where the rows need fewer now, so that the others stay where they are.
    """

    title: str
    most: int = 30
    rank: int = 0
    right: bool = False
    centre: bool = False
    short: int = 0
    least: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row. ``looks`` names how each cell is painted; ``faint`` greys the whole row."""

    cells: tuple[str, ...]
    looks: tuple[Name, ...] = ()
    faint: bool = False


class Table(Painted, can_focus=True):
    """Rows to choose from with the arrows, the wheel or a click; ``Moved`` tells of every change."""

    DEFAULT_CSS = "Table { height: 1fr; background: $background; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "choose(0)", show=False),
        Binding("end", "choose(-1)", show=False),
    ]

    @dataclass
    class Moved(Message):
        """Another row is chosen."""

        table: Table
        index: int

        @property
        def control(self) -> Table:
            """The table."""
            return self.table

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.count = 0
        self.chosen = 0
        self._columns: Sequence[Column] = ()
        self._row: Callable[[int], Row] = lambda _index: Row(())
        self._wanted: list[int] = []
        self._top = 0

    def show(
        self,
        columns: Sequence[Column],
        count: int,
        row: Callable[[int], Row],
        *,
        chosen: int = 0,
        as_wide: bool = False,
    ) -> None:
        """Show ``count`` rows, each made by ``row`` when it comes into sight, with one of them chosen.

        ``as_wide`` leaves the columns as wide as they are: measuring a thousand rows at each key is felt.
        """
        self._columns, self.count, self._row = columns, count, row
        if not as_wide or len(self._wanted) != len(columns):
            self._wanted = self._measure()
        self._choose(chosen)

    def _measure(self) -> list[int]:
        """Return how many cells each column would like."""
        wanted = [max(column.least, cell_len(render.one_line(column.title))) for column in self._columns]
        for index in range(0, self.count, max(1, self.count // MEASURED)):
            for place, cell in enumerate(self._row(index).cells):
                wanted[place] = max(wanted[place], cell_len(render.one_line(cell)))
        return [min(want, column.most) for want, column in zip(wanted, self._columns, strict=True)]

    # -- choosing ------------------------------------------------------------------------------------------

    def action_move(self, step: int) -> None:
        """Choose a row further on."""
        self._choose(self.chosen + step)

    def action_page(self, step: int) -> None:
        """Choose a row a page further on."""
        self._choose(self.chosen + step * max(1, self._room - 1))

    def action_choose(self, index: int) -> None:
        """Choose a row by its number; -1 is the last."""
        self._choose(index if index >= 0 else self.count - 1)

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        if 0 <= event.y - 1 < self.count - self._top:
            self._choose(self._top + event.y - 1)

    def on_mouse_scroll_down(self) -> None:
        """Choose further down."""
        self._choose(self.chosen + 1)

    def on_mouse_scroll_up(self) -> None:
        """Choose further up."""
        self._choose(self.chosen - 1)

    def on_resize(self) -> None:
        """Keep the chosen row in sight."""
        self._scroll()
        super().on_resize()

    def _choose(self, index: int) -> None:
        self.chosen = max(0, min(index, self.count - 1))
        self._scroll()
        self.repaint()
        self.post_message(self.Moved(self, self.chosen))

    def _scroll(self) -> None:
        room = self._room
        self._top = max(0, min(self._top, self.count - room, self.chosen))
        self._top = max(self._top, self.chosen - room + 1)

    @property
    def _room(self) -> int:
        return max(1, self.size.height - 1)

    # -- painting ------------------------------------------------------------------------------------------

    def lines(self) -> list[Line]:
        """Return the headings and the rows in sight."""
        widths, gap = self._widths()
        return [
            self._head(widths, gap),
            *(self._line(index, widths, gap) for index in range(self._top, self._last())),
        ]

    def _last(self) -> int:
        """Return the number, counted from one, of the last row in sight."""
        return min(self.count, self._top + self._room)

    def _widths(self) -> tuple[list[int], int]:
        """Return the cells of each column (0: left out) and of the gap between two."""
        room = self.size.width - _LEAD - 1
        wanted = list(self._wanted)
        ranked = sorted(range(len(wanted)), key=lambda place: -self._columns[place].rank)
        widths = self._shortened(wanted, room)
        for place in ranked:
            if _cells(widths, _TIGHT) <= room or not self._columns[place].rank:
                break
            wanted[place] = 0
            widths = self._shortened(wanted, room)
        while (over := _cells(widths, _TIGHT) - room) > 0 and max(widths, default=0) > LEAST:
            widest = widths.index(max(widths))
            widths[widest] -= min(over, max(1, (widths[widest] - LEAST) // 2))
        return widths, _WIDE if _cells(widths, _WIDE) <= room else _TIGHT

    def _shortened(self, wanted: Sequence[int], room: int) -> list[int]:
        """Return the widths with the widest that may be shortened taken in, as far as ``room`` asks for."""
        widths = list(wanted)
        for _cell in range(_cells(widths, _TIGHT) - room):
            loose = [at for at, one in enumerate(self._columns) if one.short and widths[at] > one.short]
            if not loose:
                break
            widths[max(loose, key=lambda at: widths[at])] -= 1
        return widths

    def _head(self, widths: Sequence[int], gap: int) -> Line:
        dim = self.ink("dim")
        titles = [column.title for column in self._columns]
        line = self._titles(titles, widths, gap)
        last = self._last()
        if not self._top and last == self.count:
            return line
        seen = f"{self._top + 1}–{last} / {self.count}"
        text = "".join(part.text for part in line).rstrip()
        free = self.size.width - len(seen) - 2
        if cell_len(text) > free and (place := self._roomy(widths, len(seen))) is not None:
            # No heading is covered: which rows are in sight stands beside a heading that leaves room.
            titles[place] = f"{titles[place]}  {seen}"
            return self._titles(titles, widths, gap)
        return [Part(fit(text, max(0, free)) + f" {seen}", dim)]

    def _titles(self, titles: Sequence[str], widths: Sequence[int], gap: int) -> Line:
        dim = self.ink("dim")
        line = [Part(" " * _LEAD, dim)]
        for title, column, width in zip(titles, self._columns, widths, strict=True):
            if width:
                line += [Part(_placed(title, width, column), dim), Part(" " * gap, dim)]
        return line[:-1] if any(widths) else line

    def _roomy(self, widths: Sequence[int], size: int) -> int | None:
        """Return the first column whose heading leaves room for so many cells more; None when none does."""
        return next(
            (
                place
                for place, (column, width) in enumerate(zip(self._columns, widths, strict=True))
                if not column.right and not column.centre and cell_len(column.title) + 2 + size <= width
            ),
            None,
        )

    def _line(self, index: int, widths: Sequence[int], gap: int) -> Line:
        row, now = self._row(index), index == self.chosen
        chosen = self.ink("chosen")
        blank = chosen if now else self.ink("text")
        line = [Part(" ▸ " if now else "   ", blank)]
        for place, (column, width) in enumerate(zip(self._columns, widths, strict=True)):
            if width:
                line.append(Part(_placed(row.cells[place], width, column), self._style(row, place, now=now)))
                line.append(Part(" " * gap, blank))
        line = line[:-1] if any(widths) else line
        return filled(line, self.size.width, chosen) if now else line

    def _style(self, row: Row, place: int, *, now: bool) -> Style:
        if now:
            return self.ink("chosen")
        if row.faint:
            return self.ink("dim")
        return self.ink(row.looks[place] if place < len(row.looks) else "text")


def _cells(widths: Sequence[int], gap: int) -> int:
    """Return the cells that the columns take with ``gap`` between two of them."""
    return sum(width + gap for width in widths if width) - gap


def fit(text: str, width: int) -> str:
    """Return ``text`` on one line of exactly ``width`` cells; what does not fit ends in an ellipsis."""
    line = render.one_line(text)
    if cell_len(line) > width:
        return set_cell_size(line, width - 1) + "…" if width > 0 else ""
    return line + " " * (width - cell_len(line))


def filled(line: Line, width: int, style: Style) -> Line:
    """Return the line with blanks of one style up to ``width`` cells, so that a chosen line is one bar."""
    left = width - sum(cell_len(render.one_line(part.text)) for part in line)
    return [*line, Part(" " * left, style)] if left > 0 else line


def _placed(text: str, width: int, column: Column) -> str:
    line = render.one_line(text)
    left = width - cell_len(line)
    if left > 0 and column.right:
        return " " * left + line
    if left > 0 and column.centre:
        return fit(" " * (left // 2) + line, width)
    return fit(line, width)
