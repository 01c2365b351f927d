"""Leaving the page of a withdrawal: what was done and found can be kept in a file first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.withdrawing import Report

_KEEP, _LEAVE = "keep", "leave"


class WithdrawalLeft:
    """Mixed into the screen of a withdrawal."""

    written: Path | None = None
    """The file that what was done and found was written to."""

    if TYPE_CHECKING:
        app: Any
        dismiss: Any
        study: OpenStudy
        interview_app: Any
        report: Report | None
        say: Callable[..., None]
        work: Callable[..., None]
        _busy: bool
        _code: str
        _refused: Callable[..., None]

    def action_leave_withdrawal(self) -> None:
        """Go back; while it is being done, wait. A report is shown this once, so leaving it is asked."""
        from interview_tui.tui.screens.picker import Choice, Picker

        if self._busy:
            return
        if self.report is None or self.written is not None:
            self.dismiss(None)
            return
        choices = [
            Choice("", _("Read on")),
            Choice(_LEAVE, _("Leave it: it cannot be shown again")),
            Choice(_KEEP, _("Write it to a file first, without the code")),
        ]
        question = _("What was done and found is shown this once. The study keeps the count alone.")

        def chosen(what: str | None) -> None:
            if what == _KEEP:
                self._ask_place()
            elif what == _LEAVE:
                self.dismiss(None)

        self.app.push_screen(Picker(question, choices), chosen)

    def _ask_place(self) -> None:
        from interview_tui.tui.screens.ask_short import LONGEST_PATH, AskShort
        from interview_tui.tui.screens.purge_words import certificate_place
        from interview_tui.tui.screens.studies import from_home

        folder = self.study.paths.folder

        def given(line: str | None) -> None:
            if line is None:
                return
            place = certificate_place(line, folder, new=True)  # made when it is written, as for exports
            if place is None:
                self.say(_("That is no folder outside the study; nothing was written."), warn=True)
            else:
                self._write(place)

        question = _("Which folder is it written to?")
        self.app.push_screen(AskShort(question, text=from_home(folder.parent), limit=LONGEST_PATH), given)

    def _write(self, place: Path) -> None:
        from interview_tui.services import withdrawal_kept

        study, report, code, clock = self.study, self.report, self._code, self.interview_app.launch.clock

        def wrote(path: Path) -> None:
            from interview_tui.tui.screens.studies import from_home

            self._busy, self.written = False, path
            self.say(_("Written: {path}").format(path=from_home(path)), stay=True)

        if report is not None:
            self._busy = True
            self.work(lambda: withdrawal_kept.write(study, clock, report, code, place), wrote, self._refused)
