"""Typed tokens in the place of identifiers, in every text that leaves; what is undecided shuts the gate."""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from interview_tui.deidentify import candidates, replace
from interview_tui.i18n import N_, _, ngettext, translator
from interview_tui.model.identifier import Candidate, Choice, IdentifierType
from interview_tui.services.suspects import best

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from interview_tui.model.identifier import Decision, KnownName

    Tokens = Callable[[Sequence[tuple[str, IdentifierType]]], dict[str, int]]

UNDECIDED = N_("[undecided]")
"""Stands in a preview for what waits for a decision; a summary that holds it never leaves."""


@dataclass(slots=True)
class Masking:
    """First ``look`` at every text that leaves, then ``settle`` the numbers, then ask for texts ``masked``.

    Fails closed: a text that could not be searched counts as undecided, and is masked whole.
    """

    names: tuple[KnownName, ...]
    decisions: Mapping[str, Decision]
    language: str
    _found: dict[str, list[Candidate] | None] = field(default_factory=dict)
    _undecided: Counter[str] = field(default_factory=Counter)
    _failed: dict[str, None] = field(default_factory=dict)
    _replaced: Counter[str] = field(default_factory=Counter)
    _kept: set[str] = field(default_factory=set)
    _tokens: dict[str, str] = field(default_factory=dict)
    _types: dict[str, IdentifierType] = field(default_factory=dict)

    def look(self, where: str, text: str) -> None:
        """Search a text; ``where`` names it in problems, by ids only."""
        if text not in self._found:
            self._found[text] = self._search(text)
        found = self._found[text]
        if found is None:
            self._failed[where] = None
            return
        for one in found:
            choice = self._choice(one)
            if choice is None:
                self._undecided[where] += 1
            elif choice is Choice.KEEP:
                self._kept.add(one.entity)
            else:
                self._replaced[one.entity] += 1

    def look_all(self, places: Mapping[str, Sequence[str]]) -> None:
        """Look at every text of every place."""
        for where, texts in places.items():
            for text in texts:
                self.look(where, text)

    def _search(self, text: str) -> list[Candidate] | None:
        try:
            return candidates.find(text, self.names, self.language)
        except Exception:  # noqa: BLE001 - whatever went wrong in the search, the gate stays shut
            return None

    def _choice(self, one: Candidate) -> Choice | None:
        decision = self.decisions.get(one.entity)
        if decision is not None:
            return decision.choice
        return Choice.REPLACE if one.certain else None

    def settle(self, secret: bytes, tokens: Tokens) -> None:
        """Give every identifier its number: the one it has had before, or a new one that is kept.

        Args:
            secret: The study's own; without it nobody can tell what a kept number stands for.
            tokens: (Keyed hash, type) of each identifier -> its number, as ``Store.tokens`` has it.
        """
        for entity in self._replaced:
            self._types[entity] = self._type(entity)
        hashes = {entity: entity_hash(secret, entity) for entity in self._types}
        numbers = tokens([(hashes[entity], kind) for entity, kind in self._types.items()])
        for entity, kind in self._types.items():
            self._tokens[entity] = replace.token(kind, numbers[hashes[entity]], self.language)

    @property
    def _undecided_token(self) -> str:
        return translator(self.language)(UNDECIDED)

    def _type(self, entity: str) -> IdentifierType:
        if entity in self.decisions:
            return self.decisions[entity].type
        return best(one for found in self._found.values() for one in found or () if one.entity == entity).type

    def masked(self, text: str) -> str:
        """Return a text that was looked at, with tokens for identifiers; nothing of it if in doubt."""
        if not text:
            return text
        found = self._found.get(text)
        if found is None:
            return self._undecided_token
        spans = [(one.start, one.end, self._instead(one)) for one in found]
        return replace.apply(text, spans)

    def _instead(self, one: Candidate) -> str:
        if self._choice(one) is Choice.KEEP:
            return one.text
        return self._tokens.get(one.entity, self._undecided_token)

    @property
    def failed(self) -> bool:
        """Whether some text could not be searched."""
        return bool(self._failed)

    @property
    def problems(self) -> list[str]:
        """Why the gate is shut, a line per place, by ids and counts only."""
        lines = [_("{where}: could not be searched").format(where=where) for where in self._failed]
        for where, count in self._undecided.items():
            line = ngettext("{where}: {n} undecided", "{where}: {n} undecided", count)
            lines.append(line.format(where=where, n=count))
        return lines

    def replacements(self) -> dict[str, int]:
        """Return how many replacements are made, by type."""
        counts: Counter[str] = Counter()
        for entity, count in self._replaced.items():
            counts[self._types[entity].value] += count
        return dict(sorted(counts.items()))

    def entities(self) -> dict[str, int]:
        """Return how many different identifiers are replaced, by type."""
        return dict(sorted(Counter(self._types[entity].value for entity in self._replaced).items()))

    @property
    def kept(self) -> int:
        """How many different candidates a person decided to keep."""
        return len(self._kept)


def entity_hash(secret: bytes, entity: str) -> str:
    """Return the name under which an entity's number is kept: it says nothing without the study's secret."""
    return hmac.new(secret, entity.encode(), hashlib.sha256).hexdigest()
