"""A long text to read: only the lines in sight are cut, so that a megabyte scrolls like a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from textual.binding import Binding, BindingType

from interview_tui.i18n import _
from interview_tui.text import clean
from interview_tui.tui import render
from interview_tui.tui.render import Part
from interview_tui.tui.widgets.painted import Line, Painted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.tui.ink import Name


class Row(NamedTuple):
    """One line of the text before it is cut, how it is painted, and cells of indent."""

    text: str = ""
    look: Name = "text"
    indent: int = 0


class TextPane(Painted, can_focus=True):
    """Paints rows from the place scrolled to, under a line that says what they are."""

    DEFAULT_CSS = "TextPane { height: 1fr; background: $background; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_rows(-1)", show=False),
        Binding("down", "scroll_rows(1)", show=False),
        Binding("pageup", "scroll_page(-1)", show=False),
        Binding("pagedown", "scroll_page(1)", show=False),
        Binding("home", "ends(0)", show=False),
        Binding("end", "ends(1)", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.title = self.hint = ""
        self.rows: Sequence[Row] = ()
        self._top = (0, 0)
        self._cut: dict[int, list[tuple[int, int]]] = {}

    def show(self, title: str, rows: Sequence[Row], hint: str = "") -> None:
        """Show another text from its beginning; the same one stays where it is."""
        if (title, rows) != (self.title, self.rows):
            self._top = (0, 0)
            self._cut = {}
        self.title, self.rows, self.hint = title, rows, hint
        self.repaint()

    def on_resize(self) -> None:
        """Cut the lines anew for the new width."""
        self._cut = {}
        self._top = (self._top[0], 0)
        super().on_resize()

    # -- scrolling -----------------------------------------------------------------------------------------

    def action_scroll_rows(self, step: int) -> None:
        """Move by lines as they are painted; the last line stays in sight."""
        for _step in range(abs(step)):
            self._top = self._moved(self._top, 1 if step > 0 else -1)
        self._top = min(self._top, self._last_top())
        self.repaint()

    def action_scroll_page(self, step: int) -> None:
        """Move by a page."""
        self.action_scroll_rows(step * max(1, self._room - 1))

    def action_ends(self, last: int) -> None:
        """Go to the beginning or the end."""
        self._top = self._last_top() if last else (0, 0)
        self.repaint()

    def read_on(self) -> None:
        """Go a page on; from the end, to the beginning."""
        if self._top >= self._last_top():
            self.action_ends(0)
        else:
            self.action_scroll_page(1)

    def on_mouse_scroll_down(self) -> None:
        """Read on."""
        self.action_scroll_rows(3)

    def on_mouse_scroll_up(self) -> None:
        """Read back."""
        self.action_scroll_rows(-3)

    @property
    def _room(self) -> int:
        return max(1, self.size.height - 1)

    def _moved(self, place: tuple[int, int], step: int) -> tuple[int, int]:
        row, part = place[0], place[1] + step
        if part < 0:
            return (row - 1, len(self._cuts(row - 1)) - 1) if row else (0, 0)
        if self.rows and part >= len(self._cuts(row)):
            return (row + 1, 0) if row + 1 < len(self.rows) else place
        return row, part

    def _last_top(self) -> tuple[int, int]:
        if not self.rows:
            return 0, 0
        row = len(self.rows) - 1
        place = (row, len(self._cuts(row)) - 1)
        for _step in range(self._room - 1):
            place = self._moved(place, -1)
        return place

    # -- painting ------------------------------------------------------------------------------------------

    def _text(self, row: int) -> str:
        return clean(self.rows[row].text).replace("\t", "    ").replace("\n", " ")

    def _cuts(self, row: int) -> list[tuple[int, int]]:
        found = self._cut.get(row)
        if found is None:
            width = self.size.width - self.rows[row].indent - 2
            found = self._cut[row] = render.cuts(self._text(row), max(10, width))
        return found

    def lines(self) -> list[Line]:
        """Return the title and the lines in sight."""
        lines = [self._head()]
        place = self._top
        while self.rows and len(lines) <= self._room:
            row, part = place
            start, end = self._cuts(row)[part]
            lead = " " * (1 + self.rows[row].indent)
            style = self.ink(self.rows[row].look)
            lines.append([Part(lead, style), Part(self._text(row)[start:end], style)])
            after = self._moved(place, 1)
            if after == place:
                break
            place = after
        return lines

    def _head(self) -> Line:
        dim = self.ink("dim")
        number, count = self._place()
        more = _("line {n} of {all}").format(n=number, all=count) if self._scrolls() else ""
        right = " · ".join(part for part in (self.hint, more) if part)
        gap = self.size.width - cell_len(render.one_line(self.title)) - cell_len(right) - 2
        line = [Part(" " + self.title, self.ink("head"))]
        return [*line, Part(" " * gap, dim), Part(right, dim)] if gap > 0 else line

    def _place(self) -> tuple[int, int]:
        """Return which line of the text is the highest in sight, from 1, and how many it has."""
        return self._top[0] + 1, len(self.rows)

    def _scrolls(self) -> bool:
        return self._top != (0, 0) or self._last_top() != (0, 0)


class PagePane(TextPane):
    """A text of a page or a few, whose lines are counted as they are painted."""

    def _place(self) -> tuple[int, int]:
        above = sum(len(self._cuts(row)) for row in range(self._top[0])) + self._top[1]
        return above + 1, sum(len(self._cuts(row)) for row in range(len(self.rows)))
