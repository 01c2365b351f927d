"""Reviewing: reading an interview afterwards, changing its notes, and deciding what identifies someone.

Interviews that have ended are reviewed, of respondents who have not withdrawn. Nothing is overwritten: every
change is kept beside what the note was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.errors import NotAllowedNow, UsageProblem
from interview_tui.i18n import _
from interview_tui.model.consent import ConsentScope, ConsentState
from interview_tui.model.disclosure import THRESHOLDS
from interview_tui.model.note import ChangeField, NoteChange, NoteFlag, NoteKind, speaks
from interview_tui.model.values import dataclass
from interview_tui.services import reviewable, traces
from interview_tui.services.deciding import Deciding
from interview_tui.services.disclosing import Facts
from interview_tui.services.leaving import NOT_GRANTED, Leaving
from interview_tui.services.record import consent_missing
from interview_tui.services.recruiting import phase_of
from interview_tui.services.stopping import altered, first_wording
from interview_tui.text import NOTE_LIMIT, clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.model.interview import Interview, Phase
    from interview_tui.model.note import Meaning, Note


_WHY_NEVER = {
    NOT_GRANTED: lambda: _("Its speaker has not agreed to quotes: their own words leave when they do."),
    NoteFlag.NO_QUOTE.value: lambda: _("Its speaker would rather not see it quoted: a flag says so."),
    NoteKind.MARK.value: lambda: _("It has no words."),
}

UNKNOWN = "?"
"""Who signed a note, where the settings name no interviewer."""


@dataclass(frozen=True, slots=True)
class InterviewRow:
    """An interview as the review lists it; its notes are read when it is opened."""

    interview: Interview
    code: str
    phase: Phase


class Reviewing(Deciding):
    """The verbs of the review. Changing a note raises the errors that ``notes`` raises, and NotSaved."""

    def interviews(self) -> list[InterviewRow]:
        """Return the interviews that can be reviewed, by code."""
        return [
            InterviewRow(interview, respondent.code, phase)
            for respondent, interview, phase in reviewable.interviews(self._store)
        ]

    def next_to_read(self) -> tuple[int, int]:
        """Return interview and number of the first note, by code, that nobody has read through.

        (0, 0) when there is none.
        """
        return next(reviewable.unread_places(self._store), (0, 0))

    def unread(self) -> int:
        """Return how many notes of those who have not withdrawn nobody has read through."""
        return reviewable.unread(self._store)

    def notes(self, interview_id: int) -> list[Note]:
        """Return the notes of an interview that stand, in the order they were stored.

        Raises:
            UsageProblem: when there is no such interview.
            NotAllowedNow: while the conversation goes on.
            ConsentMissing: when the respondent has withdrawn.
        """
        self._check(interview_id)
        return [note for note in self._store.notes(interview_id) if not note.undone]

    def revisions(self, note_id: int) -> list[NoteChange]:
        """Return every change of a note, oldest first."""
        self._note(note_id)
        return self._store.changes(note_id)

    def revise(self, note_id: int, text: str, meaning: Meaning | None = None) -> None:
        """Give a note other words; what they were is kept, and whether they mean the same if that was asked.

        With the words as they are it only says whether they mean the same.
        In a study without personal data no earlier wording is kept.

        Raises:
            UsageProblem: when nothing is left of them, or they are too long.
        """
        words = clean(text).strip()
        if not words:
            raise UsageProblem(
                _("A note cannot be emptied."),
                _("It is as it was."),
                _("To keep it from leaving, flag it instead."),
            )
        if len(words) > NOTE_LIMIT:
            raise UsageProblem(
                _("The note has {count} characters, and {limit} is the most.").format(
                    count=len(words), limit=NOTE_LIMIT
                ),
                _("It is as it was."),
            )
        if words != self._note(note_id).text:
            self.look(words)
            change = NoteChange(note_id, ChangeField.TEXT, words, self._clock.now().wall_ms)
            if self._store.by_month:
                self._store.reword(change)
                self._store.forget_decisions(traces.said_no_more(self._store))
            else:
                self._store.add_change(change)
            if self._note(note_id).signed:
                self._change(note_id, ChangeField.SIGNED, "")
        if meaning is not None and meaning is not self._note(note_id).meaning:
            self._change(note_id, ChangeField.MEANING, meaning.value)

    def unsure(self, note_id: int) -> bool:
        """Return whether it is a quote in other words than were said, and nobody says they mean the same."""
        note = self._note(note_id)
        if not note.revised or not speaks(note):
            return False
        return bool(altered([note], {note_id: first_wording(self._store, note_id)}))

    def set_kind(self, note_id: int, kind: NoteKind) -> None:
        """Say what sort of note it is."""
        if kind is not self._note(note_id).kind:
            self._change(note_id, ChangeField.KIND, kind.value)

    def flag(self, note_id: int, flag: NoteFlag, on: bool) -> None:
        """Put a flag on a note, or take it off."""
        if on != (flag in self._note(note_id).flags):
            self._change(note_id, ChangeField.FLAG_ON if on else ChangeField.FLAG_OFF, flag.value)

    def answered(self, note_id: int) -> None:
        """Say that something to ask later was asked. UsageProblem when the note is not of that kind."""
        note = self._note(note_id)
        if note.kind is not NoteKind.ASK_LATER:
            raise UsageProblem(_("Note {number} is not something to ask later.").format(number=note_id))
        if not note.answered:
            self._change(note_id, ChangeField.ANSWERED, "yes")

    def clear(self, note_id: int, yes: bool) -> None:
        """Let this one note leave although it is flagged, ask-later or own reaction, or hold it back again.

        Raises:
            NotAllowedNow: when nothing holds the note back, or something that no clearing lets go.
        """
        note = self._note(note_id)
        leaving = self.leaving(note.interview_id, THRESHOLDS[-1])
        never = leaving.never(note)
        if yes and never:
            raise NotAllowedNow(
                _("Note {number} stays behind, and no clearing lets it go.").format(number=note_id),
                "",
                _WHY_NEVER[never](),
            )
        if not note.cleared and not leaving.why(note):
            raise NotAllowedNow(
                _("Note {number} needs no clearing.").format(number=note_id),
                "",
                _("Nothing holds it back but that somebody reads it, if nobody has."),
            )
        if yes != note.cleared:
            self._change(note_id, ChangeField.CLEARED, "yes" if yes else "no")

    def sign(self, note_ids: Sequence[int], yes: bool = True) -> int:
        """Say that somebody has seen these notes whole, and nothing more in them that identifies anyone.

        Out: how many of them were not signed before (or, to take it back, were). A change of words takes it
        back by itself.
        """
        notes = [self._note(number) for number in dict.fromkeys(note_ids)]
        meant = [note for note in notes if bool(note.signed) != yes and note.text.strip()]
        for note in meant:
            self._change(note.id, ChangeField.SIGNED, (self._actor or UNKNOWN) if yes else "")
        return len(meant)

    def leaving(self, interview_id: int, threshold: int = THRESHOLDS[0]) -> Leaving:
        """Return how the notes of an interview stand at export; ``threshold`` as ``Contents`` has it."""
        number, everyone = self._store.interview(interview_id).respondent_id, self._store.respondents()
        code = next(one.code for one in everyone if one.id == number)
        consent = ConsentState.of(self._store.consent_events(respondent_id=number))
        return Leaving(code, consent, Facts(everyone, self._store.study().fields, threshold))

    def _check(self, interview_id: int) -> None:
        try:
            interview = self._store.interview(interview_id)
        except KeyError:
            raise UsageProblem(_("There is no interview {number}.").format(number=interview_id)) from None
        state = ConsentState.of(self._store.consent_events(respondent_id=interview.respondent_id))
        if state.withdrawn:
            people = {respondent.id: respondent.code for respondent in self._store.respondents()}
            raise consent_missing(people[interview.respondent_id], state, ConsentScope.PARTICIPATION)
        if phase_of(self._store.phases()[interview_id][0]) not in reviewable.REVIEWED:
            raise NotAllowedNow(
                _("The conversation is still going on."), "", _("End the interview first, then review it.")
            )

    def _note(self, note_id: int) -> Note:
        try:
            note = self._store.note(note_id)
        except KeyError:
            raise UsageProblem(_("There is no note {number}.").format(number=note_id)) from None
        self._check(note.interview_id)
        if note.undone:
            raise UsageProblem(_("Note {number} was taken back.").format(number=note_id))
        return note

    def _change(self, note_id: int, field: ChangeField, value: str) -> None:
        self._store.add_change(NoteChange(note_id, field, value, self._clock.now().wall_ms))
