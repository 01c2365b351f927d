"""Fits the model: a multinomial logistic regression over hashed rows, each word's rows added up only once."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from interview_tui.deidentify.trained import features
from interview_tui.deidentify.trained.reading import Reader
from tests.training.corpus import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interview_tui.deidentify.trained.vocabulary import Vocabulary
    from tests.training.corpus import Text

WIDTH = len(LABELS)
_CURVE = 0.05


class Learner(Reader[int]):
    """Reads texts to learn from: rare words are seen only by what they are made of, as new words will be."""

    rare: frozenset[str] = frozenset()
    most_words = most_pairs = sys.maxsize

    def _own(self, word: str, known: str) -> list[int]:
        return features.own(word, known, whole=word.lower() not in self.rare)


class Table:
    """The training texts as numbers: the parts of each word's score, and its label.

    Args:
        texts: Labelled texts.
        vocabulary: Ordinary words.
        rare: Words in small letters of which too few texts speak to learn them by heart.
    """

    def __init__(self, texts: Iterable[Text], vocabulary: Vocabulary, rare: frozenset[str]) -> None:
        self.rows: list[list[int]] = []
        readers = [Learner(words, self._number) for words in (vocabulary, vocabulary, vocabulary.bare())]
        readers[1].rare = readers[2].rare = rare
        cells, labels = [], []
        for number, text in enumerate(texts):
            words, wanted = labelled(text)
            cells += readers[number % 3].read(words)[1]
            labels += wanted
        self.cells = np.array(cells, dtype=np.int32)
        self.labels = np.array(labels, dtype=np.int8)

    def _number(self, rows: list[int]) -> int:
        self.rows.append(rows)
        return len(self.rows) - 1

    def parts(self) -> csr_matrix:
        """Return the parts as a matrix, one a line."""
        lengths = np.fromiter(map(len, self.rows), dtype=np.int64, count=len(self.rows))
        indices = np.fromiter((row for one in self.rows for row in one), dtype=np.int32)
        starts = np.concatenate([[0], np.cumsum(lengths)])
        data = np.ones(len(indices), dtype=np.float32)
        return csr_matrix((data, indices, starts), shape=(len(self.rows), features.ROWS))


def labelled(text: Text) -> tuple[list[str], list[int]]:
    """Return the words of a text and the label of each."""
    words, labels = [], []
    named = iter((*text.named, (len(text.text) + 1, len(text.text) + 1, 0)))
    start, end, label = next(named)
    for match in features.WORD.finditer(text.text):
        while match.start() >= end:
            start, end, label = next(named)
        words.append(match.group())
        labels.append(label if match.start() >= start else 0)
    return words, labels


def fit(table: Table, *, penalty: float, rounds: int) -> np.ndarray:
    """Return the weights, one row for each row of the model and one column for each label."""
    parts = table.parts()
    turned = parts.T.tocsr()
    count = len(table.labels)
    places = [
        csr_matrix(
            (np.ones(count, dtype=np.float32), table.cells[:, place], np.arange(count + 1)),
            shape=(count, parts.shape[0]),
        )
        for place in range(table.cells.shape[1])
    ]
    chosen = sum(places[1:], places[0])
    back = chosen.T.tocsr()
    del places
    return minimised(
        _Product(chosen, parts), _Product(turned, back), table.labels, penalty=penalty, rounds=rounds
    )


class _Product:
    """Two matrices one after the other, never multiplied out."""

    def __init__(self, first: csr_matrix, second: csr_matrix) -> None:
        self._first, self._second = first, second
        self.shape = (first.shape[0], second.shape[1])

    def __matmul__(self, right: Any) -> Any:
        return self._first @ (self._second @ right)


def minimised(chosen: Any, back: Any, labels: np.ndarray, *, penalty: float, rounds: int) -> np.ndarray:
    """Return the weights that predict ``labels`` best from the rows in ``chosen``.

    Args:
        chosen: A matrix with a line for each word and a column for each row of the model.
        back: The same, turned.
        labels: The number of the label of each word.
        penalty: On the squares of the weights.
        rounds: Most steps.
    """
    count = len(labels)
    truth = np.arange(count), labels
    # Rows that are seldom seen need longer steps: without this scale the fit takes many times as many.
    often = np.asarray(back @ np.ones((count, 1), dtype=np.float32), dtype=np.float64) / count
    scale = 1 / np.sqrt(_CURVE * often + penalty)

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(-1, WIDTH) * scale
        scores = chosen @ weights.astype(np.float32)
        scores -= scores.max(axis=1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=1, keepdims=True)
        lost = -np.log(np.maximum(scores[truth], 1e-9)).sum()
        scores[truth] -= 1
        slope = ((back @ scores).astype(np.float64) / count + penalty * weights) * scale
        total = float(lost / count + penalty / 2 * (weights * weights).sum())
        return total, slope.ravel()

    found = minimize(
        loss, np.zeros(chosen.shape[1] * WIDTH), jac=True, method="L-BFGS-B",
        options={"maxiter": rounds, "maxcor": 6},
    )  # fmt: skip
    return np.asarray(found.x.reshape(-1, WIDTH) * scale, dtype=np.float32)
