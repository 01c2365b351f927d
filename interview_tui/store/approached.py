"""The part of the store about recruitment: log, approaches, pilots, criteria; and about what is expected.

Its rows are imported when they are needed: the way to the session screen passes here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interview_tui.store.opened import OpenDatabase

if TYPE_CHECKING:
    from interview_tui.model.preconception import Preconceptions
    from interview_tui.model.recruitment import Approach, Criteria, RecruitmentEvent, RecruitState


class Approached(OpenDatabase):
    """Recruitment events, approaches, pilots, criteria, preconceptions."""

    def add_recruitment(self, event: RecruitmentEvent) -> RecruitmentEvent:
        """Log a step of a person's recruitment, and mark who cancelled; ValueError for no such person."""
        from interview_tui.model.recruitment import RecruitState
        from interview_tui.store import rows_field as rows

        cancelled = int(event.state is RecruitState.CANCELLED)
        with self._writing() as db:
            kept = replace(event, id=self._insert("recruitment_events", rows.recruitment_row(event)))
            db.execute("UPDATE respondents SET cancelled = ? WHERE id = ?", (cancelled, event.respondent_id))
            self._audit(f"recruitment {event.state.value}", event.respondent_id, at=event.at)
        return kept

    def remove_recruitment(self, event: RecruitmentEvent, at: int) -> None:
        """Take a step out of the log again, and mark by what is left who cancelled; ``at`` is UTC ms."""
        from interview_tui.model.recruitment import RecruitState

        with self._writing() as db:
            db.execute("DELETE FROM recruitment_events WHERE id = ?", (event.id,))
            left = self.recruitment(event.respondent_id)
            cancelled = int(bool(left) and left[-1].state is RecruitState.CANCELLED)
            db.execute("UPDATE respondents SET cancelled = ? WHERE id = ?", (cancelled, event.respondent_id))
            self._audit("recruitment taken back", event.respondent_id, at=at)

    def recruitment(self, respondent_id: int | None = None) -> list[RecruitmentEvent]:
        """Return what was logged for one person, or for all; oldest first."""
        from interview_tui.store import rows_field as rows

        where, given = _of(respondent_id)
        return [rows.recruitment(row) for row in self._rows(rows.RECRUITMENT + where, given)]

    def recruited(self) -> dict[int, RecruitState]:
        """Return what was logged last for each person, by respondent id."""
        from interview_tui.store import rows_field as rows

        found = self._rows("SELECT respondent_id, state FROM recruitment_events ORDER BY id")
        return {number: rows.recruit_state((word,)) for number, word in dict(found).items()}

    def add_approach(self, approach: Approach) -> Approach:
        """Record how a person was approached; the last record counts."""
        from interview_tui.store import rows_field as rows

        with self._writing():
            kept = replace(approach, id=self._insert("approaches", rows.approach_row(approach)))
            self._audit("approach recorded", approach.respondent_id, at=approach.at)
        return kept

    def approaches(self, respondent_id: int | None = None) -> dict[int, Approach]:
        """Return how people were approached as last recorded, by respondent id; of one, or of all."""
        from interview_tui.store import rows_field as rows

        where, given = _of(respondent_id)
        found = (rows.approach(row) for row in self._rows(rows.APPROACH + where, given))
        return {one.respondent_id: one for one in found}

    def asked(self) -> dict[int, Approach]:
        """Return how people were approached as last recorded, by respondent id, without whom and when."""
        from interview_tui.store import rows_field as rows

        found = {number: tuple(said) for number, *said in self._rows(rows.ASKED)}
        alike = {said: rows.asked(said) for said in set(found.values())}
        return {number: alike[said] for number, said in found.items()}

    def set_pilot(self, respondent_id: int, pilot: bool) -> None:
        """Say whether a person is a trial that stays out of n; KeyError when there is no such person."""
        with self._writing() as db:
            done = db.execute("UPDATE respondents SET pilot = ? WHERE id = ?", (int(pilot), respondent_id))
            if done.rowcount != 1:
                raise KeyError(respondent_id)
            self._audit("pilot set" if pilot else "pilot unset", respondent_id)

    def add_criteria(self, criteria: Criteria) -> Criteria:
        """Keep a version of the criteria, the next in order."""
        row = {
            "text": criteria.text,
            "reason": criteria.reason,
            "at": criteria.at,
            "recorded_by": criteria.recorded_by,
        }
        with self._writing():
            kept = replace(criteria, id=self._insert("criteria", row))
            self._audit("criteria added", kept.id, at=criteria.at)
        return kept

    def criteria(self) -> list[Criteria]:
        """Return every version of the criteria, oldest first; their ids count from 1."""
        from interview_tui.store import rows_field as rows

        return [rows.criteria(row) for row in self._rows(rows.CRITERIA)]

    def add_preconceptions(self, written: Preconceptions) -> Preconceptions:
        """Keep what the researcher expects to find, as written now."""
        from interview_tui.store import rows_field as rows

        with self._writing():
            kept = replace(written, id=self._insert("preconceptions", rows.preconceptions_row(written)))
            self._audit("preconceptions written", kept.id, at=written.at)
        return kept

    def preconceptions(self) -> list[Preconceptions]:
        """Return every writing of the preconceptions, oldest first."""
        from interview_tui.store import rows_field as rows

        return [rows.preconceptions(row) for row in self._rows(rows.PRECONCEPTIONS)]


def _of(respondent_id: int | None) -> tuple[str, tuple[int, ...]]:
    if respondent_id is None:
        return " ORDER BY id", ()
    return " WHERE respondent_id = ? ORDER BY id", (respondent_id,)
