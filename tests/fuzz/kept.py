"""The doors of what is kept: letters, backups, and damaged studies that are rescued."""

from __future__ import annotations

import shutil
from contextlib import closing, suppress
from functools import cache
from typing import TYPE_CHECKING

from interview_tui import sealing
from interview_tui.errors import InterviewError
from interview_tui.paths import StudyPaths
from interview_tui.store import keyslots
from interview_tui.store.store import Store
from tests.fuzz.ground import KEY, PASSPHRASE, Find, empty, only, overwritten, sample

if TYPE_CHECKING:
    from pathlib import Path


def letter(data: bytes) -> None:
    """An information letter: kept whole, and the promises that are proposed out of it."""
    from interview_tui.clock import SystemClock
    from interview_tui.services.informing import Informing, read_letter

    paths = StudyPaths(empty("letter") / "study")
    paths.folder.mkdir()
    paths.database.write_bytes(sample())
    place = paths.folder.parent / "letter.txt"
    place.write_bytes(data)
    with closing(Store.open(paths, KEY)) as store:
        informing = Informing(store, SystemClock())
        with suppress(InterviewError):
            put = informing.put("1", read_letter(place), place=str(place))
            informing.proposals(put)
            informing.open_items(put)
            if put.content != data or informing.find("1").content != data:
                raise Find("the letter is not kept as it came")


def backup_file(data: bytes) -> None:
    """A backup of somebody: a sound one, overwritten or cut where the first bytes say, or bytes alone."""
    from interview_tui.clock import SystemClock
    from interview_tui.services.rescuing import read_backup, restore_study

    folder = empty("restore")
    file = folder / "study.backup"
    file.write_bytes(data[1:] if data[:1] == b"x" else overwritten(backup(), data))
    with suppress(InterviewError):
        restore_study(read_backup(file), folder / "new", PASSPHRASE, clock=SystemClock())
    only(folder, "study.backup", "new")


def rescued(data: bytes) -> None:
    """The database that is rescued: a sound one, overwritten or cut where the first bytes say."""
    from interview_tui.clock import SystemClock
    from interview_tui.services.rescuing import rescue_study

    folder = empty("rescue")
    shutil.copytree(kept() / "study", folder / "study")
    database_file = folder / "study" / "study.db"
    database_file.write_bytes(overwritten(database_file.read_bytes(), data))
    with suppress(InterviewError):
        rescue_study(folder / "study", folder / "new", PASSPHRASE, clock=SystemClock())
        with closing(Store.open(StudyPaths(folder / "new"), KEY)) as store:
            if not {site.name for site in store.sites()} <= {"Kontoret"}:
                raise Find("words nobody wrote")
    only(folder, "study", "new")


@cache
def kept() -> Path:
    """Make a small study with key slots, in a folder ``study``."""
    root = empty("kept")
    paths = StudyPaths(root / "study")
    paths.folder.mkdir()
    paths.database.write_bytes(sample())
    keyslots.write(paths, KEY, PASSPHRASE, sealing.QUICK)
    return root


@cache
def backup() -> bytes:
    """Return a sound backup of that study."""
    from interview_tui.store import backup as making

    file = empty("backup") / "b"
    with closing(Store.open(StudyPaths(kept() / "study"), KEY)) as store:
        making.make(store, file, 0)
    return file.read_bytes()
