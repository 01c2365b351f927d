"""Time in the interview: pauses, interruptions, more time, a note's stamp and what time it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui import words
from interview_tui.i18n import _, ngettext
from interview_tui.model import progress
from interview_tui.model.guide import Priority, TimeTag
from interview_tui.model.interview import Phase
from interview_tui.tui import render
from interview_tui.tui.sitting import earlier

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.model.guide import Guide
    from interview_tui.model.note import Note
    from interview_tui.services.record import Stamp
    from interview_tui.services.session import Session
    from interview_tui.tui.sitting import Sitting
    from interview_tui.tui.widgets.note_editor import NoteEditor

BACK = 10
"""Seconds that one press moves a stamp back."""

EXTENSION = 10
"""Minutes that one press agrees on."""

MOST_NAMED = 3
"""Questions that are named in one line."""

MOST_OF_IT = 0.7
"""Share of the promised time after which what matters most is named (fieldwork 3.2)."""


class SessionTime:
    """The actions that have to do with time."""

    sitting: Sitting
    guide: Guide
    reminded: bool
    editor: NoteEditor
    stamp: Stamp | None
    line_time: TimeTag | None

    if TYPE_CHECKING:
        say: Callable[..., None]
        say_besides: Callable[..., None]
        tick: Callable[[], None]

    def remind(self, now: int) -> None:
        """Once, quietly, when most of the promised time is gone: what matters most and was not asked yet."""
        if self.reminded or now < MOST_OF_IT * self.sitting.session.promised_ms():
            return
        self.reminded = True
        left = progress.left_of(self.guide, self.sitting.view.state, Priority.A)
        if left:
            shown = " · ".join(one.question.text for one in left[:MOST_NAMED]) + (
                " …" if left[MOST_NAMED:] else ""
            )
            count = ngettext(
                "{n} of the questions that matter most (A) is left",
                "{n} of the questions that matter most (A) are left",
                len(left),
            ).format(n=len(left))
            self.say_besides(f"{count}: {shown}")

    def leaving_theme(self, theme_id: str) -> None:
        """One dim line when a theme is left: what is to be asked later, and that nothing seen was noted."""
        view, said = self.sitting.view, []
        if view.later:
            shown = " · ".join(note.text for note in view.later[:MOST_NAMED])
            more = " …" if view.later[MOST_NAMED:] else ""
            said.append(_("To ask later: {text}").format(text=shown + more))
        if progress.unseen(self.guide, theme_id, view.notes):
            said.append(_("Anything you saw or heard? A line that begins with ! keeps it."))
        self.say(" · ".join(said))

    def action_pause(self) -> None:
        """Pause, or go on."""

        def work(session: Session) -> bool:
            paused = session.state.phase is Phase.PAUSED
            session.resume_talk() if paused else session.pause()
            return paused

        self.sitting.act(
            work, lambda went_on: self.say(_("Going on.") if went_on else _("Paused. ^X goes on."))
        )

    def action_interruption(self) -> None:
        """Something broke in, or it is over."""
        self.broke_in("")

    def broke_in(self, kind: str) -> None:
        """Something of a kind broke in (empty: of any), or it is over."""

        def work(session: Session) -> bool:
            over = session.state.interrupted
            session.interruption_over() if over else session.interruption(kind)
            return over

        self.sitting.act(
            work,
            lambda over: self.say(
                _("The interruption is over.") if over else _("Interruption noted. ^D when it is over.")
            ),
        )

    def extend(self) -> None:
        """Ten more minutes were agreed on."""
        self.sitting.act(
            lambda session: session.extend(EXTENSION),
            lambda _none: self.say(_("Ten more minutes noted as agreed.")),
        )

    # -- the time of a note --------------------------------------------------------------------------------

    def action_back_date(self) -> None:
        """Move the stamp of the line, or of the last note, back."""
        if self.stamp is not None:
            self.stamp = earlier(self.stamp, BACK)
            self.sitting.draft(self.editor.text, self.stamp, pasted=self.editor.pasted)
            self.tick()
            return

        def said(note: Note | None) -> None:
            if note is not None:
                self.say(_("The last note is now at {time}.").format(time=render.minutes(note.elapsed_ms)))

        self.sitting.act(
            lambda session: session.back_date(session.notes[-1].id, BACK) if session.notes else None, said
        )

    def action_time_about(self) -> None:
        """Take the next time that the line, or else the last note, is about."""
        if self.stamp is not None:
            self.line_time = next_time(self.line_time)
            self.tick()
            return
        if self.sitting.problem and self.sitting.unsaved:
            self.say(_("The last note is not saved yet."))
            return

        def work(session: Session) -> Note:
            now = session.notes[-1].time if session.notes else None
            # The one it has, said again, takes it off.
            return session.time_last(next_time(now) or now or TimeTag.BEFORE)

        def said(note: Note) -> None:
            time = words.time_tag(note.time) if note.time else ""
            self.say(_("Last note: {time}").format(time=time) if time else _("Last note: no time"))

        self.sitting.act(work, said)


def next_time(now: TimeTag | None) -> TimeTag | None:
    """Return what one press makes of the time words are about: each in turn, then none."""
    every: list[TimeTag | None] = [*TimeTag, None]
    return every[(every.index(now) + 1) % len(every)]
