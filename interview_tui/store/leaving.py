"""The part of the store about what leaves: decisions on identifiers, the numbers of replacements, exports."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.store import rows
from interview_tui.store.opened import OpenDatabase

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from interview_tui.model.disclosure import Population
    from interview_tui.model.identifier import Decision


_LEAST, _SPARSE = 99, 4


class Export(NamedTuple):
    """An earlier export: its month (``YYYY-MM``), its folder, (name, SHA-256) of each file.

    ``place`` is empty when it was not noted; ``at`` is UTC in milliseconds; ``facts`` are the background
    fields whose values left beside codes. ``linked`` is whether people were told apart, None when it is not
    known; ``people`` are the respondents whose words left and who are not erased, ``gone`` how many are.
    ``part`` is the hidden name of the file that was being written when it broke off; empty when it ended.
    """

    id: int
    month: str
    place: str
    files: tuple[tuple[str, str], ...]
    at: int
    facts: tuple[str, ...] = ()
    linked: bool | None = None
    people: frozenset[int] = frozenset()
    gone: int = 0
    part: str = ""


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

    def tokens(
        self, wanted: Sequence[tuple[str, str]], avoided: Mapping[str, Collection[int]] | None = None
    ) -> dict[str, int]:
        """Return the number of each entity's replacement, allocated once and kept over all exports.

        Args:
            wanted: Keyed hash of the entity, and what it is called: numbers run for each such word.
            avoided: What it is called -> numbers that are not given, since a name would read like them.

        Numbers are drawn at random out of four times as many as are in use, and no fewer than 99: they tell
        neither the order of interviews nor how many there are, and another study has others (check D6).

        Raises:
            ValueError: when one hash is wanted as two types; its replacement would stand for two things.
        """
        types = dict(wanted)
        if len(types) != len(set(wanted)):
            raise ValueError("one entity is wanted as two types")
        known = self.numbers()
        new = [(name, str(kind)) for name, kind in types.items() if (name, str(kind)) not in known]
        if new:
            import secrets

            used: dict[str, set[int]] = {}
            for (_name, kind), number in known.items():
                used.setdefault(kind, set()).add(number)
            with self._writing():
                for name, kind in new:
                    taken = used.setdefault(kind, set())
                    number = _free(taken | set((avoided or {}).get(kind, ())), secrets.randbelow)
                    taken.add(number)
                    known[name, kind] = number
                    self._insert("tokens", {"type": kind, "entity_hash": name, "number": number})
        return {name: known[name, str(kind)] for name, kind in types.items()}

    def numbers(self) -> dict[tuple[str, str], int]:
        """Return every number that was given: (keyed hash of the entity, what it is called) -> number."""
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

    def ladders(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """Return how values are made coarser in this study: (kind, value) -> steps, finest first."""
        import json

        found = self._rows("SELECT kind, value, steps FROM ladders ORDER BY kind, value")
        return {(kind, value): rows.texts(json.loads(steps)) for kind, value, steps in found}

    def set_ladder(self, kind: str, value: str, steps: Sequence[str]) -> None:
        """Keep the steps of a value in place of earlier ones; no steps: as the program ships them."""
        with self._writing() as db:
            db.execute("DELETE FROM ladders WHERE kind = ? AND value = ?", (kind, value))
            if steps:
                self._insert("ladders", {"kind": kind, "value": value, "steps": rows.to_json(list(steps))})
            self._audit("ladder set", "")

    def quotes_used(self) -> dict[int, tuple[int, ...]]:
        """Return in which exports each quote left, by note id."""
        used: dict[int, tuple[int, ...]] = {}
        for note_id, export_id in self._rows("SELECT note_id, export_id FROM export_quotes ORDER BY id"):
            used[note_id] = (*used.get(note_id, ()), export_id)
        return used

    def claims(self) -> dict[int, tuple[str, ...]]:
        """Return the claims that each quote is used under, as they were put down, by note id."""
        used: dict[int, tuple[str, ...]] = {}
        for note_id, claim in self._rows("SELECT note_id, claim FROM quote_claims ORDER BY id"):
            used[note_id] = (*used.get(note_id, ()), claim)
        return used

    def set_claim(self, note_id: int, claim: str, used: bool) -> None:
        """Keep that a quote is used under a claim, or that it is not after all."""
        with self._writing() as db:
            db.execute("DELETE FROM quote_claims WHERE note_id = ? AND claim = ?", (note_id, claim))
            if used:
                self._insert("quote_claims", {"note_id": note_id, "claim": claim})
            self._audit("claim set", note_id)

    def record_export(  # noqa: PLR0913 - one parameter for each thing that is kept of it
        self,
        month: str,
        files: Sequence[tuple[str, str]],
        place: str = "",
        override: str = "",
        quotes: Sequence[int] = (),
        *,
        facts: Sequence[str] = (),
        linked: bool | None = None,
        people: Collection[int] = (),
        part: str = "",
    ) -> int:
        """Record that files left, or are about to, and return the export's number.

        Args:
            month: ``YYYY-MM``.
            files: Each file's name and SHA-256 in hex.
            place: The folder.
            override: Why it left although someone could be recognised by facts; empty when none could.
            quotes: The notes in it that give somebody's own words.
            facts: The background fields whose values are in it, beside codes.
            linked: Whether people are told apart in it; None when it is not known.
            people: The respondents whose words are in it.
            part: The hidden name of a file until it is whole, for files that are still to be written; then
                ``end_export`` or ``clear_export`` says how that ended.
        """
        listed = rows.to_json([list(file) for file in files])
        with self._writing():
            row = {"month": month, "files": listed, "place": place, "override": override, "part": part}
            who = {} if linked is None else {"linked": int(linked), "people": len(people)}
            number = self._insert("exports", {**row, "facts": rows.to_json(list(facts)), **who})
            for respondent_id in sorted(people):
                self._insert("export_people", {"export_id": number, "respondent_id": respondent_id})
            for note_id in quotes:
                self._insert("export_quotes", {"export_id": number, "note_id": note_id})
            self._audit("export begun" if part else "export made", number)
        return number

    def end_export(self, number: int) -> None:
        """Keep that an export which was begun counts as one that left."""
        with self._writing() as db:
            db.execute("UPDATE exports SET part = '' WHERE id = ?", (number,))
            self._audit("export ended", number)

    def clear_export(self, number: int) -> None:
        """Forget an export of which no file is left anywhere, with what was to be got back of it."""
        with self._writing() as db:
            for table in ("recalls", "export_quotes", "export_people"):
                db.execute(f"DELETE FROM {table} WHERE export_id = ?", (number,))  # noqa: S608 - fixed names
            db.execute("DELETE FROM exports WHERE id = ?", (number,))
            self._audit("export cleared", number)

    def has_begun_exports(self) -> bool:
        """Return whether an export is on record that never ended."""
        return bool(self._rows("SELECT 1 FROM exports WHERE part != '' LIMIT 1"))

    def exports(self) -> list[Export]:
        """Return what left earlier, oldest first, and what may have left: an export that never ended."""
        import json

        # A number that was cleared is given again: the last that began or was made with it is meant.
        found = self._rows(
            "SELECT id, month, place, files, facts, linked, people, "
            "(SELECT at FROM audit WHERE kind IN ('export made', 'export begun') "
            "AND object_id = CAST(e.id AS TEXT) ORDER BY id DESC LIMIT 1), part "
            "FROM exports e ORDER BY id"
        )
        held: dict[int, set[int]] = {}
        for export_id, respondent_id in self._rows("SELECT export_id, respondent_id FROM export_people"):
            held.setdefault(export_id, set()).add(respondent_id)
        return [
            Export(
                number,
                month,
                place,
                tuple((name, sha256) for name, sha256 in json.loads(files)),
                at or 0,
                rows.texts(json.loads(facts)),
                None if linked < 0 else bool(linked),
                frozenset(held.get(number, ())),
                max(people - len(held.get(number, ())), 0),
                part,
            )
            for number, month, place, files, facts, linked, people, at, part in found
        ]


def _free(taken: set[int], below: Callable[[int], int]) -> int:
    """Return a number at random that is not taken."""
    most = max(_LEAST, _SPARSE * (len(taken) + 1))
    while (number := 1 + below(most)) in taken:
        pass
    return number
