"""What every command has before it: places, settings and clock; and the ways to open a study from them."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from interview_tui.cli import ask
from interview_tui.cli.words import Option
from interview_tui.errors import NotAStudy, UsageProblem
from interview_tui.i18n import N_, _
from interview_tui.paths import Paths, StudyPaths, find
from interview_tui.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from interview_tui.clock import Clock
    from interview_tui.services.opening import OpenStudy
    from interview_tui.settings import Settings


class Desk:
    """Handed to every command by the group; each thing on it is fetched when first used.

    Args:
        paths: Places to use instead of this person's own.
        clock: Clock to use instead of the machine's.
    """

    def __init__(self, paths: Paths | None = None, clock: Clock | None = None) -> None:
        self._paths = paths
        self._clock = clock

    @cached_property
    def paths(self) -> Paths:
        """The places of this person."""
        return self._paths or find()

    @cached_property
    def settings(self) -> Settings:
        """The settings of this person; SettingsProblem when they cannot be used."""
        from interview_tui.settings import load

        return load(self.paths)

    @cached_property
    def clock(self) -> Clock:
        """The clock."""
        from interview_tui.clock import SystemClock

        return self._clock or SystemClock()

    @contextmanager
    def study(
        self, folder: Path, passphrase_file: Path | None, *, anyway: bool = False
    ) -> Iterator[OpenStudy]:
        """Open the study in ``folder`` for the time of a ``with`` block.

        Args:
            folder: The study's folder.
            passphrase_file: Where the passphrase is, if it was said.
            anyway: In a study without personal data, store what looks personal without asking.

        Raises:
            NotAStudy: before any passphrase is asked for, when there is no study there.
            WrongPassphrase, NewerStudy, StoreDamaged, StoreBusy: from opening it.
        """
        require_study(folder)
        actor = self.settings.interviewer
        passphrase = ask.passphrase(passphrase_file)
        from interview_tui.services.opening import open_study

        opened = open_study(folder, passphrase, clock=self.clock, actor=actor)
        try:
            if anyway:
                opened.attention.accept()
            yield opened
        finally:
            opened.close()


def require_study(folder: Path) -> None:
    """Raise NotAStudy unless ``folder`` looks like a study; UsageProblem when its deletion was begun."""
    paths = StudyPaths(folder)
    if not paths.keyslots.is_file():
        if paths.purge.is_file():
            raise UsageProblem(
                _("The deletion of this study was begun and not finished."),
                _("Its keys are gone, so that nothing in it can be read."),
                _("Finish it with: interview-tui purge FOLDER"),
            )
        raise NotAStudy(clean_line(str(folder)))


_Command = TypeVar("_Command", bound="Callable[..., object]")

FILE = click.Path(path_type=Path)
"""A place on disk, as typed; what is wrong with it is said by who uses it."""


def folder_argument() -> Callable[[_Command], _Command]:
    """Return the argument FOLDER, handed over as ``folder``."""
    return click.argument("folder", type=FILE, metavar="FOLDER")


def passphrase_option() -> Callable[[_Command], _Command]:
    """Return the option ``--passphrase-file``."""
    return click.option(
        "--passphrase-file", cls=Option, type=FILE, metavar="FILE",
        help=N_(
            "Read the passphrase of the study from the first line of FILE; "
            "else INTERVIEW_TUI_PASSPHRASE, else it is typed."
        ),
    )  # fmt: skip


def key_passphrase_option() -> Callable[[_Command], _Command]:
    """Return the option ``--key-passphrase-file``."""
    return click.option(
        "--key-passphrase-file", cls=Option, type=FILE, metavar="FILE",
        help=N_(
            "Read the passphrase of the key file from the first line of FILE; "
            "else INTERVIEW_TUI_KEY_PASSPHRASE, else it is typed."
        ),
    )  # fmt: skip


def anyway_option() -> Callable[[_Command], _Command]:
    """Return the option ``--anyway``."""
    return click.option(
        "--anyway", cls=Option, is_flag=True,
        help=N_("In a study without personal data: store it although it looks like somebody's."),
    )  # fmt: skip


def page_option() -> Callable[[_Command], _Command]:
    """Return the option ``--recovery-page``."""
    return click.option(
        "--recovery-page", "page_file", cls=Option, type=FILE, metavar="FILE",
        help=N_(
            "Write the recovery code on a page to print, into FILE (new, for you alone), in place of "
            "showing it; - writes it to standard output."
        ),
    )  # fmt: skip


def json_option() -> Callable[[_Command], _Command]:
    """Return the option ``--json``, handed over as ``as_json``."""
    return click.option("--json", "as_json", cls=Option, is_flag=True, help=N_("Answer as one line of JSON."))
