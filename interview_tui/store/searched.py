"""The part of the store that a search reads: texts in the order they came, what changed, notes by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.store import rows
from interview_tui.store.opened import OpenDatabase

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from interview_tui.model.note import Note, NoteKind

_TEXTS = "SELECT id, text FROM notes WHERE id > ? ORDER BY id LIMIT ?"
_CHANGED = (
    "SELECT max(id), note_id FROM (SELECT id, note_id FROM note_changes WHERE id > ? "
    "AND field IN ('text', 'quick', 'undone') ORDER BY id LIMIT ?) GROUP BY note_id ORDER BY note_id"
)
_CODES = (
    "SELECT i.id, r.code FROM interviews i JOIN respondents r ON r.id = i.respondent_id WHERE i.id IN ({})"
)
_NOT_SIGNED = """
NOT EXISTS (
    SELECT 1 FROM note_changes c WHERE c.note_id = n.id AND c.field = 'signed' AND c.value <> ''
    AND NOT EXISTS (
        SELECT 1 FROM note_changes d
        WHERE d.note_id = n.id AND d.id > c.id AND d.field IN ('text', 'quick', 'signed')
    )
)
"""
_UNREAD = f"SELECT DISTINCT n.interview_id FROM notes n WHERE {_NOT_SIGNED}"  # noqa: S608 - all of it is ours
_CHANGED_EVER = "EXISTS (SELECT 1 FROM note_changes c WHERE c.note_id = n.id)"
_PLAIN = "n.kind IN ({kinds}) AND n.text >= '!' AND NOT ({marked}) AND NOT " + _CHANGED_EVER
_COUNTED = f"SELECT interview_id, count(*) FROM notes n WHERE {_PLAIN} GROUP BY interview_id"  # noqa: S608
_OTHERS = f"SELECT id FROM notes n WHERE NOT ({_PLAIN}) AND {_NOT_SIGNED} ORDER BY id"  # noqa: S608
_AT_ONCE = 500


class Searched(OpenDatabase):
    """Reading for the index of words, and for what it found; and where there is something to read."""

    def unread(self) -> set[int]:
        """Return the interviews that hold a note nobody has signed as it stands now, by id."""
        return {number for (number,) in self._rows(_UNREAD)}

    def plain_notes(self, kinds: Collection[NoteKind], marks: str) -> dict[int, int]:
        """Return how many notes by interview were never changed, are of these kinds and have no such sign.

        Notes without words are not among them.
        """
        return dict(self._rows(*_plain(_COUNTED, kinds, marks)))

    def other_notes(self, kinds: Collection[NoteKind], marks: str) -> Iterator[Note]:
        """Yield all the other notes that nobody has signed, as they stand now, in the order of storing."""
        numbers = [number for (number,) in self._rows(*_plain(_OTHERS, kinds, marks))]
        for start in range(0, len(numbers), _AT_ONCE):
            yield from self.notes_of(numbers[start : start + _AT_ONCE])

    def texts_after(self, note_id: int, most: int) -> list[tuple[int, str]]:
        """Return (number, words as first written) of the next notes after a number, in their order."""
        return self._rows(_TEXTS, (note_id, most))

    def changed_after(self, change_id: int, most: int) -> tuple[int, list[int]]:
        """Return the number of the last of the next changes of words, and which notes they changed.

        (0, []) when there are none.
        """
        found = self._rows(_CHANGED, (change_id, most))
        return max((last for last, _note in found), default=0), [note for _last, note in found]

    def seal_at(self, number: int) -> bytes:
        """Return the hash of the audit's row with this number; empty when there is none."""
        row = self._row("SELECT hash FROM audit WHERE id = ?", (number,))
        return bytes(row[0]) if row else b""

    def notes_of(self, numbers: Sequence[int]) -> list[Note]:
        """Return the notes with these numbers as they stand now, in the order of the numbers."""
        from interview_tui.model.note import fold

        found: list[Note] = []
        for start in range(0, len(numbers), _AT_ONCE):
            some = tuple(numbers[start : start + _AT_ONCE])
            marks = ", ".join("?" * len(some))
            first = self._rows(f"{rows.NOTE} WHERE id IN ({marks})", some)
            later = self._rows(f"{rows.CHANGE} WHERE note_id IN ({marks}) ORDER BY id", some)
            found += fold(map(rows.note, first), map(rows.change, later))
        place = {number: at for at, number in enumerate(numbers)}
        return sorted(found, key=lambda note: place[note.id])

    def codes_of(self, interviews: Sequence[int]) -> dict[int, str]:
        """Return whose interviews these are: codes by the interviews' numbers."""
        marks = ", ".join("?" * len(interviews))
        return dict(self._rows(_CODES.format(marks), tuple(interviews)))


def _plain(sql: str, kinds: Collection[NoteKind], marks: str) -> tuple[str, tuple[str, ...]]:
    """Return one of the queries for plain notes, and what goes into it."""
    marked = " OR ".join(["instr(text, ?) > 0"] * len(marks))
    filled = sql.format(kinds=", ".join("?" * len(kinds)), marked=marked)
    return filled, (*(kind.value for kind in kinds), *marks)
