"""Research questions that too few questions serve.

Source: Castillo-Montoya 2016 (doi 10.46743/2160-3715/2016.2337), phase 1: a matrix of research questions
against interview questions shows which are hardly asked about. Fieldwork P3 and R21: one question of the
founding guide's fifteen was on co-operation, which the study was about.

A guide says what it is about in ``research_questions``, and a question or theme which of them it serves in
``rq=``. A guide with one research question need not say it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.i18n import _, ngettext
from interview_tui.model.advice import Advice, AdviceKind
from interview_tui.model.guide import ThemeRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_tui.model.guide import Guide

FEWEST = 2
"""Fewest questions that ought to serve a research question."""

LONGEST = 60
"""Most characters of a research question repeated in the advice."""

EXAMPLES = (
    (
        "research_questions:\n- pay: How is pay set?\n- work: How is work done?",
        "## Pay {rq=pay}\n- How?\n- What?\n",
    ),
)
"""Front matter and themes of a guide in which a research question is forgotten."""


def find(guide: Guide) -> Iterator[Advice]:
    """Yield advice for each research question that fewer than ``FEWEST`` questions serve."""
    themes = [theme for theme in guide.themes if theme.role is ThemeRole.ORDINARY]
    served = [name for theme in themes for one in theme.questions for name in guide.served_by(one)]
    if not served:
        if len(guide.research_questions) > 1:
            yield Advice(
                AdviceKind.RESEARCH_QUESTION,
                guide.research_questions[0].line,
                _("no question says which research question it serves; write rq= and the id in its braces"),
            )
        return
    for asked in guide.asks:
        count = served.count(asked.id)
        if count < FEWEST:
            few = ngettext(
                "only {n} of {all} questions serves the research question “{question}”; ask more about it",
                "only {n} of {all} questions serve the research question “{question}”; ask more about it",
                count,
            )
            none = _("no question serves the research question “{question}”; ask about it")
            all_of_them = sum(len(theme.questions) for theme in themes)
            sentence = (few if count else none).format(n=count, all=all_of_them, question=_short(asked.text))
            yield Advice(AdviceKind.RESEARCH_QUESTION, asked.line or 1, sentence)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
