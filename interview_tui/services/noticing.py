"""What a person should be told about a study when they come to it: short sentences, the gravest first.

Each source is a function of one subject in a service of its own; a new one is added to ``SOURCES``. They run
on the writer's thread after the study is on the screen, so each must be quick.
"""

from __future__ import annotations

from enum import IntEnum
from importlib import import_module
from typing import TYPE_CHECKING

from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from interview_tui.services.opening import OpenStudy


class Weight(IntEnum):
    """How much a notice matters."""

    QUIET = 0
    """Good to know."""
    SOON = 1
    """Something is to be done before long."""
    NOW = 2
    """Something is overdue or broken."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence. ``command`` is the id of the screens' command that leads to the matter; may be empty."""

    sentence: str
    weight: Weight = Weight.QUIET
    command: str = ""


SOURCES: tuple[tuple[str, str], ...] = (
    ("interview_tui.services.noticed", "of_exports"),
    ("interview_tui.services.deadlines", "notices"),
    ("interview_tui.services.noticed", "of_fieldwork"),
    ("interview_tui.services.backup_notices", "of_backups"),
)
"""Module and function (``OpenStudy`` to a list of notices) of each source, in the order of equal weights."""


def notices(study: OpenStudy) -> list[Notice]:
    """Return everything there is to be told, the gravest first."""
    found: list[Notice] = []
    for module, name in SOURCES:
        found += getattr(import_module(module), name)(study)
    return sorted(found, key=lambda notice: -notice.weight)
