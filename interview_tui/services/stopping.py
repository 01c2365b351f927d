"""Why the gate is shut, whatever the words are: notes nobody has read, changed quotes, a missing key file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.i18n import _, ngettext
from interview_tui.model.note import ChangeField, Meaning
from interview_tui.model.quoting import compare
from interview_tui.words import first_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from interview_tui.model.identifier import KnownName
    from interview_tui.model.note import Note
    from interview_tui.services.leavable import Prepared
    from interview_tui.services.summarising import Gathered
    from interview_tui.store.store import Store

_MOST_NAMED = 12


def first_wording(store: Store, note_id: int) -> str:
    """Return a note as it was stored in the talk, quick words written out, before anybody edited it."""
    text = store.first_note(note_id).text
    for change in store.changes(note_id):
        if change.field is ChangeField.TEXT:
            break
        if change.field is ChangeField.QUICK:
            text = change.value
    return text


def unread(code: str, leaving: Iterable[Note]) -> list[str]:
    """Return a line when notes would leave that nobody has read through, by their numbers."""
    numbers = [note.id for note in leaving if not note.signed]
    if not numbers:
        return []
    line = ngettext(
        "{code}: {n} note has not been read through: {notes}",
        "{code}: {n} notes have not been read through: {notes}",
        len(numbers),
    )
    shown = first_of(numbers, _MOST_NAMED)
    return [line.format(code=code, n=len(numbers), notes=shown)]


def altered(leaving: Iterable[Note], first: Mapping[int, str]) -> list[str]:
    """Return a line for each quote in other words than were said, unless they were said to mean the same."""
    lines = []
    for note in leaving:
        if note.id in first and note.meaning is not Meaning.KEPT:
            found = compare(first[note.id], note.text)
            count = found.altered + found.left_out
            line = ngettext(
                "note {number}: a quote that is not verbatim, by {n} word: say whether its meaning is kept",
                "note {number}: a quote that is not verbatim, by {n} words: say whether its meaning is kept",
                count,
            )
            lines += [line.format(number=note.id, n=count)] if count else []
    return lines


def stops(gathered: Gathered, has_key: bool, key: Sequence[KnownName] | None) -> list[str]:
    """Return a line for each thing that stands against what was gathered, whatever its words are.

    Args:
        gathered: What would leave, and what was found about its people and notes.
        has_key: Whether the study has a key file.
        key: The names in it; None when it is not open.
    """
    found = [*gathered.problems, *gathered.in_review]
    if not gathered.told and not found:
        found = [_("there is no finished interview that may leave")]
    return found + _key_wanted(has_key, key)


def _key_wanted(has_one: bool, key: Sequence[KnownName] | None) -> list[str]:
    if has_one and key is None:
        return [_("the study has a key file: give it with --key")]
    return [_("the key file that was given holds no names")] if has_one and not key else []


def go_on_in_review() -> str:
    """Return what to do about words that are undecided, and notes that are not signed."""
    return _("Decide words, and sign the notes that you have read, in the review; then export again.")


def hint(prepared: Prepared) -> str:
    """Return what to do about a shut gate at the command line; empty where its lines say it themselves."""
    lines = [go_on_in_review()] if prepared.in_review else []
    lines += [_known_by_it("--override")] if prepared.disclosure.problems else []
    lines += [_breaks("--despite")] if prepared.promised.problems else []
    return " ".join(lines)


def _known_by_it(option: str) -> str:
    said = _("{option} takes the reason why it leaves although someone could be known by it.")
    return said.format(option=option)


def _breaks(option: str) -> str:
    said = _("{option} takes the reason why it leaves although it breaks a promise, or goes against a no.")
    return said.format(option=option)
