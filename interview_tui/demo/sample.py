"""A sample study that has been made: where it is, how it opens, and how it is put away again."""

from __future__ import annotations

import os
import sys
import threading
from dataclasses import field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from interview_tui.model.values import dataclass
from interview_tui.paths import StudyPaths

if TYPE_CHECKING:
    from interview_tui.clock import Clock

PASSPHRASE = "demo"  # noqa: S105 - printed on the screen: the sample hides nothing
KEY_PASSPHRASE = "demo-key"  # noqa: S105 - as above

RUNNING_CODE = "R47"
"""The respondent whose interview is going on, in ``nav7`` too: told here without loading the rest."""


@dataclass(frozen=True)
class Sample:
    """One sample study. ``root`` holds the study folder and, beside it, the key file.

    ``key`` opens the database at once; the passphrases open it after ``finish``.
    """

    root: Path
    key: bytes = field(repr=False)
    language: str
    temporary: bool = False
    passphrase: str = PASSPHRASE
    key_passphrase: str = KEY_PASSPHRASE
    making: list[int] = field(default_factory=list, repr=False, compare=False)
    """The process that is still making it, if any; see ``begin``."""

    @cached_property
    def running_interview_id(self) -> int:
        """The interview that is going on."""
        from interview_tui.demo import build, rows

        return rows.running_id(build.frozen(self.language))

    @property
    def running_code(self) -> str:
        """The respondent of the interview that is going on."""
        return RUNNING_CODE

    def wait(self) -> bool:
        """Wait until the sample is made; return whether that went well. Doing it again does nothing."""
        while self.making:
            _pid, status = os.waitpid(self.making.pop(), 0)
            return status == 0
        return True

    @property
    def folder(self) -> Path:
        """The study folder."""
        return self.root / "study"

    @property
    def keyfile(self) -> Path:
        """The key file, with invented names and contacts."""
        return self.root / "names.keyfile"

    def finish(self) -> None:
        """Write the key slots and the key file, if they are not there yet.

        Takes some tens of milliseconds (the first import of the sealing), so a window does it after its first
        picture, in another thread. Touches neither the database nor its connection.
        """
        from interview_tui.demo.nav7 import PEOPLE
        from interview_tui.keyfile.entry import Entry
        from interview_tui.keyfile.keyfile import KeyFile
        from interview_tui.sealing import QUICK
        from interview_tui.store import keyslots

        paths = StudyPaths(self.folder)
        if not paths.keyslots.exists():
            keyslots.write(paths, self.key, self.passphrase, QUICK)
        if not self.keyfile.exists():
            names = KeyFile.create(self.keyfile, self.key_passphrase, cost=QUICK)
            for person in PEOPLE:
                names.add(Entry.new(person.name, code=person.code, contacts=(person.phone, person.email)))
            names.save()


def temporary(*, language: str, clock: Clock, notes: int = 0) -> Sample:
    """Make the sample in a folder of its own under the system's temporary one (0700).

    The caller puts it away with ``remove`` in a ``finally``; a sample that fails to be made is removed here.
    """
    import tempfile

    from interview_tui.demo.build import build

    root = Path(tempfile.mkdtemp(prefix="interview-tui-sample-"))
    try:
        return build(root, language=language, clock=clock, notes=notes, is_temporary=True)
    except BaseException:
        _remove(root)
        raise


def begin(*, language: str, clock: Clock, notes: int = 0) -> Sample:
    """Begin to make the sample as ``temporary`` does, in a process of its own where that is safe.

    The program loads its screens meanwhile. ``Sample.wait`` must be called before the study is opened; when
    it says False, ``temporary`` tells why.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return temporary(language=language, clock=clock, notes=notes)
    import tempfile

    root, key = Path(tempfile.mkdtemp(prefix="interview-tui-sample-")), os.urandom(32)
    child = os.fork()
    if child == 0:
        status = 1
        try:
            from interview_tui.demo.build import build

            build(root, language=language, clock=clock, notes=notes, is_temporary=True, key=key)
            status = 0
        finally:
            os._exit(status)
    return Sample(root, key, "nb" if language == "nb" else "en", temporary=True, making=[child])


def remove(sample: Sample) -> None:
    """Remove a temporary sample with its folder; a kept one stays. Doing it again does nothing."""
    sample.wait()
    if sample.temporary:
        _remove(sample.root)


def _remove(root: Path) -> None:
    import shutil

    shutil.rmtree(root, ignore_errors=True)
