"""The time that the guide will take, against the time that is promised.

Source: SRI/OERL: about three minutes for an open, focused question; opening 5 to 15 and closing 5 to 10
minutes (fieldwork 3.2). The founding guide: 15 questions of 3 minutes, 15 to open and 10 to close are 70
minutes, and about an hour was promised; the talks took 60 to 90. Where the guide sets minutes itself, they
are believed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.i18n import _
from interview_tui.model.advice import Advice, AdviceKind
from interview_tui.model.guide import ThemeRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_tui.model.guide import Guide, Theme

EACH = 3
"""Minutes for a question."""

OPENING = 15
"""Minutes until the first question: consent, recorder, small talk; unless a warm-up sets its own."""

CLOSING = 10
"""Minutes after the last question; unless the closing theme sets its own."""

EXAMPLES = ("## Pay\n" + "- How is pay set?\n" * 12,)
"""Themes of a guide that takes longer than the hour that is promised where nothing else is said."""


def find(guide: Guide) -> Iterator[Advice]:
    """Yield advice when the guide will take longer than ``planned_minutes``."""
    needed = minutes(guide)
    if needed > guide.planned_minutes:
        yield Advice(
            AdviceKind.TIME,
            1,
            _(
                "this takes some {needed} minutes, and {promised} are promised (3 a question, 15 to open and "
                "10 to close, where no minutes are set); ask less, or promise more"
            ).format(needed=needed, promised=guide.planned_minutes),
        )


def minutes(guide: Guide) -> int:
    """Return about how many minutes the guide takes."""
    warmups = [theme.minutes for theme in guide.themes if theme.role is ThemeRole.WARMUP and theme.minutes]
    ordinary = [theme for theme in guide.themes if theme.role is ThemeRole.ORDINARY]
    closing = guide.themes[-1].minutes or CLOSING
    return (sum(warmups) if warmups else OPENING) + sum(_theme(theme) for theme in ordinary) + closing


def _theme(theme: Theme) -> int:
    return theme.minutes or sum(question.minutes or EACH for question in theme.questions)
