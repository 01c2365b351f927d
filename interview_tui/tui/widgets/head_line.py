"""The line at the top of the screens around the interview: where one is, the figures that matter, a badge."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from interview_tui.tui import render
from interview_tui.tui.render import Part
from interview_tui.tui.widgets.painted import Line, Painted
from interview_tui.tui.widgets.table import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.tui.ink import Ground


class HeadLine(Painted):
    """Paints a title, facts after it as far as there is room, and a badge at the right that always shows."""

    GROUND: ClassVar[Ground] = "panel"
    DEFAULT_CSS = "HeadLine { height: 1; background: $panel; }"

    title = ""
    facts: Sequence[str] = ()
    badge = ""

    def show(self, title: str, facts: Sequence[str] = (), badge: str = "") -> None:
        """Show these from now on."""
        self.title, self.facts, self.badge = title, tuple(facts), badge
        self.repaint()

    def lines(self) -> list[Line]:
        """Return the one line."""
        badge = f" {self.badge} " if self.badge else ""
        room = max(8, self.size.width - cell_len(badge) - 2)
        title = fit(self.title, min(room, cell_len(render.one_line(self.title))))
        line: Line = [Part(" ", self.ink("text")), Part(title, self.ink("head"))]
        used = cell_len(title)
        for fact in self.facts:
            size = cell_len(render.one_line(fact)) + 3
            if used + size > room:
                break
            used += size
            line += [Part(" · ", self.ink("dim")), Part(fact, self.ink("text"))]
        if badge:
            line.append(Part(" " * max(1, self.size.width - 1 - used - cell_len(badge)), self.ink("text")))
            line.append(Part(badge, self.ink("warn")))
        return [line]
