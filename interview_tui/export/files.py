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


class Refused(NotSaved):
    """The disk stopped an export; nothing of it is left."""


class Remains(NotSaved):
    """Writing ended before its end, and something of it may be left."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            _("It was broken off, and not all that was begun could be removed."),
            _("Files of it may lie in {folder}.").format(folder=folder),
            _("Look there, and delete what is left."),
        )


def write_new(  # noqa: PLR0913 - what is written, and who is told
    folder: Path,
    files: Mapping[str, Content],
    going: Callable[[Collection[str]], Iterable[str]] = iter,
    when: int = MTIME,
    *,
    part: str = "",
    done: Callable[[], None] = lambda: None,
) -> list[Path]:
    """Write ``files`` (name -> content, whole or in pieces) into ``folder``, made when it is not there.

    Each file is written beside its place, put on the disk, and moved there; it is 0600. ``when`` dates them,
    UTC in seconds. ``going`` goes over the names, tells how far it has come, and may raise to end it.
    ``part`` is what ``hidden`` returned, to find what a kill left. ``done`` is called when all are on the
    disk; what it raises takes them back. Returns the files written, in the order given.

    Raises:
        ValueError, WouldOverwrite: as ``check`` says; nothing at all was written.
        UsageProblem: ``folder`` is not a folder.
        NotSaved: the disk said no; what was begun has been removed.
        Remains: the disk said no, or somebody, and something of it could not be removed.
    """
    check(folder, files)
    made = _make(folder)
    written: list[Path] = []
    part = part or hidden()
    try:
        for name in going(files):
            _write(folder / part, files[name], when)
            _move(folder / part, folder / name, written)
        _settle(folder, made=bool(made))
        done()
    except BaseException as problem:
        if not _taken_back(folder, part, written, made):
            raise Remains(folder) from problem
        if isinstance(problem, OSError):
            raise refused(problem) from problem
        raise
    return written


def hidden() -> str:
    """Return a name, at random, for a file that is not whole yet."""
    return f".{secrets.token_hex(8)}.part"


def check(folder: Path, names: Iterable[str]) -> None:
    """See that files of these names can be written into a folder, as ``write_new`` does before it begins.

    Raises:
        ValueError: a name could reach outside the folder or is not plain.
        WouldOverwrite: one of the names is there already.
    """
    for name in names:
        if not _SAFE.fullmatch(name) or _RESERVED.fullmatch(name):
            raise ValueError("not a plain file name")
        if os.path.lexists(folder / name):
            raise WouldOverwrite(str(folder / name))


def lying(folder: Path, names: Iterable[str], part: str = "") -> list[Path]:
    """Return those of these files, and of what was not whole yet, that are in a folder."""
    paths = [folder / name for name in (*names, *([part] if part else ()))]
    return [path for path in paths if os.path.lexists(path)]


def _move(part: Path, path: Path, written: list[Path]) -> None:
    try:
        part.rename(path)
    finally:
        if os.path.lexists(path):
            written.append(path)


def _taken_back(folder: Path, part: str, written: Iterable[Path], made: Iterable[Path]) -> bool:
    """Remove what was written, and the folders made for it; returns whether it is sure that nothing is left.

    A file that is gone and was not removed here may lie where nobody looks: on a stick that was pulled.
    """
    sure = folder.is_dir()
    for path in written:
        try:
            path.unlink()
        except OSError:
            sure = False
    try:
        (folder / part).unlink(missing_ok=True)
    except OSError:
        sure = False
    _unmake(made)
    return sure


def _unmake(folders: Iterable[Path]) -> None:
    """Take away empty folders, innermost first."""
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
        _unmake(missing)
        raise refused(problem) from problem
    return missing


def _write(part: Path, content: Content, when: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(part, flags, 0o600), "wb") as file:
        file.writelines((content,) if isinstance(content, bytes) else content)
        file.flush()
        os.fsync(file.fileno())
    os.utime(part, (when, when))


def _settle(folder: Path, *, made: bool) -> None:
    if made:
        os.utime(folder, (MTIME, MTIME))
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def refused(problem: OSError, *, study: bool = False) -> NotSaved:
    """Return what is told of an export that the disk stopped.

    Args:
        problem: What the system said.
        study: Whether it was the disk of the study, where an export lies sealed until it leaves.
    """
    kept = _("What was begun has been removed.")
    if problem.errno in {errno.ENOSPC, errno.EDQUOT}:
        if study:
            title = _("The disk that the study is on is full; nothing was exported.")
            hint = _(
                "While an export is made it needs room there too, as much as its files take. "
                "Free some space, or choose fewer formats, then export again."
            )
            return Refused(title, kept, hint)
        title = _("The disk is full; nothing was exported.")
        hint = _("Free some space, then export again.")
    elif problem.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        title = _("That folder cannot be written to; nothing was exported.")
        hint = _("Choose another folder, or make it writable, then export again.")
    else:
        title = _("The disk reported an error; nothing was exported.")
        hint = _("Check the disk, then export again.")
    return Refused(title, kept, hint)
