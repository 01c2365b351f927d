"""What the model sees of a word: hashed rows of its table, the same in training and in use.

A feature is a template and some text; its row is a checksum of both. Only checksums are stored, so that no
word can be read back from the weights.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Sequence

ROWS = 1 << 18
"""Rows of the table."""

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|\n|[^\w\s]|_")
"""What the model reads one by one: words, numbers, single signs, ends of lines."""

EDGE = "\n"
"""What stands beside the first and the last word."""

PLAIN = 2
"""Level of capitals at which names are surely written with one; below it a text may be without."""

_MASK = ROWS - 1
_LONG = 15
_STOPS = frozenset('.!?…\n:;•*-–—|«»"“”()[]#>/')
_FREELY = 3
_NGRAM = 3
_LONGEST_PREFIX = 5


def row(template: str, text: str) -> int:
    """Return the row of a feature."""
    return crc32(f"{template}\t{text}".encode("utf-8", "replace")) & _MASK


def other(found: int) -> int:
    """Return the second row of a feature, which counts only in texts without capitals inside sentences."""
    return (found * 0x9E3779B1 + 0x7F4A7C15) & _MASK


def shape(word: str) -> str:
    """Return how a word is written: capital, all capitals, mixed, small letters, number or sign."""
    if word.isdigit():
        return f"d{min(len(word), 5)}"
    if not word[0].isalpha():
        return word
    if word.islower():
        return "x"
    if word.isupper():
        return "X" if len(word) == 1 else "XX" if len(word) <= _NGRAM else "XXX"
    return "Xx" if word[0].isupper() else "xX"


def own(word: str, known: str, *, whole: bool = True) -> list[int]:
    """Return the rows of a word for its own label.

    Args:
        word: As written.
        known: How it stands in the vocabulary.
        whole: Whether the word itself is seen, or only what it is made of.
    """
    low, form = word.lower(), shape(word)
    found = [row("s", form), row("k", known + form), row("k0", known[0] + form)]
    if whole:
        found += [row("w", word), row("l", low)]
    if not word[0].isalpha():
        return found
    edged = f"^{low}$"[: _LONG + _NGRAM]
    found += [row("p", low[:n]) for n in range(1, _LONGEST_PREFIX)]
    found += [row("e", low[-n:]) for n in range(1, _LONGEST_PREFIX + 1)]
    found += [row("g", edged[at : at + _NGRAM]) for at in range(len(edged) - _NGRAM + 1)]
    found += [row("g4", edged[at : at + _NGRAM + 1]) for at in range(len(edged) - _NGRAM)]
    length = str(min(len(low), 10))
    if len(known) > 1:
        found += [row("n", known[1] + form), row("ne", known[1] + low[-2:])]
    return [*found, row("ke", known + low[-2:]), row("ke3", known + low[-3:]), row("kn", known + length)]


def beside(place: int, word: str, known: str) -> list[int]:
    """Return the rows of a word for the label of the one ``place`` words before (negative) or after it."""
    low, form = word.lower(), shape(word)
    found = [row(f"l{place}", low), row(f"s{place}", form), row(f"k{place}", known + form)]
    if len(known) > 1:
        found.append(row(f"n{place}", known[1]))
    if abs(place) == 1 and word[0].isalpha():
        found += [row(f"e{place}", low[-3:]), row(f"e2{place}", low[-2:]), row(f"p{place}", low[:3])]
    return found


def pair(place: int, here: str, there: str, kind: str, word: str) -> list[int]:
    """Return the rows of a word together with the one beside it.

    Args:
        place: -1 for the word before, 1 for the one after.
        here: The word in ``brief``.
        there: The one beside it in ``brief``.
        kind: How the word stands in the vocabulary, and its shape.
        word: The one beside it, in small letters.
    """
    return [row(f"b{place}", here + " " + there), row(f"bk{place}", kind + " " + word)]


def between(before: str, kind: str, after: str) -> list[int]:
    """Return the rows of the kind of a word together with the words before and after it, in ``brief``."""
    return [row("m", f"{before} {kind} {after}")]


def brief(low: str, known: str, form: str) -> str:
    """Return a word in short, for what is seen of it together with its neighbours."""
    return low if len(low) <= _FREELY else known + form + low[-2:]


def level(words: Sequence[str]) -> int:
    """Return how capitals are used: 0 none, 1 only where sentences begin, 2 inside them, 3 often inside."""
    inside = begun = letters = 0
    before = EDGE
    for word in words:
        if word[0].isalpha():
            letters += 1
            if word[0].isupper() and len(word) > 1:
                if before in _STOPS:
                    begun += 1
                else:
                    inside += 1
        before = word
    if not inside:
        return 1 if begun else 0
    return PLAIN if inside * 25 < letters else 3


def begins(before: str) -> bool:
    """Return whether a capital is due after the word ``before``."""
    return before in _STOPS


def standing(form: str, known: str, begun: bool, elsewhere: str, capitals: int) -> list[int]:
    """Return the rows of how a word stands in its text.

    Args:
        form: Its shape.
        known: How it stands in the vocabulary.
        begun: Whether it begins a sentence.
        elsewhere: Whether the same letters stand elsewhere in the text with and without a capital.
        capitals: The level of capitals in the text.
    """
    place = f"{form}{int(begun)}"
    return [
        row("t", f"{place}{capitals}"),
        row("tk", f"{place}{known}{capitals}"),
        row("te", f"{place}{elsewhere}"),
        row("tek", f"{place}{elsewhere}{known}"),
    ]
