"""In words: why a note stays behind, why something is suspected, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui import words
from interview_tui.i18n import N_, _
from interview_tui.model.identifier import Choice, IdentifierType, Why
from interview_tui.model.note import NoteFlag, NoteKind
from interview_tui.services.summarising import NOT_GRANTED

if TYPE_CHECKING:
    from interview_tui.tui.ink import Name

_WHY = {
    Why.KEY_FILE: N_("in the key file"),
    Why.MARKED: N_("marked with #"),
    Why.LOOKS_LIKE: N_("looks like an identifier"),
    Why.CAPITAL: N_("capital letter inside a sentence"),
    Why.SITE: N_("name of a site"),
    Why.DECIDED: N_("decided here earlier"),
    Why.PATTERN: N_("written like an identifier"),
}
_PATTERNS = {
    IdentifierType.EMAIL: N_("is an e-mail address"),
    IdentifierType.PHONE: N_("is a phone number"),
    IdentifierType.ID_NUMBER: N_("is an id number"),
    IdentifierType.ADDRESS: N_("is an address"),
    IdentifierType.URL: N_("is a web address"),
    IdentifierType.DATE: N_("is a date"),
    IdentifierType.AGE: N_("is an age"),
}
_LOOKS = {
    IdentifierType.EMAIL: N_("looks like an e-mail address"),
    IdentifierType.PHONE: N_("looks like a phone number"),
    IdentifierType.ID_NUMBER: N_("looks like an id number"),
    IdentifierType.ADDRESS: N_("looks like an address"),
    IdentifierType.URL: N_("looks like a web address"),
    IdentifierType.DATE: N_("looks like a date"),
    IdentifierType.AGE: N_("looks like an age"),
    IdentifierType.PERSON: N_("looks like a name"),
    IdentifierType.PLACE: N_("looks like a place"),
    IdentifierType.ORGANISATION: N_("looks like an organisation"),
}


def suspected(why: Why, type: IdentifierType) -> str:  # noqa: A002 - the model's own word
    """Return why something is suspected."""
    special = {Why.PATTERN: _PATTERNS, Why.LOOKS_LIKE: _LOOKS}.get(why, {})
    return _(special.get(type, _WHY[why]))


def outcome(choice: Choice | None, type: IdentifierType) -> tuple[str, Name]:  # noqa: A002 - the model's own word
    """Return what becomes of an identifier, with a sign, and how that is painted."""
    if choice is None:
        return _("? UNDECIDED"), "warn"
    if choice is Choice.KEEP:
        return _("= kept"), "dim"
    return f"→ [{words.identifier(type)}]", "good"


def stays(reason: str) -> str:
    """Return why a note stays behind; ``reason`` is a flag, a kind or that quotes are not agreed to."""
    if reason == NOT_GRANTED:
        return _("quotes not agreed to")
    if reason == NoteKind.MARK.value:
        return _("no words")
    if reason in {flag.value for flag in NoteFlag}:
        return words.flag(NoteFlag(reason))
    return words.kind(NoteKind(reason))
