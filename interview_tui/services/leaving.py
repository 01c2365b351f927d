"""Whether a note may leave: what holds it back, and whether a person may let it go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interview_tui.model.consent import ConsentScope
from interview_tui.model.note import NoteFlag, NoteKind, speaks
from interview_tui.model.values import dataclass
from interview_tui.services.disclosing import TELLS_FACT

if TYPE_CHECKING:
    from interview_tui.model.consent import ConsentState, Decided
    from interview_tui.model.note import Note
    from interview_tui.services.disclosing import Facts

NOT_GRANTED = "quote_not_granted"
"""Why a quote stays behind that the respondent has not agreed to."""

NOT_ATTRIBUTED = "quote_not_attributed"
"""Why a quote stays behind where it would stand under a code, which the respondent has not agreed to."""


def why_held(note: Note, consent: Decided, *, linked: bool = False) -> str:
    """Return why a note stays behind; empty when it leaves.

    Args:
        note: The note.
        consent: Its speaker's.
        linked: Whether it would leave under their code: then a quote needs consent to that too (C1).

    Returns:
        A flag, a kind, ``quote_not_granted`` or ``quote_not_attributed``.
    """
    if not note.text.strip():
        return NoteKind.MARK.value
    if note.needs_clearing and not note.cleared:
        first = next((flag.value for flag in NoteFlag if flag in note.flags), "")
        return first or note.kind.value
    if speaks(note) and NoteFlag.NO_QUOTE in note.flags:
        return NoteFlag.NO_QUOTE.value
    if speaks(note) and not consent.may(ConsentScope.QUOTE_VERBATIM):
        return NOT_GRANTED
    if linked and speaks(note) and not consent.may(ConsentScope.QUOTE_ATTRIBUTED):
        return NOT_ATTRIBUTED
    return ""


@dataclass(frozen=True, slots=True)
class Leaving:
    """What one respondent's notes may leave by: their consent, and the facts that they share with few."""

    code: str
    consent: ConsentState
    facts: Facts

    def why(self, note: Note, *, linked: bool = False) -> str:
        """Return why a note stays behind, as ``why_held`` does, or ``tells_fact``; empty when it leaves."""
        reason = why_held(note, self.consent, linked=linked)
        if not reason and not note.cleared and self.facts.told(self.code, note):
            return TELLS_FACT
        return reason

    def never(self, note: Note) -> str:
        """Return what holds a note back whatever a person decides of it; empty when clearing lets it go."""
        return why_held(replace(note, cleared=True), self.consent)
