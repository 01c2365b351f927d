"""The part of the store about how things end: deadlines, and what there is to delete, in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.store.opened import OpenDatabase

if TYPE_CHECKING:
    from interview_tui.model.deadline import Deadline


class Ending(OpenDatabase):
    """Deadlines and counts."""

    def deadlines(self) -> list[Deadline]:
        """Return every deadline, the nearest first."""
        from interview_tui.model.deadline import Deadline, Kept

        found = self._rows("SELECT class, due, event, came, met, source FROM deadlines")
        deadlines = [Deadline(Kept(kept), *rest) for kept, *rest in found]
        return sorted(deadlines, key=lambda one: (one.day, one.kept))

    def save_deadline(self, deadline: Deadline) -> None:
        """Set the deadline of a class, in place of the one it had."""
        row = {
            "class": deadline.kept.value, "due": deadline.due, "event": deadline.event,
            "came": deadline.came, "met": deadline.met, "source": deadline.source,
        }  # fmt: skip
        with self._writing() as db:
            db.execute("DELETE FROM deadlines WHERE class = ?", (deadline.kept.value,))
            self._insert("deadlines", row)
            self._audit("deadline set", deadline.kept.value)

    def counts(self) -> dict[str, int]:
        """Return how many rows each table has; empty ones are left out."""
        tables = self._rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        found = {}
        for (name,) in tables:
            if not name.startswith(("sqlite_", "_")):
                count = self._rows(f'SELECT count(*) FROM "{name}"')[0][0]  # noqa: S608 - names are ours
                found[name] = int(count)
        return {name: count for name, count in found.items() if count}
