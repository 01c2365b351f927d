"""Ask for one short line; one that is too long stays in the field, with a sentence that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from interview_tui.i18n import _
from interview_tui.text import FIELD_LIMIT, clean_line
from interview_tui.tui.screens.ask import AskLine
from interview_tui.tui.widgets.note_editor import NoteEditor
from interview_tui.tui.widgets.prose import Para, Prose

if TYPE_CHECKING:
    from interview_tui.tui.ink import Ground


class Remark(Prose):
    """A sentence in a box."""

    GROUND: ClassVar[Ground] = "surface"
    DEFAULT_CSS = "Remark { height: auto; background: $surface; }"


class AskShort(AskLine):
    """Gives back one cleaned line of at most ``limit`` characters, possibly empty; None when closed."""

    def __init__(self, question: str, *, text: str = "", limit: int = FIELD_LIMIT) -> None:
        super().__init__(question, text=text)
        self._limit = limit

    def on_mount(self) -> None:
        """Put the text there was in the field, and room for a sentence below it."""
        super().on_mount()
        self.query_one("#box").mount(Remark())

    def action_take(self) -> None:
        """Give back the line, or say that it is too long."""
        line = clean_line(self.query_one(NoteEditor).text)
        if len(line) > self._limit:
            self._too_long(len(line))
        else:
            self.dismiss(line)

    @on(NoteEditor.Refused)
    def _refused(self, event: NoteEditor.Refused) -> None:
        event.stop()
        self._too_long(event.size)

    @on(NoteEditor.Changed)
    def _typed(self, event: NoteEditor.Changed) -> None:
        event.stop()
        self.query_one(Remark).show()

    def _too_long(self, size: int) -> None:
        sentence = _("{count} characters, and {limit} is the most here. Nothing was taken.")
        self.query_one(Remark).show(Para(sentence.format(count=size, limit=self._limit), "warn"))
