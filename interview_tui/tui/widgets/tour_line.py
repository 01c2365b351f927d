"""The tour of the sample study: one line above the keys that never stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from interview_tui.tui.render import Part
from interview_tui.tui.widgets.painted import Line, Painted

if TYPE_CHECKING:
    from interview_tui.tui.ink import Ground


class TourLine(Painted):
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
        self.repaint()

    def lines(self) -> list[Line]:
        """Return the one line."""
        return [[Part(f" {self.step} ", self.ink("good")), Part(self.text, self.ink("text"))]]
