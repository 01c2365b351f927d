"""A widget that is given finished lines and paints them: the base of the panels of the session screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.geometry import Region
from textual.widget import Widget

from interview_tui.tui import render
from interview_tui.tui.ink import Ground, Name, ink
from interview_tui.tui.render import Part

if TYPE_CHECKING:
    from rich.style import Style
    from textual.strip import Strip

Line = list[Part]


class Painted(Widget):
    """Paints ``lines()`` from the top; ``repaint()`` takes them anew and paints only if they differ."""

    GROUND: ClassVar[Ground] = "background"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._lines: list[Line] | None = None

    def lines(self) -> list[Line]:
        """Return what to paint, one list of parts per line, for the present size."""
        return []

    def repaint(self) -> None:
        """Take the lines anew."""
        lines = self.lines() if self.size.width else []
        if lines == self._lines:
            return
        before, self._lines = self._lines, lines
        if before is None or len(before) != len(lines):
            self.refresh()
        else:
            pairs = enumerate(zip(before, lines, strict=True))
            self.refresh(*(self._change(y, old, new) for y, (old, new) in pairs if old != new))

    def _change(self, y: int, old: Line, new: Line) -> Region:
        """Return the cells of a line that differ, or all from the first that does to the end of the line."""
        same = next((n for n, (was, now) in enumerate(zip(old, new, strict=False)) if was != now), 0)
        left = sum(_cells(part) for part in new[:same])
        one = len(old) == len(new) and old[same + 1 :] == new[same + 1 :]
        if one and new and _cells(old[same]) == _cells(new[same]):
            return Region(left, y, _cells(new[same]), 1)
        return Region(left, y, self.size.width - left, 1)

    def notify_style_update(self) -> None:
        """Follow a change of theme."""
        super().notify_style_update()
        self._lines = None

    def on_resize(self) -> None:
        """Take the lines anew for the new size."""
        self._lines = None
        self.repaint()

    def ink(self, name: Name) -> Style:
        """Return how ``name`` is painted on this widget's ground."""
        return ink(self.app.theme, self.GROUND, name)

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        if self._lines is None:
            self._lines = self.lines()
        parts = self._lines[y] if y < len(self._lines) else []
        return render.strip(parts, self.size.width, self.ink("text"))


class Growing(Painted):
    """As high as its lines, one at least."""

    def fit(self) -> None:
        """Take the height of what is to be painted, and paint it."""
        height = max(1, len(self.lines()))
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height
        self.repaint()

    def on_resize(self) -> None:
        """Fit the new width."""
        super().on_resize()
        self.fit()


def _cells(part: Part) -> int:
    return cell_len(render.one_line(part.text))
