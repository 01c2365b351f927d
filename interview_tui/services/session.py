"""One interview in progress: the place in the guide, pauses, the end, and undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.errors import NotAllowedNow, UsageProblem
from interview_tui.i18n import N_, _
from interview_tui.model import progress
from interview_tui.model.consent import ConsentScope
from interview_tui.model.interview import Event, EventKind, Phase, QuestionState, live
from interview_tui.model.note import as_typed
from interview_tui.model.values import dataclass
from interview_tui.services import acts
from interview_tui.services.closing_talk import ClosingTalk
from interview_tui.services.craft import DISTRESS, Crafting
from interview_tui.services.sync_marks import SyncMarks
from interview_tui.text import FIELD_LIMIT, clean_line

if TYPE_CHECKING:
    from interview_tui.model.note import Note

INTERRUPTIONS = ("phone", "person", DISTRESS, "technical")
"""What can break in on a talk."""

LONGEST_EXTENSION = 600
"""Most minutes in one extension."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What undo took back: a sentence for the person, and the note if it was one."""

    sentence: str
    note: Note | None = None

    @property
    def line(self) -> str:
        """The note's words as they were typed, with the first character of their kind; empty if none."""
        return as_typed(self.note) if self.note is not None else ""


_TAKEN_BACK = {
    EventKind.THEME: N_("The step to another theme was taken back."),
    EventKind.QUESTION: N_("The step to another question was taken back."),
    EventKind.STATE: N_("The question's state was taken back."),
    EventKind.PAUSE: N_("The pause was taken back."),
    EventKind.CONTINUE: N_("Going on was taken back; the pause is on again."),
    EventKind.INTERRUPTION: N_("The interruption was taken back."),
    EventKind.INTERRUPTION_OVER: N_("The end of the interruption was taken back."),
    EventKind.RECORDER_ON: N_("The recorder mark was taken back; the recorder counts as off."),
    EventKind.RECORDER_OFF: N_("The recorder mark was taken back; the recorder counts as on."),
    EventKind.RECORDER_AT: N_("The reading of the counter was taken back."),
    EventKind.EXTENDED: N_("The extension was taken back."),
    EventKind.ASKED_AS: N_("What was said of the asking was taken back."),
    EventKind.FAULT: N_("What was said of the asking was taken back."),
    EventKind.VALIDATION: N_("Their answer to the interpretation was taken back."),
    EventKind.SILENCE: N_("The silence was taken back."),
    EventKind.SILENCE_OVER: N_("The end of the silence was taken back."),
    EventKind.OFF_RECORD: N_("That it is off the record was taken back."),
    EventKind.ON_RECORD: N_("That it is on the record again was taken back."),
    EventKind.ROOM: N_("What was said of the room was taken back."),
}

_CHANGE_TAKEN_BACK = {
    "kind": N_("The note's kind is as it was."),
    "stamp": N_("The note's stamp is where it was."),
    "answered": N_("The item is on the ask-later list again."),
    "text": N_("The note reads as it did before it was edited."),
    "quick": N_("The note reads as you typed it; the quick words are not written out."),
    "time": N_("What time the note is about is as it was."),
    "source": N_("How they know it is as it was."),
}
_FLAG_TAKEN_BACK = N_("The note's flag is as it was.")


