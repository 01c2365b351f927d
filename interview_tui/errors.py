"""What can go wrong, one class per cause; each makes its own message and has its own exit code.

Every error carries three sentences for the person: what happened (``title``), what was kept or which
place it concerns (``detail``), and what to do (``hint``). No error text ever holds the words of a note.
"""

from __future__ import annotations

from interview_tui.i18n import _


class InterviewError(Exception):
    """Base of every error that is shown to a person.

    Args:
        title: What happened, one sentence.
        detail: What was kept, or where it is; may be empty.
        hint: What to do now; may be empty.
    """

    exit_code = 1

    def __init__(self, title: str, detail: str = "", hint: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.detail = detail
        self.hint = hint

    def __str__(self) -> str:
        return " ".join(part for part in (self.title, self.detail, self.hint) if part)


class UsageProblem(InterviewError):
    """Something was asked for that cannot be done as asked: an unknown code, scope, field or folder."""

    exit_code = 2


class GuideFaults(InterviewError):
    """A guide could not be read. ``faults`` are whole lines: ``file:line: what is wrong, how to mend it``."""

    exit_code = 3

    def __init__(self, faults: list[str]) -> None:
        super().__init__(
            _("The guide was not used. Faults in it: {count}.").format(count=len(faults)),
            "\n".join(faults),
            _("Mend the lines above and try again."),
        )
        self.faults = faults


class WrongPassphrase(InterviewError):
    """The passphrase does not open this study or key file. Nothing was changed."""

    exit_code = 4

    def __init__(self) -> None:
        super().__init__(
            _("That passphrase does not open it."),
            _("Nothing was changed."),
            _("Try again; there is no limit on tries."),
        )


class WrongRecoveryCode(InterviewError):
    """The recovery code is in order, but does not open this study."""

    exit_code = 18

    def __init__(self) -> None:
        super().__init__(
            _("That recovery code does not open this study."),
            _("Nothing was changed."),
            _("It is the code of another study, or one that was replaced. Compare the mark on the page."),
        )


class NoRecoveryCode(InterviewError):
    """The study has no recovery code."""

    exit_code = 19

    def __init__(self) -> None:
        super().__init__(
            _("This study has no recovery code."),
            _("Nothing was changed."),
            _("Only its passphrase opens it. With it, a code is made by: interview-tui recovery new FOLDER"),
        )


class BackupProblem(InterviewError):
    """A backup is damaged, not a backup, or could not be made."""

    exit_code, reason = 22, ""  # the reason is a word for the record


class NotAStudy(InterviewError):
    """The folder or file was not made by this program."""

    exit_code = 5

    def __init__(self, place: str) -> None:
        super().__init__(
            _("{place} is not a study of this program.").format(place=place),
            _("Nothing was changed."),
            _("Choose another folder, or make a study with: interview-tui new FOLDER --guide FILE"),
        )


class NewerStudy(InterviewError):
    """The study was written by a newer version of the program."""

    exit_code = 6

    def __init__(self, place: str) -> None:
        super().__init__(
            _("{place} was made by a newer version of this program.").format(place=place),
            _("It was left as it is."),
            _("Update interview-tui on this machine, then open it again."),
        )


class StoreDamaged(InterviewError):
    """The database cannot be read as it should."""

    exit_code = 7

    def __init__(self, place: str) -> None:
        super().__init__(
            _("{place} is damaged and cannot be read as it is.").format(place=place),
            _("It was left untouched."),
            _("Make a copy of the folder, and open the latest backup instead."),
        )


class StrangeStudy(InterviewError):
    """The study holds parts that this program does not put there; nothing of it was run."""

    exit_code = 20

    def __init__(self, place: str) -> None:
        super().__init__(
            _("{place} holds something that this program did not put there.").format(place=place),
            _("It was not opened, and nothing was changed."),
            _("Ask whoever gave you the folder, or open the latest backup instead."),
        )


class StoreBusy(InterviewError):
    """The study is open in another window."""

    exit_code = 8

    def __init__(self, place: str) -> None:
        super().__init__(
            _("{place} is open in another window.").format(place=place),
            _("Nothing was changed here."),
            _("Close it there, then try again."),
        )


class NotSaved(InterviewError):
    """Base of what stops a save; the text is still held by the caller."""

    exit_code = 9


class DiskFull(NotSaved):
    """There is no room left on the disk."""

    def __init__(self) -> None:
        super().__init__(
            _("The disk is full."),
            _("The text is kept on the screen."),
            _("Free some space; it is saved as soon as there is room."),
        )


class ReadOnlyPlace(NotSaved):
    """The study can no longer be written to."""

    def __init__(self) -> None:
        super().__init__(
            _("The study folder cannot be written to."),
            _("The text is kept on the screen."),
            _("Make the folder writable again; it is saved as soon as that is so."),
        )


class StudyGone(NotSaved):
    """The study folder was moved or removed while it was open."""

    def __init__(self) -> None:
        super().__init__(
            _("The study folder is no longer where it was."),
            _("The text is kept on the screen."),
            _("Put the folder or the memory stick back; it is saved as soon as it is there."),
        )


class WriteFailed(NotSaved):
    """The disk reported an error while saving."""

    def __init__(self) -> None:
        super().__init__(
            _("The disk reported an error."),
            _("The text is kept on the screen."),
            _("Check the disk; saving is tried again every second."),
        )


class ConsentMissing(InterviewError):
    """What was asked for needs a consent that is not given."""

    exit_code = 10


class NotAllowedNow(InterviewError):
    """The act does not fit where the interview stands (for example, ending one that has ended)."""

    exit_code = 11


class GateClosed(InterviewError):
    """The leak gate stopped an export. ``reasons`` name note ids and kinds, never words of a note.

    ``hint`` fits them; empty where they say themselves what to do.
    """

    exit_code = 12

    def __init__(self, reasons: list[str], hint: str = "") -> None:
        said = _("Nothing was exported. What stands in the way: {count}.").format(count=len(reasons))
        super().__init__(said, "\n".join(reasons), hint)
        self.reasons = reasons


class TooLittleMemory(InterviewError):
    """The machine has too little memory left to try a passphrase."""

    exit_code = 21

    def __init__(self) -> None:
        super().__init__(
            _("There is too little memory left to try the passphrase."),
            _("Nothing was changed."),
            _("Close other programs, then try again."),
        )


class KeyFileProblem(InterviewError):
    """The key file is missing, in the wrong place, damaged or not a key file."""

    exit_code = 13


class WouldOverwrite(InterviewError):
    """A file is already there and is not silently replaced."""

    exit_code = 14

    def __init__(self, place: str, hint: str = "") -> None:
        super().__init__(
            _("{place} is already there.").format(place=place),
            _("It was left as it is."),
            hint or _("Choose another place, or move the old one away first."),
        )


class SettingsProblem(InterviewError):
    """The settings file has something in it that cannot be used."""

    exit_code = 15


class ReadOnlyStudy(InterviewError):
    """The study cannot be opened, because it could not be written to."""

    exit_code = 17

    def __init__(self) -> None:
        super().__init__(
            _("The study folder cannot be written to."),
            _("Nothing was changed."),
            _("Make the folder writable, then open it again."),
        )


class TerminalTooPlain(InterviewError):
    """The terminal cannot show the screens."""

    exit_code = 16

    def __init__(self) -> None:
        super().__init__(
            _("This terminal cannot show the screens."),
            "",
            _("Use the plain door instead: interview-tui session FOLDER CODE --plain"),
        )
