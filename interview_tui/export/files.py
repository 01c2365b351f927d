"""Files that leave: all or none, never over an old one, 0600, without the time they were made."""

from __future__ import annotations

import errno
import os
import re
import secrets
from typing import TYPE_CHECKING

from interview_tui.errors import NotSaved, UsageProblem, WouldOverwrite
from interview_tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from pathlib import Path

    Content = bytes | Iterable[bytes]
    """What is in a file, whole or in pieces."""

MTIME = 315_619_200
"""When every file says it was changed: 2 January 1980, UTC in seconds (FAT knows nothing earlier)."""

_SAFE = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?\.[a-z0-9]{1,8}")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\..*")


def write_new(
    folder: Path,
    files: Mapping[str, Content],
    going: Callable[[Collection[str]], Iterable[str]] = iter,
    when: int = MTIME,
) -> list[Path]:
    """Write ``files`` (name -> content, whole or in pieces) into ``folder``, made when it is not there.

    Each file is written beside its place, put on the disk, and moved there; it is 0600.

    ``when`` dates them, UTC in seconds.
    ``going`` goes over the names, tells how far it has come, and may raise to end it.

    Returns:
        The files written, in the order given.

    Raises:
        ValueError: a name could reach outside the folder or is not plain.
        WouldOverwrite: one of the names is there already; nothing at all was written.
        UsageProblem: ``folder`` is not a folder.
        NotSaved: the disk said no; what was begun has been removed.
    """
    for name in files:
        if not _SAFE.fullmatch(name) or _RESERVED.fullmatch(name):
            raise ValueError("not a plain file name")
    made = _make(folder)
    written: list[Path] = []
    try:
        _free(folder, files)
        for name in going(files):
            _write(folder / name, files[name], when)
            written.append(folder / name)
        _settle(folder, made=bool(made))
    except OSError as problem:
        remove(written, made)
        raise refused(problem) from problem
    except BaseException:
        remove(written, made)
        raise
    return written


def _free(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        if os.path.lexists(folder / name):
            raise WouldOverwrite(str(folder / name))


def remove(written: Iterable[Path], folders: Iterable[Path] = ()) -> None:
    """Take back files that were written, and the folders made for them (innermost first) if empty."""
    for path in written:
        path.unlink(missing_ok=True)
    for folder in folders:
        try:
            folder.rmdir()
        except OSError:
            return


def _make(folder: Path) -> list[Path]:
    missing = [place for place in (folder, *folder.parents) if not os.path.lexists(place)]
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError as problem:
        raise UsageProblem(_("{place} is not a folder.").format(place=folder)) from problem
    except OSError as problem:
        remove([], missing)
        raise refused(problem) from problem
    return missing


def _write(path: Path, content: Content, when: int) -> None:
    temporary = path.with_name(f".{secrets.token_hex(8)}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(temporary, flags, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines((content,) if isinstance(content, bytes) else content)
            file.flush()
            os.fsync(file.fileno())
        os.utime(temporary, (when, when))
        temporary.rename(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _settle(folder: Path, *, made: bool) -> None:
    if made:
        os.utime(folder, (MTIME, MTIME))
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def refused(problem: OSError) -> NotSaved:
    """Return what is told of an export that the disk stopped."""
    if problem.errno in {errno.ENOSPC, errno.EDQUOT}:
        title = _("The disk is full; nothing was exported.")
        hint = _("Free some space, then export again.")
    elif problem.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        title = _("That folder cannot be written to; nothing was exported.")
        hint = _("Choose another folder, or make it writable, then export again.")
    else:
        title = _("The disk reported an error; nothing was exported.")
        hint = _("Check the disk, then export again.")
    return NotSaved(title, _("What was begun has been removed."), hint)
