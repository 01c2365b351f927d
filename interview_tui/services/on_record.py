"""The record of exports: it is there before the first file is, so that no file lies where it does not know.

An export that never ended (a kill, a power cut, a stick that was pulled) stays on record as one that may have
left. Until a person says that nothing is left of it, it counts wherever one that left counts: at withdrawal
and purge, at the gate that holds exports against each other, in how often a quote was used. The files that
became whole can be read, and may have been handed on before anybody opened the study again; to warn of that
once too often costs a sentence, the other mistake cannot be taken back. That the folder is not there says
nothing by itself: it may be on a stick, or have another name. So the program tells what it sees, and a person
says how it is.
"""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from interview_tui import words
from interview_tui.clock import local_day, month_of
from interview_tui.errors import DiskFull, InterviewError, NotSaved, UsageProblem
from interview_tui.export import files
from interview_tui.i18n import _, as_read, ngettext
from interview_tui.model.values import dataclass
from interview_tui.services import owned
from interview_tui.services.noticing import Notice, Weight
from interview_tui.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from interview_tui.export.files import Content
    from interview_tui.services.opening import OpenStudy
    from interview_tui.store.leaving import Export
    from interview_tui.store.store import Store

_MOST_CODES = 8


@dataclass(frozen=True, slots=True)
class Exporting:
    """An export on record: its number, when it was made (``YYYY-MM-DD`` or ``YYYY-MM``), its folder, whose.

    ``files`` are the names of its files, ``lying`` those of them that are in the folder, and what was not
    whole; ``gone`` is how many are erased of those whose words it holds.
    """

    number: int
    day: str
    folder: str
    codes: tuple[str, ...]
    gone: int
    files: tuple[str, ...]
    lying: tuple[Path, ...]
    linked: bool | None
    begun: bool
    """Whether it was broken off and nobody has said what became of it."""

    @property
    def folder_there(self) -> bool:
        """Whether its folder is there now."""
        return bool(self.folder) and Path(self.folder).is_dir()


def write(
    store: Store,
    to: Path,
    content: Mapping[str, Content],
    record: Callable[..., int],
    going: Callable[[Collection[str]], Iterable[str]],
) -> None:
    """Write the files of an export, after it was put on record that they will be; all of them or none.

    Args:
        store: The study.
        to: The folder.
        content: File name -> its content in pieces.
        record: ``Store.record_export`` with all but ``part``.
        going: Goes over the names, tells how far it has come, and may raise to end it.

    Raises:
        WouldOverwrite, UsageProblem: as ``files.write_new`` says; nothing is on record then.
        NotSaved: the disk said no; nothing is left, nor on record, unless it is ``files.Remains``.
    """
    files.check(to, content)
    part, number = files.hidden(), 0
    try:
        number = record(part=part)
        files.write_new(to, content, going, part=part, done=lambda: store.end_export(number))
    except BaseException as problem:
        if number and not isinstance(problem, files.Remains) and not files.lying(to, content, part):
            # On a disk that is full it may stay on record: then it is told of, and its folder is not there.
            with suppress(InterviewError):
                store.clear_export(number)
        raise


@contextmanager
def plainly() -> Iterator[None]:
    """Say of a disk that refused the study something that nothing was exported, not that a note is kept."""
    try:
        yield
    except (files.Refused, files.Remains):
        raise
    except DiskFull as problem:
        raise files.refused(OSError(errno.ENOSPC, ""), study=True) from problem
    except NotSaved as problem:
        raise files.refused(OSError(), study=True) from problem


def everything(store: Store) -> list[Exporting]:
    """Return every export on record, oldest first."""
    codes, exports = {one.id: one.code for one in store.respondents()}, store.exports()
    return [_shown(one, codes, exports[number:]) for number, one in enumerate(exports, 1)]


def broken_off(store: Store) -> list[Exporting]:
    """Return the exports that were begun and never ended, oldest first; quick where there is none."""
    return [one for one in everything(store) if one.begun] if store.has_begun_exports() else []


def notices(study: OpenStudy) -> list[Notice]:
    """Say of each export that was broken off what may be left of it."""
    return [Notice(told(one), Weight.NOW, "broken_off") for one in broken_off(study.store)]


def told(one: Exporting) -> str:
    """Return what may be left of an export that was broken off: where, and whose words."""
    said = _("An export was broken off ({day}). Words of {whose} may lie in {folder}.")
    return (
        said.format(day=as_read(one.day), folder=clean_line(one.folder), whose=whose(one)) + " " + seen(one)
    )


