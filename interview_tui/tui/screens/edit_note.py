"""Edit the words of a note; what would make it longer than a note can be is refused with a sentence."""

from __future__ import annotations

from textual import on

from interview_tui.i18n import _
from interview_tui.text import NOTE_LIMIT
from interview_tui.tui.screens.ask import AskLine
from interview_tui.tui.screens.ask_short import Remark
from interview_tui.tui.widgets.note_editor import NoteEditor
from interview_tui.tui.widgets.prose import Para


class EditNote(AskLine):
    """Gives back the words with their line breaks, or None when it was closed."""

    def __init__(self, text: str) -> None:
        super().__init__(_("Edit the note. Esc leaves it as it was."), text=text)

    def on_mount(self) -> None:
        """Put the words in the field, and room for a sentence below it."""
        super().on_mount()
        self.query_one("#box").mount(Remark())

    @on(NoteEditor.Changed)
    def _typed(self, event: NoteEditor.Changed) -> None:
        event.stop()
        self.query_one(Remark).show()

    @on(NoteEditor.Refused)
    def _refused(self, event: NoteEditor.Refused) -> None:
        event.stop()
        sentence = _("That would make {count} characters, and {limit} is the most. Nothing was taken in.")
        self.query_one(Remark).show(Para(sentence.format(count=event.size, limit=NOTE_LIMIT), "warn"))
