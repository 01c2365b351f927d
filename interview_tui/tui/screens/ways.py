"""The ways from the study's screen to every other: each is one key, and Esc comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.i18n import _
from interview_tui.tui.screens.working import quiet

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.model.preparation import LeftToAsk
    from interview_tui.services.interviewing import Unfinished
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.recruiting import RespondentRow
    from interview_tui.tui.app import InterviewApp
    from interview_tui.tui.overview import Overview


class Ways:
    """The actions of the study's screen that lead elsewhere."""

    if TYPE_CHECKING:
        app: Any
        interview_app: InterviewApp
        study: OpenStudy
        say: Callable[..., None]
        run_action: Callable[..., Any]
        view: Overview | None
        work: Callable[..., None]
        choose: Callable[[str], None]

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

    def action_practise(self) -> None:
        """Hold an interview with a made-up respondent, and come back."""
        from interview_tui.tui import opening

        opening.show_practice(self.interview_app)

    def action_cut_off(self) -> None:
        """See the interviews that were cut off."""
        from interview_tui.services.cut_off import cut_off
        from interview_tui.tui.screens.recovery import RecoveryScreen

        interviewing = self.study.interviewing

        def found(left: list[Unfinished]) -> None:
            if left:
                self.app.push_screen(RecoveryScreen(self.interview_app, left))
            else:
                self.say(_("No interview was cut off."))

        self.work(lambda: cut_off(interviewing.unfinished()), found)

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

    def action_approach(self) -> None:
        """See and record how the respondent that is chosen was recruited."""
        row = self.chosen
        if row is None:
            self.say(_("Add a respondent first."))
            return
        from interview_tui.tui.screens.approach import ApproachScreen

        self.app.push_screen(ApproachScreen(self.interview_app, row.respondent.code))

    def action_ledger(self) -> None:
        """See how the promises stand."""
        from interview_tui.tui.screens.ledger import LedgerScreen

        self.app.push_screen(LedgerScreen(self.interview_app))

    def action_search(self) -> None:
        """Search all notes."""
        from interview_tui.tui.screens.search import SearchScreen, ask_words

        ask_words(self, lambda line: self.app.push_screen(SearchScreen(self.interview_app, line)))

    def action_letters(self) -> None:
        """Look at the information letter."""
        from interview_tui.tui.screens.information_letter import LettersScreen

        self.app.push_screen(LettersScreen(self.interview_app))

    def action_sheet(self) -> None:
        """Look at the study sheet."""
        from interview_tui.tui.screens.sheet import SheetScreen

        self.app.push_screen(SheetScreen(self.interview_app))

    def action_preconceptions(self) -> None:
        """Look at what is expected to be found."""
        from interview_tui.tui.screens.preconceptions import PreconceptionsScreen

        self.app.push_screen(PreconceptionsScreen(self.interview_app))

    def action_quick_words(self) -> None:
        """Look at the short words that notes have written out."""
        from interview_tui.tui.screens.quick_words import QuickWordsScreen

        self.app.push_screen(QuickWordsScreen(self.interview_app))

    def action_to_ask(self) -> None:
        """List what was left to ask; what is chosen can be asked, or is done."""
        from interview_tui.tui.screens.picker import Choice, Picker

        preparing = self.study.fieldwork.preparing
        again = {True: _("may be contacted again"), False: _("not to be contacted")}

        def chosen(place: str | None) -> None:
            if place is not None:
                self._ask_again(*place.split("/"))

        def show(found: list[LeftToAsk]) -> None:
            choices = [
                Choice(f"{one.code}/{note.id}", f"{one.code}: {note.text}", again[one.recontact])
                for one in found
                for note in one.notes
            ]
            if choices:
                self.app.push_screen(Picker(_("Left to ask"), choices), chosen)
            else:
                self.say(_("Nothing is left to ask anyone."))

        self.work(preparing.open_items, show)

    def _ask_again(self, code: str, note_id: str) -> None:
        from interview_tui.tui import opening
        from interview_tui.tui.screens.picker import Choice, Picker

        choices = [
            Choice("", _("Leave it as it is")),
            Choice("done", _("It was asked; take it off the list")),
            Choice("hold", _("Start another interview with {code} now").format(code=code)),
        ]
        reviewing = self.study.reviewing

        def chosen(what: str | None) -> None:
            if what == "done":
                self.work(lambda: reviewing.answered(int(note_id)), lambda _none: self.say(_("Noted.")))
            elif what == "hold":
                opening.open_session(self.interview_app, code)

        self.app.push_screen(Picker(code, choices), chosen)

    def action_pictures(self) -> None:
        """Draw interviews, first that of the respondent that is chosen."""
        from interview_tui.tui.screens.pictures import Held, PicturesScreen

        study, code = self.study, self.chosen.respondent.code if self.chosen else ""

        def show(held: Held) -> None:
            self.app.push_screen(PicturesScreen(self.interview_app, held))

        self.work(lambda: Held.of(study, code), show)

    def action_grid(self) -> None:
        """Look at the sampling grid, if there are two fields to spread people over."""
        from interview_tui.model.sampling import SITE
        from interview_tui.tui.screens.grid import FEWEST, GridScreen

        fields = (SITE, *(self.view.study.fields if self.view else ()))
        if len(fields) < FEWEST:
            self.say(_("A grid needs a background field; the study has chosen none."))
            return
        self.app.push_screen(GridScreen(self.interview_app, fields))

    def action_see_to(self) -> None:
        """See where the study stands; what is chosen there leads on."""
        from interview_tui.tui.screens.status import StatusScreen

        screen = StatusScreen(self.interview_app, self.run_action)

        async def left(_none: None) -> None:
            if screen.leads:
                self.choose(screen.leads_for)
                await self.run_action(screen.leads)

        self.app.push_screen(screen, left)

    def action_deadlines(self) -> None:
        """See what is to be deleted, and when."""
        from interview_tui.tui.screens.deadlines import DeadlinesScreen

        self.app.push_screen(DeadlinesScreen(self.interview_app))

    def action_switch_study(self) -> None:
        """Close this study and go to the list."""
        from interview_tui.tui import opening

        app = self.interview_app
        study, app.study = self.study, None
        quiet(app, study.close)
        opening.show_studies(app)
