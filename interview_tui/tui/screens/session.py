"""The interview: the note field has the focus, letters are never commands, nothing pops up by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.css.query import NoMatches
from textual.screen import Screen

from interview_tui import words
from interview_tui.i18n import _
from interview_tui.model.consent import ConsentScope
from interview_tui.model.interview import Phase
from interview_tui.model.note import read_line
from interview_tui.tui import commands, render
from interview_tui.tui.app import problem_sentence
from interview_tui.tui.screens.session_acts import SessionActs
from interview_tui.tui.screens.session_craft import SessionCraft
from interview_tui.tui.screens.session_end import SessionEnd
from interview_tui.tui.screens.session_recorder import SessionRecorder
from interview_tui.tui.screens.session_time import SessionTime
from interview_tui.tui.sitting import Sitting, View
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.note_editor import NoteEditor
from interview_tui.tui.widgets.note_list import NoteList
from interview_tui.tui.widgets.question_card import QuestionCard
from interview_tui.tui.widgets.status_line import Status, StatusLine
from interview_tui.tui.widgets.theme_list import ThemeList

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.geometry import Size

    from interview_tui.errors import InterviewError
    from interview_tui.model.guide import TimeTag
    from interview_tui.services.record import Stamp
    from interview_tui.services.session import Session
    from interview_tui.tui.app import InterviewApp
    from interview_tui.tui.widgets.check_list import CheckList

NARROW, WIDE = 64, 100
"""Cells of width below which the themes are left out, and from which they get more room."""


class SessionScreen(SessionActs, SessionTime, SessionRecorder, SessionEnd, SessionCraft, Screen[None]):
    """One interview in progress."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.SESSION,)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close_check", show=False)]
    DEFAULT_CSS = """
    SessionScreen #middle { height: 1fr; }
    SessionScreen #right { width: 1fr; }
    """

    def __init__(self, app: InterviewApp, session: Session) -> None:
        super().__init__()
        self.bind_commands(app)
        self.sitting = Sitting(session, app.writer, app.launch.clock, self)
        session.quick_words = app.launch.settings.written_out
        self.guide = session.guide
        self.stamp: Stamp | None = None
        self.line_time: TimeTag | None = None
        self.checking = False
        self.check: CheckList | None = None
        self._time_was_up = self.reminded = False
        self.left_at: dict[str, str] = {}
        self._remapped = app.remapped

    def compose(self) -> ComposeResult:
        """Lay out the panels."""
        yield StatusLine()
        themes, card = ThemeList(), QuestionCard()
        self._give_room(self.app.size, themes, card)
        with Horizontal(id="middle"):
            yield themes
            with Vertical(id="right"):
                yield card
                yield NoteList()
        keys = commands.keys_of("store", self._remapped)
        yield NoteEditor(submit=frozenset(keys))
        yield KeyLine(*self.SCOPES, commands.EVERYWHERE, remapped=self._remapped)

    def on_mount(self) -> None:
        """Show where the interview stands and put the half-written line back."""
        self.editor = self.query_one(NoteEditor)
        self.editor.focus()
        session = self.sitting.session
        if session.draft:
            self.stamp = session.draft_stamp or session.stamp()
            self.editor.load(session.draft, pasted=session.draft_pasted)
            self.say(_("The half-written line is back."))
        elif session.carried:
            shown = " · ".join(note.text for note in session.carried)
            self.say(_("Left from last time: {texts}").format(texts=shown), stay=True)
        self.ask_to_stop()
        if session.attention is not None:
            self.editor.about = session.attention.found
            self.interview_app.writer.submit(session.attention.warm)
        self.set_interval(1.0, self.tick)
        self.set_interval(60.0, self._still_here)
        self.show(self.sitting.view)

    def on_resize(self, event: events.Resize) -> None:
        """Give each panel the room it needs at this size."""
        self._give_room(event.size, self.query_one(ThemeList), self.query_one(QuestionCard))

    def _give_room(self, size: Size, themes: ThemeList, card: QuestionCard) -> None:
        width, height = size
        themes.display = width >= NARROW
        themes.styles.width = 34 if width >= WIDE else 27
        card.styles.height = max(4, min(11, (height - 3) // 3))

    @property
    def AT_FOOT(self) -> int:  # noqa: N802 - the name other screens give their number of lines
        """Lines that stay in sight below a box: from the line being written on."""
        line = next((one.region.y for one in self.query(NoteEditor)), 0)
        return self.app.size.height - line if line else 0

    # -- showing -------------------------------------------------------------------------------------------

    def show(self, view: View) -> None:
        """Show this view in every panel; what comes back while the screen is taken away has none."""
        try:
            themes = self.query_one(ThemeList)
        except NoMatches:
            return
        themes.show(self.guide, view.state, view.later)
        quotes = self.sitting.session.consent.may(ConsentScope.QUOTE_VERBATIM)
        self.query_one(NoteList).show(view.notes, self.sitting.unsaved, view.breaks, quotes=quotes)
        if self.check is not None:
            self.check.show(self.guide, view)
        self.name_keys()
        self.tick()

    def tick(self) -> None:
        """Show the time; once, quietly, that the promised time has come."""
        session, state = self.sitting.session, self.sitting.view.state
        now = session.now_ms()
        self.query_one(QuestionCard).show(self.guide, state, state.theme_ms(state.theme_id, now))
        self.query_one(StatusLine).show(self._status(now))
        self._prompt(now)
        up = now >= session.promised_ms() and state.phase is Phase.RUNNING
        if up and not self._time_was_up:
            sentence = _("The promised time is reached. If you agree to go on: {key} notes ten more minutes.")
            self.say_besides(sentence.format(key=self.letter_keys("extend")), warn=True)
        self._time_was_up = up
        if state.phase is Phase.RUNNING:
            self.remind(now)

    def _still_here(self) -> None:
        # A silent interview that crashes is then dated right to the minute.
        if self.sitting.view.state.phase is not Phase.CLOSED and not self.interview_app.locking.locked:
            self.sitting.act(lambda session: session.still_here())

    def _status(self, now: int) -> Status:
        sitting, view = self.sitting, self.sitting.view
        session, state = sitting.session, view.state
        saved = sitting.saved_at_ms
        steady = self.interview_app.launch.clock.now().steady_ms
        shown_ms = state.ended_ms if state.ended_ms is not None else now
        broke_off = self.broke_off
        since = 0 if broke_off else now - shown_ms
        return Status(
            code=session.respondent.code,
            elapsed_ms=shown_ms,
            promised_ms=session.promised_ms(),
            recorders=len(state.recorders),
            recorder_ms=next(
                (at + since for one in view.files if (at := one.position(shown_ms)) is not None), None
            ),
            recorder_known=not broke_off,
            paused_ms=now - state.pause_from_ms if state.pause_from_ms is not None else None,
            interrupted=state.interrupted,
            notes_consent=session.consent.may(ConsentScope.NOTES),
            audio_consent=session.consent.may(ConsentScope.AUDIO),
            quote_consent=session.consent.may(ConsentScope.QUOTE_VERBATIM),
            saved_seconds=(steady - saved) // 1000 if saved is not None else None,
            unsaved=len(sitting.unsaved) if sitting.problem else 0,
            problem=sitting.problem.title if sitting.problem else "",
            ended=state.phase in {Phase.ENDED, Phase.CLOSED},
            off_record=state.off_record,
            silent_ms=now - state.silent_from_ms if state.silent_from_ms is not None else None,
        )

    def _prompt(self, now: int) -> None:
        moment = self.stamp.elapsed_ms if self.stamp else now
        kind = read_line(self.editor.text)[0] if self.editor.text.strip() else None
        label = f" {words.kind(kind)}" if kind and kind.value != "note" else ""
        about = f" [{words.time_tag(self.line_time)}]" if self.line_time else ""
        self.editor.set_prompt(f" {render.minutes(moment)}{label}{about} > ")

    def trouble(self, error: InterviewError) -> None:
        """Say what went wrong, in the error's own words; how one leaves still stands before it.

        What comes back while the screen is taken away has no line to stand on.
        """
        said, line = problem_sentence(error), next(iter(self.query(KeyLine)), None)
        if line is None:
            return
        if not self.leaving:
            self.say(said, warn=True)
        elif said not in line.stays:
            self.say_besides(said, warn=True)

    # -- typing --------------------------------------------------------------------------------------------

    @on(NoteEditor.Changed)
    def _typed(self, event: NoteEditor.Changed) -> None:
        event.stop()
        self.stay()
        self.sure_undo = False
        if event.first or (self.stamp is None and event.text):
            self.stamp = self.sitting.session.stamp(checking=self.checking)
            self.query_one(NoteList).newest()
            self._prompt(self.stamp.elapsed_ms)
        elif not event.text:
            self.stamp = self.line_time = None
            self._prompt(self.sitting.session.now_ms())
        if self.checking:
            self.name_keys()
        self.sitting.draft(event.text, self.stamp, pasted=self.editor.pasted)

    @on(NoteEditor.Asked)
    def _ask_first(self, event: NoteEditor.Asked) -> None:
        event.stop()
        from interview_tui.services.attention import asked_about

        self.say(asked_about(event.words), warn=True, stay=True)

    @on(NoteEditor.Submitted)
    def _entered(self, event: NoteEditor.Submitted) -> None:
        event.stop()
        self.stay()
        self.store_line(event.text, pasted=event.pasted)

    @on(NoteEditor.Refused)
    def _too_long(self, event: NoteEditor.Refused) -> None:
        event.stop()
        self.say(
            _("That would make the note longer than 20,000 characters; the line is as it was."), warn=True
        )
