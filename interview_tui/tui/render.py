"""The only place where text becomes something on the screen.

Text from people passes ``text.clean`` once more here and is painted as it is: never as markup.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip

from interview_tui.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.style import Style


NARROWEST = 2
"""Cells a line has at least; a wide character takes two."""


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
            shown = set_cell_size(shown, left - 1) + "…" if left > 0 else ""
            size = left
        if shown:
            segments.append(Segment(shown, style))
        left -= size
        if left <= 0:
            break
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
    if text.isascii() and len(text) <= width:
        return [(0, len(text))]
    lines: list[tuple[int, int]] = []
    start = cells = 0
    blank = -1
    for index, letter in enumerate(text):
        size = cell_len(letter)
        if cells + size > width:
            end = blank + 1 if blank >= start else index
            lines.append((start, end))
            start, cells = end, cell_len(text[end:index])
            blank = -1
        cells += size
        if letter == " ":
            blank = index
    lines.append((start, len(text)))
    return lines


def minutes(milliseconds: int) -> str:
    """Return a length as ``41:07``, or ``1:02:03`` from an hour on."""
    seconds = max(0, milliseconds) // 1000
    hours, rest = divmod(seconds, 3600)
    if hours:
        return f"{hours}:{rest // 60:02}:{rest % 60:02}"
    return f"{rest // 60:02}:{rest % 60:02}"


def local_time(wall_ms: int) -> str:
    """Return a moment in the person's own time zone, as ``2026-01-05 10:00``."""
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(wall_ms / 1000))


def columns(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return one row of a table as plain text, each cell cut or filled to its width."""
    return " ".join(set_cell_size(one_line(cell), width) for cell, width in zip(cells, widths, strict=True))
