"""A guide as it may leave: names in its questions and headings are replaced as in notes."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview_tui.model.guide import Guide, Question, Theme
    from interview_tui.services.masking import Masking


def masked_guide(guide: Guide, masking: Masking) -> Guide:
    """Return the guide as it may leave: every text of it through replacement, ids made of names renamed."""
    mask, numbers = masking.masked, count(1)

    def name(found: str) -> str:
        # An id keeps its meaning over versions, unless it was made from a heading that names someone.
        number = next(numbers)
        return found if mask(found) == found else f"id {number}"

    def question(one: Question) -> Question:
        probes = tuple(replace(probe, text=mask(probe.text)) for probe in one.probes)
        return replace(one, id=name(one.id), text=mask(one.text), probes=probes, serves=(), anchor="")

    def theme(one: Theme) -> Theme:
        questions, hints = tuple(map(question, one.questions)), tuple(map(mask, one.hints))
        return replace(
            one,
            id=name(one.id),
            title=mask(one.title),
            questions=questions,
            hints=hints,
            serves=(),
            anchor="",
        )

    asked = tuple(replace(one, id=name(one.id), text=mask(one.text)) for one in guide.research_questions)
    return replace(
        guide,
        title=mask(guide.title),
        research_questions=asked,
        version=mask(guide.version),
        research_question=mask(guide.research_question),
        opening=tuple(map(mask, guide.opening)),
        themes=tuple(map(theme, guide.themes)),
    )
