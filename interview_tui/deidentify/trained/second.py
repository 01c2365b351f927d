"""A second look at a word: what the first made of it, of its neighbours and of the same word elsewhere."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from interview_tui.deidentify.trained import features

if TYPE_CHECKING:
    from collections.abc import Sequence

ROWS = 1 << 15
"""Rows of the second table."""

Chances = tuple[float, ...]
"""How likely each label is, the first one being no name."""

SURE = 0.995
"""From here on a word, its neighbours and all its likes are surely no name, and need no second look."""

_EDGES = (SURE, 0.98, 0.94, 0.85, 0.7, 0.5, 0.3, 0.12, 0.03)
_LETTERS = "OPLGX"
_COARSE = (0.9, 0.5)
_SURELY = (1.0, 0.0, 0.0, 0.0, 0.0)


@lru_cache(maxsize=100_000)
def row(template: str, text: str) -> int:
    """Return the row of a feature."""
    return crc32(f"{template}\t{text}".encode("utf-8", "replace")) & (ROWS - 1)


def code(chances: Chances) -> str:
    """Return in two letters what was made of a word, and how surely."""
    for number, edge in enumerate(_EDGES):
        if chances[0] > edge:
            return f"{number}{_likeliest(chances)}" if number else "0"
    return f"{len(_EDGES)}{_likeliest(chances)}"


def coarse(chances: Chances) -> str:
    """Return in a letter what was made of a word: no name, perhaps one, or which sort."""
    if chances[0] > _COARSE[0]:
        return "O"
    return "?" if chances[0] > _COARSE[1] else _likeliest(chances)


def _likeliest(chances: Chances) -> str:
    best = max(chances[1:])
    return _LETTERS[chances.index(best, 1)]


def elsewhere(lows: Sequence[str], chances: Sequence[Chances]) -> dict[str, tuple[str, Chances]]:
    """Return for each word that stands more than once: what was made of it on the whole, and at its best."""
    places: dict[str, list[Chances]] = {}
    for low, one in zip(lows, chances, strict=True):
        if low[0].isalpha():
            places.setdefault(low, []).append(one)
    found = {}
    for low, held in places.items():
        if len(held) > 1:
            best = min(held)
            if best[0] <= SURE:
                mean = tuple(sum(column) / len(held) for column in zip(*held, strict=True))
                found[low] = (code(mean), best)
    return found


def _word(words: Sequence[tuple[str, str, str]], at: int) -> str:
    return words[at][0] if 0 <= at < len(words) else features.EDGE


def rows(
    at: int,
    words: Sequence[tuple[str, str, str]],
    chances: Sequence[Chances],
    same: dict[str, tuple[str, Chances]],
    plain: str,
) -> list[int] | None:
    """Return the rows of the word number ``at``; None when it needs no second look.

    Args:
        at: Number of the word.
        words: Letters in small, how it stands in the vocabulary, and shape of every word.
        chances: What the first look made of each.
        same: What ``elsewhere`` returns.
        plain: Marks texts that have no capitals inside sentences.
    """
    low, known, form = words[at]
    here = chances[at]
    before = chances[at - 1] if at else _SURELY
    after = chances[at + 1] if at + 1 < len(words) else _SURELY
    alike = same.get(low)
    if alike is None and min(here[0], before[0], after[0]) > SURE:
        return None
    own, left, right = code(here), code(before), code(after)
    twice_left = coarse(chances[at - 2]) if at > 1 else "O"
    twice_right = coarse(chances[at + 2]) if at + 2 < len(words) else "O"
    said = alike[0] + code(alike[1]) if alike else "-"
    wide = coarse(before) + coarse(after)
    former, latter = _word(words, at - 1), _word(words, at + 1)
    return [
        row("o", own + plain), row("of", own + form + plain), row("ok", own + known + plain),
        row("l", own + left),
        row("r", own + right), row("lr", own + wide), row("lor", coarse(here) + left + right),
        row("w", coarse(here) + wide + twice_left + twice_right), row("s", own + said),
        row("sk", said + known + plain),
        row("sw", said + wide + coarse(here)), row("fl", former + own[:1] + coarse(here)),
        row("fr", latter + own[:1] + coarse(here)), row("e", low[-2:] + own[:1] + known),
        row("lf", left + own + form), row("rf", right + own + form),
        row("n", f"{min(len(low), 4)}{own}{known}"),
    ]  # fmt: skip
