"""A closing question of the guide's own.

Source: Kvale & Brinkmann, InterViews, ch. 7, debriefing: let the person bring up what they have thought of.
Fieldwork I7 and P3: the founding study describes its closing question, and the guide did not have it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interview_tui.guidefile.lint.forms import sentences, tongue_of
from interview_tui.i18n import _
from interview_tui.model.advice import Advice, AdviceKind
from interview_tui.model.guide import ThemeRole, closing_theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_tui.model.guide import Guide

EXAMPLES = ("## Pay\n- How is pay set?\n", "## Pay\n- How is pay set?\n- What would you like to add?\n")
"""Themes of guides that do not say which question closes them."""


def find(guide: Guide) -> Iterator[Advice]:
    """Yield advice when the program had to add the closing: where it looks as if there were one, and else."""
    last = guide.themes[-1]
    if last.line or replace(last, line=0) != closing_theme(guide.language):
        return
    tongue = tongue_of(guide.language)
    ordinary = [theme for theme in guide.themes if theme.role is ThemeRole.ORDINARY and theme.questions]
    question = ordinary[-1].questions[-1] if ordinary else None
    if question and tongue and any(tongue.adds.search(one) for one in sentences(question.text)):
        yield Advice(
            AdviceKind.NO_CLOSING,
            question.line,
            _("this looks like the closing question; mark it with .closing, or another is asked after it"),
            ordinary[-1].id,
            question.id,
        )
        return
    yield Advice(
        AdviceKind.NO_CLOSING,
        ordinary[-1].line if ordinary else 1,
        _("no closing question comes after this theme; the program adds one, but your own words are better"),
        guide.themes[-1].id,
    )
