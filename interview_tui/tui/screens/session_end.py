"""The end of an interview: end check, closing question, the end itself, and leaving without ending."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.i18n import _, ngettext
from interview_tui.model.consent import ConsentScope
from interview_tui.model.interview import Phase, QuestionState
from interview_tui.model.progress import COVERED
from interview_tui.tui import commands
from interview_tui.tui.screens.session_last import SessionLast
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.note_list import NoteList
from interview_tui.tui.widgets.question_card import QuestionCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.model.guide import Guide
    from interview_tui.tui.sitting import Sitting
    from interview_tui.tui.widgets.check_list import CheckList


_CHECK_KEYS = frozenset({"store", "question_state", "end_check"})
"""The commands that are shown while the end check is open."""


class SessionEnd(SessionLast):
    """The actions that end things. None of them is done by a single key."""

    sitting: Sitting
    guide: Guide
    checking: bool
    check: CheckList | None
    _sure_end = ""
    """What was said to be open when the end was asked for last."""
    _sure_leave = 0

    if TYPE_CHECKING:
        app: Any
        query_one: Any
        query: Any
        dismiss: Any
        say: Callable[..., None]
        ask_debrief: Callable[[], None]
        ask_to_stop: Callable[[], None]
        ask_again: Callable[..., None]
        recorder_set: Callable[[bool], None]
        _remapped: Any

    @property
    def tour_place(self) -> str:
        """What the tour calls where the interview is: ``talk``, or ``ended`` once it is over."""
        return "ended" if self.sitting.view.state.phase is Phase.ENDED else "talk"

    def action_end_check(self) -> None:
        """First the check; from the check the end of the talk; after the talk the close of the interview."""
        phase = self.sitting.view.state.phase
        if phase is Phase.ENDED:
            self._close()
        elif not self.checking:
            self.sitting.act(
                lambda session: session.end_check(), lambda _none: self.app.tour_act("end_check")
            )
            self.show_check(shown=True)
        elif (left := self._left_at_the_end()) and left[0] != self._sure_end:
            wanted, sentence = left
            self._sure_end = wanted
            if self.check is not None:
                self.check.choose(wanted)
            self.say(sentence, warn=True, stay=True)
        else:
            self._end()

    def _left_at_the_end(self) -> tuple[str, str] | None:
        """Return the closing question, else the first of the last things, that is still to be asked."""
        view, closing = self.sitting.view, self.guide.closing.id
        if view.state.state(closing) not in COVERED | {QuestionState.SKIPPED}:
            return closing, _("The closing question is not marked as asked. ^E once more ends the talk.")
        thing = next((one for one in view.last if not one.done), None)
        if thing is None:
            return None
        sentence = _("Still open: {what} Enter sees to it; ^E once more ends the talk.")
        return thing.id, sentence.format(what=thing.text)

    def action_close_check(self) -> None:
        """Go back from the check to the notes."""
        if self.checking:
            self.show_check(shown=False)

    def show_check(self, *, shown: bool) -> None:
        """Show the check in place of the notes, or the notes again."""
        self.checking, self._sure_end = shown, ""
        if shown:
            self._check_list().begin()
        if self.check is not None:
            self.check.display = shown
        self.query_one(NoteList).display = not shown
        self.query_one(QuestionCard).display = not shown
        self.say("")
        self.name_keys()

    def name_keys(self) -> None:
        """Let the keys at the bottom say what they do in the end check, and after the talk."""
        titles, only = {}, None
        if self.sitting.view.state.phase is Phase.ENDED:
            titles = {"end_check": _("close the interview")}
        elif self.checking:
            titles, only = {"end_check": _("end the talk")}, _CHECK_KEYS
            if not self.editor_text().strip():
                titles["store"] = _("ask now")
        # What an act answers may come when the screen is already left.
        for line in self.query(KeyLine):
            line.rename(titles)
            line.only(only)

    def _check_list(self) -> CheckList:
        """Return the check, made when it is first needed: an interview has no use for it before its end."""
        from interview_tui.tui.widgets.check_list import CheckList

        if self.check is None:
            self.check = CheckList()
            view = self.sitting.view
            self.query_one("#right").mount(self.check)
            self.check.show(self.guide, view)
        return self.check

    def _ask_now(self) -> None:
        item = self.check.item if self.check is not None else None
        if item is None:
            return
        if item.last_id:
            self.see_to(item.last_id)
            return
        place, said = item.question_id, _("Ask it now. ^S says that it was asked.")
        if item.note_id:
            note = next((note for note in self.sitting.view.later if note.id == item.note_id), None)
            place = note.question_id or note.theme_id if note else ""
            said = _("Ask it now; it is off the list. ^Z puts it back.")
        if place:
            self.sitting.act(lambda session: session.go_to(place))
        if item.note_id:
            # The undo that follows puts the item back, not the way here.
            self.sitting.act(lambda session: session.answered(item.note_id))
        self.show_check(shown=False)
        self.say(said)

    def _end(self) -> None:
        def ended(_none: object) -> None:
            self.ask_to_stop()
            self.show_check(shown=False)
            self.ask_debrief()
            self.app.show_tour()

        self.sitting.act(lambda session: session.end(), ended)

    def _close(self) -> None:
        if self.sitting.unsaved or self.editor_text():
            self.say(_("Press Enter first, so that the line is stored."), warn=True)
            return
        if (said := self._left_after()) and said != self._sure_end:
            self._sure_end = said
            self.say(said, warn=True, stay=True)
            return
        self.sitting.act(lambda session: session.close(), lambda _none: self.app.session_over(reviewing=True))

    def _left_after(self) -> str:
        """Return what is still open after the talk, as it is said before the interview is closed."""
        if self.sitting.view.state.recorders:
            return _("Nobody said that the recorder is off: turn it off and press ^R. ^E once more closes.")
        if self.sitting.session.debrief_left:
            return _("The debrief is not done. ^E once more closes the interview without the rest of it.")
        return ""

    def editor_text(self) -> str:
        """Return the half-written line."""
        editor: Any = self.query_one("NoteEditor")
        return str(editor.text)

    def action_record_consent(self) -> None:
        """Record consent in the room; just after the recorder was started, note that they said yes again."""
        if self.asked_again:
            self.confirm()
            return
        from interview_tui.tui.screens.consent import ConsentScreen

        def back(_none: object) -> None:
            self.sitting.act(lambda session: session.look_at_consent(), self._still_recorded)

        card = ConsentScreen(self.app, self.sitting.session.respondent.code)
        card.stop = self.action_withdraw
        self.app.push_screen(card, back)

    def _still_recorded(self, _none: object) -> None:
        """Tell of a recorder that runs without a yes to it."""
        if self.sitting.view.state.recorders and not self.sitting.session.consent.may(ConsentScope.AUDIO):
            key = commands.reached(commands.keys_of("recorder", self._remapped))
            said = _("Nobody agrees to the recorder now, and it is running: turn it off, and press {key}.")
            self.say(said.format(key=key), warn=True, stay=True)

    def action_withdraw(self) -> None:
        """They want to stop: ask once what becomes of what was said, then stop."""
        from interview_tui.tui.screens.stopping import RECORDER_OFF, WITHDRAW, Stopping

        running = self.sitting.view.state.recorders

        def chosen(what: str | None) -> None:
            if what == RECORDER_OFF:
                self.sitting.act(lambda session: session.recorder(running[0]), self._still_stopping)
            elif what:
                self.sitting.act(
                    lambda session: session.withdraw(keep=what != WITHDRAW),
                    lambda _none: self._stopped(erase=what == WITHDRAW),
                )

        keys = commands.keys_of("recorder", self._remapped)
        self.app.push_screen(Stopping(keys, recording=bool(running)), chosen)

    def _still_stopping(self, on: bool) -> None:
        self.recorder_set(on)
        self.action_withdraw()

    def _stopped(self, *, erase: bool) -> None:
        code = self.sitting.session.respondent.code
        while self.app.screen is not self:
            self.app.pop_screen()  # the consent card it was said on
        self.app.session_over()
        if erase:
            from interview_tui.tui.screens.withdrawal import WithdrawalScreen

            self.app.push_screen(WithdrawalScreen(self.app, code, now=True))

    def action_leave(self) -> None:
        """Leave on the second press; on the third when something is not on disk yet."""
        self.sitting.save_draft()
        waiting = len(self.sitting.unsaved)
        self._sure_leave += 1
        if self._sure_leave > (2 if waiting else 1):
            self.app.end()
            return
        if waiting:
            sentence = ngettext(
                "{n} note is NOT SAVED and is lost if you leave now. ^Q twice more leaves all the same.",
                "{n} notes are NOT SAVED and are lost if you leave now. ^Q twice more leaves all the same.",
                waiting,
            )
            self.say(sentence.format(n=waiting), warn=True, stay=True)
        elif self.app.launch.removes_all:
            said = _("^Q once more leaves. The sample study, with this interview, is then removed.")
            self.say(said, stay=True)
        else:
            self.say(_("^Q once more leaves. The interview stays open and can be gone on with."), stay=True)

    @property
    def leaving(self) -> bool:
        """Whether the press before this asked to leave, and was told how."""
        return self._sure_leave > 0

    def stay(self) -> None:
        """Any other key means: not leaving, not ending."""
        self._sure_leave = 0
