"""The only place where text becomes something on the screen.

Text from people passes ``text.clean`` once more here and is painted as it is: never as markup.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip

from interview_tui.clock import local_time as local_time_of
from interview_tui.i18n import as_read
from interview_tui.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.style import Style


NARROWEST = 2
"""Cells a line has at least; a wide character takes two."""

JOINER = "\u200d"
"""Joins the emoji on both sides of it to one."""


class Part(NamedTuple):
    """A stretch of text with one style."""

    text: str
    style: Style


def content(text: str) -> Content:
    """Return ``text`` as content for a Textual widget, markup left alone."""
    return Content(clean(text).replace("\t", "    "))


def one_line(text: str) -> str:
    """Return ``text`` cleaned for one painted line: newlines are shown as a sign."""
    return clean(text).replace("\n", " ⏎ ").replace("\t", " ")


def strip(parts: Iterable[Part], width: int, base: Style) -> Strip:
    """Return one painted line of exactly ``width`` cells; what does not fit ends in an ellipsis."""
    segments: list[Segment] = []
    left = width
    for text, style in parts:
        shown = one_line(text) if not (text.isascii() and text.isprintable()) else text
        size = cell_len(shown)
        if size > left:
            if left > 0:
                segments.append(Segment(_cropped(shown, left - 1) + "…", style))
            left = 0
            break
        if shown:
            segments.append(Segment(shown, style))
        left -= size
    if left > 0:
        segments.append(Segment(" " * left, base))
    return Strip(segments, width)


def wrap(text: str, width: int) -> list[str]:
    """Return ``text`` cut into lines of at most ``width`` cells, at blanks where there are any."""
    lines: list[str] = []
    for paragraph in clean(text).replace("\t", "    ").split("\n"):
        lines.extend(paragraph[start:end] for start, end in cuts(paragraph, width))
    return lines


def cuts(text: str, width: int) -> list[tuple[int, int]]:
    """Return where ``text`` (without newlines) is cut, as (start, end) per line; at least one line.

    A blank at a cut belongs to the line before it, so that the lines joined are the text again.
    """
    width = max(NARROWEST, width)
    if _NARROW.fullmatch(text):
        return _narrow_cuts(text, width)
    lines: list[tuple[int, int]] = []
    start = cells = blank = since = 0
    for place, end, size in _seen(text):
        if cells + size > width and blank > start:
            lines.append((start, blank))
            start, cells = blank, since
        if cells + size > width:
            lines.append((start, place))
            start, cells = place, 0
        cells += size
        since += size
        if text[place:end] == " ":
            blank, since = end, 0
    lines.append((start, len(text)))
    return lines


_NARROW = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]*")
"""Characters of one cell each that nothing joins: nearly all that is written here, and quickly cut."""


def _narrow_cuts(text: str, width: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > width:
        end = text.rfind(" ", start, start + width) + 1 or start + width
        lines.append((start, end))
        start = end
    lines.append((start, len(text)))
    return lines


def _seen(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, cells) of each character as it is seen, with all that joins it."""
    place = 0
    while place < len(text):
        end = place + 1 + (text[place] == JOINER)
        while end < len(text) and cell_len(text[end]) == 0:
            end += 1 + (text[end] == JOINER)
        end = min(end, len(text))
        yield place, end, cell_len(text[place:end])
        place = end


def _cropped(text: str, width: int) -> str:
    """Return as much of ``text`` as fits ``width`` cells, filled with blanks to that width."""
    cells = 0
    for place, _end, size in _seen(text):
        if cells + size > width:
            return text[:place] + " " * (width - cells)
        cells += size
    return text + " " * (width - cells)


def minutes(milliseconds: int) -> str:
    """Return a length as ``41:07``, or ``1:02:03`` from an hour on."""
    seconds = max(0, milliseconds) // 1000
    hours, rest = divmod(seconds, 3600)
    if hours:
        return f"{hours}:{rest // 60:02}:{rest % 60:02}"
    return f"{rest // 60:02}:{rest % 60:02}"


def local_time(wall_ms: int) -> str:
    """Return a moment in the person's own time zone, as it is read: ``2026-01-05 10:00`` in English."""
    return as_read(local_time_of(wall_ms))


def columns(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return one row of a table as plain text, each cell cut or filled to its width."""
    return " ".join(_cropped(one_line(cell), width) for cell, width in zip(cells, widths, strict=True))


def step_on(text: str, place: int) -> int:
    """Return the place after the character at ``place``, joined emoji and combining marks taken as one."""
    if place >= len(text):
        return len(text)
    place += 1
    while place < len(text) and (_joins(text[place]) or text[place - 1] == JOINER):
        place += 1
    return place


def step_back(text: str, place: int) -> int:
    """Return the place before the character that ends at ``place``."""
    if place <= 0:
        return 0
    place -= 1
    while place > 0 and (_joins(text[place]) or text[place - 1] == JOINER):
        place -= 1
    return place


def _joins(letter: str) -> bool:
    return letter not in "\n\t" and cell_len(letter) == 0
