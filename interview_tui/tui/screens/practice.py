"""The practice interview: the ordinary screen of an interview, with somebody who talks in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from interview_tui import words_practice
from interview_tui.demo.practice_words import HINTS
from interview_tui.i18n import _
from interview_tui.model.interview import Phase
from interview_tui.tui import commands
from interview_tui.tui.screens.ask import AskLine
from interview_tui.tui.screens.letters import Letters
from interview_tui.tui.screens.picker import Picker
from interview_tui.tui.screens.session import SessionScreen
from interview_tui.tui.widgets.note_editor import NoteEditor
from interview_tui.tui.widgets.prose import Para, Prose
from interview_tui.tui.widgets.text_pane import PagePane, Row, TextPane
from interview_tui.tui.widgets.voice import ROWS, Voice

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from interview_tui.demo.practice import Practice
    from interview_tui.tui.app import InterviewApp

TICK = 0.2
"""Seconds between two looks at what has been said by now."""


class PracticeScreen(SessionScreen):
    """An interview with a made-up respondent; nothing of it is kept."""

    AT_FOOT = ROWS + 3

    def __init__(self, app: InterviewApp, practice: Practice) -> None:
        super().__init__(app, practice.session)
        self.practice = practice
        self.player = practice.performance
        self._keys = {
            one.id: commands.shown(app.remapped.get(one.id, one.keys)[0])
            for one in commands.of(commands.SESSION, commands.EVERYWHERE)
        }

        self._spelled = {
            name: commands.spelled(commands.keys_of(name, app.remapped)[0]) for name in ("pause", "leave")
        }
        self._minutes = round(self.player.lasts_ms / 60_000)

    def on_mount(self) -> None:
        """Let the respondent be heard above the line one types."""
        self.mount(Voice(), before=self.query_one(NoteEditor))
        self.set_interval(TICK, self.hear)
        self.call_after_refresh(self.hear)
        self.call_after_refresh(self.interview_app.ready)

    def hear(self) -> None:
        """Show what has been said by now; behind a screen that covers it, they wait."""
        state, session = self.sitting.view.state, self.sitting.session
        heard = isinstance(self.app.screen, PracticeScreen | AskLine | Letters | Picker)
        self.player.tick(session.now_ms(), talking=heard and state.phase is Phase.RUNNING)
        for voice in self.query(Voice):
            voice.show(*self._heard())

    def _heard(self) -> tuple[str, str, str]:
        began = self.player.now
        if began is None:
            told = _(
                "Somebody made up talks for some {n} minutes. Type what you would write down. Turn your "
                "recorder on and press {recorder}. {palette} shows everything else; {pause} lets them wait, "
                "{leave} twice leaves. At the end you see where your stamps lay; nothing is kept once you "
                "leave."
            )
            return (
                _("Practice."), told.format(**self._keys | self._spelled, n=self._minutes),
                _("{key} lets them begin.").format(key=self._keys["store"]),
            )  # fmt: skip
        if self.sitting.view.state.phase is Phase.ENDED:
            thanks = _("The talk is over. Answer what the debrief asks, or leave it out.")
            return _("Practice."), thanks, _("{end_check} shows where your stamps lay.").format(**self._keys)
        if self.player.over:
            said = _("That was all {code} had to say.").format(code=self.sitting.session.respondent.code)
            hint = _(
                "{end_check} shows what was not asked; pressed again it ends the talk, once more if the "
                "closing question was neither asked nor skipped."
            )
            return _("Practice."), said, hint.format(**self._keys)
        head = words_practice.head(began, self.sitting.session.respondent.code)
        hint = began.cue.hint
        if hint == HINTS["next"] and self.sitting.view.state.question_id == began.cue.words:
            hint = HINTS["here"]
        return head, self.player.heard, _(hint).format(**self._keys) if hint else ""

    def store_line(self, text: str, *, pasted: bool = False) -> None:
        """Store a line; the first Enter, with or without one, lets the respondent begin."""
        waiting = self.player.now is None and not self.checking
        if waiting:
            self.player.begin(self.sitting.session.now_ms())
            self.hear()
        if text.strip() or not waiting:
            super().store_line(text, pasted=pasted)

    # -- what is otherwise here ------------------------------------------------------------------------------

    def action_blank(self) -> None:
        """Say what the key does where there is something to hide."""
        self.say(_("In a study of your own this blanks the screen; here there is nothing to hide."))

    def action_record_consent(self) -> None:
        """Say what the key does in a study."""
        if self.asked_again:
            self.confirm()
            return
        self.say(
            _("In a study of your own this records consent; the made-up respondent agreed to everything.")
        )

    def action_leave(self) -> None:
        """Leave the practice on the second press; what was stamped by then is shown."""
        self._sure_leave += 1
        if self._sure_leave > 1:
            self._over(shown=bool(self.player.began and self.sitting.view.notes))
        else:
            self.say(_("^Q once more leaves the practice interview. Nothing of it is kept."), stay=True)

    def _close(self) -> None:
        if self.sitting.unsaved or self.editor_text():
            super()._close()
            return
        self.sitting.act(lambda session: session.close(), lambda _none: self._over(shown=True))

    def _stopped(self, *, erase: bool) -> None:
        del erase
        self._over(shown=True)

    def _over(self, *, shown: bool) -> None:
        """Take everything away; then show what lay where, or go back to where one came from."""
        session = self.sitting.session
        rows = words_practice.lay_where(
            self.player, session.guide, session.respondent.code, session.notes, session.events
        )
        app = self.interview_app
        app.writer.submit(self.practice.remove)
        if shown:
            app.switch_screen(PracticeOver(app, rows))
        else:
            leave_practice(app)


def leave_practice(app: InterviewApp) -> None:
    """Go back to the study, or leave the program when there is none behind."""
    if app.study is None:
        app.end()
    else:
        app.pop_screen()


class PracticeOver(Screen[None]):
    """Which stamps lay where. Nothing is scored."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,ctrl+g,ctrl+q,ctrl+c", "go_back", show=False),
        Binding("space", "read_on", show=False),
    ]

    def __init__(self, app: InterviewApp, told: list[words_practice.Told]) -> None:
        super().__init__()
        self._app, self._told = app, told

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield PagePane()
        yield Prose()

    def on_mount(self) -> None:
        """Show the rows."""
        intro = _(
            "All that was said, with a number where each of your stamps lay, and below what you stamped. "
            "The stamp of a note is its first letter. Nothing of this is kept."
        )
        late, own = commands.BY_ID["back_date"], self._app.remapped
        remedy = _(
            'Did a stamp come late? {key} moves it back as soon as you notice. Begin a line with " for exact '
            "words only."
        ).format(key=commands.shown(own.get(late.id, late.keys)[0]))
        rows = [Row(intro, "dim"), Row(remedy, "dim"), Row()]
        rows += [
            Row(one.text, "text" if one.is_cue else "dim" if one.is_gap else "accent", 0 if one.is_cue else 4)
            for one in self._told
        ]
        if not self._told:
            rows.append(Row(_("Nobody had said anything yet.")))
        pane = self.query_one(TextPane)
        hint = _("{read_on} reads on, {back} goes back").format(
            read_on=commands.shown("space"), back=commands.shown("escape")
        )
        pane.show(_("Where your stamps lay"), rows)
        self.query_one(Prose).show(Para(hint, "dim", 1))
        pane.focus()

    def action_read_on(self) -> None:
        """Go a page on."""
        self.query_one(TextPane).read_on()

    def action_go_back(self) -> None:
        """Go back to where one came from."""
        leave_practice(self._app)
