"""The lock screen: the study is closed, and its passphrase brings back what was shown."""

from __future__ import annotations

from time import monotonic

from interview_tui.i18n import _
from interview_tui.tui import opening
from interview_tui.tui.screens.everywhere import SOON
from interview_tui.tui.screens.unlock import UnlockScreen
from interview_tui.tui.widgets.head_line import HeadLine
from interview_tui.tui.widgets.note_editor import NoteEditor
from interview_tui.tui.widgets.prose import Para, Prose


class LockScreen(UnlockScreen):
    """Says nothing of the study that lies behind it: whoever looks may be somebody else."""

    _giving_up_since = 0.0

    def tell(self) -> None:
        """Say that it is locked, and nothing else."""
        self.query_one(HeadLine).show(_("Locked"))
        app = self.interview_app
        paras = [Para(_("The study is closed. Its passphrase brings you back to where you were."), "strong")]
        if app.launch.sample is not None and app.launch.sample.folder == self.folder:
            words = app.launch.sample.passphrase
            paras.append(Para(_("Sample data: its passphrase is {words}.").format(words=words), "good"))
        self.query_one("#what", Prose).show(*paras)

    def try_to_open(self, passphrase: str) -> None:
        """Open the same study again."""

        def failed(error: Exception) -> None:
            self.refused(opening.sentence_of(error))

        self.interview_app.locking.unlock(passphrase, failed)

    def action_blank(self) -> None:
        """Empty the field: the screen shows nothing already."""
        self.query_one(NoteEditor).load("")

    def action_leave_unlock(self) -> None:
        """Go to the list of studies, on the second press: what was half typed is given up."""
        if self._busy:
            return
        now = monotonic()
        if now - self._giving_up_since < SOON:
            self.interview_app.locking.leave()
            super().action_leave_unlock()
            return
        self._giving_up_since = now
        self.say(_("Once more gives up what was half typed, and goes to the list of studies."))
