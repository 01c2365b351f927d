"""Taking a yes back on the consent card: one scope at once; from everything only after a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui import words
from interview_tui.i18n import _
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.withdrawal import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.withdrawing import Plan
    from interview_tui.tui.app import InterviewApp

_RECORD, _SEE = "record", "see"


class ConsentWithdrawal:
    """Mixed into the consent screen."""

    stop: Callable[[], None] | None = None
    """In an interview: asks what becomes of what was said, and stops it."""

    if TYPE_CHECKING:
        app: Any
        study: OpenStudy
        interview_app: InterviewApp
        dismiss: Any
        query_one: Any
        work: Callable[..., None]
        _code: str
        _record: Callable[..., None]
        _reload: Callable[[], None]

    def action_consent_withdraw(self) -> None:
        """They take a yes back: recorded at once; from taking part, after one question."""
        scope, code, withdrawing = self.query_one("ConsentCard").scope, self._code, self.study.withdrawing
        if scope is not ConsentScope.PARTICIPATION:
            self._record(scope, Decision.WITHDRAWN)
        elif self.stop is not None:
            self.stop()
        else:
            self.work(lambda: withdrawing.plan(code), self._ask_withdrawal)

    def _ask_withdrawal(self, plan: Plan) -> None:
        from interview_tui.services.withdrawal_words import promised
        from interview_tui.tui.screens.picker import Choice, Picker

        see = _("See what is on record, and erase it")
        record = _("Record now that they withdraw from everything")
        if plan.stage is not Stage.BEFORE:
            see = _("See what goes: erase it, or take back only what is to come")
            record = _("Record it now; {notes} stay here until you erase them").format(
                notes=words.notes(plan.notes)
            )
        choices = [
            Choice("", _("Leave it as it is")),
            Choice(_SEE, see),
            Choice(_RECORD, record),
        ]

        def chosen(what: str | None) -> None:
            if what == _RECORD:
                self._record(ConsentScope.PARTICIPATION, Decision.WITHDRAWN)
            elif what == _SEE:
                self._see()

        title = _("{code} withdraws from everything?").format(code=plan.code)
        if plan.stage is not Stage.BEFORE:
            title += " " + promised(plan)
        self.app.push_screen(Picker(title, choices), chosen)

    def _see(self) -> None:
        from interview_tui.tui.screens.withdrawal import WithdrawalScreen

        page = WithdrawalScreen(self.interview_app, self._code)

        def back(_none: object) -> None:
            # Of one who is erased there is no card.
            if page.report is None:
                self._reload()
            else:
                self.dismiss(None)

        self.app.push_screen(page, back)
