"""Measures what the search finds and keeps it beside the weights, for the texts of the program.

    uv run python -m tests.training.record --data DIR [--notes FILE...]

DIR holds ``nob_dev.jsonl`` and ``nno_dev.jsonl`` (NorNE), which nothing is taught on; FILE holds notes, by
default those in ``tests/data``, which no rule was made from. Run it whenever weights or rules change;
README's figures are the same.
"""

from __future__ import annotations

import argparse
import re
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from interview_tui.deidentify import candidates
from interview_tui.deidentify.trained import weights
from interview_tui.model import record
from interview_tui.services import scanning
from tests.bench import detection
from tests.training import corpus

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"\w+")
_SHIPPED = re.compile(r"^SHIPPED = Record\(\n.*?^\)\n", re.MULTILINE | re.DOTALL)
_PERSON = 1

FILE = Path(record.__file__)
"""The module that keeps the figures."""


def news(folder: Path) -> list[detection.Note]:
    """Return the news of NorNE that nothing is taught on."""
    found = []
    for text in corpus.norwegian(folder, "dev"):
        people = [(start, end, "PER") for start, end, label in text.named if label == _PERSON]
        found.append(detection.Note(text.language, text.text, people, ()))
    return found


def found(notes: Iterable[detection.Note], *, wide: bool, sort: str = "PER") -> int:
    """Return how many of 100 mentions of a sort are found whole, rounded down."""
    hits = total = 0
    for note in notes:
        known = scanning.known(note.known)
        covered = bytearray(len(note.text))
        for one in candidates.find(note.text, known, note.language, wide=wide):
            start, end = scanning.whole(note.text, one)
            covered[start:end] = b"\x01" * (end - start)
        for start, end, kind in note.wanted:
            if kind == sort:
                total += 1
                hits += all(all(covered[start + word.start() : start + word.end()])
                            for word in _WORD.finditer(note.text[start:end]))  # fmt: skip
    return 100 * hits // total


def measured(told: list[detection.Note], notes: list[detection.Note], *, wide: bool) -> record.Found:
    """Return the figures of a wide or a narrow search."""
    return record.Found(
        found(told, wide=wide),
        found(map(detection.small, told), wide=wide),
        found(notes, wide=wide),
        found(map(detection.hurried, notes), wide=wide),
        found(map(detection.hurried, notes), wide=wide, sort="ORG"),
    )


def main() -> None:
    """Measure and keep."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--data", type=Path, required=True)
    asked.add_argument("--notes", type=Path, nargs="+", default=detection.NOTES)
    options = asked.parse_args()
    told = news(options.data)
    notes = [note for file in options.notes for note in detection.read(file)]
    checksum = zlib.crc32(weights.FILE.read_bytes())
    scan, review = measured(told, notes, wide=True), measured(told, notes, wide=False)
    made = f"SHIPPED = Record(\n    weights={checksum},\n    scan={scan},\n    review={review},\n)\n"
    text = FILE.read_text(encoding="utf-8")
    FILE.write_text(_SHIPPED.sub(made, text), encoding="utf-8")
    print(made)


if __name__ == "__main__":
    main()
