"""What the model learns from: every text as it is, without capitals, and in pieces made harder by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.training import augment, corpus
from tests.training.notes import Notes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from tests.training.augment import Names
    from tests.training.corpus import Text

MOST_SENTENCES = 8
EXCHANGED = 0.6
SOME = 0.6
SLIPPED = 0.5


def lessons(texts: Sequence[Text], names: Names, random: Random, notes: int) -> Iterator[Text]:
    """Yield texts to learn from.

    Args:
        texts: Labelled texts.
        names: Names to put in.
        random: Decides; the same seed makes the same lessons.
        notes: How many notes made from sentences with gaps.
    """
    for text in texts:
        yield text
        yield augment.lowered(text)
        for piece in corpus.pieces(text, _sizes(random)):
            other = augment.exchanged(piece, names) if random.random() < EXCHANGED else piece
            yield harder(other, random)
    made = Notes(names, random)
    for _number in range(notes):
        yield harder(made.one(), random)


def _sizes(random: Random) -> Iterator[int]:
    while True:
        yield random.randint(1, MOST_SENTENCES)


def harder(text: Text, random: Random) -> Text:
    """Return a text as it is or as it is typed in a hurry, by chance."""
    chance = random.random()
    if random.random() < SLIPPED:
        text = augment.slips(text, random)
    if chance < 0.3:
        return text
    if chance < 0.55:
        return augment.hurried(text)
    if chance < 0.8:
        return augment.lowered(text)
    if chance < 0.92:
        return augment.some_lowered(text, random, SOME)
    return augment.only_beginnings(text)
