"""Marked text: every word stays, every mark stands around its own stretch, and no line is too wide."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from interview_tui.text import clean
from interview_tui.tui.widgets.marked import Mark, excerpt, marked

PLAIN, SHOWN = Style(), Style(bold=True)
TEXT = st.text(st.sampled_from("ab æ\n\nø👩‍👧e\u0301 漢"), max_size=120).map(clean)


def split(text: str, places: list[int]) -> list[Mark]:
    """Return marks over ``text`` at pairs of places."""
    inside = sorted({place % (len(text) + 1) for place in places})
    return [Mark(start, end, SHOWN) for start, end in zip(inside[::2], inside[1::2], strict=False)]


@given(TEXT, st.lists(st.integers(0, 200), max_size=8), st.integers(2, 40))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, places: list[int], width: int) -> None:
    marks = split(text, places)
    lines = marked(text, marks, width, PLAIN)
    joined = "".join(part.text for line in lines for part in line)
    assert re.sub("[‹›]", "", joined) == text.replace("\n", "")
    assert all(cell_len("".join(part.text for part in line)) <= max(width, 2) for line in lines)
    inside = "".join(part.text for line in lines for part in line if part.style.bold)
    assert inside == "".join(f"‹{text[mark.start : mark.end]}›" for mark in marks).replace("\n", "")


def test_a_mark_that_cleaning_would_move_is_left_out() -> None:
    lines = marked("a\x1b[31mKari", [Mark(6, 10, SHOWN)], 40, PLAIN)
    assert ["".join(part.text for part in line) for line in lines] == ["aKari"]


@given(TEXT, st.integers(0, 120), st.integers(0, 20), st.integers(0, 30))
def test_an_excerpt_keeps_the_words_and_their_place(text: str, at: int, length: int, around: int) -> None:
    start = at % (len(text) + 1)
    end = min(len(text), start + length)
    shown, first, last = excerpt(text, start, end, around)
    assert shown[first:last] == text[start:end].replace("\n", " ")
    assert len(shown) <= 2 * around + (end - start) + 2
