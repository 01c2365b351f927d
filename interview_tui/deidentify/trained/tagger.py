"""Says of each word of a text how likely it names someone or something."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.deidentify.trained import features, second, weights
from interview_tui.deidentify.trained.reading import Reader
from interview_tui.deidentify.trained.vocabulary import Vocabulary
from interview_tui.model.identifier import IdentifierType

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from interview_tui.deidentify.trained.reading import Seen
    from interview_tui.deidentify.trained.weights import Weights

    Score = tuple[int, int, int, int, int]

TYPES = (IdentifierType.PERSON, IdentifierType.PLACE, IdentifierType.ORGANISATION, IdentifierType.OTHER)
"""The labels after "no name", in the order of the tables."""

_SURELY = (1.0, 0.0, 0.0, 0.0, 0.0)
_SURELY_MARGIN = 6.5
_SHORT = 3


class Word(NamedTuple):
    """A word where it stands; ``chance`` is that of naming, ``known`` how it stands in the vocabulary."""

    start: int
    end: int
    text: str
    type: IdentifierType
    chance: float
    known: str
    plain: bool
    """Whether the text has no capitals inside sentences."""
    listed: bool = False
    """Whether it is a given name or a town somewhere."""


class Tagger:
    """The model made ready.

    Args:
        held: Its numbers.
    """

    def __init__(self, held: Weights) -> None:
        self._vocabulary = Vocabulary(held.vocabulary, held.given, held.places, held.spelt)
        first, self._second = held.first, held.second
        self._reader: Reader[Score] = Reader(self._vocabulary, lambda rows: _added(first, rows))
        self._first_step, self._second_step = held.first_step, held.second_step

    def known(self, word: str) -> str:
        """Return how a word stands in the vocabulary; ``u`` is unknown."""
        return self._vocabulary.known(word)

    def names_someone(self, word: str) -> bool:
        """Return whether a word is a given name somewhere."""
        return self._vocabulary.stands(word)[1:] in {"g", "b"}

    def names_place(self, word: str) -> bool:
        """Return whether a word is the name of a town somewhere."""
        return self._vocabulary.stands(word)[1:] in {"l", "b"}

    def words(self, text: str) -> list[Word]:
        """Return all words of ``text`` that begin with a letter, in order."""
        matches = list(features.WORD.finditer(text))
        written = [match.group() for match in matches]
        plain = features.level(written) < features.PLAIN
        found = []
        for match, here, chances in zip(matches, *self._looked(written, plain), strict=True):
            if here.known != "-":
                kind, listed = TYPES[chances.index(max(chances[1:]), 1) - 1], len(here.known) > 1
                found.append(
                    Word(*match.span(), match.group(), kind, 1 - chances[0], here.known[0], plain, listed)
                )
        return found

    def _looked(self, written: Sequence[str], plain: bool) -> tuple[list[Seen[Score]], list[second.Chances]]:
        seen, cells = self._reader.read(written)
        chances = [_chances(tuple(map(sum, zip(*one, strict=True))), self._first_step) for one in cells]
        facts = [(one.low, one.known, one.form) for one in seen]
        same = second.elsewhere([one.low for one in seen], chances)
        mark = str(int(plain))
        final = []
        for at in range(len(facts)):
            rows = second.rows(at, facts, chances, same, mark)
            final.append(_SURELY if rows is None else _chances(_added(self._second, rows), self._second_step))
        return seen, final


def _added(table: array[int], rows: Sequence[int]) -> Score:
    a = b = c = d = e = 0
    for row in rows:
        at = row * 5
        a += table[at]
        b += table[at + 1]
        c += table[at + 2]
        d += table[at + 3]
        e += table[at + 4]
    return a, b, c, d, e


def _chances(scores: Sequence[int], step: float) -> second.Chances:
    none, *others = scores
    if (none - max(others)) * step > _SURELY_MARGIN:
        return _SURELY
    highest = max(scores)
    powers = [math.exp((score - highest) * step) for score in scores]
    total = sum(powers)
    return tuple(power / total for power in powers)


@lru_cache(maxsize=20_000)
def uncommon(word: str) -> bool:
    """Return whether a word, or a part of it between apostrophes, is unknown, and long enough to tell."""
    return any(len(part) > _SHORT and shipped().known(part) == "u" for part in re.split("['’]", word))


@lru_cache(maxsize=1)
def shipped() -> Tagger:
    """Return the model that ships, made ready once."""
    return Tagger(weights.shipped())
