"""The list of studies known on this machine: folders only, for this person alone to read."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from interview_tui import ordinary
from interview_tui.model.values import dataclass
from interview_tui.paths import StudyPaths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.paths import Paths

_MOST_BYTES = 1024 * 1024
_MOST = 500
_LONGEST = 4096


@dataclass(frozen=True, slots=True)
class KnownStudy:
    """A study folder opened on this machine earlier; ``there`` says whether it is there now."""

    folder: Path
    there: bool


def known_studies(paths: Paths) -> list[KnownStudy]:
    """Return the studies known on this machine, the last opened first; a broken list counts as empty."""
    return [KnownStudy(folder, _is_there(folder)) for folder in _known(paths)]


def remember_study(paths: Paths, folder: Path, *, sample: bool = False) -> None:
    """Put a study first in the list; a sample study never. OSError when it cannot be written."""
    if not sample:
        place = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() would follow links
        _write(paths, [place, *(known for known in _known(paths) if known != place)])


def forget_study(paths: Paths, folder: Path) -> None:
    """Take a study out of the list; its folder is not touched. OSError when it cannot be written."""
    place = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() would follow links
    known = _known(paths)
    if place in known:
        _write(paths, [other for other in known if other != place])


def _known(paths: Paths) -> list[Path]:
    try:
        found = json.loads(ordinary.read(paths.known_studies, _MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return []
    listed = found.get("studies") if isinstance(found, dict) else None
    if not isinstance(listed, list):
        return []
    texts = (text for text in listed if isinstance(text, str) and text and "\x00" not in text)
    return list(dict.fromkeys(Path(text) for text in texts if len(text) <= _LONGEST))[:_MOST]


def _is_there(folder: Path) -> bool:
    try:
        return StudyPaths(folder).keyslots.is_file()
    except OSError:  # a name longer than the file system has; a folder that may not be looked into
        return False


def _write(paths: Paths, folders: Sequence[Path]) -> None:
    data = json.dumps({"studies": [str(folder) for folder in folders]}, indent=1)
    ordinary.write(paths.known_studies, data)
