"""Reads a text word by word and says, for each, which cells of the model add up to its score."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

from interview_tui.deidentify.trained import features
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from interview_tui.deidentify.trained.vocabulary import Vocabulary

Cell = TypeVar("Cell")

PLACES = (-2, -1, 1, 2)
"""Neighbours that are looked at."""


@dataclass(frozen=True, slots=True)
class Seen(Generic[Cell]):
    """A distinct word: what it adds to its own score and to those of its neighbours."""

    low: str
    known: str
    """How it stands in the vocabulary, and what it may name."""
    form: str
    kind: str
    """How it stands in the vocabulary, and its shape."""
    brief: str
    own: Cell
    before: tuple[Cell, Cell]
    """What it adds as the second and the first word before another."""
    after: tuple[Cell, Cell]
    """What it adds as the first and the second word after another."""


class Reader(Generic[Cell]):
    """Turns words into cells; every distinct word, pair and standing is made into one only once.

    Args:
        vocabulary: Ordinary words.
        make: Makes a cell of rows; the same kind of cell for all.
    """

    most_words, most_pairs = 20_000, 100_000
    """Most that is remembered of what was read before."""

    def __init__(self, vocabulary: Vocabulary, make: Callable[[list[int]], Cell]) -> None:
        self._vocabulary, self._make = vocabulary, make
        self._known: dict[str, str] = {}
        self._words: tuple[dict[str, Seen[Cell]], dict[str, Seen[Cell]]] = ({}, {})
        self._pairs: tuple[dict[tuple[str, str, str, str], tuple[Cell, Cell]], ...] = ({}, {})
        self._middles: tuple[dict[tuple[str, str, str], Cell], ...] = ({}, {})
        self._standings: dict[tuple[str, str, bool, str, int], Cell] = {}

    def read(self, words: Sequence[str]) -> tuple[list[Seen[Cell]], list[tuple[Cell, ...]]]:
        """Return each word as it is seen, and its cells: own, neighbours', pairs' and standing."""
        capitals = features.level(words)
        plain = capitals < features.PLAIN
        if len(self._words[plain]) > self.most_words or len(self._pairs[plain]) > self.most_pairs:
            self._forget()
        seen = [self._seen(word, plain) for word in words]
        edge = self._seen(features.EDGE, plain)
        elsewhere = _elsewhere(words, seen)
        padded = [edge, edge, *seen, edge, edge]
        pairs = [self._pair(one, two, plain) for one, two in pairwise(padded[1:-1])]
        found = []
        before = features.EDGE
        for at, (word, here) in enumerate(zip(words, seen, strict=True)):
            begun = features.begins(before)
            cells: tuple[Cell, ...] = (
                here.own,
                padded[at].before[0],
                padded[at + 1].before[1],
                padded[at + 3].after[0],
                padded[at + 4].after[1],
                pairs[at][1],
                pairs[at + 1][0],
                self._middle(padded[at + 1], here, padded[at + 3], plain),
                self._standing(here, begun, elsewhere[here.low], capitals),
            )
            found.append(cells)
            before = word
        return seen, found

    def _forget(self) -> None:
        for words in self._words:
            words.clear()
        for pairs in self._pairs:
            pairs.clear()
        for middles in self._middles:
            middles.clear()
        self._known.clear()

    def _seen(self, word: str, plain: bool) -> Seen[Cell]:
        held = self._words[plain]
        found = held.get(word)
        if found is None:
            found = held[word] = self._look(word, plain)
        return found

    def _look(self, word: str, plain: bool) -> Seen[Cell]:
        low = word.lower()
        known = self._known.get(low)
        if known is None:
            known = self._known[low] = self._vocabulary.stands(low)
        form = features.shape(word)
        cells = [self._cell(features.beside(place, word, known), plain) for place in PLACES]
        return Seen(
            low,
            known,
            form,
            known + form,
            features.brief(low, known, form),
            self._cell(self._own(word, known), plain),
            (cells[0], cells[1]),
            (cells[2], cells[3]),
        )

    def _own(self, word: str, known: str) -> list[int]:
        return features.own(word, known)

    def _pair(self, one: Seen[Cell], two: Seen[Cell], plain: bool) -> tuple[Cell, Cell]:
        held, key = self._pairs[plain], (one.low, one.form, two.low, two.form)
        found = held.get(key)
        if found is None:
            found = held[key] = (
                self._cell(features.pair(1, one.brief, two.brief, one.kind, two.low), plain),
                self._cell(features.pair(-1, two.brief, one.brief, two.kind, one.low), plain),
            )
        return found

    def _middle(self, before: Seen[Cell], here: Seen[Cell], after: Seen[Cell], plain: bool) -> Cell:
        held, key = self._middles[plain], (before.brief, here.kind, after.brief)
        found = held.get(key)
        if found is None:
            found = held[key] = self._cell(features.between(*key), plain)
        return found

    def _standing(self, here: Seen[Cell], begun: bool, elsewhere: str, capitals: int) -> Cell:
        key = (here.form, here.known, begun, elsewhere, capitals)
        found = self._standings.get(key)
        if found is None:
            found = self._standings[key] = self._make(features.standing(*key))
        return found

    def _cell(self, rows: list[int], plain: bool) -> Cell:
        return self._make(rows + [features.other(one) for one in rows] if plain else rows)


def _elsewhere(words: Sequence[str], seen: Sequence[Seen[Cell]]) -> dict[str, str]:
    """Return for all letters how often they stand in small letters, and with a capital inside a sentence."""
    small: dict[str, int] = {}
    capital: dict[str, int] = {}
    before = features.EDGE
    for word, here in zip(words, seen, strict=True):
        if here.form == "x":
            small[here.low] = small.get(here.low, 0) + 1
        elif word[0].isupper() and not features.begins(before):
            capital[here.low] = capital.get(here.low, 0) + 1
        before = word
    return {here.low: f"{min(small.get(here.low, 0), 2)}{min(capital.get(here.low, 0), 2)}" for here in seen}
