"""What is asked again in the room: consent while it records, and what not to quote."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from interview_tui.errors import NotAllowedNow, UsageProblem
from interview_tui.i18n import _
from interview_tui.model.consent import ConsentEvent, ConsentScope, Decision, Method
from interview_tui.model.interview import EventKind, live
from interview_tui.model.note import ChangeField, NoteFlag
from interview_tui.services.consenting import withdrawal
from interview_tui.services.notetaking import NoteTaking

if TYPE_CHECKING:
    from interview_tui.model.note import Note

QUOTES = "quotes"
"""Id of the question about quoting."""

TOLD = "told:"
"""What ids of things to be told begin with; the number of the thing follows."""

_QUOTED = (ConsentScope.QUOTE_VERBATIM, ConsentScope.QUOTE_ATTRIBUTED)


class LastThing(NamedTuple):
    """Something to see to before they go: an id, what it is, and whether it is done."""

    id: str
    text: str
    done: bool


class ClosingTalk(NoteTaking):
    """The acts on consent within an interview. They raise what every act of a session raises."""

    def confirm_consent(self) -> None:
        """They said yes once more, now that the recorder runs."""
        self._talking()
        if not self.state.recorder_on:
            raise NotAllowedNow(_("The recorder is not running."), "", _("Start it first."))
        self._add_event(EventKind.CONSENT_CONFIRMED)

    def last_things(self) -> list[LastThing]:
        """Return what is asked or told at the end: the question about quoting, and what was withheld."""
        done = {
            event.value
            for event in live(self.events)
            if event.kind in {EventKind.QUOTE_CHECK, EventKind.TOLD}
        }
        things = []
        answered = bool(done & {"nothing", "whole", "notes"})
        if answered or self.consent.may(ConsentScope.QUOTE_VERBATIM):
            asked = _("Is there anything you would rather I did not quote?")
            things.append(LastThing(QUOTES, asked, answered))
        for number, one in enumerate(self.consent.withheld, 1):
            text = _("Tell them now what was held back: {what}").format(what=one.what)
            things.append(LastThing(f"{TOLD}{number}", text, str(number) in done))
        return things

    def quote_nothing_back(self) -> None:
        """They were asked, and there is nothing they would rather not see quoted."""
        self._open()
        self._add_event(EventKind.QUOTE_CHECK, "nothing")

    def quote_none(self) -> None:
        """Nothing of the interview may be quoted: both sorts of quotes are withdrawn."""
        self._open()
        self._may(ConsentScope.QUOTE_VERBATIM)
        study, now = self._store.study(), self._clock.now().wall_ms
        asked = [scope for scope in _QUOTED if scope in self.consent.latest]
        self._store.add_consent(
            [
                ConsentEvent(
                    scope, Decision.WITHDRAWN, Method.ORAL_LOGGED, now, self._actor, self.respondent.id,
                    letter_version=study.letter_version, letter_hash=study.letter_hash,
                )
                for scope in asked or _QUOTED[:1]
            ]
        )  # fmt: skip
        self._may(ConsentScope.QUOTE_VERBATIM)
        self._add_event(EventKind.QUOTE_CHECK, "whole")

    def quote_not(self, note_id: int) -> Note:
        """This note may not be quoted; said twice, it may after all. UsageProblem: no such note."""
        self._open()
        note = self._live_note(note_id)
        off = NoteFlag.NO_QUOTE in note.flags
        changed = self._change(
            note_id, ChangeField.FLAG_OFF if off else ChangeField.FLAG_ON, NoteFlag.NO_QUOTE.value
        )
        if not off:
            self._add_event(EventKind.QUOTE_CHECK, "notes")
        return changed

    def told(self, number: int) -> None:
        """They were told the ``number``-th thing that was held back. UsageProblem: no such thing."""
        self._open()
        if not 1 <= number <= len(self.consent.withheld):
            raise UsageProblem(_("Nothing of that number was held back."), _("Nothing was changed."))
        self._add_event(EventKind.TOLD, str(number))

    def _withdraw_consent(self) -> None:
        self._may(ConsentScope.PARTICIPATION)
        if not self.consent.withdrawn:
            study, now = self._store.study(), self._clock.now().wall_ms
            events = withdrawal(study, self.respondent.id, self.consent, now, self._actor)
            self._store.add_consent(events)
            self._may(ConsentScope.PARTICIPATION)
