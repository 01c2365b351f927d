"""What was done and found at a withdrawal, written to a file for whoever must account for it.

It holds neither the code nor a word of anybody, and not the study's title: a title may name a site.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui import __version__
from interview_tui.clock import today
from interview_tui.export import files, markdown
from interview_tui.export.blocks import Heading, Item, Para
from interview_tui.i18n import _, as_read
from interview_tui.services import withdrawal_words

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.clock import Clock
    from interview_tui.export.blocks import Block
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.withdrawing import Report


def write(study: OpenStudy, clock: Clock, report: Report, code: str, to: Path) -> Path:
    """Write the report as Markdown into a folder; returns the file.

    Args:
        study: The study, which says whether days or months are kept.
        clock: Dates the file.
        report: What was done and found.
        code: The respondent's, blotted out where a path holds it.
        to: A folder that is there.

    Raises:
        UsageProblem: it is no folder.
        NotSaved: the disk did not take it.
    """
    day = study.store.kept_days(today(clock))
    stem = name = f"{_('withdrawal')}-{day}"
    number = 1
    while (to / f"{name}.md").exists():
        number += 1
        name = f"{stem}-{number}"
    return files.write_new(to, {f"{name}.md": markdown.written(blocks(report, code, day))})[0]


def blocks(report: Report, code: str, day: str) -> list[Block]:
    """Return what the file says, in the language of the interface."""
    told = (without(code, line.strip()) for line in withdrawal_words.after(report))
    return [
        Heading(1, _("What was done after a withdrawal")),
        Item(as_read(day), _("Date")),
        Item(f"interview_tui {__version__}", _("Tool")),
        Heading(2, _("What was done and found")),
        *(Item(line) for line in told),
        Heading(2, _("Signature")),
        Para(_("Name and title: ______________________________")),
    ]


def without(code: str, line: str) -> str:
    """Return a line with the code blotted out, however a file or folder name writes it: R47, r47, r_047."""
    letters = code.rstrip("0123456789")
    number = rf"0*{code.removeprefix(letters)}(?![0-9])"
    joined, apart = rf"{re.escape(letters)}{number}", rf"(?<![^\W_]){re.escape(letters)}[-_ .]{{1,3}}{number}"
    return re.sub(f"{joined}|{apart}", "…", line, flags=re.IGNORECASE)
