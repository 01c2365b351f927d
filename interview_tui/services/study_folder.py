"""The folder of a new study: made for it alone, and taken away again when the study could not be made."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from interview_tui.errors import DiskFull, UsageProblem, WouldOverwrite
from interview_tui.i18n import _

if TYPE_CHECKING:
    from pathlib import Path


def make(folder: Path) -> Path | None:
    """Make a study's folder (0700); returns the topmost one that had to be made, None when it was empty.

    Raises:
        WouldOverwrite: when something is in it.
        DiskFull, UsageProblem: when it cannot be made.
    """
    try:
        if folder.is_symlink() or folder.exists():
            if not folder.is_dir() or any(folder.iterdir()):
                raise WouldOverwrite(str(folder))
            folder.chmod(0o700)
            return None
        top = folder
        while not top.parent.exists():
            top = top.parent
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)
    except OSError as problem:
        import errno

        if problem.errno == errno.ENOSPC:
            raise DiskFull from None
        raise UsageProblem(
            _("The folder {place} cannot be made.").format(place=folder),
            _("Nothing was made."),
            _("Choose a place that you may write to."),
        ) from None
    return top


def clear(folder: Path, made: Path | None) -> None:
    """Take away what was made of a study; ``made`` is what ``make`` returned."""
    if made is not None:
        shutil.rmtree(made, ignore_errors=True)
        return
    for item in folder.iterdir():
        if item.is_dir() and not item.is_symlink():
            shutil.rmtree(item, ignore_errors=True)
        else:
            item.unlink(missing_ok=True)
