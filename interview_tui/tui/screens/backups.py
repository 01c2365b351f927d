"""Backups from the study's screen: one now, where they go, and what is said when one could not be made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui import paths
from interview_tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.errors import InterviewError
    from interview_tui.services.guarding import Standing
    from interview_tui.services.opening import OpenStudy
    from interview_tui.tui.app import InterviewApp

LONGEST_PATH = 4096
"""Most characters of a folder's path that are taken."""

_SHORT = 30


class BackingUp:
    """The action of the study's screen that makes a backup and says where they go."""

    if TYPE_CHECKING:
        app: Any
        interview_app: InterviewApp
        is_attached: bool
        study: OpenStudy
        say: Callable[..., None]
        work: Callable[..., None]
        reload: Callable[[], None]

    def action_backup(self) -> None:
        """Make a backup now, or say where they go."""
        study = self.study
        self.work(study.guarding.standing, self._ask_backup)

    def _ask_backup(self, standing: Standing) -> None:
        from interview_tui.tui.screens.picker import Choice, Picker

        if standing.place is None:
            self._ask_place("")
            return
        from interview_tui.tui.screens.studies import from_home

        place = from_home(standing.place)
        choices = [
            Choice("now", _("Make a backup now"), standing.place.name[:_SHORT]),
            Choice("place", _("Let them go somewhere else")),
            Choice("off", _("Make no more at the end of an interview")),
        ]

        def chosen(what: str | None) -> None:
            if what == "now":
                self._back_up()
            elif what == "place":
                self._ask_place(place)
            elif what == "off":
                study = self.study
                self.work(lambda: study.guarding.set_place(None), self._is_off)

        self.app.push_screen(Picker(_("Backups"), choices), chosen)

    def _ask_place(self, place: str) -> None:
        from interview_tui.tui.screens.ask_short import AskShort

        def given(text: str | None) -> None:
            if text:
                folder, study = paths.typed(text).absolute(), self.study
                self.work(lambda: study.guarding.set_place(folder), lambda _none: self._back_up())

        question = _("Folder for backups: one is made now, and after each interview")
        self.app.push_screen(AskShort(question, text=place, limit=LONGEST_PATH), given)

    def _back_up(self) -> None:
        """Make one on a thread of its own: the writer stays free for whatever is done meanwhile."""
        self.say(_("Making a backup …"), stay=True)
        app = self.interview_app

        def made(file: Path | None, error: InterviewError | None) -> None:
            _on_screen(app, lambda: self._made(file, error))

        self.study.guarding.begin_by_hand(made)

    def _made(self, file: Path | None, error: InterviewError | None) -> None:
        from interview_tui.tui.app import problem_sentence
        from interview_tui.tui.screens.studies import from_home

        if not self.is_attached:
            return
        if error is not None:
            self.say(problem_sentence(error), warn=True, stay=True)
        elif file is not None:
            self.say(_("Backup made and read back: {file}").format(file=from_home(file)), stay=True)
            self.reload()

    def _is_off(self, _none: object) -> None:
        self.say(_("No more backups are made by themselves. Those that are there stay."), stay=True)
        self.reload()


def tell_trouble(app: InterviewApp) -> None:
    """Say it on whatever screen there is, when the backup that an interview's end began could not be made."""
    study = app.study
    if study is None:
        return

    def ended() -> None:
        trouble = study.guarding.trouble()
        if trouble:
            sentence = _("No backup: {trouble} The study itself is saved.").format(trouble=trouble)
            _on_screen(app, lambda: _warn(app, sentence))

    study.guarding.when_done(ended)


def _warn(app: InterviewApp, sentence: str) -> None:
    say = getattr(app.screen, "say", None)
    if say is not None:
        say(sentence, warn=True, stay=True)


def _on_screen(app: InterviewApp, call: Callable[[], None]) -> None:
    from interview_tui.tui.writer import Job, Writer

    app.post_message(Writer.Finished(Job(lambda: None, lambda _none: call(), None), None, None))
