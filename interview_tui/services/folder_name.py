"""The name of the folder an export is written into: it is read before any file in it is opened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui.deidentify import leak
from interview_tui.i18n import N_, _
from interview_tui.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from interview_tui.deidentify.leak import Forbidden

CODE = N_("a respondent's code")


def told(folder: Path, forbidden: Sequence[Forbidden], codes: Iterable[str]) -> list[str]:
    """Return a sentence where a folder's own name tells what must not leave; told, never refused.

    The person chose the name, and it is theirs to change; the rest of the path stays on this machine.

    Args:
        folder: Where the files go.
        forbidden: What must not leave, as the gate seeks it.
        codes: Codes that stand in no file: none where an export names people by them anyhow.
    """
    name = folder.resolve().name
    found, _kinds = leak.look(name, b"", leak.Sought(forbidden))
    what = dict.fromkeys(one.label for one in found)
    if any(re.search(rf"(?<![0-9a-z]){re.escape(code)}(?![0-9a-z])", name, re.IGNORECASE) for code in codes):
        what[CODE] = None
    if not what:
        return []
    said = _("The folder is called {name}, which holds {what}. Give it another name before you hand it on.")
    return [said.format(name=clean_line(name), what=", ".join(map(_, what)))]
