"""The part of the store about versions of the guide: what changed from one to the next, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.store.opened import OpenDatabase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.model.guide import Guide
    from interview_tui.model.guide_change import Change, KeptChange


class Versions(OpenDatabase):
    """Changes of the guide."""

    def change_guide(self, guide: Guide, changes: Sequence[Change], *, at: int, actor: str = "") -> str:
        """Make a guide the one in force, with what changed from the one before; all of it or nothing.

        Args:
            guide: The new version.
            changes: Its changes, each with its reason.
            at: When, in UTC milliseconds.
            actor: Who decided on them.

        Returns:
            The hash of the guide.

        Raises:
            ValueError: a change that needs a reason has none.
        """
        name = guide.hash()
        row = (name, guide.title, guide.version, guide.language, guide.canonical())
        with self._writing() as db:
            before = self._rows("SELECT guide_hash FROM study")[0][0]
            db.execute(
                "INSERT INTO guides (hash, title, version, language, canonical) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (hash) DO NOTHING",
                row,
            )
            for one in changes:
                self._insert(
                    "guide_changes",
                    {
                        "from_hash": before, "to_hash": name, "kind": one.kind.value, "old_id": one.old_id,
                        "new_id": one.new_id, "words_before": one.before, "words_after": one.after,
                        "reason": one.reason, "at": at, "actor": actor,
                    },
                )  # fmt: skip
            db.execute("UPDATE study SET guide_hash = ?", (name,))
            self._audit("guide changed", name, at=at)
        return name

    def guide_changes(self) -> list[KeptChange]:
        """Return every change of the guide, oldest first."""
        from interview_tui.model.guide_change import Change, ChangeKind, KeptChange

        found = self._rows(
            "SELECT kind, old_id, new_id, words_before, words_after, reason, from_hash, to_hash, at, actor "
            "FROM guide_changes ORDER BY id"
        )
        return [
            KeptChange(Change(ChangeKind(kind), old, new, before, after, reason), *rest)
            for kind, old, new, before, after, reason, *rest in found
        ]
