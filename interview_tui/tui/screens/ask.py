"""Ask for one line of text; hidden for passphrases."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from interview_tui.i18n import _
from interview_tui.text import NOTE_LIMIT
from interview_tui.tui import commands
from interview_tui.tui.in_sight import Beside, keep_foot
from interview_tui.tui.screens.picker import Heading, Remark
from interview_tui.tui.widgets.note_editor import NoteEditor

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from interview_tui.services.attention import Attention
    from interview_tui.tui.ink import Name


class HiddenEditor(NoteEditor):
    """Shows a dot for every character."""

    def _shown(self, start: int, end: int) -> str:
        return "•" * (end - start)

    def _append(self, letters: str, *, first: bool) -> bool:
        del letters, first
        return False


class AskLine(Beside, ModalScreen[str | None]):
    """Gives back the line, possibly empty, or None when it was closed."""

    TELLS_EMPTYING = True
    """Whether it says which key empties a line that is offered."""

    DEFAULT_CSS = """
    AskLine { align: center middle; background: $background 60%; }
    AskLine #box { width: 96%; max-width: 120; height: auto; background: $surface; padding: 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+g", "close", show=False),
        Binding("enter,ctrl+j", "take", show=False),
        Binding("ctrl+u", "empty", show=False, priority=True),
    ]

    def __init__(  # noqa: PLR0913 - each may be left out
        self,
        question: str,
        *,
        hidden: bool = False,
        text: str = "",
        asks: Attention | None = None,
        keep: Widget | None = None,
        hint: str = "",
    ) -> None:
        """``text`` is offered; ``keep`` stays in sight behind it, and ``hint`` below the empty field."""
        super().__init__()
        self.keep = keep
        self._question, self._hidden, self._text = question, hidden, text
        self._asks, self._asked = asks, ""
        self._hint = hint

    def compose(self) -> ComposeResult:
        """Lay out the question, the field and room for a sentence."""
        with Vertical(id="box"):
            yield Heading(self._question)
            yield HiddenEditor("   > ") if self._hidden else NoteEditor("   > ")
            yield Remark()

    def on_mount(self) -> None:
        """Put the text there was in the field."""
        keep_foot(self, self.query_one("#box"))
        editor = self.query_one(NoteEditor)
        editor.load(self._text)
        editor.focus()
        if said := self.told_first():
            self.remark(said, "dim")

    def told_first(self) -> str:
        """Return what stands below the field until something else is said there."""
        if not self._text or not self.TELLS_EMPTYING:
            return self._hint
        return _("{key} empties the line.").format(key=commands.shown("ctrl+u"))

    def action_empty(self) -> None:
        """Take everything out of the field, so that another line can be typed in its place."""
        editor = self.query_one(NoteEditor)
        if editor.text:
            editor.load("")
            self.typed("")

    def remark(self, sentence: str, look: Name = "warn") -> None:
        """Say something below the field; nothing when it is empty."""
        self.query_one(Remark).say(sentence, look)

    @on(NoteEditor.Changed)
    def _changed(self, event: NoteEditor.Changed) -> None:
        event.stop()
        self.typed(event.text)

    @on(NoteEditor.Refused)
    def _refused(self, event: NoteEditor.Refused) -> None:
        event.stop()
        self.too_long(event.size)

    def typed(self, text: str) -> None:
        """Take back what was said about the line as it was before."""
        self.remark("" if text else self._hint, "warn" if text else "dim")

    def too_long(self, size: int) -> None:
        """Say that the line would grow to ``size`` characters, and that nothing was taken in."""
        if self._hidden:
            self.remark(_("That is too long for a passphrase; nothing was taken."))
            return
        sentence = _("That would make {count} characters, and {limit} is the most. Nothing was taken in.")
        self.remark(sentence.format(count=size, limit=NOTE_LIMIT))

    def action_take(self) -> None:
        """Give back the line."""
        text = self.query_one(NoteEditor).text
        if not self.ask_first(text):
            self.dismiss(text)

    def ask_first(self, text: str) -> bool:
        """Ask once about a line that looks personal, where that is asked; say whether it was."""
        if self._asks is None:
            return False
        words = self._asks.found(text)
        if not words or text == self._asked:
            self._asks.allow(text)
            return False
        from interview_tui.services.attention import asked_about

        self._asked = text
        self.remark(asked_about(words))
        return True

    def action_close(self) -> None:
        """Give back nothing."""
        self.dismiss(None)


class AskNewPassphrase(AskLine):
    """Asks for a passphrase that is made now, with an honest word on how good it is."""

    def __init__(self, question: str) -> None:
        super().__init__(question, hidden=True)

    def typed(self, text: str) -> None:
        """Say how hard it is to guess."""
        from interview_tui import i18n
        from interview_tui.services.passphrases import strength

        self.remark(strength(text, i18n.language()) if text else "", "dim")
