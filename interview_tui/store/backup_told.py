"""What is said of a backup that is none, is damaged, or could not be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.errors import BackupProblem
from interview_tui.i18n import _
from interview_tui.text import clean_line

if TYPE_CHECKING:
    from pathlib import Path


def not_one(file: Path) -> BackupProblem:
    """Return the error for a file that is something else."""
    return BackupProblem(
        _("{file} is not a backup of this program.").format(file=clean_line(str(file))),
        _("Nothing was changed."),
        _("Choose a file made by: interview-tui backup FOLDER --to FILE"),
    )


def damaged(file: Path) -> BackupProblem:
    """Return the error for a backup that is not whole."""
    return BackupProblem(
        _("{file} is damaged: it is not as it was when it was made.").format(file=clean_line(str(file))),
        _("Nothing was made, and the file was left as it is."),
        _("Use another backup, or take out what can be read: interview-tui rescue {file} --to NEW").format(
            file=clean_line(str(file))
        ),
    )


def not_as_written(to: Path) -> BackupProblem:
    """Return the error for a backup that was read back and was not what had been written."""
    problem = BackupProblem(
        _("The backup could not be read back as it was written to {file}.").format(file=clean_line(str(to))),
        _("It was taken away again; the study is as it was."),
        _("Check that disk or stick, or choose another place."),
    )
    problem.reason = "not read back"
    return problem


def stopped(to: Path) -> BackupProblem:
    """Return the error for a backup that was broken off."""
    return BackupProblem(
        _("The backup to {file} was not finished, because the program was closed.").format(
            file=clean_line(str(to))
        ),
        _("Nothing of it is left; the study is as it was."),
        _("Make it again."),
    )
