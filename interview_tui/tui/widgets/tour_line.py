"""The tour of the sample study: one line above the keys that never stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from interview_tui.tui import render
from interview_tui.tui.render import Part
from interview_tui.tui.widgets.painted import Growing, Line

if TYPE_CHECKING:
    from interview_tui.tui.ink import Ground


class TourLine(Growing):
    """Paints one step; takes no room when there is none."""

    GROUND: ClassVar[Ground] = "surface"

    DEFAULT_CSS = """
    TourLine { height: 1; background: $surface; display: none; }
    """

    step = ""
    text = ""

    def show(self, step: str, text: str) -> None:
        """Show a step; an empty text takes the line away."""
        self.step, self.text = step, text
        self.display = bool(text)
        self.fit()

    def lines(self) -> list[Line]:
        """Return the step, whole, on as many lines as it needs."""
        if not self.size.width:
            return []
        rows = render.wrap(f"{self.step} {self.text}", self.size.width - 2)
        head = len(self.step)
        first = [Part(" " + rows[0][:head], self.ink("good")), Part(rows[0][head:], self.ink("text"))]
        return [first, *([Part(" " + row, self.ink("text"))] for row in rows[1:])]
