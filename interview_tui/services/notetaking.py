"""The part of a session that takes notes: lines, marks, the half-written line, changes of notes."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from interview_tui.clock import month_of
from interview_tui.errors import NotAllowedNow, UsageProblem
from interview_tui.i18n import _
from interview_tui.model.consent import ConsentScope
from interview_tui.model.interview import Phase
from interview_tui.model.note import ChangeField, Note, NoteChange, NoteFlag, NoteKind, as_typed, read_line
from interview_tui.model.quick import written_out
from interview_tui.services.record import Record, Stamp
from interview_tui.text import NOTE_LIMIT, clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interview_tui.model.guide import TimeTag


class NoteTaking(Record):
    """Notes of one interview. Each act is on the disk when it returns."""

    quick_words: Mapping[str, str] = MappingProxyType({})
    """What a person has set to be written out in lines they type; none unless a front end gives them."""

    def note(  # noqa: PLR0913 - each says one thing about the line
        self,
        line: str,
        stamp: Stamp | None = None,
        *,
        beside_draft: bool = False,
        left: str = "",
        left_stamp: Stamp | None = None,
        left_pasted: bool = False,
        pasted: bool = False,
        time: TimeTag | None = None,
    ) -> Note:
        """Store a line as a note; its first character chooses the kind, and a blank line is a mark.

        Args:
            line: What was typed or pasted; newlines inside it stay.
            stamp: The moment and place of its first keystroke; now if None.
            beside_draft: The half-written line on record is another one, and stays.
            left: What is half-written then, if anything; kept in the same moment as the note.
            left_stamp: The moment of its first keystroke; now if None.
            left_pasted: Some of that was pasted.
            pasted: Some of it was pasted: the note says so, and quick words in it stay as they are.
            time: What time its words are about, if that was said.

        Raises:
            UsageProblem: when it is longer than ``NOTE_LIMIT``; nothing is stored or shortened.
            ConsentMissing: when notes are not, or no longer, agreed to.
            NotAllowedNow: when the interview is closed.
            NotSaved: when the disk does not take it; the caller still has the line.
        """
        if beside_draft:
            return self._note(line, stamp, None, pasted=pasted, time=time)
        begun = left_stamp or self.stamp()
        return self._note(line, stamp, clean(left), begun, left_pasted=left_pasted, pasted=pasted, time=time)

    def _note(  # noqa: PLR0913 - each says one thing about the line
        self,
        line: str,
        stamp: Stamp | None,
        left: str | None,
        left_stamp: Stamp | None = None,
        *,
        left_pasted: bool = False,
        pasted: bool = False,
        typed: bool = True,
        time: TimeTag | None = None,
    ) -> Note:
        self._open()
        text = clean(line)
        if len(text) > NOTE_LIMIT:
            raise too_long(len(text))
        self._need(ConsentScope.NOTES)
        kind, words = read_line(text)
        begun = stamp or self.stamp()
        at, elapsed = first_of(begun)
        note = replace(self._new(kind, words, begun), at=at, elapsed_ms=elapsed, pasted=pasted, time=time)
        full = written_out(words, self.quick_words) if typed and not pasted else words
        fits = full != words and len(full) <= NOTE_LIMIT
        return self._add_note(
            note, left, left_stamp, left_pasted=left_pasted, written_out=full if fits else "",
            moved_to=begun.elapsed_ms if begun.moved_ms else None,
        )  # fmt: skip

    def mark(self, stamp: Stamp | None = None) -> Note:
        """Stamp a moment without words; a half-written line stays as it is. Errors as ``note``."""
        self._open()
        self._need(ConsentScope.NOTES)
        return self._add_note(self._new(NoteKind.MARK, "", stamp or self.stamp()), None, None)

    def keep_draft(self, text: str, stamp: Stamp | None, *, pasted: bool = False) -> None:
        """Keep the half-written line, so that a crash does not take it; "" clears it.

        Args:
            text: The line as it stands. The same text as last time writes nothing.
            stamp: The moment of its first keystroke; None keeps the one it has, or takes one now.
            pasted: Some of it was pasted.

        Raises:
            ConsentMissing, NotAllowedNow, NotSaved: as ``note``.
        """
        text = clean(text)
        if text == self.draft:
            return
        self._open()
        if not text:
            self._store.clear_draft(self.interview.id)
            self.draft, self.draft_stamp, self.draft_pasted = "", None, False
            return
        if not self.consent.may(ConsentScope.NOTES):
            self._need(ConsentScope.NOTES)
        begun = stamp or self.draft_stamp or self.stamp()
        self._store.set_draft(self.interview.id, text, begun.at, begun.elapsed_ms, pasted=pasted)
        self.draft, self.draft_stamp, self.draft_pasted = text, begun, pasted

    def flag_last(self, flag: NoteFlag) -> Note:
        """Set a flag on the last note, or take it off when it is on. NotAllowedNow when there is no note."""
        self._open()
        last = self._last_note()
        return self._change(
            last.id, ChangeField.FLAG_OFF if flag in last.flags else ChangeField.FLAG_ON, flag.value
        )

    def kind_last(self, kind: NoteKind) -> Note:
        """Change what sort of note the last one is.

        Raises:
            NotAllowedNow: when there is no note, or it has words and would become a mark.
        """
        self._open()
        last = self._last_note()
        if kind is NoteKind.MARK and last.text:
            raise NotAllowedNow(
                _("The last note has words, so it cannot be a mark."), _("Nothing was changed.")
            )
        return last if kind is last.kind else self._change(last.id, ChangeField.KIND, kind.value)

    def edit_last(self, line: str) -> Note:
        """Give the last note other words; its stamp, flags and tags stay, and so does what it read before.

        Args:
            line: The words, with the first character of a kind as when they are typed. A mark gets its words.

        Raises:
            NotAllowedNow: when there is no note, or the last one is from before the end of the talk.
            UsageProblem: when nothing is left of the words, or they are too many; the note is as it was.
            ConsentMissing, NotSaved: as ``note``.
        """
        self._open()
        self._need(ConsentScope.NOTES)
        last, text = self._last_note(), clean(line)
        if text == as_typed(last):
            return last
        if self.state.phase is Phase.ENDED and not last.after:
            raise NotAllowedNow(
                _("The talk is over."),
                _("Nothing was changed."),
                _("What was noted in it is edited in the review."),
            )
        if len(text) > NOTE_LIMIT:
            raise too_long(len(text))
        kind, words = read_line(text)
        if not words:
            raise UsageProblem(
                _("A note cannot be emptied."), _("It is as it was."), _("Undo takes it back.")
            )
        if words != last.text:
            last = self._reworded(last, words)
        return last if kind is last.kind else self._change(last.id, ChangeField.KIND, kind.value)

    def _reworded(self, note: Note, words: str) -> Note:
        if not self._store.by_month:
            return self._change(note.id, ChangeField.TEXT, words)
        # Without personal data no earlier wording is kept: what slipped in is out.
        change = NoteChange(note.id, ChangeField.TEXT, words, self._clock.now().wall_ms)
        self._notes[note.id] = note.changed(self._store.reword(change))
        return self._notes[note.id]

    def back_date(self, note_id: int, seconds: int) -> Note:
        """Move a note's stamp back by whole seconds, at most to the start of the interview.

        Raises:
            UsageProblem: when there is no such note or ``seconds`` is not above zero.
        """
        self._open()
        note = self._live_note(note_id)
        if seconds <= 0:
            raise UsageProblem(_("A stamp is moved back by one second or more."), _("Nothing was changed."))
        moved = max(0, note.elapsed_ms - seconds * 1000)
        return note if moved == note.elapsed_ms else self._change(note_id, ChangeField.STAMP, str(moved))

    def answered(self, note_id: int) -> None:
        """Say that something to ask later was taken up. UsageProblem when the note is not of that kind."""
        self._open()
        if note_id in self._carried:
            self._answer_carried(note_id)
            return
        note = self._live_note(note_id)
        if note.kind is not NoteKind.ASK_LATER:
            raise UsageProblem(
                _("Note {number} is not something to ask later.").format(number=note_id),
                _("Nothing was changed."),
            )
        if not note.answered:
            self._change(note_id, ChangeField.ANSWERED, "yes")

    _taken_up = 0, 0
    """The note of an earlier interview that was taken up last, and the mark of that act; zeros for none."""

    def _answer_carried(self, note_id: int) -> None:
        if not self._carried[note_id].answered:
            change = NoteChange(note_id, ChangeField.ANSWERED, "yes", self._clock.now().wall_ms)
            self._carried[note_id] = self._carried[note_id].changed(self._store.add_change(change))
            self._taken_up = note_id, self._store.mark

    def _put_back_carried(self) -> bool:
        """Put back what was left from before and taken up last, when nothing was done since; else False."""
        note_id, mark = self._taken_up
        if not note_id or mark != self._store.mark:
            return False
        change = NoteChange(note_id, ChangeField.ANSWERED, "no", self._clock.now().wall_ms)
        self._carried[note_id] = self._carried[note_id].changed(self._store.add_change(change))
        self._taken_up = 0, 0
        return True

    def keep_draft_as_note(self) -> Note | None:
        """Store the half-written line as a note stamped at its first keystroke; None when there is none.

        Raises:
            ConsentMissing, NotAllowedNow, NotSaved: as ``note``.
        """
        if not self.draft.strip():
            return None
        # A kept line may be longer than a note may be; divided, nothing of it is lost.
        begun, pasted, stored = self.draft_stamp, self.draft_pasted, None
        while self.draft:
            # Nobody knows any more which of it was typed as a quick word: it stays as it is.
            now, left = self.draft[:NOTE_LIMIT], self.draft[NOTE_LIMIT:]
            stored = self._note(
                now, begun, left, begun, left_pasted=bool(left) and pasted, pasted=pasted, typed=False
            )
        return stored

    def _new(self, kind: NoteKind, words: str, stamp: Stamp) -> Note:
        ended = self.state.ended_ms
        return Note(
            0,
            self.interview.id,
            stamp.at,
            stamp.elapsed_ms,
            kind,
            words,
            stamp.theme_id,
            stamp.question_id,
            after=self.state.phase is Phase.ENDED and ended is not None and stamp.elapsed_ms >= ended,
            flags=frozenset({NoteFlag.OFF_RECORD} if self.state.off_record else ()),
        )


def first_of(stamp: Stamp) -> tuple[int, int]:
    """Return the moment of the first keystroke, wherever the stamp was moved to since: UTC ms, elapsed ms."""
    at = stamp.at if month_of(stamp.at) else stamp.at + stamp.moved_ms
    return at, stamp.elapsed_ms + stamp.moved_ms


def too_long(count: int) -> UsageProblem:
    """Return the error for a line of more characters than a note may have."""
    return UsageProblem(
        _("The note has {count} characters; {limit} is the most.").format(count=count, limit=NOTE_LIMIT),
        _("Nothing was stored and nothing was shortened."),
        _("Divide it into two notes."),
    )
