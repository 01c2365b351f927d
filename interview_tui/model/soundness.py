"""How sound a study is: what a check found, and what was and was not saved of a damaged one. Never a word."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple


class Check(NamedTuple):
    """One check: its name, whether it holds (None: it could not be made), how much was looked at.

    ``faults`` name what is wrong: page numbers, the number of an entry (with ``-`` before one that is gone),
    ``table:number``; at most a hundred. ``faulty`` is how many there are of them.
    """

    name: str
    ok: bool | None
    looked_at: int = 0
    faults: tuple[str, ...] = ()
    faulty: int = 0


@dataclass(slots=True)
class Rescued:
    """What was and was not saved. Numbers are those of rows; ``ranges`` are pairs (first, last)."""

    pages: int = 0
    unreadable: int = 0
    older: int = 0
    saved: Counter[str] = field(default_factory=Counter)
    """Rows saved, per table."""
    unfit: Counter[str] = field(default_factory=Counter)
    """Rows that were found and could not be read as what they are, per table."""
    missing: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    """Ranges of numbers that nothing was found for, per table; some may have been erased on purpose."""
    nameless: int = 0
    """Rows of which nobody can tell what they are."""
    cut: list[int] = field(default_factory=list)
    """Notes whose words end before their end."""
    doubtful: list[int] = field(default_factory=list)
    """Notes from damaged places: some letters may not be those that were typed."""
    held: list[int] = field(default_factory=list)
    """Notes flagged so that they stay behind until somebody has looked at them."""
    made: Counter[str] = field(default_factory=Counter)
    """Rows made to stand for lost ones, per table."""
    concerned: list[str] = field(default_factory=list)
    """Codes of the respondents in whose interviews something is missing, cut or doubtful."""
    consent_shut: bool = False
    """Whether consent was set to not asked, because a no or a withdrawal may be among what was lost."""
    audit_broken: int = 0
    """First entry of the old audit that is missing or not as it was written; 0 when it is whole."""

    @property
    def whole(self) -> bool:
        """Whether nothing at all was lost or doubtful."""
        lost = self.unreadable or self.older or self.nameless or self.cut or self.doubtful
        return not (lost or self.audit_broken or self.unfit.total() or self.made.total())
