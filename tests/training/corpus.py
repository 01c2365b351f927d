"""Labelled texts to learn from: news in Bokmål and Nynorsk (NorNE), court cases in English (TAB)."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

LABELS = ("O", "PER", "LOC", "ORG", "OTHER")
"""What the model tells apart, in the order of its table."""

_NORWEGIAN = {
    "PER": 1,
    "LOC": 2,
    "GPE_LOC": 2,
    "ORG": 3,
    "GPE_ORG": 3,
    "PROD": 4,
    "EVT": 4,
    "DRV": 4,
    "MISC": 4,
}
_ENGLISH = {"PERSON": 1, "LOC": 2, "ORG": 3, "DEM": 4}
_NOBODY = Path(__file__).with_name("nobody.txt")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ«\"“–-])|\n+")


@dataclass(frozen=True, slots=True)
class Text:
    """A text with what is named in it: (start, end, number of the label), sorted, not overlapping."""

    text: str
    language: str
    named: tuple[tuple[int, int, int], ...]


def norwegian(folder: Path, part: str = "train") -> list[Text]:
    """Return the texts of NorNE in both languages."""
    found = []
    for stem in ("nob", "nno"):
        for line in (folder / f"{stem}_{part}.jsonl").read_text(encoding="utf-8").splitlines():
            held = json.loads(line)
            named = [(start, end, _NORWEGIAN[kind]) for start, end, kind, *_rest in held["mentions"]]
            found.append(Text(held["text"], held["lang"], _apart(named)))
    return found


def english(folder: Path) -> list[Text]:
    """Return the texts of TAB; named is what most annotators of a text masked."""
    found = []
    for line in (folder / "tab_dev.jsonl").read_text(encoding="utf-8").splitlines():
        held = json.loads(line)
        found.append(Text(held["text"], "en", _apart(_agreed(held["mentions"]))))
    return found


def plain() -> list[Text]:
    """Return texts in which nobody is named: guides, and what programs say."""
    blocks = re.split(r"^%% ", _NOBODY.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [Text(said, language, ()) for language, _end, said in (block.partition("\n") for block in blocks)]


def _agreed(mentions: list[list[Any]]) -> Iterator[tuple[int, int, int]]:
    annotators = {one[5] for one in mentions}
    masked = Counter((one[0], one[1], one[2]) for one in mentions if one[3] != "NO_MASK")
    for (start, end, kind), count in masked.items():
        if kind in _ENGLISH and count * 2 >= len(annotators):
            yield start, end, _ENGLISH[kind]


def _apart(named: Any) -> tuple[tuple[int, int, int], ...]:
    """Return what is named without what overlaps something longer."""
    kept: list[tuple[int, int, int]] = []
    for one in sorted(named, key=lambda each: each[0] - each[1]):
        if all(one[1] <= other[0] or other[1] <= one[0] for other in kept):
            kept.append(one)
    return tuple(sorted(kept))


def pieces(text: Text, sizes: Iterator[int]) -> Iterator[Text]:
    """Yield a text in pieces of as many sentences as ``sizes`` says, each a text of its own."""
    ends = [match.end() for match in _SENTENCE.finditer(text.text)] + [len(text.text)]
    at, number = 0, 0
    while number < len(ends):
        number = min(number + next(sizes), len(ends))
        end = ends[number - 1]
        inside = tuple((a - at, b - at, label) for a, b, label in text.named if at <= a and b <= end)
        yield Text(text.text[at:end].rstrip() + " ", text.language, inside)
        at = end
