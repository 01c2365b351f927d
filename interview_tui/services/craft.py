"""The part of a session about asking: how it was asked, one's own faults, silence, the room, the debrief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.errors import NotAllowedNow, UsageProblem
from interview_tui.i18n import _
from interview_tui.model.interview import EventKind, Phase
from interview_tui.model.note import ChangeField
from interview_tui.services.notetaking import NoteTaking
from interview_tui.text import FIELD_LIMIT, clean_line

if TYPE_CHECKING:
    from interview_tui.model.craft import DebriefItem, Fault, Presence, Setting, Validation
    from interview_tui.model.guide import QuestionType, TimeTag
    from interview_tui.model.note import Note, Source
    from interview_tui.services.record import Stamp


DISTRESS = "distress"
"""The interruption that is noted, with a pause, when somebody is upset."""


class Crafting(NoteTaking):
    """Acts of a session that concern the asking. Each is on the disk when it returns."""

    def asked_as(self, kind: QuestionType) -> None:
        """Say how the current question was really asked."""
        self._talking()
        self._add_event(EventKind.ASKED_AS, kind.value, self.state.question_id)

    def fault(self, fault: Fault) -> None:
        """Note a fault of one's own."""
        self._talking()
        self._add_event(EventKind.FAULT, fault.value)

    def validated(self, answer: Validation) -> None:
        """Note what they said to an interpreting question."""
        self._talking()
        self._add_event(EventKind.VALIDATION, answer.value)

    def silence(self) -> bool:
        """A silence begins, or is over, by turns; returns whether it is on now."""
        self._talking()
        on = self.state.silent_from_ms is None
        self._add_event(EventKind.SILENCE if on else EventKind.SILENCE_OVER)
        return on

    def off_record(self) -> bool:
        """What follows is off the record, or on it again, by turns; returns whether it is off now.

        Notes taken meanwhile bear the flag, so that they stay behind at export.
        """
        self._talking()
        off = not self.state.off_record
        self._add_event(EventKind.OFF_RECORD if off else EventKind.ON_RECORD)
        return off

    def upset(self) -> str:
        """They are upset: note that, pause the talk, return the study's own steps; empty if none are set."""
        self._talking()
        if not self.state.interrupted:
            self._add_event(EventKind.INTERRUPTION, DISTRESS)
        if self.state.phase is Phase.RUNNING:
            self._add_event(EventKind.PAUSE)
        return self._store.sheet().upset

    def in_the_room(self, what: Setting | Presence) -> None:
        """Say where the talk is held, or that somebody is there; somebody said again is there no more."""
        self._open()
        self._add_event(EventKind.ROOM, what.value)

    def time_last(self, time: TimeTag) -> Note:
        """Say what time the last note is about; the same again takes it off."""
        self._open()
        last = self._last_note()
        return self._change(last.id, ChangeField.TIME, "" if last.time is time else time.value)

    def source_last(self, source: Source) -> Note:
        """Say how they know what the last note says; the same again takes it off."""
        self._open()
        last = self._last_note()
        return self._change(last.id, ChangeField.SOURCE, "" if last.source is source else source.value)

    # -- the debrief ----------------------------------------------------------------------------------

    expected: tuple[str, ...] = ()
    """The researcher's preconceptions; read when the talk is over, for the debrief."""

    def go_on(self) -> None:
        """Go on with the interview; after the talk, with what the debrief needs."""
        super().go_on()
        if self.state.phase is Phase.ENDED:
            self.recall()

    def recall(self) -> None:
        """Read what was expected to be found."""
        written = self._store.preconceptions()
        self.expected = written[-1].points if written else ()

    @property
    def debrief_left(self) -> list[DebriefItem]:
        """What the debrief has still to ask."""
        from interview_tui.model.craft import debrief_left

        return debrief_left(self.events)

    def debrief(self, item: DebriefItem, line: str, stamp: Stamp | None = None) -> Note | None:
        """Store an answer of the debrief as a note written afterwards; a blank line leaves the item out.

        Raises:
            NotAllowedNow: before the end of the talk; otherwise as ``note``.
        """
        from interview_tui.model.craft import debrief_line

        self._after()
        note = self._note(debrief_line(item, line), stamp, None) if clean_line(line) else None
        self._add_event(EventKind.DEBRIEF, item.value, str(note.id if note else 0))
        return note

    def debriefed(self, item: DebriefItem, stamp: Stamp) -> None:
        """Say that the note with this stamp, stored already, answers an item; nothing when there is none."""
        self._after()
        found = [note for note in self.notes if (note.at, note.elapsed_ms) == (stamp.at, stamp.elapsed_ms)]
        if found:
            self._add_event(EventKind.DEBRIEF, item.value, str(found[-1].id))

    def skip_debrief(self, reason: str = "") -> None:
        """Leave the debrief out, with a reason if there is one; NotAllowedNow before the end of the talk."""
        self._after()
        why = clean_line(reason)
        if len(why) > FIELD_LIMIT:
            raise UsageProblem(_("A reason has at most {limit} characters.").format(limit=FIELD_LIMIT))
        self._add_event(EventKind.DEBRIEF_SKIPPED, why)

    def _after(self) -> None:
        self._open()
        if self.state.phase is not Phase.ENDED:
            raise NotAllowedNow(
                _("The debrief comes when the talk is over."),
                _("Nothing was stored."),
                _("End the talk first."),
            )
