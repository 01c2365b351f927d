"""What changed from one version of a guide to the next, question by question.

The id of a question never changes meaning: what is asked anew in another sense gets an id of its own, and
says which question it replaces (fieldwork 3.9, R13).
"""

from __future__ import annotations

from enum import StrEnum

from interview_tui.model.values import dataclass


class ChangeKind(StrEnum):
    """What sort of change it is."""

    TYPO = "typo"
    """Letters and signs only; answers are comparable. Needs no reason."""
    SAME_MEANING = "same_meaning"
    """Other words, the same question; answers are comparable, and it is noted."""
    NEW_MEANING = "new_meaning"
    """Another question in its place: a new id, which replaces the old one."""
    ADD = "add"
    DROP = "drop"
    MOVE = "move"
    """To another theme, or another place among the questions of its theme."""

    @property
    def needs_reason(self) -> bool:
        """Whether it is refused without a reason."""
        return self is not ChangeKind.TYPO


REWORDINGS = (ChangeKind.TYPO, ChangeKind.SAME_MEANING, ChangeKind.NEW_MEANING)
"""The kinds among which a person chooses for a question whose words changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one question.

    ``old_id`` is empty for an added question, ``new_id`` for a dropped one; they differ only with
    ``NEW_MEANING``. ``before`` and ``after`` are its words, or for ``MOVE`` the titles of its themes.
    """

    kind: ChangeKind
    old_id: str
    new_id: str
    before: str
    after: str
    reason: str = ""

    @property
    def key(self) -> str:
        """What it is called while it is decided on: the question's id, with ``:move`` for a move."""
        name = self.old_id or self.new_id
        return f"{name}:move" if self.kind is ChangeKind.MOVE else name

    @property
    def choices(self) -> tuple[ChangeKind, ...]:
        """The kinds that it may be said to be."""
        return REWORDINGS if self.kind in REWORDINGS else (self.kind,)


@dataclass(frozen=True, slots=True)
class KeptChange:
    """A change that is on record: between which guides (hashes), when (UTC milliseconds) and by whom."""

    change: Change
    from_hash: str
    to_hash: str
    at: int
    actor: str
