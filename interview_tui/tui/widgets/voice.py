"""The made-up respondent of the practice interview: what is asked, heard and seen, as it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from interview_tui.tui import render
from interview_tui.tui.render import Part
from interview_tui.tui.widgets.painted import Line, Painted

if TYPE_CHECKING:
    from interview_tui.tui.ink import Ground

ROWS = 4
"""Lines of what is heard that stay in sight, the newest at the bottom."""


class Voice(Painted):
    """Paints who speaks and the last of the words; below them what one could try."""

    GROUND: ClassVar[Ground] = "panel"
    DEFAULT_CSS = f"Voice {{ height: {ROWS + 1}; background: $panel; }}"

    def __init__(self) -> None:
        super().__init__()
        self.head = self.words = self.hint = ""

    def show(self, head: str, words: str, hint: str) -> None:
        """Show this from now on."""
        self.head, self.words, self.hint = head, words, hint
        self.repaint()

    def lines(self) -> list[Line]:
        """Return the last of the words, and the hint."""
        width = self.size.width - 2
        rows = render.wrap(f"{self.head} {self.words}", width)
        shown = rows[-ROWS:]
        first = len(self.head) if len(rows) <= ROWS else 0
        lines: list[Line] = [
            [Part(" " + shown[0][:first], self.ink("good")), Part(shown[0][first:], self.ink("text"))],
            *([Part(" " + row, self.ink("text"))] for row in shown[1:]),
        ]
        hints = render.wrap(self.hint, width) if self.hint else []
        room = ROWS + 1 - len(hints)
        lines = lines[-room:]
        lines += [[] for _row in range(room - len(lines))]
        return [*lines, *([Part(" " + row, self.ink("dim"))] for row in hints)]
