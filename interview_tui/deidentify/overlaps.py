"""Where findings overlap: which of them stay."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import replace
from typing import TYPE_CHECKING

from interview_tui.model.identifier import Candidate, IdentifierType, Why

if TYPE_CHECKING:
    from collections.abc import Iterator

_RANK = {
    why: rank
    for rank, why in enumerate(
        (
            Why.KEY_FILE,
            Why.SITE,
            Why.DECIDED,
            Why.MARKED,
            Why.ELSEWHERE,
            Why.PATTERN,
            Why.NEAR_NAME,
            Why.LOOKS_LIKE,
            Why.CAPITAL,
            Why.READS_LIKE,
        )
    )
}

_GROWS = frozenset({IdentifierType.ADDRESS, IdentifierType.DATE})
_FIGURES = frozenset({IdentifierType.ID_NUMBER, IdentifierType.PHONE})
_LOOSE = " \t\n\u00a0.,;:/()_-"


def settled(found: list[Candidate]) -> list[Candidate]:
    """Return those of ``found`` that stay where several overlap, sorted by start."""
    found.sort(key=lambda each: (not each.certain, each.start - each.end, _RANK[each.why], each.start))
    starts: list[int] = []
    kept: dict[int, Candidate] = {}
    for each in found:
        if not each.text.strip():
            continue
        under = _overlapping(each, starts, kept)
        if not under:
            insort(starts, each.start)
            kept[each.start] = each
        elif _holds(each, under):
            for inner in under:
                starts.remove(inner.start)
                del kept[inner.start]
            insort(starts, each.start)
            kept[each.start] = replace(each, certain=any(inner.certain for inner in under))
        elif _RANK[each.why] < _RANK[Why.PATTERN]:
            for piece in _uncovered(each, under):
                insort(starts, piece.start)
                kept[piece.start] = piece
    return [kept[start] for start in starts]


def _holds(each: Candidate, under: list[Candidate]) -> bool:
    """Return whether a look-alike holds more than all it overlaps, a known name or all of its own type."""
    return (
        not each.certain
        and each.why is Why.LOOKS_LIKE
        and all(each.start <= inner.start and inner.end <= each.end for inner in under)
        and (under[0].start, under[0].end) != (each.start, each.end)
        and (
            any(_RANK[inner.why] < _RANK[Why.PATTERN] for inner in under)
            or (each.type in _GROWS and all(inner.type is each.type for inner in under))
            or (each.type is IdentifierType.ID_NUMBER and all(inner.type in _FIGURES for inner in under))
        )
    )


def _uncovered(each: Candidate, under: list[Candidate]) -> Iterator[Candidate]:
    """Yield what is left of a known name beside what covers part of it: no half is forgotten."""
    at = each.start
    for inner in [*sorted(under, key=lambda one: one.start), None]:
        end = each.end if inner is None else inner.start
        left = each.text[at - each.start : max(at, end) - each.start]
        bare = left.strip(_LOOSE)
        if bare:
            start = at + left.index(bare)
            yield replace(each, start=start, end=start + len(bare), text=bare)
        at = each.end if inner is None else inner.end


def _overlapping(each: Candidate, starts: list[int], kept: dict[int, Candidate]) -> list[Candidate]:
    under = []
    for index in range(bisect_left(starts, each.end) - 1, -1, -1):
        other = kept[starts[index]]
        if other.end <= each.start:
            break
        under.append(other)
    return under
