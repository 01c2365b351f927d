"""The names of a key file that was given, in memory only, and only for the study they were given for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.model.identifier import KnownName
    from interview_tui.services.opening import OpenStudy
    from interview_tui.tui.app import InterviewApp


@dataclass(frozen=True, slots=True)
class GivenKey:
    """Names, and the open study they belong to."""

    study: OpenStudy
    names: Sequence[KnownName] = field(repr=False)


def names_of(app: InterviewApp) -> Sequence[KnownName] | None:
    """Return the names given for the study that is open; None when there are none. Others are forgotten."""
    given = app.given_key
    if given is not None and given.study is not app.study:
        app.given_key = given = None
    return given.names if given is not None else None
