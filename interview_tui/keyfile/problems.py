"""Every sentence that is said when a key file cannot be used; the path is named, never what is in it."""

from __future__ import annotations

from interview_tui.errors import KeyFileProblem
from interview_tui.i18n import _


def missing(place: str) -> KeyFileProblem:
    """There is nothing at the path."""
    return KeyFileProblem(
        _("There is no key file at {place}.").format(place=place),
        "",
        _("Check the path, or make one with: interview-tui key new KEYFILE"),
    )


def no_place() -> KeyFileProblem:
    """No path was typed."""
    return KeyFileProblem(
        _("No path was written, so no key file was opened."), "", _("Write where the key file lies.")
    )


def not_one(place: str) -> KeyFileProblem:
    """Something else lies at the path."""
    return KeyFileProblem(
        _("{place} is not a key file of this program.").format(place=place),
        _("It was left as it is."),
        _("Choose the right file."),
    )


def newer(place: str) -> KeyFileProblem:
    """A later version of the program made it."""
    return KeyFileProblem(
        _("{place} was made by a newer version of this program.").format(place=place),
        _("It was left as it is."),
        _("Update interview-tui on this machine, then open it again."),
    )


def damaged(place: str) -> KeyFileProblem:
    """It is a key file, but not whole."""
    return KeyFileProblem(
        _("The key file {place} is damaged and cannot be read.").format(place=place),
        _("It was left as it is."),
        _("Use your latest copy of it instead."),
    )


def too_big(place: str, megabytes: int) -> KeyFileProblem:
    """Larger than any key file is."""
    return KeyFileProblem(
        _("{place} is larger than {size} MB, more than a key file can be.").format(
            place=place, size=megabytes
        ),
        _("It was left as it is."),
        _("Choose the right file."),
    )


def full(place: str) -> KeyFileProblem:
    """It would be larger than what can be opened again."""
    return KeyFileProblem(
        _("The key file {place} has no room for more: it could not be opened again.").format(place=place),
        _("What was there before is untouched."),
        _("Keep this one, and make another with: interview-tui key new KEYFILE"),
    )


def unreadable(place: str) -> KeyFileProblem:
    """The machine will not hand it over."""
    return KeyFileProblem(
        _("The key file {place} cannot be read.").format(place=place),
        _("It was left as it is."),
        _("Check that you may read the file and that the disk is there."),
    )


def unsaved(place: str) -> KeyFileProblem:
    """Writing failed; the old file stands."""
    return KeyFileProblem(
        _("The key file {place} could not be saved.").format(place=place),
        _("What was there before is untouched."),
        _("Check that the folder is there, may be written to and has room, then try again."),
    )


def changed(place: str) -> KeyFileProblem:
    """Someone else saved it since it was opened."""
    return KeyFileProblem(
        _("The key file {place} was changed in another window.").format(place=place),
        _("It was left as it is, so that nothing is lost."),
        _("Open it again and repeat what you added."),
    )


def of_another_study(place: str) -> KeyFileProblem:
    """It belongs to a study, but not to this one."""
    return KeyFileProblem(
        _("The key file {place} belongs to another study.").format(place=place),
        _("It was left as it is."),
        _("Give the key file of this study."),
    )


def inside(place: str) -> KeyFileProblem:
    """It lies in the folder it must be kept apart from."""
    return KeyFileProblem(
        _("The key file must not lie inside the study folder."),
        _("{place} would put names and notes in the same place.").format(place=place),
        _("Choose a place outside it, best on another disk or memory stick."),
    )
