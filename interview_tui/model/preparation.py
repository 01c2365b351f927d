"""What to know before an interview: what was left to ask, one's own tally, preconceptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from interview_tui.model.craft import Tally
    from interview_tui.model.note import Note


@dataclass(frozen=True, slots=True)
class LeftToAsk:
    """What is still to be asked of a respondent; ``recontact`` says whether they may be contacted again."""

    code: str
    recontact: bool
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Preparation:
    """What to know before an interview.

    ``last`` is the tally of one's latest interview, ``all`` of all of them (``interviews`` of them);
    ``preconceptions`` how many are written down, and ``first`` whether no interview has been started yet.
    """

    code: str
    left: LeftToAsk
    last: Tally
    all: Tally
    interviews: int
    preconceptions: int
    first: bool