class Session(ClosingTalk, Crafting, SyncMarks):
    """An interview in progress, or one being read. Each act is on the disk when it returns.

    Every act raises NotAllowedNow when it does not fit where the interview stands, and NotSaved when the disk
    does not take it; then nothing in memory has changed either.
    """

    # -- the place in the guide -----------------------------------------------------------------------

    def next_question(self) -> None:
        """Go to the question after this one; stays at the very last. Marks nothing as asked."""
        self._go(*progress.next_question(self.guide, self.state))

    def previous_question(self) -> None:
        """Go to the question before this one; stays at the very first."""
        self._go(*progress.previous_question(self.guide, self.state))

    def next_theme(self) -> None:
        """Go to the theme after this one, at its first question not yet covered; stays in the last."""
        self._step_theme(1)

    def previous_theme(self) -> None:
        """Go to the theme before this one, at its first question not yet covered; stays in the first."""
        self._step_theme(-1)

    def go_to(self, wanted: str) -> None:
        """Go to a theme id, a question id or a theme's number ("3"). UsageProblem names the nearest."""
        place = acts.find_place(self.guide, self.state, clean_line(wanted))
        if place is None:
            known = [t.id for t in self.guide.themes] + [q.id for t in self.guide.themes for q in t.questions]
            raise UsageProblem(
                _("The guide has no theme or question called {name}.").format(name=clean_line(wanted)[:40]),
                "",
                _nearest_hint(clean_line(wanted), known),
            )
        self._go(*place)

    def question_state(self, state: QuestionState, question_id: str = "", reason: str = "") -> None:
        """Say how far a question came.

        Args:
            state: How far; the same as it has already writes nothing.
            question_id: Which; the current one if empty.
            reason: Why it was skipped, in a few words; kept only with ``SKIPPED``.
        """
        self._open()
        wanted = question_id or self.state.question_id
        if not any(q.id == wanted for theme in self.guide.themes for q in theme.questions):
            raise UsageProblem(_("There is no question here."), "", _("Go to a question first."))
        why = clean_line(reason) if state is QuestionState.SKIPPED else ""
        if len(why) > FIELD_LIMIT:
            raise UsageProblem(_("A reason has at most {limit} characters.").format(limit=FIELD_LIMIT))
        if (state, why) != (self.state.state(wanted), self.state.reasons.get(wanted, "")):
            self._add_event(EventKind.STATE, wanted, f"{state.value} {why}".rstrip())

    # -- time and interruptions -----------------------------------------------------------------------

    def pause(self) -> None:
        """Stop counting talk until ``resume_talk``."""
        self._talking()
        if self.state.phase is Phase.PAUSED:
            raise NotAllowedNow(_("The interview is paused already."))
        self._add_event(EventKind.PAUSE)

    def resume_talk(self) -> None:
        """Go on after a pause."""
        self._talking()
        if self.state.phase is not Phase.PAUSED:
            raise NotAllowedNow(_("The interview is not paused."))
        if self.state.interrupted and self._interrupted_by() == DISTRESS:
            # One key began both, so one key ends both.
            self._add_event(EventKind.INTERRUPTION_OVER, DISTRESS)
        self._add_event(EventKind.CONTINUE)

    def _interrupted_by(self) -> str:
        return next(one.value for one in reversed(live(self.events)) if one.kind is EventKind.INTERRUPTION)

    def interruption(self, kind: str = "") -> None:
        """Something broke in: one of ``INTERRUPTIONS``, or empty for something else."""
        self._talking()
        if kind not in ("", *INTERRUPTIONS):
            raise UsageProblem(
                _("An interruption is one of: {kinds}.").format(kinds=", ".join(INTERRUPTIONS)),
                "",
                _nearest_hint(clean_line(kind), INTERRUPTIONS),
            )
        if self.state.interrupted:
            raise NotAllowedNow(_("An interruption is noted already."), "", _("Say first that it is over."))
        self._add_event(EventKind.INTERRUPTION, kind)

    def interruption_over(self) -> None:
        """What broke in is over."""
        self._talking()
        if not self.state.interrupted:
            raise NotAllowedNow(_("There is no interruption to end."))
        self._add_event(EventKind.INTERRUPTION_OVER)

    def extend(self, minutes: int) -> None:
        """Record that the respondent agreed to whole minutes more."""
        self._talking()
        if not 1 <= minutes <= LONGEST_EXTENSION:
            raise UsageProblem(
                _("An extension is from 1 to {most} minutes.").format(most=LONGEST_EXTENSION),
                _("Nothing was changed."),
            )
        self._add_event(EventKind.EXTENDED, str(minutes))

    # -- the end --------------------------------------------------------------------------------------

    def end_check(self) -> None:
        """Record that the end check was opened."""
        self._talking()
        self._add_event(EventKind.END_CHECK)

    def end(self, how: str = "done") -> None:
        """End the conversation: ``done``, or ``participant`` if they wanted to stop. Notes may follow."""
        self._talking()
        if how not in {"done", "participant"}:
            raise UsageProblem(_("An interview ends as done, or because the participant wanted to stop."))
        self._add_event(EventKind.ENDED, how)
        self.recall()

    def end_at_last_known(self) -> None:
        """End it at the last moment on record; a half-written line becomes a note of its own."""
        self._open()
        wall, elapsed = self.last_known
        if self._may(ConsentScope.NOTES):
            self.keep_draft_as_note()
        if self.state.phase is not Phase.ENDED:
            event = Event(self.interview.id, EventKind.ENDED, wall, elapsed, "crash")
            self._take(self._store.add_event(event))

    def close(self) -> None:
        """Finish the interview; from now on it is read only. A half-written line becomes a note first."""
        self._open()
        if self.state.phase is not Phase.ENDED:
            raise NotAllowedNow(
                _("The conversation has not ended."),
                _("Nothing was changed."),
                _("End it first, then close it."),
            )
        if self._may(ConsentScope.NOTES):
            self.keep_draft_as_note()
        if self.debrief_left:
            self._add_event(EventKind.DEBRIEF_SKIPPED)
        self._add_event(EventKind.CLOSED)
        self.when_closed()

    def withdraw(self, *, keep: bool) -> None:
        """They want to stop, now: end the conversation and close the interview, whatever state it is in.

        Args:
            keep: What was said so far may be used: consent stands, and a half-written line becomes a note.
                Otherwise they withdraw altogether: consent is withdrawn first, which shuts everything, and
                the half-written line is cleared. The choice is recorded with the closing.
        """
        self._open()
        if keep and self._may(ConsentScope.NOTES):
            self.keep_draft_as_note()
        elif not keep:
            self.keep_draft("", None)
            self._withdraw_consent()
        if self.state.phase is not Phase.ENDED:
            self._add_event(EventKind.ENDED, "participant")
        self._add_event(EventKind.CLOSED, "", "keep" if keep else "all")
        if keep:
            self.when_closed()

    # -- undo -----------------------------------------------------------------------------------------

    def undo(self) -> Undone:
        """Take back the last act of this interview; never one before its end, its start or in another.

        Raises:
            NotAllowedNow: when nothing is left to take back, or a note that nobody may store again now.
        """
        self._open()
        if self._put_back_carried():
            return Undone(_(_CHANGE_TAKEN_BACK["answered"]))
        act = self._last_act()
        if act is None:
            raise NotAllowedNow(_("There is nothing to take back in this interview."))
        if act.event is not None:
            self._add_event(EventKind.UNDONE, str(act.event.id))
            return Undone(_(_TAKEN_BACK[act.event.kind]))
        self._keep_if_withdrawn()
        before = self._notes[act.note_id]
        self._change(act.note_id, *acts.taking_back(act))
        if not act.slot:
            return Undone(_taken_back(before), before)
        return Undone(_(_CHANGE_TAKEN_BACK.get(act.slot, _FLAG_TAKEN_BACK)))

    # -- inside ---------------------------------------------------------------------------------------

    def _keep_if_withdrawn(self) -> None:
        if not self._may(ConsentScope.NOTES):
            raise acts.no_way_back(self.respondent.code)

    def _step_theme(self, step: int) -> None:
        theme = progress.next_theme(self.guide, self.state, step)
        if theme != self.state.theme_id:
            self._go(theme, acts.entry(self.guide.theme(theme), self.state))

    def _go(self, theme_id: str, question_id: str) -> None:
        self._open()
        if theme_id != self.state.theme_id:
            self._add_event(EventKind.THEME, theme_id, question_id)
        elif question_id != self.state.question_id:
            self._add_event(EventKind.QUESTION, question_id)


def _taken_back(note: Note) -> str:
    if not note.text:
        return _("The last mark was taken back.")
    return _("The last note was taken back. Its words stay on record and are never exported.")


def _nearest_hint(wanted: str, known: tuple[str, ...] | list[str]) -> str:
    near = acts.nearest(wanted, known)
    return _("Did you mean {name}?").format(name=near) if near else ""
