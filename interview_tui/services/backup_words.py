"""What is said of backups: the rule they are kept by, and what kept one from being made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.errors import BackupProblem, DiskFull, InterviewError, NotSaved, ReadOnlyPlace
from interview_tui.i18n import N_, _
from interview_tui.text import clean_line

if TYPE_CHECKING:
    from pathlib import Path

RULE = N_(
    "All backups of today are kept, then the last of each day for a week, then the last of each week. "
    "Those you make by hand are never removed."
)
"""The rule by which automatic backups are kept, as it is told."""

NO_PLACE, FULL, READ_ONLY, UNREAD, OTHER = "no place", "full", "read only", "not read back", "other"

TROUBLE = {
    NO_PLACE: N_("The place for backups is not there."),
    FULL: N_("The disk with the place for backups is full."),
    READ_ONLY: N_("The place for backups cannot be written to."),
    UNREAD: N_("The backup could not be read back as it was written."),
    OTHER: N_("The backup could not be made."),
}
"""What kept the last automatic backup from being made, by the word that is on record."""


def no_folder(place: Path) -> BackupProblem:
    """Return the error for a folder that is not there."""
    problem = BackupProblem(
        _("The folder {place} is not there.").format(place=clean_line(str(place))),
        _("No backup was made; the study is as it was."),
        _("Put the disk or memory stick in, or make the folder."),
    )
    problem.reason = NO_PLACE
    return problem


def could_not(cause: NotSaved, file: Path) -> BackupProblem:
    """Return the error for a backup that the disk did not take."""
    reasons = {
        FULL: _("There is no room left where {file} would lie."),
        READ_ONLY: _("The place of {file} cannot be written to."),
        OTHER: _("The disk reported an error while {file} was made."),
    }
    full, read_only = isinstance(cause, DiskFull), isinstance(cause, ReadOnlyPlace)
    reason = FULL if full else READ_ONLY if read_only else OTHER
    problem = BackupProblem(
        reasons[reason].format(file=clean_line(str(file))),
        _("Nothing half-made is left; the study is as it was."),
        _("Choose another place, or mend this one."),
    )
    problem.reason = reason
    return problem


def not_made() -> BackupProblem:
    """Return the error for a backup that could not be made for a reason nobody foresaw."""
    return BackupProblem(
        _("The backup could not be made."),
        _("Nothing half-made is left; the study is as it was."),
        _("Choose another place, or mend this one."),
    )


def under_way() -> BackupProblem:
    """Return the error for a backup that is asked for while another is being made."""
    return BackupProblem(
        _("A backup is being made already."),
        _("It goes on."),
        _("Wait a moment."),
    )


def word_for(problem: InterviewError) -> str:
    """Return the word that goes on record for what kept a backup from being made."""
    reason = problem.reason if isinstance(problem, BackupProblem) else ""
    return reason if reason in TROUBLE else OTHER
