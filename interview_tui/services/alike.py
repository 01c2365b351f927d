"""Candidates that may be another way to write one: a letter more or less, another one, two exchanged.

A proposal only: ``Karri`` may be a slip for ``Kari`` or somebody else, and a person says which.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors.forms import tokens
from interview_tui.deidentify.detectors.near import one_apart, shorter
from interview_tui.model.identifier import NAMED, Choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from interview_tui.services.suspects import CandidateGroup

SHORTEST = 4
"""Fewest letters of a word that is taken for a slip; shorter ones are near too many."""


def with_nearly(groups: Iterable[CandidateGroup]) -> list[CandidateGroup]:
    """Return groups, those that wait with the known one they are a slip away from."""
    near = Neighbours()
    near.put({group.entity: group for group in groups})
    return near.groups


class Neighbours:
    """Groups by entity, those that wait with the one they are a slip away from; a change is told once.

    Only the groups whose words changed and those a slip away from them are looked at anew.
    """

    def __init__(self) -> None:
        self._given: dict[str, CandidateGroup] = {}
        self._shown: dict[str, CandidateGroup] = {}
        self._near: dict[str, dict[tuple[str, str], None]] = {}
        """A word, or one with a letter left out -> the words it may stand for, each with its entity."""

    @property
    def groups(self) -> list[CandidateGroup]:
        """Every group, in no order."""
        return list(self._shown.values())

    def put(self, changed: Mapping[str, CandidateGroup | None]) -> None:
        """Take in groups that came, changed or (None) went."""
        touched = dict.fromkeys(changed)
        for entity, group in changed.items():
            before = self._given.pop(entity, None)
            for one in (before, group):
                if one is not None:
                    touched |= dict.fromkeys(self._beside(one))
            self._forget(entity, before)
            if group is None:
                self._shown.pop(entity, None)
            else:
                self._given[entity] = group
                self._learn(group)
        for entity in touched:
            group = self._given.get(entity)
            if group is not None:
                nearest = self._nearest(group) if group.undecided else ""
                self._shown[entity] = replace(group, nearly=nearest) if group.undecided else group

    def _learn(self, group: CandidateGroup) -> None:
        if group.type in NAMED and not _kept(group):
            for word in _words(group):
                for left in shorter(word):
                    self._near.setdefault(left, {})[word, group.entity] = None

    def _forget(self, entity: str, group: CandidateGroup | None) -> None:
        for word in _words(group) if group is not None else ():
            for left in shorter(word):
                self._near.get(left, {}).pop((word, entity), None)

    def _beside(self, group: CandidateGroup) -> Iterator[str]:
        for word in _words(group):
            for left in shorter(word):
                yield from (entity for _word, entity in self._near.get(left, ()))

    def _nearest(self, group: CandidateGroup) -> str:
        """Return the entity a group may be a slip for: one that is known, else one that stands more often."""
        if group.type not in NAMED:
            return ""
        found: list[tuple[bool, int, str]] = []
        for form in group.examples:
            said = tokens(form)
            if len(said) != 1 or len(said[0]) < SHORTEST:
                continue
            for word, entity in self._alike(said[0]):
                other = self._given[entity]
                better = not other.undecided or other.count > group.count
                if entity != group.entity and better and one_apart(said[0], word):
                    found.append((other.undecided, -other.count, entity))
        return min(found)[2] if found else ""

    def _alike(self, word: str) -> Iterator[tuple[str, str]]:
        for left in shorter(word):
            yield from self._near.get(left, ())


def _kept(group: CandidateGroup) -> bool:
    return group.decision is not None and group.decision.choice is Choice.KEEP


def _words(group: CandidateGroup) -> Iterator[str]:
    for form in group.examples:
        for word in tokens(form):
            if len(word) >= SHORTEST:
                yield word
