"""Ask for one line of text; hidden for passphrases."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from interview_tui.tui.screens.picker import Heading
from interview_tui.tui.widgets.note_editor import NoteEditor

if TYPE_CHECKING:
    from textual.app import ComposeResult


class HiddenEditor(NoteEditor):
    """Shows a dot for every character."""

    def _shown(self, start: int, end: int) -> str:
        return "•" * (end - start)

    def _append(self, letters: str, *, first: bool) -> bool:
        del letters, first
        return False


class AskLine(ModalScreen[str | None]):
    """Gives back the line, possibly empty, or None when it was closed."""

    DEFAULT_CSS = """
    AskLine { align: center middle; background: $background 60%; }
    AskLine #box { width: 90%; max-width: 90; height: auto; background: $surface; padding: 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+g", "close", show=False),
        Binding("enter,ctrl+j", "take", show=False),
    ]

    def __init__(self, question: str, *, hidden: bool = False, text: str = "") -> None:
        super().__init__()
        self._question, self._hidden, self._text = question, hidden, text

    def compose(self) -> ComposeResult:
        """Lay out the question and the field."""
        with Vertical(id="box"):
            yield Heading(self._question)
            yield HiddenEditor("   > ") if self._hidden else NoteEditor("   > ")

    def on_mount(self) -> None:
        """Put the text there was in the field."""
        editor = self.query_one(NoteEditor)
        editor.load(self._text)
        editor.focus()

    def action_take(self) -> None:
        """Give back the line."""
        self.dismiss(self.query_one(NoteEditor).text)

    def action_close(self) -> None:
        """Give back nothing."""
        self.dismiss(None)