def whose(one: Exporting) -> str:
    """Return whose words an export holds."""
    shown = [words.first_of(one.codes, _MOST_CODES)] if one.codes else []
    if one.gone:
        shown.append(ngettext("{n} who is erased", "{n} who are erased", one.gone).format(n=one.gone))
    return ", ".join(shown) or _("nobody on record")


def seen(one: Exporting) -> str:
    """Return what is seen now in the folder of an export that was broken off."""
    if one.lying:
        n = len(one.lying)
        return ngettext("{n} file of it lies there.", "{n} files of it lie there.", n).format(n=n)
    if one.folder_there:
        return _("None of them is there now.")
    return _("The folder is not there now.")


def clear(store: Store, number: int, *, delete: bool = False) -> Exporting:
    """Forget an export that was broken off: nothing of it is left, and nothing was handed on.

    Args:
        store: The study.
        number: The export.
        delete: Whether files of it that still lie in its folder are deleted first.

    Raises:
        UsageProblem: there is none of this number that was broken off; or files of it lie there, which shall
            not be deleted or were changed since.
        NotSaved: a file could not be deleted, or the disk did not take it.
    """
    one = _one(store, number)
    if one.lying and not delete:
        raise UsageProblem(
            seen(one),
            _("It stays on record as one that may have left."),
            _("Delete them, or let them be deleted (--delete)."),
        )
    _refuse_changed(store, one)
    left = owned.remove(one.lying)
    if left:
        raise files.Remains(Path(one.folder))
    store.clear_export(number)
    return one


def _refuse_changed(store: Store, one: Exporting) -> None:
    """Refuse to delete what is not as it was written: somebody may have put it there, or worked in it."""
    written = {file.path for file in owned.exported(store) if file.export_id == one.number and file.same}
    changed = [path.name for path in one.lying if path not in written]
    if changed:
        raise UsageProblem(
            _("Changed since the export, and not deleted: {names}.").format(
                names=words.first_of(changed, _MOST_CODES)
            ),
            _("Nothing was changed."),
            _(
                "Look in {folder}: delete what came from the export, move what did not, then do this again."
            ).format(folder=clean_line(one.folder)),
        )


def keep(store: Store, number: int) -> Exporting:
    """Let an export that was broken off count as one that left: something of it was handed on.

    Raises:
        UsageProblem: there is none of this number that was broken off.
    """
    one = _one(store, number)
    store.end_export(number)
    return replace(one, begun=False)


def settled(one: Exporting) -> str:
    """Return what is said once ``clear`` or ``keep`` was done; ``one`` is what that returned."""
    if one.begun:
        return _("It is forgotten; nothing of it counts as having left.")
    return _("It counts as one that left.")


def _one(store: Store, number: int) -> Exporting:
    for one in broken_off(store):
        if one.number == number:
            return one
    raise UsageProblem(
        _("There is no export {number} that was broken off.").format(number=number), _("Nothing was changed.")
    )


def _shown(one: Export, codes: Mapping[int, str], later: Sequence[Export]) -> Exporting:
    names = tuple(name for name, _hash in one.files)
    there = [owned.placed(one.place, name, sha256).name for name, sha256 in one.files]
    lying = files.lying(Path(one.place), there, one.part) if one.place else []
    if lying:
        lying = _own(one, lying, later)
    return Exporting(
        one.id, _day(one), one.place,
        tuple(sorted(codes[person] for person in one.people if person in codes)), one.gone, names,
        tuple(lying), one.linked, bool(one.part),
    )  # fmt: skip


def _own(one: Export, lying: Iterable[Path], later: Sequence[Export]) -> list[Path]:
    """Return those files that are of this export: none is written over, so a later one of the name is new."""
    hashes, folder = dict(one.files), os.path.realpath(one.place)
    beside = [dict(other.files) for other in later if other.place and os.path.realpath(other.place) == folder]
    found = []
    for path in lying:
        others = {named[path.name] for named in beside if path.name in named}
        sha256 = hashes.get(path.name, "")
        # On another stick the earlier one may be there again.
        if not others or (sha256 not in others and owned.fingerprint(path) == sha256):
            found.append(path)
    return found


def _day(one: Export) -> str:
    return (month_of(one.at) or local_day(one.at)) if one.at else one.month
