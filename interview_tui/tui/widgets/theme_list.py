"""The left column: themes with their coverage, and below them what is to be asked later."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size

from interview_tui import words
from interview_tui.i18n import _
from interview_tui.model import progress
from interview_tui.model.guide import ThemeRole
from interview_tui.tui import render
from interview_tui.tui.render import Part
from interview_tui.tui.widgets.painted import Line, Painted

if TYPE_CHECKING:
    from interview_tui.model.guide import Guide
    from interview_tui.model.interview import InterviewState
    from interview_tui.model.note import Note
    from interview_tui.tui.ink import Ground, Name


class ThemeList(Painted):
    """Paints themes and the ask-later list; the current theme stays in sight."""

    GROUND: ClassVar[Ground] = "surface"

    DEFAULT_CSS = """
    ThemeList { width: 28; height: 1fr; background: $surface; color: $foreground; }
    """

    guide: Guide | None = None
    state: InterviewState | None = None
    later: tuple[Note, ...] = ()

    def show(self, guide: Guide, state: InterviewState, later: tuple[Note, ...]) -> None:
        """Show where the interview stands."""
        self.guide, self.state, self.later = guide, state, later
        self.repaint()

    def lines(self) -> list[Line]:
        """Return the themes, then as much of the ask-later list as there is room for."""
        if self.guide is None or self.state is None:
            return []
        head = self.ink("dim")
        later = self._later(max(0, min(6, self.size.height // 3)))
        room = max(3, self.size.height - 1 - len(later))
        rows = [
            self._theme(index, item) for index, item in enumerate(progress.themes(self.guide, self.state))
        ]
        now = next((i for i, theme in enumerate(self.guide.themes) if theme.id == self.state.theme_id), 0)
        top = max(0, min(now - room // 2, len(rows) - room))
        shown = rows[top : top + room]
        gap: list[Line] = [[] for _row in range(max(0, self.size.height - 1 - len(shown) - len(later)))]
        return [[Part(" " + _("Themes"), head)], *shown, *gap[: 1 if gap else 0], *gap[1:], *later]

    def _theme(self, index: int, item: progress.ThemeProgress) -> Line:
        style: Name = "accent" if item.current else "good" if item.symbol == "●" else "dim"
        if not item.current and item.symbol in "○◐":
            style = "text"
        number = "" if item.theme.role is not ThemeRole.ORDINARY else f"{self._number(index)} "
        count = "" if not item.theme.counts else f"{item.done}/{item.total}"
        times = words.times(item.theme.times)
        width = self.size.width - 5 - cell_len(count)
        name = render.one_line(f"{number}{item.theme.title}")
        if cell_len(name) > width:
            name = set_cell_size(name, width - 1) + "…"
        tag = f"  {times}" if times and cell_len(name) + cell_len(times) + 2 <= width else ""
        gap = " " * (width - cell_len(name) - cell_len(tag))
        return [
            Part(f" {item.symbol} ", self.ink(style)),
            Part(name, self.ink(style)),
            Part(tag + gap, self.ink("dim")),
            Part(f" {count}", self.ink("dim" if not item.current else style)),
        ]

    def _number(self, index: int) -> int:
        if self.guide is None:
            return index
        return sum(theme.role is ThemeRole.ORDINARY for theme in self.guide.themes[: index + 1])

    def _later(self, room: int) -> list[Line]:
        head, text, dim = (self.ink("strong"), self.ink("text"), self.ink("dim"))
        title = _("Ask later ({n})").format(n=len(self.later)) if self.later else _("Ask later: nothing")
        rows: list[Line] = [[Part(" " + title, head if self.later else dim)]]
        newest = self.later[-room:] if room else ()
        rows += [[Part(" ? ", self.ink("accent")), Part(note.text, text)] for note in newest]
        return rows
