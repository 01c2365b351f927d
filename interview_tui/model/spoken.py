"""Where the words between quotation marks stand in a note, whatever the marks are. Pure.

It finds too much rather than too little: what it is for is that words of somebody who has not agreed to be
quoted do not leave as a quote (fieldwork C1). A mark that is never closed holds to the end of its line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DOUBLE = '"“”„«»‹›＂‟″ˮ❝❞〝〞〟「」'
_SINGLE = "'‘’‚‛❛❜＇`´ʼ′"
"""Signs that are apostrophes too: one that is never closed is taken for that."""
MARKS = _DOUBLE + _SINGLE
"""Every sign that somebody's words are put between."""

_OPENS = "„«‚‹❝❛〝「"
_PAIRS = {"»": "«", "›": "‹", "«": "»", "‹": "›"}
"""What an angled mark closes; in Danish and German they point inwards."""
_BEFORE = "([{/–—-=:"
_TYPED = re.compile("<<(.{1,2000}?)>>|,,(.{1,2000}?)(?:''|\"|“|”)", re.DOTALL)
"""Marks of two signs each, where a keyboard has no other."""
_WAYS = ((MARKS, False), (_DOUBLE, False), (_DOUBLE, True))
"""Which marks are heeded, and whether one opens after a letter too: ``sa"nei"og``."""


def spoken(text: str) -> list[tuple[int, int]]:
    """Return where words stand between quotation marks, the marks not included: (start, end) of each.

    What is quoted within a quote is part of it. A place between marks that holds no letter and no digit is
    none. Every line is read by itself, and the text as a whole: a quote may go over several lines.
    """
    found: list[tuple[int, int]] = []
    for read in dict.fromkeys((text, _TYPED.sub(_as_marks, text))):
        if any(mark in read for mark in MARKS):
            for marks, joined in _WAYS:
                found += _places(read, marks, joined=joined)
    return [(start, end) for start, end in _merged(found) if any(map(str.isalnum, text[start:end]))]


def _places(text: str, marks: str, *, joined: bool) -> Iterator[tuple[int, int]]:
    yield from ((start, end) for start, end in _pairs(text, marks, joined=joined) if end < len(text))
    at = 0
    for line in text.splitlines(keepends=True):
        yield from ((at + start, at + end) for start, end in _of_line(line, marks, joined=joined))
        at += len(line)


def _as_marks(typed: re.Match[str]) -> str:
    """Return what stands between two signs typed twice with a mark on either side, as long as before."""
    if typed[1] is not None:
        return f"<«{typed[1]}»>"
    return f",„{typed[2]}“".ljust(len(typed[0]))


def _merged(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _of_line(line: str, marks: str, *, joined: bool) -> Iterator[tuple[int, int]]:
    """Yield the places of one line; what is open at its end is closed there, apostrophes are not."""
    for start, end in _pairs(line, marks, joined=joined):
        if end < len(line):
            yield start, end
        elif line[start - 1] not in _SINGLE and not (joined and line[start - 2 : start - 1].isalpha()):
            yield start, len(line.rstrip())


def _pairs(text: str, marks: str, *, joined: bool) -> Iterator[tuple[int, int]]:
    """Yield what stands behind each mark up to the one that closes it; up to the end where none does.

    Args:
        text: A line, or several.
        marks: The signs that are heeded.
        joined: Whether what is quoted may begin behind a letter.
    """
    opened: list[tuple[int, str]] = []
    for at in (found.start() for found in re.finditer(f"[{re.escape(marks)}]", text)):
        sign = text[at]
        if not opened:
            if _first(text, at, joined=joined):
                opened.append((at, sign))
        elif sign in _SINGLE and opened[-1][1] not in _SINGLE:
            continue
        elif _within(text, at) and not (sign in _OPENS and _PAIRS.get(sign) == opened[-1][1]):
            opened.append((at, sign))
        elif sign not in _SINGLE or not text[at + 1 : at + 2].isalnum():
            last = _closed(opened, sign)
            yield opened[last][0] + 1, at
            del opened[last:]
    for start, _sign in opened:
        yield start + 1, len(text)


def _closed(opened: list[tuple[int, str]], sign: str) -> int:
    """Return the place of the mark that ``sign`` closes: an angled one its own kind, any other the last."""
    wanted = _PAIRS.get(sign, "")
    last = len(opened) - 1
    return next((at for at in range(last, -1, -1) if opened[at][1] == wanted), last) if wanted else last


def _first(line: str, at: int, *, joined: bool) -> bool:
    """Return whether a mark begins what is quoted, where nothing is: any that no word ends in."""
    mark, before, behind = line[at], line[at - 1 : at] if at else " ", line[at + 1 : at + 2] or " "
    if mark in _OPENS:
        return True
    if before.isalpha():
        return joined and mark not in "»›"
    return not before.isalnum() and not (behind.isspace() and mark in _SINGLE + "»›")


def _within(line: str, at: int) -> bool:
    """Return whether a mark begins what is quoted within a quote, rather than ending that."""
    mark, before, behind = line[at], line[at - 1 : at], line[at + 1 : at + 2] or " "
    if mark in _OPENS:
        return True
    return not behind.isspace() and (before.isspace() or before in _BEFORE or before in MARKS)
