"""Before the next interview: what was left to ask, one's own tally, and whether preconceptions are written.

The tally is for oneself: it counts one's own interviews alone, and no export knows of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.model.consent import ConsentScope
from interview_tui.model.craft import Tally, tally
from interview_tui.model.interview import EventKind, Phase
from interview_tui.model.preparation import LeftToAsk, Preparation
from interview_tui.model.progress import ask_later

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interview_tui.model.interview import Event, Interview
    from interview_tui.model.note import Note
    from interview_tui.model.study import Respondent
    from interview_tui.store.store import Store

_KINDS = (
    EventKind.ASKED_AS, EventKind.FAULT, EventKind.VALIDATION, EventKind.SILENCE, EventKind.SILENCE_OVER,
    EventKind.ENDED,
)  # fmt: skip

_OVER = (Phase.ENDED, Phase.CLOSED)


class Preparing:
    """What is shown before an interview, and who could be asked again."""

    def __init__(self, store: Store, actor: str = "") -> None:
        self._store, self._actor = store, actor

    def before(self, code: str) -> Preparation:
        """Return what to know before the next interview with a respondent. UsageProblem: no such code."""
        from interview_tui.services.recruiting import find_respondent

        person = find_respondent(self._store, code)
        interviews = self._store.interviews()
        mine = [one for one in interviews if one.interviewer == self._actor]
        talked = self._store.events_of_kinds(*_KINDS)
        tallies = [tally(events) for one in mine if _over(events := talked.get(one.id, []))]
        written = self._store.preconceptions()
        return Preparation(
            person.code, self._left(person), tallies[-1] if tallies else Tally(), sum(tallies, Tally()),
            len(tallies), len(written[-1].points) if written else 0, not interviews,
        )  # fmt: skip

    def open_items(self) -> list[LeftToAsk]:
        """Return what is still to be asked of everyone who has not withdrawn, by code."""
        people = (self._left(person) for person in self._store.respondents() if not person.cancelled)
        return sorted((one for one in people if one.notes), key=lambda one: one.code)

    def _left(self, person: Respondent) -> LeftToAsk:
        from interview_tui.model.consent import ConsentState

        consent = ConsentState.of(self._store.consent_events(respondent_id=person.id))
        if consent.withdrawn:
            return LeftToAsk(person.code, False, ())
        notes = self._notes(self._store.interviews(person.id))
        return LeftToAsk(person.code, consent.may(ConsentScope.RECONTACT), tuple(notes))

    def _notes(self, interviews: Iterable[Interview]) -> list[Note]:
        from interview_tui.services.recruiting import phase_of

        phases = self._store.phases()
        over = [one for one in interviews if phase_of(phases[one.id][0]) in _OVER]
        return [note for one in over for note in ask_later(self._store.notes(one.id))]


def _over(events: list[Event]) -> bool:
    return any(event.kind is EventKind.ENDED for event in events)
