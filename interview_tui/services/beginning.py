"""What a new study begins with: the guides there are, a guide read from a file, and a folder to suggest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.errors import GuideFaults
from interview_tui.paths import typed

if TYPE_CHECKING:
    from interview_tui.model.guide import Guide
    from interview_tui.paths import Paths

HOME_FOLDER = "interview-studies"
"""Folder in the person's home that new studies are suggested to lie in."""

LONGEST_NAME = 60
"""Most characters of a suggested folder name."""


class GuideFile(NamedTuple):
    """A guide that is found by name; ``title`` is empty when the file has faults."""

    name: str
    title: str
    path: Path
    own: bool


def shipped_and_own(paths: Paths) -> list[GuideFile]:
    """Return the person's own guides, then those that ship, first those in the language in use, by name."""
    from interview_tui import i18n
    from interview_tui.guidefile import library

    found = [(path, True) for path in library.own(paths)] + [(path, False) for path in library.shipped()]
    read = [(_read(path), path, own) for path, own in found]
    read.sort(key=lambda one: (not one[2], one[0] is not None and one[0].language != i18n.language()))
    return [GuideFile(path.stem, guide.title if guide else "", path, own) for guide, path, own in read]


def read(name_or_path: str, paths: Paths) -> Guide:
    """Return a guide by its path or name.

    Raises:
        UsageProblem: when there is no such guide; names the nearest.
        GuideFaults: when it cannot be read as one; names file and line of each fault.
    """
    from interview_tui.guidefile.library import find
    from interview_tui.guidefile.markdown import read_guide

    place = typed(name_or_path)
    return read_guide(find(str(place) if name_or_path.startswith("~") else name_or_path, paths))


def folder_name(title: str) -> str:
    """Return a folder name made from a title: plain letters, never empty, never a name the system keeps."""
    from slugify import slugify

    name = slugify(title, max_length=LONGEST_NAME, word_boundary=True)
    return f"study-{name}" if name else "study"


def suggested_folder(title: str) -> Path:
    """Return where a study with this title could lie: a folder in the home folder that is not there yet."""
    base = Path.home() / HOME_FOLDER / folder_name(title)
    place, number = base, 2
    while place.exists() or place.is_symlink():
        place, number = base.with_name(f"{base.name}-{number}"), number + 1
    return place


def _read(path: Path) -> Guide | None:
    """Return the guide of a file; None when it has faults."""
    from interview_tui.guidefile.markdown import read_guide

    try:
        return read_guide(path)
    except GuideFaults:
        return None
