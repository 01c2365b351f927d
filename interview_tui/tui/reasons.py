"""In words: why a note stays behind, and what becomes of an identifier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui import words
from interview_tui.i18n import _
from interview_tui.model.identifier import Choice
from interview_tui.model.note import NoteFlag, NoteKind
from interview_tui.services.disclosing import TELLS_FACT
from interview_tui.services.leaving import NOT_ATTRIBUTED, NOT_GRANTED

if TYPE_CHECKING:
    from interview_tui.model.identifier import IdentifierType
    from interview_tui.tui.ink import Name


def outcome(
    choice: Choice | None,
    type: IdentifierType,  # noqa: A002 - the model's own word
    text: str = "",
) -> tuple[str, Name]:
    """Return what becomes of an identifier, with a sign, and how that is painted."""
    said = words.becomes(choice, type, text)
    if choice is None:
        return "? " + said, "warn"
    if choice is Choice.KEEP:
        return "= " + said, "dim"
    return "→ " + said, "good"


def stays(reason: str) -> str:
    """Return why a note stays behind; ``reason`` is a flag, a kind or that quotes are not agreed to."""
    if reason == NOT_GRANTED:
        return _("quotes not agreed to")
    if reason == NOT_ATTRIBUTED:
        return _("quotes under a code not agreed to")
    if reason == TELLS_FACT:
        return _("says a fact few share")
    if reason == NoteKind.MARK.value:
        return _("no words")
    if reason in {flag.value for flag in NoteFlag}:
        return words.flag(NoteFlag(reason))
    return words.kind(NoteKind(reason))
