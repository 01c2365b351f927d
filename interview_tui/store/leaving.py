"""The part of the store about what leaves: decisions on identifiers, the numbers of replacements, exports."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.store import rows
from interview_tui.store.opened import OpenDatabase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.model.disclosure import Population
    from interview_tui.model.identifier import Decision, IdentifierType


class Export(NamedTuple):
    """An earlier export: its month (``YYYY-MM``), its folder, (name, SHA-256) of each file.

    ``place`` is empty when it was not noted; ``at`` is UTC in milliseconds.
    """

    id: int
    month: str
    place: str
    files: tuple[tuple[str, str], ...]
    at: int


class Leaving(OpenDatabase):
    """Decisions, tokens, exports."""

    def add_decision(self, decision: Decision) -> Decision:
        """Record a person's decision on an entity and return it with its id."""
        with self._writing():
            kept = replace(decision, id=self._insert("decisions", rows.decision_row(decision)))
            self._audit("identifier decided", kept.id, at=decision.at)
        return kept

    def decisions(self) -> list[Decision]:
        """Return all decisions, oldest first; the latest on an entity counts."""
        found = self._rows(rows.DECISION + " ORDER BY id")
        return [rows.decision(row) for row in found]

    def tokens(self, wanted: Sequence[tuple[str, IdentifierType]]) -> dict[str, int]:
        """Return the number of each entity's replacement, allocated once and kept over all exports.

        Args:
            wanted: Keyed hash of the entity, and its type. Numbers run per type; new ones of one call are
                handed out in random order, so that they do not tell the order of interviews.

        Raises:
            ValueError: when one hash is wanted as two types; its replacement would stand for two things.
        """
        types = dict(wanted)
        if len(types) != len(set(wanted)):
            raise ValueError("one entity is wanted as two types")
        known = self._known_tokens()
        new = [(name, kind) for name, kind in types.items() if (name, kind.value) not in known]
        if new:
            import secrets

            secrets.SystemRandom().shuffle(new)
            with self._writing():
                for name, kind in new:
                    number = 1 + sum(1 for _, taken in known if taken == kind.value)
                    known[name, kind.value] = number
                    self._insert("tokens", {"type": kind.value, "entity_hash": name, "number": number})
        return {name: known[name, kind.value] for name, kind in types.items()}

    def _known_tokens(self) -> dict[tuple[str, str], int]:
        found = self._rows("SELECT entity_hash, type, number FROM tokens")
        return {(name, kind): number for name, kind, number in found}

    def population(self) -> list[Population]:
        """Return how many people in the world share some facts, as the researcher entered it."""
        import json

        from interview_tui.model.disclosure import Population

        found = self._rows("SELECT facts, count FROM population ORDER BY facts")
        return [Population(dict(json.loads(facts)), count) for facts, count in found]

    def set_population(self, one: Population) -> None:
        """Keep a figure in place of an earlier one for the same facts."""
        facts = rows.to_json(sorted(one.values.items()))
        with self._writing() as db:
            db.execute("DELETE FROM population WHERE facts = ?", (facts,))
            number = self._insert("population", {"facts": facts, "count": one.count})
            self._audit("population figure set", number)

    def record_export(
        self, month: str, files: Sequence[tuple[str, str]], place: str = "", override: str = ""
    ) -> None:
        """Record that files left.

        Args:
            month: ``YYYY-MM``.
            files: Each file's name and SHA-256 in hex.
            place: The folder.
            override: Why it left although someone could be recognised by facts; empty when none could.
        """
        listed = rows.to_json([list(file) for file in files])
        with self._writing():
            number = self._insert(
                "exports", {"month": month, "files": listed, "place": place, "override": override}
            )
            self._audit("export made", number)

    def exports(self) -> list[Export]:
        """Return what left earlier, oldest first."""
        import json

        found = self._rows(
            "SELECT id, month, place, files, (SELECT at FROM audit WHERE kind = 'export made' "
            "AND object_id = CAST(e.id AS TEXT)) FROM exports e ORDER BY id"
        )
        return [
            Export(number, month, place, tuple((name, sha256) for name, sha256 in json.loads(files)), at or 0)
            for number, month, place, files, at in found
        ]
