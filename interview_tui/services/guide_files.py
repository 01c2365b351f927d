"""Guide files that are being written: opened, looked at while they change, kept beside themselves, saved.

What was typed and not saved stands in a file of its own beside the guide (``.NAME.md.unsaved``), so that it
outlives a crash. Saving replaces the file in one step. Two that change one file do not write over each other.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.errors import DiskFull, GuideFaults, NotSaved, UsageProblem, WriteFailed
from interview_tui.i18n import _
from interview_tui.model.values import dataclass
from interview_tui.text import clean, clean_line

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.model.advice import Advice
    from interview_tui.model.guide import Guide
    from interview_tui.paths import Paths

MOST_BYTES = 1_000_000
"""Most bytes of a file that is opened, as for a guide."""

MOST_NAMES = 99
"""Most files of the same name that get a number."""


class Stamp(NamedTuple):
    """What tells whether a file is still the one that was read."""

    changed_ns: int
    size: int
    number: int


@dataclass(frozen=True, slots=True)
class Opened:
    """A guide file as it was opened: its text, and text of it that was never saved (None without)."""

    path: Path
    text: str
    stamp: Stamp | None
    unsaved: str | None


@dataclass(frozen=True, slots=True)
class Looked:
    """What there is to say of a text as a guide; ``guide`` is None while it has faults."""

    guide: Guide | None
    faults: tuple[tuple[int, str], ...]
    """Line and sentence of each."""
    advice: tuple[Advice, ...]


class ChangedElsewhere(UsageProblem):
    """The file was changed since it was read; nothing was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("{file} was changed by another program too.").format(file=clean_line(path.name)),
            _("Nothing was written; your text is kept."),
        )


def open_file(path: Path) -> Opened:
    """Return a guide file and what was left unsaved of it.

    Raises:
        UsageProblem: it cannot be read, or is too large to be a guide.
    """
    stamp = stamp_of(path)
    text = _read(path)
    beside = unsaved_path(path)
    unsaved = _read(beside) if beside.is_file() and not beside.is_symlink() else None
    return Opened(path, text, stamp, unsaved if unsaved != text else None)


def stamp_of(path: Path) -> Stamp | None:
    """Return what tells whether the file has changed; None when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Stamp(found.st_mtime_ns, found.st_size, found.st_ino)


def unsaved_path(path: Path) -> Path:
    """Return where text that is not saved yet is kept."""
    return path.with_name(f".{path.name}.unsaved")


def keep(path: Path, text: str) -> None:
    """Keep text that is not saved yet beside its file; NotSaved when the disk does not take it."""
    _replace(unsaved_path(path), text, 0o600)


def forget(path: Path) -> None:
    """Take away what was kept beside the file; that it cannot be is no trouble."""
    try:
        unsaved_path(path).unlink(missing_ok=True)
    except OSError:
        return


def save(path: Path, text: str, read_as: Stamp | None) -> Stamp | None:
    """Save a text in the place of the file, in one step, and return what it is now.

    Args:
        path: The file; a link is followed.
        text: All of it.
        read_as: What the file was when it was read; None when it was not there.

    Raises:
        ChangedElsewhere: the file is not what it was; nothing was written.
        NotSaved: the disk does not take it; the file is as it was.
    """
    if stamp_of(path) != read_as:
        raise ChangedElsewhere(path)
    place = path.resolve()
    try:
        mode = place.stat().st_mode & 0o777
    except OSError:
        mode = 0o600
    _replace(place, text, mode)
    forget(path)
    return stamp_of(path)


def set_aside(path: Path, text: str) -> Path:
    """Keep a text in a new file beside the guide, which no list of guides shows, and return where."""
    for number in range(1, MOST_NAMES + 1):
        place = path.with_name(f"{path.name}.{number}.txt")
        if not os.path.lexists(place):
            _replace(place, text, 0o600)
            return place
    raise UsageProblem(_("There are too many files beside {file}.").format(file=clean_line(path.name)))


def copied(paths: Paths, source: Path, title: str) -> Path:
    """Copy a guide to the person's own guides under a name made from ``title``, and return the new file.

    Raises:
        UsageProblem: it cannot be read.
        NotSaved: the disk does not take it.
    """
    return started(paths, _read(source), title)


def from_guide(paths: Paths, guide: Guide) -> Path:
    """Write a guide, with all its ids, to a new file among the person's own, and return the file.

    Raises:
        NotSaved: the disk does not take it.
    """
    from interview_tui.guidefile.write import as_markdown

    return started(paths, as_markdown(guide), f"{guide.title[:40]} v{guide.version}")


def started(paths: Paths, text: str, title: str) -> Path:
    """Begin a guide of the person's own with a text, under a name made from ``title``; never over another."""
    from slugify import slugify

    stem = slugify(title, max_length=60, word_boundary=True) or "guide"
    stem = stem if not re.fullmatch(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])", stem) else f"guide-{stem}"
    try:
        paths.guides.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise _refused(problem) from None
    for number in range(1, MOST_NAMES + 1):
        place = paths.guides / f"{stem}{f'-{number}' if number > 1 else ''}.md"
        if not os.path.lexists(place):
            _replace(place, text, 0o600)
            return place
    raise UsageProblem(_("There are too many guides called {name}.").format(name=stem))


def look(text: str, name: str) -> Looked:
    """Return what there is to say of a text as a guide, in the order of its lines."""
    from interview_tui.guidefile.markdown import parse_guide
    from interview_tui.services.guides import advise

    try:
        guide = parse_guide(text.encode("utf-8", "replace"), name)
    except GuideFaults as error:
        return Looked(None, tuple(_line_of(fault, name) for fault in error.faults), ())
    return Looked(guide, (), tuple(advise(guide)))


def _line_of(fault: str, name: str) -> tuple[int, str]:
    number, _colon, sentence = fault.removeprefix(f"{name}:").partition(": ")
    return (int(number), sentence) if number.isdecimal() else (1, fault)


def _read(path: Path) -> str:
    try:
        if not path.is_file():
            raise UsageProblem(_("{file} is not a file.").format(file=clean_line(str(path))))
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError:
        raise UsageProblem(_("{file} cannot be read.").format(file=clean_line(str(path)))) from None
    if len(content) > MOST_BYTES:
        raise UsageProblem(_("{file} is too large to be a guide.").format(file=clean_line(str(path))))
    try:
        return clean(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UsageProblem(
            _("{file} is not text (UTF-8).").format(file=clean_line(str(path))),
            "",
            _("Save it again with the encoding UTF-8."),
        ) from None


def _replace(path: Path, text: str, mode: int) -> None:
    """Write a text beside its place, put it on the disk, and move it there."""
    temporary = path.with_name(f".{secrets.token_hex(8)}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(temporary, flags, mode)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode("utf-8", "replace"))
                file.flush()
                os.fsync(file.fileno())
            if os.name == "posix":
                temporary.chmod(mode)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as problem:
        raise _refused(problem) from None


def _refused(problem: OSError) -> NotSaved:
    if problem.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DiskFull()
    if problem.errno in {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT}:
        return NotSaved(
            _("The folder of this guide cannot be written to."),
            _("The text is kept on the screen."),
            _("Make the folder writable again, then save once more."),
        )
    return WriteFailed()
