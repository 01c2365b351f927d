"""The lines of the screen that deletes a study: what may be chosen, and what was found afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from interview_tui import paths
from interview_tui.i18n import _, ngettext
from interview_tui.services.purging import TICKS
from interview_tui.services.withdrawal_words import gone_astray
from interview_tui.text import clean_line
from interview_tui.tui.screens.studies import from_home

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from interview_tui.services.purging import Job, Target
    from interview_tui.tui.ink import Name


class Item(NamedTuple):
    """One line: its id (empty where there is nothing to change), what it is about, what is so, its look."""

    id: str
    about: str
    text: str
    look: Name = "text"


class Chosen(NamedTuple):
    """What was chosen so far on the screen."""

    exports: bool
    key_file: Path | None
    who: str
    certificates: Path | None
    ticks: Collection[str]
    files: bool
    """Whether each file is listed."""


EXPORTS, KEY, WHO, PLACE, TITLE = "exports", "key", "who", "place", "title"
"""Ids of the lines that can be changed, beside the names of what is seen to by hand."""


def choice(name: str, about: str, text: str, *, on: bool) -> Item:
    """Return a line that is on or off."""
    return Item(name, about, f"{'[x]' if on else '[ ]'} {text}", "text" if on else "dim")


def plan_lines(held: Job, chosen: Chosen) -> list[Item]:
    """Return what goes, what may go or stay, what is seen to by hand, and the certificate."""
    found = [*_goes(held), _exports(held, on=chosen.exports), _key(chosen.key_file)]
    found += [choice(name, _("by hand"), _(text), on=name in chosen.ticks) for name, text in TICKS.items()]
    found += [
        Item(WHO, _("done by"), chosen.who or _("not given"), "text" if chosen.who else "dim"),
        choice(TITLE, _("certificate"), _("shows the study's title"), on=bool(held.title)),
        Item(PLACE, _("certificate in"), from_home(chosen.certificates) if chosen.certificates else ""),
    ]
    found += [Item("", _("out of reach"), gone_astray(path), "warn") for path in held.lost]
    if chosen.files:
        found += [Item("", _("file"), file_line(one), "dim") for one in held.targets]
    return found


def _count(held: Job, role: str) -> int:
    return sum(one.role == role for one in held.targets)


def _goes(held: Job) -> list[Item]:
    files, backups = _count(held, "study"), _count(held, "backup")
    sentence = ngettext("{n} file of the study", "{n} files of the study", files)
    made = ngettext("{n} backup", "{n} backups", backups).format(n=backups)
    return [
        Item("", _("goes"), sentence.format(n=files)),
        Item("", _("goes"), made if backups else _("no backup is known")),
    ]


def _exports(held: Job, *, on: bool) -> Item:
    if not on:
        return choice(EXPORTS, _("stays"), _("exported files, where they were written"), on=False)
    n = _count(held, "export")
    exported = ngettext("{n} exported file", "{n} exported files", n).format(n=n)
    return choice(
        EXPORTS, _("goes"), exported if n else _("no exported file lies as it was written"), on=True
    )


def _key(key_file: Path | None) -> Item:
    if key_file is None:
        return choice(KEY, _("stays"), _("the key file, with names and contacts"), on=False)
    return choice(KEY, _("goes"), _("the key file {path}").format(path=from_home(key_file)), on=True)


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


def certificate_place(line: str, folder: Path, *, new: bool = False) -> Path | None:
    """Return the folder that was typed, beside ``folder`` for nothing; None when it is none outside it.

    Args:
        line: What was typed.
        folder: The study's.
        new: Whether one that does not exist yet is taken too.
    """
    typed = clean_line(line)
    place = paths.typed(typed).absolute() if typed else folder.parent
    there = place.is_dir() or (new and not place.exists())
    return place if there and not place.is_relative_to(folder) else None
