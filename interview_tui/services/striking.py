"""Who withdraws, and taking them out of the key file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.errors import InterviewError, UsageProblem
from interview_tui.i18n import _
from interview_tui.services.recruiting import find_respondent

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from interview_tui.keyfile.entry import Entry
    from interview_tui.keyfile.keyfile import KeyFile
    from interview_tui.model.study import Respondent
    from interview_tui.services.withdrawing import Report
    from interview_tui.store.store import Store


def who(store: Store, code: str) -> Respondent:
    """Return the respondent with a code.

    Another code is never proposed here: it would be somebody else who is erased.

    Raises:
        UsageProblem: nobody has it.
    """
    try:
        return find_respondent(store, code)
    except UsageProblem as problem:
        raise UsageProblem(
            problem.title,
            _("Nothing was changed."),
            _("Look at the code once more. Who has withdrawn already is on record without a code."),
        ) from None


def entries_of(key: KeyFile | None, code: str, mentioned: Sequence[str]) -> list[Entry]:
    """Return the entries of a person, and those ``mentioned`` that came from their words alone."""
    if key is None:
        return []
    return [
        entry for entry in key.entries if entry.code == code or (not entry.code and entry.id in mentioned)
    ]


def strike(report: Report, key: KeyFile, entries: Sequence[Entry], note_ids: Collection[int]) -> None:
    """Take entries, and what the log holds of these notes, out of the key file; ``report`` tells how it went.

    They stay when it cannot be saved.
    """
    before, log = key.entries, key.log
    key.forget_notes(note_ids)
    for entry in entries:
        key.remove(entry.id)
    try:
        key.save()
    except InterviewError as problem:
        key.entries, key.log, report.key_problem = before, log, problem
    else:
        report.key_entries = len(entries)
