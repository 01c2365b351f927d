"""All advice on a guide, in the order of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.guidefile.lint import (
    before,
    closed,
    closing,
    double,
    leading,
    long,
    opening,
    research,
    time,
)
from interview_tui.guidefile.lint.forms import tongue_of
from interview_tui.model.advice import Advice
from interview_tui.model.guide import QuestionType, ThemeRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_tui.guidefile.lint.forms import Tongue
    from interview_tui.model.advice import AdviceKind
    from interview_tui.model.guide import Guide, Question

UNJUDGED = frozenset({QuestionType.SILENCE, QuestionType.STRUCTURING})
"""Types that are no questions: what they say is not judged as one."""


def advise(guide: Guide) -> list[Advice]:
    """Return what may be worth another look, in the order of the file; empty when there is nothing."""
    found = [*time.find(guide), *research.find(guide), *closing.find(guide)]
    found += [*opening.find(guide), *before.find(guide), *_wording(guide)]
    order = {q.id: at for at, q in enumerate(q for theme in guide.themes for q in theme.questions)}
    place = {theme.id: order[theme.questions[0].id] for theme in guide.themes if theme.questions}
    whole = len(order) if guide.themes[-1].line == 0 else -1

    def key(one: Advice) -> tuple[int, int]:
        at = order.get(one.question_id, place.get(one.theme_id, -1 if one.line else whole))
        return one.line, at

    return sorted(found, key=key)


def _wording(guide: Guide) -> Iterator[Advice]:
    tongue = tongue_of(guide.language)
    for theme in guide.themes:
        if theme.role is not ThemeRole.ORDINARY:
            continue
        for question in theme.questions:
            if question.type not in UNJUDGED:
                for kind, sentence in judged(question, tongue):
                    yield Advice(kind, question.line, sentence, theme.id, question.id)


def judged(question: Question, tongue: Tongue | None) -> Iterator[tuple[AdviceKind, str]]:
    """Yield what may be worth another look in the words of one question; ``tongue`` is its language's.

    A leading question is not told to be closed as well: mending the one mends the other. A warm-up's facts
    may be asked for in yes or no, and an interpreting question may lead: it asks whether something was
    understood.
    """
    yield from long.judge(question.text)
    if tongue is None:
        return
    yield from double.judge(question.text, tongue)
    if question.type is QuestionType.INTERPRETING:
        return
    leads = list(leading.judge(question.text, tongue))
    yield from leads
    if not leads and question.type is not QuestionType.FACT:
        yield from closed.judge(question.text, tongue)
