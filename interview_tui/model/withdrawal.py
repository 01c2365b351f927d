"""Withdrawal: at which stage, and by which terms. The terms are those of the letter a person agreed to."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

ANY_TIME = "any_time"
"""Terms without an end, as ``Promise.value`` has it."""

_UNTIL = "until "


class Stage(StrEnum):
    """How far the person had come."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    PAST_CUTOFF = "past_cutoff"
    """After the day until which the letter promised that words can be taken out."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a person was promised about withdrawing. ``text`` is as ``Promise.value`` has it, or empty.

    Empty means that no terms are on record; nothing is then held against the person.
    """

    text: str = ""

    @property
    def event(self) -> str:
        """The milestone the terms end with; empty when they end on a day, or never."""
        rest = self.text.removeprefix(_UNTIL) if self.text.startswith(_UNTIL) else ""
        return "" if _day(rest) else rest.strip()

    def cutoff(self, milestones: Mapping[str, str]) -> str:
        """Return the last day of the terms, ``YYYY-MM-DD``; empty when there is none, or none yet.

        Args:
            milestones: Day by name of what has happened to the study.
        """
        if not self.text.startswith(_UNTIL):
            return ""
        return _day(self.text.removeprefix(_UNTIL)) or milestones.get(self.event, "")

    def past(self, today: str, milestones: Mapping[str, str]) -> bool:
        """Return whether the terms have run out; ``today`` is ``YYYY-MM-DD``."""
        cutoff = self.cutoff(milestones)
        return bool(cutoff) and today > cutoff


def _day(text: str) -> str:
    try:
        return dt.date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        return ""
