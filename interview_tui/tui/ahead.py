"""Opening a study while the screens are still being imported. Nothing here imports Textual."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from interview_tui.errors import DiskFull
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.launch import Launch
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.session import Session


@dataclass(frozen=True, slots=True)
class Found:
    """An open study and, when one was asked for, its session; ``going_on`` when it had begun before."""

    study: OpenStudy
    session: Session | None = None
    going_on: bool = False


class Ahead:
    """Opens what a launch asks for, in a thread; ``found`` waits for it. Idle without a passphrase."""

    def __init__(self, launch: Launch) -> None:
        self._launch = launch
        self._found: Found | None = None
        self._error: Exception | None = None
        self._thread: threading.Thread | None = None
        if launch.sample is not None or (launch.folder is not None and launch.passphrase is not None):
            self._thread = threading.Thread(target=self._work, name="ahead")
            self._thread.start()

    def found(self) -> Found | None:
        """Return what was opened; None when there was nothing to open. Raises what stopped it."""
        if self._thread is not None:
            self._thread.join()
        if self._error is not None:
            raise self._error
        return self._found

    def _work(self) -> None:
        try:
            self._found = self._open()
        except Exception as error:  # noqa: BLE001 - raised again by ``found``, where it can be shown
            self._error = error

    def _open(self) -> Found:
        launch = self._launch
        study = open_sample(launch) if launch.sample is not None else _open_folder(launch)
        try:
            code = wanted_code(launch)
            return Found(study, *session_of(study, code)) if code else Found(study)
        except BaseException:
            study.close()
            raise


def wanted_code(launch: Launch) -> str:
    """Return whose interview is asked for; empty when none is."""
    return launch.code or (launch.sample.running_code if launch.sample and launch.at == "session" else "")


def session_of(study: OpenStudy, code: str) -> tuple[Session, bool]:
    """Start the interview of this respondent, or take up the one that is open; the latter is said by True."""
    open_one = study.interviewing.unfinished_of(study.recruiting.find(code))
    if open_one is None:
        return study.interviewing.start(code), False
    return study.interviewing.at_hand(open_one), True


def open_folder(launch: Launch, folder: Path, passphrase: str) -> OpenStudy:
    """Return the open study, and remember where it lies. Raises what ``open_study`` raises."""
    from interview_tui.services.known import remember_study
    from interview_tui.services.opening import open_study

    study = open_study(folder, passphrase, clock=launch.clock, actor=launch.settings.interviewer)
    with suppress(OSError):  # a list that cannot be written is no reason to keep a study shut
        remember_study(launch.paths, folder)
    return study


def _open_folder(launch: Launch) -> OpenStudy:
    assert launch.folder is not None  # noqa: S101 - the caller has looked
    assert launch.passphrase is not None  # noqa: S101 - as above
    return open_folder(launch, launch.folder, launch.passphrase)


def open_sample(launch: Launch) -> OpenStudy:
    """Return the open sample study, once it has been made."""
    from interview_tui.services.opening import open_with_key

    sample = launch.sample
    assert sample is not None  # noqa: S101 - only called for a sample
    if not sample.wait():
        raise DiskFull
    return open_with_key(sample.folder, sample.key, clock=launch.clock)
