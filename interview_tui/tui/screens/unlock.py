"""Open one study with its passphrase. Wrong ones do no harm, any number of times."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.screen import Screen

from interview_tui.i18n import _
from interview_tui.tui import ahead, commands, opening
from interview_tui.tui.locking import lock_sentence
from interview_tui.tui.screens.ask import HiddenEditor
from interview_tui.tui.screens.studies import from_home
from interview_tui.tui.screens.working import Working
from interview_tui.tui.widgets.head_line import HeadLine
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.note_editor import NoteEditor
from interview_tui.tui.widgets.prose import Para, Prose

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from interview_tui.errors import InterviewError
    from interview_tui.services.opening import OpenStudy
    from interview_tui.tui.app import InterviewApp


class UnlockScreen(Working, Screen[None]):
    """Asks for the passphrase of the study in ``folder`` until one opens it."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.UNLOCK,)
    DEFAULT_CSS = """
    UnlockScreen Prose { margin: 1 0 0 0; }
    UnlockScreen NoteEditor { margin: 1 3 0 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+u", "empty", show=False, priority=True)]

    def __init__(self, app: InterviewApp, folder: Path) -> None:
        super().__init__()
        self.bind_commands(app)
        self.folder = folder
        self._busy = False
        self._remapped = app.remapped

    def compose(self) -> ComposeResult:
        """Lay out what is opened, the field and room for an answer."""
        yield HeadLine()
        yield Prose(id="what")
        yield HiddenEditor(_("passphrase") + " > ")
        yield Prose(id="answer")
        yield Prose(id="rest")
        yield KeyLine(*self.SCOPES, commands.EVERYWHERE, remapped=self._remapped)

    def on_mount(self) -> None:
        """Take the keys."""
        self.query_one("#rest").styles.height = "1fr"
        self.tell()
        if minutes := self.interview_app.locking.minutes:
            self.query_one("#rest", Prose).show(Para(lock_sentence(minutes), "dim"))
        self.query_one(NoteEditor).focus()
        self.call_after_refresh(self.interview_app.ready)

    def tell(self) -> None:
        """Say what is opened."""
        self.query_one(HeadLine).show(_("Open a study"))
        name, place = self.folder.name or str(self.folder), from_home(self.folder.parent)
        self.query_one("#what", Prose).show(Para(name, "strong"), Para(place, "dim"))

    def action_empty(self) -> None:
        """Take away what was typed, so that a mistyped passphrase is not in front of the next."""
        self.query_one(NoteEditor).clear()

    def action_unlock(self) -> None:
        """Try the passphrase."""
        editor = self.query_one(NoteEditor)
        passphrase = editor.text
        if self._busy or not passphrase:
            return
        editor.load("")
        self._busy = True
        self._answer(Para(_("opening…"), "dim"))
        self.try_to_open(passphrase)

    def try_to_open(self, passphrase: str) -> None:
        """Open the study, and go to it."""
        app = self.interview_app
        self.work(lambda: ahead.open_folder(app.launch, self.folder, passphrase), self._opened, self.refused)

    def _opened(self, study: OpenStudy) -> None:
        opening.opened(self.interview_app, study)

    def refused(self, error: InterviewError) -> None:
        """Say why it did not open."""
        self._busy = False
        self._answer(
            Para(error.title, "warn"),
            *(Para(part, "text") for part in (error.detail, error.hint) if part),
        )

    def _answer(self, *paras: Para) -> None:
        self.query_one("#answer", Prose).show(*paras)

    @on(NoteEditor.Changed)
    def _typed(self, event: NoteEditor.Changed) -> None:
        event.stop()
        if event.first and not self._busy:
            self._answer()

    @on(NoteEditor.Refused)
    def _too_long(self, event: NoteEditor.Refused) -> None:
        event.stop()
        self.say(_("That is too long for a passphrase; nothing was taken."), warn=True)

    def action_forgotten(self) -> None:
        """Go on with the recovery code."""
        from interview_tui.tui.screens.recover import RecoverScreen

        if not self._busy:
            self.app.push_screen(RecoverScreen(self.interview_app, self.folder))

    def action_leave_unlock(self) -> None:
        """Go to the list of studies."""
        if not self._busy:
            opening.show_studies(self.interview_app)
