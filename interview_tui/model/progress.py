"""How far an interview has come: coverage per theme, what is open, what to ask later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.model.interview import InterviewState, QuestionState
from interview_tui.model.note import Note, NoteKind
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from interview_tui.model.guide import Guide, Priority, Question, Theme


@dataclass(frozen=True, slots=True)
class ThemeProgress:
    """Coverage of one theme: ``done`` of ``total`` questions are asked, partly asked or answered unasked."""

    theme: Theme
    done: int
    total: int
    current: bool

    @property
    def symbol(self) -> str:
        """Return ``▸`` for the current theme, ``●`` when all is covered, ``◐`` some, ``○`` nothing.

        ``·`` stands where nothing is heard yet and nothing need be, as in the warm-up.
        """
        if self.current:
            return "▸"
        if not self.theme.counts and not self.done:
            return "·"
        if self.total and self.done == self.total:
            return "●"
        return "◐" if self.done else "○"


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that the end check shows: its state, why it was skipped, and whether it has notes."""

    theme: Theme
    question: Question
    state: QuestionState
    reason: str = ""
    noted: bool = False


COVERED = frozenset({QuestionState.ASKED, QuestionState.PARTLY, QuestionState.UNASKED})
"""States that count as covered."""


def themes(guide: Guide, state: InterviewState) -> list[ThemeProgress]:
    """Return the coverage of each theme in the guide's order."""
    return [
        ThemeProgress(
            theme,
            sum(state.state(question.id) in COVERED for question in theme.questions),
            len(theme.questions),
            theme.id == state.theme_id,
        )
        for theme in guide.themes
    ]


def end_check(
    guide: Guide, state: InterviewState, noted: Collection[str] = frozenset()
) -> list[OpenQuestion]:
    """Return every question with its state, in the guide's order, warm-up left out; ``noted`` have notes."""
    return [
        OpenQuestion(
            theme,
            question,
            state.state(question.id),
            state.reasons.get(question.id, ""),
            question.id in noted,
        )
        for theme in guide.themes
        if theme.counts
        for question in theme.questions
    ]


def left_of(guide: Guide, state: InterviewState, priority: Priority) -> list[OpenQuestion]:
    """Return the questions of this priority that nothing has been heard on yet, in the guide's order."""
    return [
        one
        for one in end_check(guide, state)
        if one.question.priority is priority and one.state is QuestionState.NOT_REACHED
    ]


def ask_later(notes: Iterable[Note]) -> list[Note]:
    """Return the ask-later notes that are still open, oldest first."""
    return [n for n in notes if n.kind is NoteKind.ASK_LATER and not n.undone and not n.answered]


def next_question(guide: Guide, state: InterviewState) -> tuple[str, str]:
    """Return (theme id, question id) of the question after the current one, staying at the very last."""
    order, place = _way(guide, state)
    return next((pair for pair in order[place + 1 :] if pair[1]), order[place])


def previous_question(guide: Guide, state: InterviewState) -> tuple[str, str]:
    """Return (theme id, question id) of the question before the current one, staying at the very first."""
    order, place = _way(guide, state)
    return next((pair for pair in reversed(order[:place]) if pair[1]), order[place])


def _way(guide: Guide, state: InterviewState) -> tuple[list[tuple[str, str]], int]:
    """Return every place in the guide, a theme itself before its questions, and which of them is now."""
    order = [
        (theme.id, question_id)
        for theme in guide.themes
        for question_id in ("", *(question.id for question in theme.questions))
    ]
    here = (state.theme_id, state.question_id)
    return order, order.index(here if here in order else (state.theme_id, ""))


def next_theme(guide: Guide, state: InterviewState, step: int = 1) -> str:
    """Return the id of the theme ``step`` places on (or back, when negative), staying inside the guide."""
    ids = [theme.id for theme in guide.themes]
    return ids[max(0, min(len(ids) - 1, ids.index(state.theme_id) + step))]


def noted(notes: Iterable[Note]) -> frozenset[str]:
    """Return the ids of the questions that notes were taken under while the talk went on."""
    return frozenset(
        note.question_id for note in notes if note.question_id and not (note.undone or note.after)
    )


def unseen(guide: Guide, theme_id: str, notes: Iterable[Note]) -> bool:
    """Return whether nothing seen or heard was noted in a theme that counts (fieldwork I5)."""
    return guide.theme(theme_id).counts and not any(
        note.kind is NoteKind.OBSERVATION and note.theme_id == theme_id for note in notes
    )
