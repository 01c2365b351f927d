"""The recovery code: made, written on a page to print, and used when the passphrase is forgotten."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from interview_tui import i18n, recoverycode
from interview_tui.errors import DiskFull, NotSaved, UsageProblem, WouldOverwrite
from interview_tui.i18n import N_, _
from interview_tui.paths import StudyPaths

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.recoverycode import Code
    from interview_tui.sealing import Cost

WIDTH = 78
"""Columns of the page: it prints on paper in any upright font."""

_PAGE = (
    N_("What it is. An encrypted folder made by interview-tui opens with this code when its passphrase is "
       "forgotten. The page alone opens nothing. Whoever has both folder and page can read all of it."),
    N_("How to use it. Where the folder is, write: interview-tui recover FOLDER. Then type the code, in "
       "capitals or small letters, with blanks or without. There is no 0, O, 1, I or L in it. A mistyped "
       "group is named. Then choose a new passphrase."),
    N_("Where to keep it. On paper, locked away, never with the computer or in its bag. Not as a photograph, "
       "not in an e-mail, not in a shared folder. Print this file, then delete it."),
    N_("If somebody may have seen it. Make a new code: interview-tui recovery new FOLDER. Then this one no "
       "longer opens the folder. A copy of the folder from before still opens with it."),
    N_("It does not open a key file with names; that has a passphrase of its own."),
)  # fmt: skip


def new_code() -> Code:
    """Return a code that opens nothing yet."""
    return recoverycode.new()


def mark_of(folder: Path) -> str | None:
    """Return the mark of the page that the recovery code of a study stands on; None when it has no code.

    Raises:
        NotAStudy, NewerStudy, StoreDamaged: see their classes.
    """
    from interview_tui.store import keyslots

    return keyslots.recovery_mark(StudyPaths(folder))


def check_code(folder: Path, typed: str) -> None:
    """Raise unless the code, as typed, opens the study; nothing is changed.

    Raises:
        UsageProblem: it is mistyped; the groups are named.
        WrongRecoveryCode, NoRecoveryCode, NotAStudy, NewerStudy, StoreDamaged: see their classes.
    """
    from interview_tui.store import keyslots

    keyslots.check_code(StudyPaths(folder), recoverycode.read(typed))


def recover(folder: Path, typed: str, new: str, *, cost: Cost | None = None) -> None:
    """Let ``new`` open the study in place of the passphrase that was forgotten; nothing else is rewritten.

    Raises:
        As ``check_code``; UsageProblem when ``new`` is empty; StoreBusy; NotSaved. Nothing was changed then.
    """
    from interview_tui import sealing
    from interview_tui.store import keyslots

    letters = recoverycode.read(typed)
    if not new:
        raise UsageProblem(_("A study needs a passphrase."), _("Nothing was changed."))
    keyslots.recover(StudyPaths(folder), letters, new, cost or sealing.STANDARD)


def give_code(folder: Path, passphrase: str, code: Code, *, cost: Cost | None = None) -> None:
    """Let ``code`` open the study beside its passphrase, in place of any code before it.

    Raises:
        WrongPassphrase, NotAStudy, NewerStudy, StoreDamaged, StoreBusy, NotSaved: nothing was changed.
    """
    from interview_tui import sealing
    from interview_tui.store import keyslots

    keyslots.set_recovery(StudyPaths(folder), passphrase, code, cost or sealing.STANDARD)


def page(code: Code) -> str:
    """Return the page to print: in the language in use first, then in the other.

    It names no study, no person and no folder: a page that is found tells nothing about what it opens. The
    mark on it, and a line to write on by hand, tell the person which study it belongs to.
    """
    first = i18n.language()
    parts = [_half(code, i18n.translator(language)) for language in (first, "en" if first == "nb" else "nb")]
    return f"\n{'-' * WIDTH}\n\n".join(parts)


def _half(code: Code, said: Callable[[str], str]) -> str:
    import textwrap

    rows = [code.groups[:4], code.groups[4:]]
    lines = [
        said(N_("Recovery code")).upper(),
        "",
        *("    " + "   ".join(row) for row in rows),
        "",
        said(N_("Mark of this page: {mark}")).format(mark=code.mark),
        said(N_("Which study (write it by hand, so that only you understand):")) + " " + "_" * 14,
    ]
    for sentence in _PAGE:
        lines += ["", *textwrap.wrap(said(sentence), WIDTH, break_on_hyphens=False)]
    return "\n".join(lines) + "\n"


def write_page(file: Path, code: Code, study: Path | None = None) -> None:
    """Write the page to print into a new file (0600), and see that it is on the disk.

    Args:
        file: Where; the person chose it.
        code: What stands on it.
        study: The study's folder, in which it may not lie.

    Raises:
        UsageProblem: when it would lie in a study.
        WouldOverwrite: when something is there already.
        NotSaved: when the disk does not take it; nothing half-written is left.
    """
    _refuse_inside(file, study)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    begun = False
    try:
        handle = os.open(file, flags, 0o600)
        begun = True
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as opened:
            opened.write(page(code))
            opened.flush()
            os.fsync(opened.fileno())
    except FileExistsError:
        raise WouldOverwrite(str(file)) from None
    except OSError as problem:
        if begun:
            remove_page(file)
        raise _refused(problem) from None


def remove_page(file: Path) -> None:
    """Take away a page whose code opens nothing."""
    with suppress(OSError):
        file.unlink()


def _refuse_inside(file: Path, study: Path | None) -> None:
    place = file.absolute()
    for parent in (*place.parents, *place.resolve().parents):
        ours = study is not None and parent in {study.absolute(), study.resolve()}
        if ours or StudyPaths(parent).keyslots.exists():
            raise UsageProblem(
                _("The page with the recovery code cannot lie in a study."),
                _("Nothing was written."),
                _("Choose a place outside it, best on a memory stick; print it, then delete it."),
            )


def _refused(problem: OSError) -> NotSaved:
    import errno

    if problem.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DiskFull()
    return NotSaved(
        _("The page with the recovery code could not be written there."),
        _("Nothing is left of it."),
        _("Choose another place, in a folder that is there and that you may write to."),
    )
