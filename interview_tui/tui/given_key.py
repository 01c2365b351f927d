"""The names of a key file that was given: in memory, and only while their study is open."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from interview_tui.model.values import dataclass
from interview_tui.tui import chosen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from interview_tui.model.identifier import KnownName
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.reporting import Log
    from interview_tui.tui.app import InterviewApp


@dataclass(frozen=True, slots=True)
class GivenKey:
    """Names, and the open study they belong to."""

    study: OpenStudy
    names: Sequence[KnownName] = field(repr=False)
    log: Log | None = field(default=None, repr=False)
    """Keeps in the key file what an export replaces."""


def remember_place(app: InterviewApp, path: Path) -> None:
    """Keep in memory where the key file of the study that is open lies."""
    chosen.of(app).key_file = path.absolute()


def place_of(app: InterviewApp) -> Path | None:
    """Return where the key file of the study that is open lies; None when nobody said so."""
    return chosen.of(app).key_file


def names_of(app: InterviewApp) -> Sequence[KnownName] | None:
    """Return the names given for the study that is open; None when there are none. Others are forgotten."""
    given = app.given_key
    if given is not None and given.study is not app.study:
        app.given_key = given = None
    return given.names if given is not None else None


def log_of(app: InterviewApp) -> Log | None:
    """Return what keeps the log of replacements; None when no key file was given for the open study."""
    return app.given_key.log if names_of(app) is not None and app.given_key is not None else None
