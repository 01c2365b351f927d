"""Finds guides: the person's own, then the ones that ship with the program."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

from interview_tui.errors import UsageProblem
from interview_tui.i18n import _
from interview_tui.text import clean_line

if TYPE_CHECKING:
    from interview_tui.paths import Paths

SUFFIX = ".md"


def shipped() -> list[Path]:
    """Return the guides that ship, by name: from the wheel, or from the checkout of an editable install."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "guides"
    if inside.is_dir():
        return _guides(inside)
    checkout = package.parent
    return _guides(checkout / "guides") if (checkout / "pyproject.toml").is_file() else []


def own(paths: Paths) -> list[Path]:
    """Return the person's own guides, by name; none when the folder is not there."""
    return _guides(paths.guides)


def find(name_or_path: str, paths: Paths) -> Path:
    """Return the guide meant: a file at that path, or one by its name, the person's own before the shipped.

    Args:
        name_or_path: A path, or a guide's file name with or without ``.md``.
        paths: Where the person's own guides are.

    Raises:
        UsageProblem: when there is none; names the nearest, and all there are.
    """
    if _is_file(Path(name_or_path)):
        return Path(name_or_path)
    known = {path.stem: path for path in [*shipped(), *own(paths)]}
    name = name_or_path.removesuffix(SUFFIX)
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name[:100], known, n=1, cutoff=0.5)
    raise UsageProblem(
        _("There is no guide {name}.").format(name=clean_line(name_or_path)[:200]),
        _("Did you mean {nearest}?").format(nearest=near[0]) if near else "",
        _("Give the path of a guide, or one of these names: {names}.").format(names=", ".join(sorted(known))),
    )


def _guides(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == SUFFIX and path.is_file())
    except OSError:
        return []


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
