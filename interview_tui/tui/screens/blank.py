"""The blank screen: someone came in. Nothing shows until the passphrase is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from interview_tui.i18n import _
from interview_tui.tui import render
from interview_tui.tui.ink import ink
from interview_tui.tui.screens.ask import HiddenEditor
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.note_editor import NoteEditor

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.strip import Strip


class UnseenEditor(HiddenEditor):
    """Cannot be seen until something is typed."""

    GROUND = "background"

    def render_line(self, y: int) -> Strip:
        """Paint the field, or nothing."""
        if self.text:
            return super().render_line(y)
        return render.strip([], self.size.width, ink(self.app.theme, self.GROUND, "text"))


class BlankScreen(ModalScreen[None]):
    """Covers everything. Nothing appears until a key is pressed, then only a field for the passphrase."""

    DEFAULT_CSS = """
    BlankScreen { background: $background; align: center middle; }
    BlankScreen NoteEditor { width: 60; background: $background; }
    BlankScreen KeyLine { dock: bottom; background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+j", "unlock", show=False),
        Binding("escape,ctrl+@,ctrl+space,f10", "hide", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Lay out a field that is not seen yet."""
        yield UnseenEditor(_("passphrase") + " > ")
        yield KeyLine(remapped={})

    def on_mount(self) -> None:
        """Take the keys."""
        self.query_one(NoteEditor).focus()

    @on(NoteEditor.Refused)
    def _too_long(self, event: NoteEditor.Refused) -> None:
        event.stop()
        self.query_one(KeyLine).say(_("That is too long for a passphrase; nothing was taken."), warn=True)

    def action_hide(self) -> None:
        """Empty the field and hide it again."""
        self.query_one(NoteEditor).load("")

    def action_unlock(self) -> None:
        """Try the passphrase."""
        app: Any = self.app
        editor = self.query_one(NoteEditor)
        passphrase = editor.text
        editor.load("")

        def tried(right: bool) -> None:
            if right:
                self.dismiss(None)
            else:
                self.query_one(KeyLine).say(
                    _("That passphrase does not open it. Nothing was changed."), warn=True
                )

        if passphrase:
            app.writer.submit(lambda: app.study.check_passphrase(passphrase), tried)
