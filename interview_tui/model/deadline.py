"""Deadlines: when a class of objects must be gone: on a day, or when something happens, with a last day."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from interview_tui.model.values import dataclass

SOON_DAYS = 30
"""Days before a deadline from which it is spoken of (fieldwork T2)."""


class Kept(StrEnum):
    """What must be gone some day."""

    STUDY = "study"
    """Everything there is."""
    RECORDINGS = "recordings"
    """On the recorder and wherever they were copied to; this program holds none."""
    NOTES = "notes"
    KEY_FILE = "key_file"
    CONSENTS = "consents"
    """Signed papers."""
    BACKUPS = "backups"
    EXPORTS = "exports"


class Standing(StrEnum):
    """Where a deadline stands on a day."""

    MET = "met"
    WAITING = "waiting"
    SOON = "soon"
    DUE = "due"
    """What it waited for has come, and the latest day is not past."""
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline; days are ``YYYY-MM-DD``.

    ``due`` is the day, or with an ``event`` the latest day; ``came`` is the day the event came, empty until
    then; ``met`` the day it was seen to; ``source`` says where it was promised or decided.
    """

    kept: Kept
    due: str
    event: str = ""
    came: str = ""
    met: str = ""
    source: str = ""

    @property
    def day(self) -> str:
        """The day from which it is due: the one on which the event came, else the one that was set."""
        return min(self.came, self.due) if self.came else self.due

    def standing(self, today: str) -> Standing:
        """Return where it stands on a day."""
        if self.met:
            return Standing.MET
        left = self.days_left(today)
        if left < 0:
            return Standing.OVERDUE
        if self.came:
            return Standing.DUE
        return Standing.SOON if left <= SOON_DAYS else Standing.WAITING

    def days_left(self, today: str) -> int:
        """Return the days until the latest day; negative when it is past."""
        return (dt.date.fromisoformat(self.due) - dt.date.fromisoformat(today)).days
