"""The notes of the interview, newest at the bottom. Only what is in sight is cut into lines and painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.widget import Widget

from interview_tui import words
from interview_tui.i18n import _
from interview_tui.model.note import Note, NoteFlag, NoteKind
from interview_tui.tui import render
from interview_tui.tui.ink import Name, ink
from interview_tui.tui.render import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual.strip import Strip

_INKS: dict[NoteKind, Name] = {
    NoteKind.NOTE: "text",
    NoteKind.QUOTE: "quote",
    NoteKind.OBSERVATION: "good",
    NoteKind.ASK_LATER: "accent",
    NoteKind.OWN_REACTION: "aside",
    NoteKind.MARK: "dim",
}
TIME_WIDTH = 8
KIND_WIDTH = 13


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A note that is not on disk yet; shown where it will stand, with the word for it."""

    text: str
    kind: NoteKind
    elapsed_ms: int


class NoteList(Widget):
    """Paints notes as columns: time, kind, words."""

    DEFAULT_CSS = """
    NoteList { height: 1fr; background: $background; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._notes: Sequence[Note] = ()
        self._unsaved: Sequence[Unsaved] = ()
        self._skip = 0
        self._rows: list[list[Part]] = []

    def show(self, notes: Sequence[Note], unsaved: Sequence[Unsaved]) -> None:
        """Show these notes, oldest first, and after them what is not saved yet."""
        self._notes, self._unsaved = notes, unsaved
        self._arrange()

    def scroll_notes(self, notes: int) -> None:
        """Move towards older notes (positive) or newer ones (negative), by a number of notes."""
        self._skip = max(0, min(self._skip + notes, len(self._notes) - 1))
        self._arrange()

    def newest(self) -> None:
        """Come back to the newest note."""
        if self._skip:
            self._skip = 0
            self._arrange()

    def on_resize(self) -> None:
        """Cut the lines anew for the new width."""
        self._arrange()

    def _arrange(self) -> None:
        width, height = self.size.width, self.size.height
        if width and height:
            rows: list[list[Part]] = []
            if not self._skip:
                for item in reversed(self._unsaved):
                    rows[:0] = self._unsaved_rows(item, width)
            last = len(self._notes) - self._skip
            for index in range(last - 1, -1, -1):
                if len(rows) >= height:
                    break
                rows[:0] = self._note_rows(self._notes[index], width)
            self._rows = rows[-height:]
        self.refresh()

    def _note_rows(self, note: Note, width: int) -> list[list[Part]]:
        style = self._ink(_INKS[note.kind])
        text = f"«{note.text}»" if note.kind is NoteKind.QUOTE else note.text
        flags = " ".join(f"[{words.flag(flag)}]" for flag in NoteFlag if flag in note.flags)
        if note.answered:
            flags = (flags + " " + _("[taken up]")).strip()
        lines = render.wrap(text, width - TIME_WIDTH - KIND_WIDTH - 1)
        time = self._ink("dim")
        rows = [
            [
                Part(
                    f" {render.minutes(note.elapsed_ms):<{TIME_WIDTH - 1}}" if not row else " " * TIME_WIDTH,
                    time,
                ),
                Part(
                    f"{words.kind(note.kind):<{KIND_WIDTH}}" if not row else " " * KIND_WIDTH,
                    style if row else time,
                ),
                Part(line, style),
            ]
            for row, line in enumerate(lines)
        ]
        if flags:
            rows[-1].append(Part(" " + flags, self._ink("warn")))
        return rows

    def _unsaved_rows(self, item: Unsaved, width: int) -> list[list[Part]]:
        lines = render.wrap(item.text, width - TIME_WIDTH - KIND_WIDTH - 1)
        style, text = self._ink("alarm"), self._ink("text")
        label = _("NOT SAVED")
        return [
            [
                Part(
                    f" {render.minutes(item.elapsed_ms):<{TIME_WIDTH - 1}}" if not row else " " * TIME_WIDTH,
                    style,
                ),
                Part(f"{label:<{KIND_WIDTH}}" if not row else " " * KIND_WIDTH, style),
                Part(line, text),
            ]
            for row, line in enumerate(lines)
        ]

    def _ink(self, name: Name) -> Style:
        return ink(self.app.theme, "background", name)

    def render_line(self, y: int) -> Strip:
        """Paint one line of the list; older notes stand above newer ones, against the bottom."""
        base = self._ink("text")
        row = y - (self.size.height - len(self._rows))
        if row >= 0 and self._rows:
            return render.strip(self._rows[row], self.size.width, base)
        if not self._rows and y == 0:
            hint = _(" Type, and press Enter. The first character can choose a kind:")
            return render.strip([Part(hint, self._ink("dim"))], self.size.width, base)
        if not self._rows and y == 1:
            hint = _(' " quote   ! observation   ? ask later   ~ own reaction   #name marks a name')
            return render.strip([Part(hint, self._ink("dim"))], self.size.width, base)
        if self._skip and y == self.size.height - 1:
            return render.strip([], self.size.width, base)
        return render.strip([], self.size.width, base)
