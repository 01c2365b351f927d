"""The lines of the screen that deletes a study: what may be chosen, and what was found afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from interview_tui.i18n import _
from interview_tui.services.purging import TICKS
from interview_tui.tui.screens.studies import from_home

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from interview_tui.services.purging import Job, Target
    from interview_tui.tui.ink import Name


class Item(NamedTuple):
    """One line: its id (empty where there is nothing to change), what it is about, what is so, its look."""

    id: str
    about: str
    text: str
    look: Name = "text"


def choice(name: str, text: str, *, on: bool, seen: bool = False) -> Item:
    """Return a line that is on or off; ``seen`` for what a person sees to by hand."""
    about = _("by hand") if seen else _("goes too?")
    return Item(name, about, f"{'[x]' if on else '[ ]'} {text}", "text" if on else "dim")


def proof(job: Job, made: Sequence[Path]) -> list[Item]:
    """Return how it was checked, what is left, where the certificate lies, what is still to be seen to."""
    from interview_tui.services import certificate

    look: Name = "good" if job.verified else "alarm"
    return [
        *(Item("", _("checked"), line, look) for line in certificate.checked(job)),
        *(Item("", _("still there"), from_home(path), "alarm") for path in job.left),
        *(Item("", _("certificate"), from_home(path)) for path in made),
        *(Item("", _("to see to"), _(text), "warn") for name, text in TICKS.items() if name not in job.ticks),
    ]


def amount(size: int) -> str:
    """Return a size in bytes as people say it."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} kB" if size else "0 kB"
    return f"{size / 1024 / 1024:.1f} MB"


def file_line(one: Target) -> str:
    """Return a file that goes, its size and its folder."""
    return f"{one.path.name} · {amount(one.size)} · {from_home(one.path.parent)}"
