"""Text with stretches marked in it: each between ‹ and ›, underlined, cut into lines for painting."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.style import Style

from interview_tui.text import clean
from interview_tui.tui import render
from interview_tui.tui.render import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interview_tui.tui.widgets.painted import Line

BEFORE, AFTER = "‹", "›"
_UNDERLINE = Style(underline=True)


class Mark(NamedTuple):
    """A stretch of a text, in code points, and how it is painted."""

    start: int
    end: int
    style: Style


def marked(text: str, marks: Sequence[Mark], width: int, plain: Style) -> list[Line]:
    """Return ``text`` as lines of at most ``width`` cells with the marked stretches in it.

    Marks are in order and do not overlap. They are left out of a text that cleaning would change, since they
    would then stand in the wrong places.
    """
    cleaned = clean(text)
    runs = list(_runs(cleaned, marks if cleaned == text else (), plain))
    whole = "".join(run.text for run in runs).replace("\t", " ")
    lines: list[Line] = []
    at, run, inside = 0, 0, 0
    for paragraph in whole.split("\n"):
        for start, end in render.cuts(paragraph, width):
            line: Line = []
            left = end - start
            while left > 0:
                taken = min(left, len(runs[run].text) - inside)
                if taken:
                    first = at + start + (end - start - left)
                    line.append(Part(whole[first : first + taken], runs[run].style))
                left -= taken
                inside += taken
                if inside >= len(runs[run].text) and run + 1 < len(runs):
                    run, inside = run + 1, 0
            lines.append(line)
        at += len(paragraph) + 1
        run, inside = _over_newline(runs, run, inside)
    return lines


def excerpt(text: str, start: int, end: int, around: int) -> tuple[str, int, int]:
    """Return at most ``around`` characters on each side of a stretch on one line, and where it now is."""
    first, last = max(0, start - around), min(len(text), end + around)
    before, after = ("…" if first else ""), ("…" if last < len(text) else "")
    shown = before + text[first:last].replace("\n", " ") + after
    return shown, start - first + len(before), end - first + len(before)


def _runs(text: str, marks: Sequence[Mark], plain: Style) -> Iterator[Part]:
    at = 0
    for mark in marks:
        yield Part(text[at : mark.start], plain)
        yield Part(BEFORE + text[mark.start : mark.end] + AFTER, mark.style + _UNDERLINE)
        at = mark.end
    yield Part(text[at:], plain)


def _over_newline(runs: Sequence[Part], run: int, inside: int) -> tuple[int, int]:
    while run < len(runs) and inside >= len(runs[run].text):
        run, inside = run + 1, 0
    if run >= len(runs):
        return len(runs) - 1, len(runs[-1].text)
    return run, inside + 1
