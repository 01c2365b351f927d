"""In which order themes and questions of a summary stand, over several versions of its guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.model.summary import AFTER

if TYPE_CHECKING:
    from interview_tui.model.summary import QuestionSummary, RespondentSummary, Summary, ThemeSummary


def theme_of(one: RespondentSummary, theme_id: str) -> ThemeSummary | None:
    """Return a conversation's theme; None when its guide had it not."""
    return next((theme for theme in one.themes if theme.theme_id == theme_id), None)


def themes(summary: Summary) -> dict[str, str]:
    """Return theme id -> title in the newest guide's order, then what only older ones had."""
    found: dict[str, str] = {}
    for guide in reversed(summary.guides):
        for theme in guide.themes:
            found.setdefault(theme.id, theme.title)
    return found


def headings(summary: Summary) -> dict[str, str]:
    """Return ``themes``, and last what stands over notes written after a talk, where there are any."""
    after = (theme_of(one, AFTER) for one in summary.respondents)
    return themes(summary) | {theme.theme_id: theme.title for theme in after if theme}


def questions_of(summary: Summary, theme_id: str) -> dict[str, QuestionSummary]:
    """Return question id -> question of a theme, in the newest guide's order, outside questions last."""
    ranks = {(guide.title, guide.version): rank for rank, guide in enumerate(summary.guides)}
    order = [
        question.id
        for guide in reversed(summary.guides)
        for theme in guide.themes
        if theme.id == theme_id
        for question in theme.questions
    ]
    held: dict[str, QuestionSummary] = {}
    newest = sorted(summary.respondents, key=lambda one: -ranks.get((one.guide_title, one.guide_version), -1))
    for one in newest:
        theme = theme_of(one, theme_id)
        for question in theme.questions if theme else ():
            held.setdefault(question.question_id, question)
    known = [question_id for question_id in dict.fromkeys(order) if question_id in held]
    rest = [question_id for question_id in held if question_id and question_id not in known]
    outside = [""] if "" in held else []
    return {question_id: held[question_id] for question_id in [*known, *sorted(rest), *outside]}
