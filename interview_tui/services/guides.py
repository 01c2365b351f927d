"""Guides as instruments: what is said of one before it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview_tui.model.advice import Advice
    from interview_tui.model.guide import Guide


def advise(guide: Guide) -> list[Advice]:
    """Return what may be worth another look in a guide, in its order; it can be used all the same."""
    from interview_tui.guidefile.lint import rules

    return rules.advise(guide)
