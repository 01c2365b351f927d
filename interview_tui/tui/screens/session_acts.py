"""What the keys of the interview do. Each act is one call of the service; what it says is one quiet line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui import words
from interview_tui.i18n import _
from interview_tui.model.interview import Phase, QuestionState
from interview_tui.model.note import NoteFlag, NoteKind, read_line
from interview_tui.model.progress import COVERED
from interview_tui.tui import render
from interview_tui.tui.meant import about
from interview_tui.tui.sitting import stamp_of
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.note_list import NoteList

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.model.guide import Guide, TimeTag
    from interview_tui.model.note import Note
    from interview_tui.services.record import Stamp
    from interview_tui.services.session import Session, Undone
    from interview_tui.tui.sitting import Sitting
    from interview_tui.tui.widgets.check_list import CheckList, Item
    from interview_tui.tui.widgets.note_editor import NoteEditor

_STATES = (QuestionState.ASKED, QuestionState.PARTLY, QuestionState.UNASKED, QuestionState.NOT_REACHED)
_KINDS = (NoteKind.NOTE, NoteKind.QUOTE, NoteKind.OBSERVATION, NoteKind.ASK_LATER, NoteKind.OWN_REACTION)


class SessionActs:
    """The actions of the session screen, one for each command of its scope."""

    sitting: Sitting
    editor: NoteEditor
    guide: Guide
    stamp: Stamp | None
    line_time: TimeTag | None
    """What time the line being written is about."""

    checking: bool
    check: CheckList | None
    sure_undo = False
    left_at: dict[str, str]
    """The question that each theme was left at."""

    if TYPE_CHECKING:
        app: Any
        query: Any
        query_one: Any
        say: Callable[..., None]
        show: Callable[..., None]
        tick: Callable[[], None]
        _ask_now: Callable[[], None]
        answer_debrief: Callable[..., bool]
        skip_debrief: Callable[[], None]
        leaving_theme: Callable[[str], None]

    # -- notes ---------------------------------------------------------------------------------------------

    def action_store(self) -> None:
        """Store the line, as Enter in the field does."""
        self.editor.submit()

    def store_line(self, text: str, *, pasted: bool = False) -> None:
        """Store a line; in the end check an empty one means: ask what is chosen now."""
        stamp = self.stamp or self.sitting.session.stamp(checking=self.checking)
        if not text.strip():
            if self.checking:
                self._ask_now()
            else:
                self.answer_debrief("", stamp)
            return
        self.stamp, time = None, self.line_time
        if not self.checking and self.answer_debrief(text, stamp, pasted=pasted):
            self.tick()
            return
        self.line_time = None
        self.sitting.note(text, stamp, pasted=pasted, time=time)
        self.app.tour_act("note")
        quote = read_line(text)[0] is NoteKind.QUOTE
        for act in (["quote"] if quote else []) + (["name"] if "#" in text else []):
            self.app.tour_act(act)
        said = about(text.strip(), quote=quote, consent=self.sitting.session.consent)
        if said or self.checking:
            self.say(said or _("Noted."))

    def action_mark(self) -> None:
        """Stamp this moment without words."""
        stamp = self.sitting.session.stamp(checking=self.checking)
        said = _("Marked {time}.").format(time=render.minutes(stamp.elapsed_ms))
        self.sitting.act(lambda session: session.mark(stamp), lambda _note: self.say(said))

    def action_flag_last(self) -> None:
        """Take the next flag for the last note."""

        def work(session: Session) -> Note:
            note = session.notes[-1] if session.notes else None
            # Who can be told by a note is for the review to say.
            order = [flag for flag in NoteFlag if flag is not NoteFlag.RECOGNISABLE]
            now = next((flag for flag in reversed(order) if note and flag in note.flags), None)
            after = order[order.index(now) + 1 :] if now else order
            if now:
                session.flag_last(now)
            return session.flag_last(after[0]) if after else session.notes[-1]

        def said(note: Note) -> None:
            flags = ", ".join(words.flag(flag) for flag in NoteFlag if flag in note.flags)
            self.say(_("Last note: {flags}").format(flags=flags) if flags else _("Last note: no flag"))

        self.sitting.act(work, said)

    def action_kind_last(self) -> None:
        """Take the next kind for the last note."""

        def work(session: Session) -> Note:
            now = session.notes[-1].kind if session.notes else NoteKind.NOTE
            place = (_KINDS.index(now) + 1) % len(_KINDS) if now in _KINDS else 0
            return session.kind_last(_KINDS[place])

        self.sitting.act(
            work, lambda note: self.say(_("Last note: {kind}").format(kind=words.kind(note.kind)))
        )

    def action_undo(self) -> None:
        """Take back the last act; the words of a note come back into an empty line.

        With a half-written line it takes a second press, since the words could not come back.
        """
        if self.editor.text and not self.sure_undo:
            self.sure_undo = True
            self.say(_("This takes back the act before the line you are writing. ^Z once more does it."))
            return
        self.sure_undo = False

        def said(undone: Undone) -> None:
            self.say(undone.sentence)
            if undone.note is not None and undone.line and not self.editor.text:
                self.editor.load(undone.line, pasted=undone.note.pasted)
                self.stamp, self.line_time = stamp_of(undone.note), undone.note.time
                self.sitting.draft(self.editor.text, self.stamp, pasted=self.editor.pasted)
                self.tick()
                self.say(_("The note is back on the line: change it and press Enter."))

        self.sitting.act(lambda session: session.undo(), said)

    def action_ask_later(self) -> None:
        """Choose among what was to be asked later; the one chosen is taken up."""
        from interview_tui.tui.screens.picker import Choice, Picker

        later = self.sitting.view.later
        if not later:
            self.say(_("There is nothing to ask later. A line that begins with ? goes there."))
            return
        here = self.sitting.session.interview.id
        choices = [
            Choice(
                str(note.id),
                note.text,
                render.minutes(note.elapsed_ms) if note.interview_id == here else _("last time"),
            )
            for note in later
        ]

        def taken(chosen: str | None) -> None:
            if chosen is not None:
                self.sitting.act(
                    lambda session: session.answered(int(chosen)),
                    lambda _none: self.say(_("Taken up; off the list.")),
                )

        self.app.push_screen(Picker(_("Ask later: Enter when it has been taken up"), choices), taken)

    def action_scroll_up(self) -> None:
        """Older notes, or the line above in the end check."""
        if self.checking and self.check is not None:
            self.check.move(-1)
        else:
            self.query_one(NoteList).scroll_notes(1)

    def action_scroll_down(self) -> None:
        """Newer notes, or the line below in the end check."""
        if self.checking and self.check is not None:
            self.check.move(1)
        else:
            self.query_one(NoteList).scroll_notes(-1)

    # -- the guide -----------------------------------------------------------------------------------------

    def _move(self, step: Callable[[Session], None]) -> None:
        """Go elsewhere in the guide; when a theme is left, say what may have been forgotten in it."""
        left = self.sitting.view.state.theme_id
        self.left_at[left] = self.sitting.view.state.question_id

        def gone(_none: object) -> None:
            for line in self.query(KeyLine):
                line.passed()  # what was said of a question is not of the one that is here now
            if self.sitting.view.state.theme_id != left:
                self.app.tour_act("theme")
                self.leaving_theme(left)

        self.sitting.act(step, gone)

    def action_next_question(self) -> None:
        """Go to the next question."""
        self._move(lambda session: session.next_question())

    def action_previous_question(self) -> None:
        """Go to the question before."""
        self._move(lambda session: session.previous_question())

    def action_next_theme(self) -> None:
        """Go to the next theme."""
        self._move(lambda session: session.next_theme())

    def action_previous_theme(self) -> None:
        """Go to the theme before."""
        self._move(lambda session: session.previous_theme())

    def action_go_to(self) -> None:
        """Find a theme or question by typing some of it; a theme left before is taken up where it was."""
        from interview_tui.tui.screens.picker import Choice, Picker

        state = self.sitting.view.state
        choices = []
        for theme in self.guide.themes:
            choices.append(Choice(theme.id, theme.title, words.times(theme.times), head=True))
            choices += [
                Choice(
                    q.id, q.text, words.state(state.state(q.id)), lead=words.STATE_SYMBOLS[state.state(q.id)]
                )
                for q in theme.questions
            ]

        def chosen(place: str | None) -> None:
            if place is not None:
                left = self.left_at.get(place) if place != self.sitting.view.state.theme_id else None
                self._move(lambda session: session.go_to(left or place))

        here = next((at for at, one in enumerate(choices) if one.id == state.question_id), 0)
        self.app.push_screen(Picker(_("Go to"), choices, start=here), chosen)

    def action_question_state(self) -> None:
        """Take the next state for the current question, or for what is chosen in the end check."""
        item = self.check.item if self.checking and self.check is not None else None
        if item is not None and item.note_id:
            note_id = item.note_id
            self.sitting.act(lambda session: session.answered(note_id), lambda _note: self._checked(item))
            return
        question = item.question_id if item else self.sitting.view.state.question_id

        def work(session: Session) -> QuestionState:
            now = session.state.state(question)
            after = (
                _STATES[(_STATES.index(now) + 1) % len(_STATES)] if now in _STATES else QuestionState.ASKED
            )
            session.question_state(after, question)
            return after

        def said(state: QuestionState) -> None:
            self.say(_("This question: {state}").format(state=words.state(state)))
            if item is not None and state in COVERED:
                self._checked(item)

        self.sitting.act(work, said)

    def _checked(self, item: Item) -> None:
        """In the end check go on to what is still open."""
        if self.check is not None:
            self.check.after(item)

    def action_skip_question(self) -> None:
        """Skip the question, with a few words why; after the talk, what the debrief has still to ask."""
        from interview_tui.tui.screens.ask import AskLine

        if self.sitting.view.state.phase is Phase.ENDED:
            self.skip_debrief()
            return
        item = self.check.item if self.checking and self.check is not None else None
        question = item.question_id if item and item.question_id else self.sitting.view.state.question_id

        def why(reason: str | None) -> None:
            if reason is not None:
                self.sitting.act(
                    lambda session: session.question_state(QuestionState.SKIPPED, question, reason),
                    lambda _none: self.say(
                        _("This question: {state}").format(state=words.state(QuestionState.SKIPPED))
                    ),
                )

        self.app.push_screen(AskLine(_("Skip this question. Why? (Enter alone is fine)")), why)
