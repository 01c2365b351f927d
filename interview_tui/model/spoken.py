"""Where the words between quotation marks stand in a note, whatever the marks are. Pure.

It finds too much rather than too little: what it is for is that words of somebody who has not agreed to be
quoted do not leave as a quote (fieldwork C1). A mark that is never closed holds to the end of its line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKS = "\"“”„«»'‘’‚‹›＂"
"""Every sign that somebody's words are put between."""

_OPENS = "„«‚‹"
_SINGLE = "'‘’‚"
"""Signs that are apostrophes too: one that is never closed is taken for that."""
_PAIRS = {"»": "«", "›": "‹", "«": "»", "‹": "›"}
"""What an angled mark closes; in Danish and German they point inwards."""
_BEFORE = "([{/–—-=:"


def spoken(text: str) -> list[tuple[int, int]]:
    """Return where words stand between quotation marks, the marks not included: (start, end) of each.

    What is quoted within a quote is part of it. A place between marks that holds no letter and no digit is
    none.
    """
    found: list[tuple[int, int]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        found += [(at + start, at + end) for start, end in _of_line(line)]
        at += len(line)
    return [(start, end) for start, end in found if any(map(str.isalnum, text[start:end]))]


def _of_line(line: str) -> Iterator[tuple[int, int]]:
    """Yield the places of one line; what is open at its end is closed there."""
    at = 0
    while at < len(line):
        if not _first(line, at):
            at += 1
            continue
        end = _end(line, at)
        if end == len(line) and line[at] in _SINGLE:
            at += 1
            continue
        yield at + 1, len(line.rstrip()) if end == len(line) else end
        at = end + 1


def _end(line: str, start: int) -> int:
    """Return where the mark at ``start`` is closed; the line's length where it never is."""
    open_marks = [line[start]]
    for at in range(start + 1, len(line)):
        sign = line[at]
        if sign not in MARKS or (sign in _SINGLE and open_marks[-1] not in _SINGLE):
            continue
        if _within(line, at) and not (sign in _OPENS and _PAIRS.get(sign) == open_marks[-1]):
            open_marks.append(sign)
        elif sign not in _SINGLE or not line[at + 1 : at + 2].isalnum():
            del open_marks[_closed(open_marks, sign) :]
            if not open_marks:
                return at
    return len(line)


def _closed(open_marks: list[str], sign: str) -> int:
    """Return the place of the mark that ``sign`` closes: an angled one its own kind, any other the last."""
    wanted = _PAIRS.get(sign, "")
    if wanted in open_marks:
        return len(open_marks) - 1 - open_marks[::-1].index(wanted)
    return len(open_marks) - 1


def _first(line: str, at: int) -> bool:
    """Return whether a mark begins what is quoted, where nothing is: any that no word ends in."""
    mark, before, behind = line[at], line[at - 1 : at] if at else " ", line[at + 1 : at + 2] or " "
    if mark not in MARKS or mark in _OPENS:
        return mark in _OPENS
    return not before.isalnum() and not (behind.isspace() and mark in _SINGLE + "»›")


def _within(line: str, at: int) -> bool:
    """Return whether a mark begins what is quoted within a quote, rather than ending that."""
    mark, before, behind = line[at], line[at - 1 : at], line[at + 1 : at + 2] or " "
    if mark in _OPENS:
        return True
    return not behind.isspace() and (before.isspace() or before in _BEFORE or before in MARKS)
