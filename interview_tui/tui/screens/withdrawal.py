"""A respondent withdraws: what was promised, what goes, one key to do it, and what was found afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen

from interview_tui import paths
from interview_tui.i18n import _, ngettext
from interview_tui.model.consent import ConsentScope
from interview_tui.model.withdrawal import Stage
from interview_tui.services import owned, withdrawal_words
from interview_tui.tui import commands, given_key
from interview_tui.tui.screens.ask_short import LONGEST_PATH, AskShort
from interview_tui.tui.screens.withdrawal_goes import (
    can_go,
    goes,
    keeping,
    left_to_do,
    outcome,
    told_after,
    what_goes,
)
from interview_tui.tui.screens.withdrawal_left import WithdrawalLeft
from interview_tui.tui.screens.withdrawal_seen import WithdrawalSeen
from interview_tui.tui.screens.working import Working
from interview_tui.tui.widgets.head_line import HeadLine
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.prose import Para, Prose

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from interview_tui.errors import InterviewError
    from interview_tui.services.keys import KeyFile
    from interview_tui.services.withdrawing import Plan, Report
    from interview_tui.tui.app import InterviewApp


class WithdrawalScreen(WithdrawalSeen, WithdrawalLeft, Working, Screen[None]):
    """Shows what a withdrawal would meet, does it, and shows the proof."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.WITHDRAWAL,)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "roll(-1)", show=False),
        Binding("down", "roll(1)", show=False),
        Binding("pageup", "roll(-10)", show=False),
        Binding("pagedown,space", "roll(10)", show=False),
    ]
    DEFAULT_CSS = """
    WithdrawalScreen VerticalScroll { height: 1fr; margin: 1 0 0 0; scrollbar-size-vertical: 1; }
    """

    def __init__(self, app: InterviewApp, code: str, *, now: bool = False) -> None:
        """Show the respondent with this code; with ``now`` what was said in the room goes at once."""
        super().__init__()
        self.bind_commands(app)
        self._code, self._now = code, now
        self.plan: Plan | None = None
        self.report: Report | None = None
        self.what = ConsentScope.PARTICIPATION
        self.backups, self.exports = True, False
        self._key: KeyFile | None = None
        self._busy = False
        self._remapped = app.remapped

    def compose(self) -> ComposeResult:
        """Lay out the sentences and the keys."""
        yield HeadLine()
        with VerticalScroll():
            yield Prose()
        yield KeyLine(*self.SCOPES, commands.EVERYWHERE, remapped=self._remapped)

    def on_mount(self) -> None:
        """Look at what there is; in the middle of an interview, do it at once."""
        code, withdrawing = self._code, self.study.withdrawing
        self.query_one(HeadLine).show(code, [_("withdrawal")])
        self.work(lambda: withdrawing.plan(code), self._planned)

    def on_unmount(self) -> None:
        """Forget the key file, however the screen was left."""
        self._key = None

    def _planned(self, plan: Plan) -> None:
        self.plan = plan
        if self._now:
            self._erase(Stage.DURING)
        else:
            self._show()

    # -- showing -------------------------------------------------------------------------------------------

    def _show(self) -> None:
        if self.report is not None:
            self._tell(self.report)
        elif self.plan is not None:
            self.query_one(Prose).show(*self._before(self.plan))

    def _tell(self, report: Report) -> None:
        clean = report.search is not None and not (report.search.hits or report.search.unread)
        bad = withdrawal_words.alarms(report)
        told = told_after(report, self._code)
        paras = [Para(sentence, "alarm" if sentence in bad else "text", 3) for sentence in told]
        # The code stands here and nowhere else: nothing of this screen is kept.
        facts = [outcome(report), *([_("every byte was searched")] if clean else [])]
        self.query_one(HeadLine).show(self._code, facts)
        if report.backups_left and not report.words_kept:
            paras.append(
                Para(_("delete the study's backups now"), "strong", 12, self._shown("withdraw_backups"))
            )
        if any(one.path not in report.exports_deleted for one in owned.deletable(report.exports)):
            paras.append(
                Para(_("delete the exported files now"), "strong", 12, self._shown("withdraw_exports"))
            )
        self.query_one(Prose).show(*paras)

    def action_roll(self, lines: int) -> None:
        """Read on, or back."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    # -- choosing ------------------------------------------------------------------------------------------

    def action_withdraw_what(self) -> None:
        """Take the next of what can go."""
        if self._open():
            there = can_go(self.plan)
            self.what = there[(there.index(self.what) + 1) % len(there)]
            only = _("Nothing else to choose: there are no notes and no recorder marks.")
            self.say(only if len(there) == 1 else what_goes(self.what, self._code)[0])
            self._show()

    def action_withdraw_backups(self) -> None:
        """Delete the backups too, or leave them; when all else is done, delete them now."""
        if self.report is not None and self.report.backups_left:
            self._clear(backups=True)
        elif self._open() and self.plan is not None:
            self.backups = not self.backups
            self._show() if self.plan.backups else self.say(_("There is no backup of this study."))

    def action_withdraw_exports(self) -> None:
        """Delete exported files too, or leave them; when all else is done, ask, then delete them now."""
        if self.report is not None and self.report.exports:
            self._ask_of_exports(self.report)
        elif self._open():
            self.exports = not self.exports
            self._show()

    def action_withdraw_key(self) -> None:
        """Ask for the key file and its passphrase."""
        from interview_tui.services.keys import that_lies_at
        from interview_tui.tui.screens.studies import from_home

        sample = self.interview_app.launch.sample
        question = _("Where is the key file? Its passphrase is asked for after that")
        place = given_key.place_of(self.interview_app) or (sample.keyfile if sample is not None else None)

        def placed(typed: str | None) -> None:
            if typed:
                self._ask_words(paths.typed(typed))

        if self._open():
            asked = AskShort(question, text=from_home(place) if place else "", limit=LONGEST_PATH)
            self.app.push_screen(asked.checked(None if sample else that_lies_at), placed)

    def _ask_words(self, path: Path) -> None:
        from interview_tui.services.keys import open_key
        from interview_tui.tui.screens.ask import AskLine

        study, sample = self.study, self.interview_app.launch.sample

        def opened(passphrase: str) -> KeyFile:
            if sample is not None:
                sample.finish()
            return open_key(study, path, passphrase)

        def given(passphrase: str | None) -> None:
            if passphrase:
                self.work(lambda: opened(passphrase), self._given)

        self.app.push_screen(AskLine(_("Passphrase of the key file"), hidden=True), given)

    def _given(self, key: KeyFile) -> None:
        self._key = key
        given_key.remember_place(self.interview_app, key.path)
        self.say(_("The key file is open; the name goes with the rest."))
        self._show()

    def _open(self) -> bool:
        return self.plan is not None and self.report is None and not self._busy

    # -- doing ---------------------------------------------------------------------------------------------

    def action_erase(self) -> None:
        """Ask once, then erase what is chosen."""
        from interview_tui.tui.screens.picker import Choice, Picker

        if not self._open() or self.plan is None:
            return
        whole = self.what is ConsentScope.PARTICIPATION
        question = _("{code}: erase this now? It cannot be brought back.").format(code=self._code)
        if whole and self.plan.key_file and self._key is None:
            question += " " + _("The key file is not given: a name in it stays.")
        choices = [Choice("", _("Leave it as it is")), Choice("yes", self._goes())]

        def chosen(what: str | None) -> None:
            if what:
                self._erase(None)

        self.app.push_screen(Picker(question, choices), chosen)

    def _goes(self) -> str:
        """Return in a few words what the second answer erases."""
        backups, exports = self.backups, self.exports
        return goes(self.plan, self.what, backups=backups, exports=exports, name=self._key is not None)

    def _erase(self, stage: Stage | None) -> None:
        code, what, key, withdrawing = self._code, self.what, self._key, self.study.withdrawing
        backups, exports = self.backups and not self._now, self.exports
        self._busy = True
        self.say(_("Erasing, and searching every byte…"), stay=True)
        if what is ConsentScope.PARTICIPATION:
            self.work(
                lambda: withdrawing.everything(code, key=key, backups=backups, exports=exports, stage=stage),
                self._done,
                self._refused,
            )
        else:
            self.work(lambda: withdrawing.scopes(code, [what], erase=True), self._done, self._refused)

    def action_withdraw_keep(self) -> None:
        """Ask once, then stop and take back only what is to come."""
        from interview_tui.tui.screens.picker import Choice, Picker

        code, plan, withdrawing = self._code, self.plan, self.study.withdrawing

        def chosen(what: str | None) -> None:
            if what:
                self._busy = True
                self.work(lambda: withdrawing.keep(code), self._done, self._refused)

        if self._open() and plan is not None and plan.stage is not Stage.BEFORE:
            choices = [Choice("", _("Leave it as it is")), Choice("yes", keeping(plan.stage).capitalize())]
            question = _("{code}: nothing is erased").format(code=code)
            if plan.erasure:
                question += ". " + withdrawal_words.erasure_promised()
            self.app.push_screen(Picker(question, choices), chosen)

    def _ask_of_exports(self, report: Report) -> None:
        from interview_tui.tui.screens.picker import Choice, Picker

        def chosen(what: str | None) -> None:
            if what:
                self._clear(exports=True)

        there = len(owned.deletable(report.exports))
        question = ngettext(
            "{n} exported file is deleted, with what others say in it. It cannot be brought back.",
            "{n} exported files are deleted, with what others say in them. They cannot be brought back.",
            there,
        ).format(n=there)
        choices = [Choice("", _("Leave them as they are")), Choice("yes", _("Delete the exported files"))]
        self.app.push_screen(Picker(question, choices), chosen)

    def _clear(self, *, backups: bool = False, exports: bool = False) -> None:
        report, withdrawing = self.report, self.study.withdrawing
        if report is not None and not self._busy:
            self._busy = True
            self.work(
                lambda: withdrawing.clear(report, backups=backups, exports=exports), self._done, self._refused
            )

    def _done(self, report: Report) -> None:
        self._busy, self.report, self._key, self.written = False, report, None, None
        self.say("")
        self.query_one(KeyLine).only(left_to_do(report))
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self._tell(report)

    def _refused(self, error: InterviewError) -> None:
        self._busy = False
        self.trouble(error)
