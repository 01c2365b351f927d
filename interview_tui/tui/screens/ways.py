"""The ways from the study's screen to every other: each is one key, and Esc comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.i18n import _
from interview_tui.tui.screens.working import quiet

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.recruiting import RespondentRow
    from interview_tui.tui.app import InterviewApp


class Ways:
    """The actions of the study's screen that lead elsewhere."""

    if TYPE_CHECKING:
        app: Any
        interview_app: InterviewApp
        study: OpenStudy
        say: Callable[..., None]

        @property
        def chosen(self) -> RespondentRow | None:  # noqa: D102 - the screen has the sentence
            ...

    def action_consent(self) -> None:
        """Record consent of the respondent that is chosen."""
        row = self.chosen
        if row is None:
            self.say(_("Add a respondent first."))
            return
        from interview_tui.tui.screens.consent import ConsentScreen

        self.app.push_screen(ConsentScreen(self.interview_app, row.respondent.code))

    def action_export(self) -> None:
        """Make summaries."""
        from interview_tui.tui.screens.export import ExportScreen

        self.app.push_screen(ExportScreen(self.interview_app))

    def action_candidates(self) -> None:
        """Decide on words that may identify someone."""
        from interview_tui.tui.screens.candidates import CandidatesScreen

        self.app.push_screen(CandidatesScreen(self.interview_app))

    def action_show_guide(self) -> None:
        """Look at the guide."""
        from interview_tui.tui.screens.guide_view import GuideView

        self.app.push_screen(GuideView(self.interview_app))

    def action_names(self) -> None:
        """Look at the key file."""
        from interview_tui.tui.screens.names import NamesScreen

        self.app.push_screen(NamesScreen(self.interview_app))

    def action_withdraw_respondent(self) -> None:
        """The respondent that is chosen withdraws."""
        row = self.chosen
        if row is None:
            self.say(_("Add a respondent first."))
            return
        from interview_tui.tui.screens.withdrawal import WithdrawalScreen

        self.app.push_screen(WithdrawalScreen(self.interview_app, row.respondent.code))

    def action_switch_study(self) -> None:
        """Close this study and go to the list."""
        from interview_tui.tui import opening

        app = self.interview_app
        study, app.study = self.study, None
        quiet(app, study.close)
        opening.show_studies(app)
