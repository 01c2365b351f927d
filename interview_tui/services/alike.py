"""Candidates that may be another way to write one: a letter more or less, another one, two exchanged.

A proposal only: ``Karri`` may be a slip for ``Kari`` or somebody else, and a person says which.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors.forms import tokens
from interview_tui.deidentify.detectors.near import one_apart, shorter
from interview_tui.model.identifier import Choice, IdentifierType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from interview_tui.services.suspects import CandidateGroup

SHORTEST = 4
"""Fewest letters of a word that is taken for a slip; shorter ones are near too many."""

_TYPES = frozenset(
    {IdentifierType.PERSON, IdentifierType.PLACE, IdentifierType.ORGANISATION, IdentifierType.OTHER}
)


def with_nearly(groups: Iterable[CandidateGroup]) -> list[CandidateGroup]:
    """Return groups, those that wait with the known one they are a slip away from."""
    given = list(groups)
    near: dict[str, list[tuple[str, CandidateGroup]]] = {}
    for group in given:
        if group.type in _TYPES and not _kept(group):
            for word in _words(group):
                for left in shorter(word):
                    near.setdefault(left, []).append((word, group))
    return [replace(group, nearly=_nearest(group, near)) if group.undecided else group for group in given]


def _kept(group: CandidateGroup) -> bool:
    return group.decision is not None and group.decision.choice is Choice.KEEP


def _words(group: CandidateGroup) -> Iterator[str]:
    for form in group.examples:
        for word in tokens(form):
            if len(word) >= SHORTEST:
                yield word


def _nearest(group: CandidateGroup, near: Mapping[str, list[tuple[str, CandidateGroup]]]) -> str:
    """Return the entity a group may be a slip for: one that is known, else one that stands more often."""
    if group.type not in _TYPES:
        return ""
    found: list[tuple[bool, int, str]] = []
    for form in group.examples:
        said = tokens(form)
        if len(said) != 1 or len(said[0]) < SHORTEST:
            continue
        for left in shorter(said[0]):
            for word, other in near.get(left, ()):
                better = not other.undecided or other.count > group.count
                if other.entity != group.entity and better and one_apart(said[0], word):
                    found.append((other.undecided, -other.count, other.entity))
    return min(found)[2] if found else ""
