"""What the interviewer wrote after the talk: under its own heading, each answer under what it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui import words_craft
from interview_tui.i18n import N_, translator
from interview_tui.model.craft import DebriefItem, debriefed
from interview_tui.model.summary import AFTER, QuestionSummary, ThemeSummary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from interview_tui.model.interview import Event
    from interview_tui.model.summary import SummaryNote

TITLE = N_("After the talk")
UNASKED = N_("Written afterwards by the interviewer")
"""What stands over notes that answer nothing the debrief asks."""


def answered(events: Iterable[Event]) -> dict[int, DebriefItem]:
    """Return which question of the debrief a note answers, by the note's id."""
    return {note_id: item for item, note_id in debriefed(events).items() if note_id}


def place(item: DebriefItem | None) -> tuple[str, str]:
    """Return theme and question id of a note written after the talk; ids sort as the debrief asks."""
    return AFTER, f"{AFTER}-{list(DebriefItem).index(item) + 1}-{item.value}" if item else ""


def theme(places: Mapping[tuple[str, str], Sequence[SummaryNote]], language: str) -> ThemeSummary | None:
    """Return the theme that holds what was written after the talk; None where nothing was.

    Args:
        places: The notes by theme and question id.
        language: That of the study, in which the debrief's questions are told.
    """
    t = translator(language)
    questions = tuple(
        QuestionSummary(at[1], t(words_craft.asked(item) if item else UNASKED), None, places[at])
        for item in (*DebriefItem, None)
        if (at := place(item)) in places
    )
    return ThemeSummary(AFTER, t(TITLE), 0, 0, questions) if questions else None


def question(note_id: int, events: Iterable[Event], t: Callable[[str], str]) -> str:
    """Return what stands over a note written after the talk."""
    item = answered(events).get(note_id)
    return t(words_craft.asked(item) if item else UNASKED)
