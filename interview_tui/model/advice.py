"""Advice on a guide: what may be worth another look. It never stops one from being used."""

from __future__ import annotations

from enum import StrEnum

from interview_tui.model.values import dataclass


class AdviceKind(StrEnum):
    """What sort of advice it is: the family of rules it comes from."""

    DOUBLE = "double"
    CLOSED = "closed"
    LEADING = "leading"
    LONG = "long"
    NO_INTRODUCING = "no_introducing"
    DIRECT_FIRST = "direct_first"
    RESEARCH_QUESTION = "research_question"
    NO_BEFORE = "no_before"
    NO_CLOSING = "no_closing"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Advice:
    """One piece of advice.

    ``line`` is its line in the guide file (1 when it is about the whole, 0 when the guide has no lines);
    ``theme_id`` and ``question_id`` say where in the guide, empty when it is about the whole; ``sentence``
    says what it is and what could be done, in the language of the interface.
    """

    kind: AdviceKind
    line: int
    sentence: str
    theme_id: str = ""
    question_id: str = ""
