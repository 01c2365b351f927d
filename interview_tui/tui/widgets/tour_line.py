"""The tour of the sample study: one line above the keys that never stands in the way."""

from __future__ import annotations

from typing import ClassVar

from interview_tui.tui.render import Part
from interview_tui.tui.widgets.painted import Line, Painted


class TourLine(Painted):
    """Paints one step; takes no room when there is none."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"tour--step", "tour--text"}
    DEFAULT_CSS = """
    TourLine { height: 1; background: $surface; display: none; }
    TourLine .tour--step { color: $success; background: $surface; text-style: bold; }
    TourLine .tour--text { color: $foreground; background: $surface; }
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
        return [[Part(f" {self.step} ", self.style_of("tour--step")), Part(self.text, self.style_of("tour--text"))]]
