"""Words between quotation marks of those who have not agreed to be quoted: they leave as ``(…)``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interview_tui.i18n import _, ngettext
from interview_tui.model.consent import ConsentScope
from interview_tui.model.note import NoteFlag
from interview_tui.model.quoting import compare
from interview_tui.model.spoken import spoken
from interview_tui.words import first_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from interview_tui.model.consent import Decided
    from interview_tui.model.note import Note
    from interview_tui.model.summary import Statement
    from interview_tui.services.told import Told

    Places = Mapping[int, Sequence[tuple[int, int]]]

_MOST_NAMED = 12


def places(notes: Iterable[Note], consent: Decided, *, linked: bool) -> Places:
    """Return where words stand between quotation marks that must not leave as a quote, by note.

    A quote, and a note with a whole sentence between marks, stay behind altogether (``leaving.why_held``).
    This is for the single words in the notes that leave (fieldwork C1), however few they are.

    Args:
        notes: Notes of one person that leave.
        consent: That person's.
        linked: Whether they leave under the person's code: then words need consent to that too.
    """
    may = consent.may(ConsentScope.QUOTE_VERBATIM)
    may = may and (not linked or consent.may(ConsentScope.QUOTE_ATTRIBUTED))
    held = (note for note in notes if not may or NoteFlag.NO_QUOTE in note.flags)
    return {note.id: found for note in held if (found := spoken(note.text))}


def told(people: Iterable[Told]) -> list[str]:
    """Return a line for each person of whom words are left out, by the numbers of the notes; then what to do.

    Nothing where no words are.
    """
    numbers: dict[str, list[int]] = {}
    granted: dict[str, bool] = {}
    for one in people:
        if one.unquoted:
            numbers.setdefault(one.respondent.code, []).extend(one.unquoted)
            granted[one.respondent.code] = one.consent.may(ConsentScope.QUOTE_VERBATIM)
    lines = [_line(code, sorted(notes), granted=granted[code]) for code, notes in numbers.items()]
    return [*lines, _advice()] if lines else []


def _line(code: str, notes: Sequence[int], *, granted: bool) -> str:
    shown = first_of(notes, _MOST_NAMED)
    if granted:
        line = ngettext(
            "{code}: words between quotation marks leave as “(…)”, since there is no yes to quotes under a "
            "code, or to these. Note: {notes}",
            "{code}: words between quotation marks leave as “(…)”, since there is no yes to quotes under a "
            "code, or to these. Notes: {notes}",
            len(notes),
        )
    else:
        line = ngettext(
            "{code}: words between quotation marks leave as “(…)”, since there is no yes to quotes. Note: "
            "{notes}",
            "{code}: words between quotation marks leave as “(…)”, since there is no yes to quotes. Notes: "
            "{notes}",
            len(notes),
        )
    return line.format(code=code, notes=shown)


def _advice() -> str:
    return _(
        "Where they are needed, write the note in your own words. Where nobody said them, as in the title of "
        "a book, take the quotation marks away."
    )


def with_signs(statement: Statement, people: Iterable[Told]) -> Statement:
    """Return the statement with how many notes have which signs in them, so that these are explained."""
    changed = cut = left_out = 0
    for one in people:
        left_out += len(one.unquoted)
        for note in one.leaving if one.first else ():
            if note.id in one.first:
                found = compare(one.first[note.id], note.text)
                changed += bool(found.altered) or "[" in note.text
                cut += bool(found.left_out or found.cuts)
    return replace(statement, changed=changed, cut=cut, unquoted=left_out)
