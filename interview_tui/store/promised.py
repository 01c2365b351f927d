"""The part of the store about what was written down and promised: sheet, letters, promises, milestones.

Its rows are imported when they are needed: the way to the session screen passes here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interview_tui.store import months
from interview_tui.store.opened import OpenDatabase

if TYPE_CHECKING:
    from interview_tui.model.letter import ItemAnswer, Letter, Milestone, Promise
    from interview_tui.model.sheet import Sheet


class Promised(OpenDatabase):
    """Sheets, letters with their checklist, promises, milestones."""

    def kept_days(self, text: str) -> str:
        """Return a text with the days in it as they will be kept: firsts of months where no more is kept."""
        return months.first_of_month(text) if self.by_month else text

    def sheet(self) -> Sheet:
        """Return the study sheet as last saved; an empty one when there is none."""
        from interview_tui.model.sheet import Sheet
        from interview_tui.store import rows_field as rows

        row = self._row(rows.SHEET)
        return Sheet() if row is None else rows.sheet(row)

    def save_sheet(self, sheet: Sheet, at: int, by: str) -> None:
        """Save the study sheet; the ones before stay on record."""
        from interview_tui.store import rows_field as rows

        with self._writing():
            self._audit("sheet saved", self._insert("sheets", rows.sheet_row(sheet, at, by)), at=at)

    def add_letter(self, letter: Letter) -> Letter:
        """Keep a letter and put it in force; ValueError when its version is there already."""
        from interview_tui.store import rows_field as rows

        with self._writing() as db:
            kept = replace(letter, id=self._insert("letters", rows.letter_row(letter)))
            db.execute("UPDATE study SET letter_version = ?, letter_hash = ?", (letter.version, letter.hash))
            self._audit("letter added", kept.id, at=letter.at)
        return kept

    def letters(self) -> list[Letter]:
        """Return every letter, oldest first."""
        from interview_tui.store import rows_field as rows

        return [rows.letter(row) for row in self._rows(rows.LETTER + " ORDER BY id")]

    def letter(self, version: str) -> Letter | None:
        """Return the letter of this version; None when its text was never kept."""
        from interview_tui.store import rows_field as rows

        row = self._row(rows.LETTER + " WHERE version = ?", (version,))
        return None if row is None else rows.letter(row)

    def answer_item(self, letter_id: int, item: str, answer: ItemAnswer, at: int) -> None:
        """Record the answer to an item of a letter's checklist; the last one counts."""
        row = {"letter_id": letter_id, "item": item, "answer": answer.value, "at": at}
        with self._writing():
            self._insert("letter_answers", row)
            self._audit("letter item answered", letter_id, at=at)

    def item_answers(self, letter_id: int) -> dict[str, ItemAnswer]:
        """Return what was last answered, by item."""
        from interview_tui.store import rows_field as rows

        return dict(rows.answer(row) for row in self._rows(rows.ANSWER, (letter_id,)))

    def add_promise(self, promise: Promise) -> Promise:
        """Record a promise of a letter."""
        from interview_tui.store import rows_field as rows

        with self._writing():
            kept = replace(promise, id=self._insert("promises", rows.promise_row(promise)))
            self._audit("promise added", kept.id, at=promise.at)
        return kept

    def remove_promise(self, promise_id: int, at: int) -> None:
        """Say that a letter does not promise this after all; KeyError when there is no such promise."""
        with self._writing() as db:
            done = db.execute("UPDATE promises SET removed = 1 WHERE id = ? AND removed = 0", (promise_id,))
            if done.rowcount != 1:
                raise KeyError(promise_id)
            self._audit("promise removed", promise_id, at=at)

    def promises(self) -> list[Promise]:
        """Return every promise that stands, of all letters, oldest first."""
        from interview_tui.store import rows_field as rows

        return [rows.promise(row) for row in self._rows(rows.PROMISE + " ORDER BY letter_id, id")]

    def add_milestone(self, milestone: Milestone) -> Milestone:
        """Record that something happened to the study on a day."""
        from interview_tui.store import rows_field as rows

        with self._writing():
            kept = replace(milestone, id=self._insert("milestones", rows.milestone_row(milestone)))
            self._audit(f"milestone {milestone.name}", kept.id, at=milestone.at)
        return kept

    def remove_milestone(self, milestone: Milestone, at: int) -> None:
        """Take back what was recorded by mistake; the log keeps that it was, and when."""
        with self._writing() as db:
            db.execute("DELETE FROM milestones WHERE id = ?", (milestone.id,))
            self._audit(f"milestone {milestone.name} taken back", milestone.id, at=at)

    def milestones(self) -> list[Milestone]:
        """Return what happened to the study, oldest record first."""
        from interview_tui.store import rows_field as rows

        return [rows.milestone(row) for row in self._rows(rows.MILESTONE)]
