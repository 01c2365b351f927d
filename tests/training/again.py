"""Learns the second look from what a first one, that never saw the texts, makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_matrix

from interview_tui.deidentify.trained import features, second
from interview_tui.deidentify.trained.reading import Reader
from tests.training.fit import labelled, minimised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.deidentify.trained.vocabulary import Vocabulary
    from tests.training.corpus import Text


def chances(reader: Reader[Any], words: Sequence[str]) -> list[second.Chances]:
    """Return what a first look makes of words; the cells of the reader are arrays."""
    if not words:
        return []
    scores = np.array([sum(cells) for cells in reader.read(words)[1]])
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    scores /= scores.sum(axis=1, keepdims=True)
    return [tuple(one) for one in scores.tolist()]


def looked(
    weights: np.ndarray, vocabulary: Vocabulary, texts: Sequence[Text]
) -> tuple[list[list[int]], list[int]]:
    """Return the rows of the second look and the labels, of all words that need one."""
    both = vocabulary, vocabulary.bare()
    readers: list[Reader[Any]] = [Reader(one, lambda rows: weights[rows].sum(axis=0)) for one in both]
    found, labels = [], []
    for number, text in enumerate(texts):
        words, wanted = labelled(text)
        held, reader = both[number % 2], readers[number % 2]
        seen = [(word.lower(), held.stands(word), features.shape(word)) for word in words]
        made = chances(reader, words)
        same = second.elsewhere([one[0] for one in seen], made)
        plain = str(int(features.level(words) < features.PLAIN))
        for at, label in enumerate(wanted):
            rows = second.rows(at, seen, made, same, plain)
            if rows is not None:
                found.append(rows)
                labels.append(label)
    return found, labels


def fit(found: Sequence[Sequence[int]], labels: Sequence[int], *, penalty: float, rounds: int) -> np.ndarray:
    """Return the weights of the second look."""
    width = len(found[0])
    indices = np.array(found, dtype=np.int32).ravel()
    starts = np.arange(0, len(indices) + 1, width)
    data = np.ones(len(indices), dtype=np.float32)
    chosen = csr_matrix((data, indices, starts), shape=(len(found), second.ROWS))
    return minimised(chosen, chosen.T.tocsr(), np.array(labels), penalty=penalty, rounds=rounds)
