"""What can be reviewed: interviews that have ended, and which of their notes nobody has read through.

Finds no identifiers, so that a status can ask it without bringing the detectors along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.model.consent import Given
from interview_tui.model.interview import Phase
from interview_tui.model.note import PLAIN, QUOTATION_MARKS
from interview_tui.services.leaving import why_held
from interview_tui.services.recruiting import phase_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from interview_tui.model.interview import Interview
    from interview_tui.model.note import Note
    from interview_tui.model.study import Respondent
    from interview_tui.store.store import Store

REVIEWED = frozenset({Phase.ENDED, Phase.CLOSED})
"""Phases in which an interview is reviewed and may be exported."""

_NOBODY_ASKED = Given({})


def interviews(
    store: Store, given: Mapping[int, Given] | None = None
) -> list[tuple[Respondent, Interview, Phase]]:
    """Return the interviews that have ended, of respondents who have not withdrawn, by code.

    Args:
        store: The study.
        given: Where consent stands, by respondent id, if it was read already.
    """
    states, phases = store.given() if given is None else given, store.phases()
    people = {respondent.id: respondent for respondent in store.respondents()}
    found = []
    for interview in store.interviews():
        state, phase = states.get(interview.respondent_id), phase_of(phases[interview.id][0])
        if phase in REVIEWED and not (state and state.withdrawn):
            found.append((people[interview.respondent_id], interview, phase))
    return sorted(found, key=lambda one: (by_code(one[0].code), one[1].id))


def by_code(code: str) -> tuple[int, str]:
    """Return what codes are sorted by: R7 before R47 before R100."""
    return len(code), code


def unread(store: Store, given: Mapping[int, Given] | None = None) -> int:
    """Return how many notes that would leave nobody has read through.

    Most notes are counted by the store: only those that something may hold back are looked at.

    Args:
        store: The study.
        given: Where consent stands, by respondent id, if it was read already.
    """
    given = store.given() if given is None else given
    of = {interview.id: person.id for person, interview, _phase in interviews(store, given)}
    plain = store.plain_notes(PLAIN, QUOTATION_MARKS)
    return sum(number for interview, number in plain.items() if interview in of) + sum(
        _waits(note, given.get(of[note.interview_id], _NOBODY_ASKED))
        for note in store.other_notes(PLAIN, QUOTATION_MARKS)
        if note.interview_id in of
    )


def unread_places(store: Store) -> Iterator[tuple[int, int]]:
    """Yield interview and number of each note that would leave and that nobody has read through, by code."""
    waiting, given = store.unread(), store.given()
    for person, interview, _phase in interviews(store, given):
        for note in store.notes(interview.id) if interview.id in waiting else ():
            if _waits(note, given.get(person.id, _NOBODY_ASKED)):
                yield interview.id, note.id


def _waits(note: Note, consent: Given) -> bool:
    # A note without words is a mark, which always stays behind.
    return not (note.undone or note.signed or why_held(note, consent))
