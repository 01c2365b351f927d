"""Making a study again out of a backup, from the list of studies: the file, a folder, the passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui import paths, words
from interview_tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.services.rescuing import Restored
    from interview_tui.tui.app import InterviewApp

_LONGEST = 4096


class Restoring:
    """The action of the list of studies that restores a backup. Nothing is written over."""

    if TYPE_CHECKING:
        app: Any

        @property
        def interview_app(self) -> InterviewApp:  # noqa: D102 - the screen has the sentence
            ...

        say: Callable[..., None]
        work: Callable[..., None]
        on_screen_resume: Callable[[], None]

    def action_restore(self) -> None:
        """Ask for the backup; what is no backup is refused before anything else is asked."""
        from interview_tui.services.rescuing import read_backup
        from interview_tui.tui.screens.ask_short import AskShort

        def given(text: str | None) -> None:
            if text:
                file = paths.typed(text).absolute()
                self.work(lambda: read_backup(file), self._ask_folder)

        self.app.push_screen(AskShort(_("The backup (a file that ends in .backup)"), limit=_LONGEST), given)

    def _ask_folder(self, found: Any) -> None:
        from interview_tui.services.beginning import suggested_folder
        from interview_tui.tui import render
        from interview_tui.tui.screens.ask_short import AskShort
        from interview_tui.tui.screens.studies import from_home

        def given(text: str | None) -> None:
            if text:
                self._ask_passphrase(found, paths.typed(text).absolute())

        when = render.local_time(found.made_at)
        question = _("A backup of {when}. New or empty folder for the study").format(when=when)
        suggested = from_home(suggested_folder(_("restored")))
        self.app.push_screen(AskShort(question, text=suggested, limit=_LONGEST), given)

    def _ask_passphrase(self, found: Any, folder: Path) -> None:
        from interview_tui.services.rescuing import restore_study
        from interview_tui.tui.screens.ask import AskLine

        launch = self.interview_app.launch

        def restored() -> Restored:
            from interview_tui.services.known import remember_study

            done = restore_study(found, folder, secret, clock=launch.clock, actor=launch.settings.interviewer)
            remember_study(launch.paths, folder)
            return done

        secret = ""

        def given(text: str | None) -> None:
            nonlocal secret
            if text:
                secret = text
                self.say(_("Restoring …"), stay=True)
                self.work(restored, self._restored)

        self.app.push_screen(AskLine(_("The passphrase the study had then"), hidden=True), given)

    def _restored(self, done: Restored) -> None:
        sentence = _(
            "Restored: {interviews}, {notes}. Withdrawals since then are not in it: carry them out again."
        )
        self.say(
            sentence.format(interviews=words.interviews(done.interviews), notes=words.notes(done.notes)),
            stay=True,
        )
        self.on_screen_resume()
