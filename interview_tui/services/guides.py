"""Guides as instruments: what is said of one before it is used."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from interview_tui.errors import WouldOverwrite

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.guidefile.wordbuild import Guess
    from interview_tui.model.advice import Advice
    from interview_tui.model.guide import Guide


def advise(guide: Guide) -> list[Advice]:
    """Return what may be worth another look in a guide, in its order; it can be used all the same."""
    from interview_tui.guidefile.lint import rules

    return rules.advise(guide)


def as_word(guide: Guide, to: Path) -> None:
    """Write a guide as a Word document: themes and questions in the headings, probes as a list.

    Raises:
        WouldOverwrite: when something is at ``to``.
        OSError: when it cannot be written.
    """
    from interview_tui.export import word

    content = word.of_guide(guide)
    try:
        with to.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise WouldOverwrite(str(to)) from None


def bring_in(document: Path, to: Path) -> tuple[Guess, ...]:
    """Make a Markdown guide of a Word document, and return what was guessed, in the order of the document.

    Raises:
        UsageProblem: when it is no Word document, or holds no questions; nothing is written.
        WouldOverwrite: when something is at ``to``.
        OSError: when the document cannot be read or the guide not be written.
    """
    from interview_tui.guidefile.docx import import_guide

    if os.path.lexists(to):
        raise WouldOverwrite(str(to))
    made = import_guide(document)
    try:
        with to.open("x", encoding="utf-8", newline="\n") as file:
            file.write(made.markdown)
    except FileExistsError:
        raise WouldOverwrite(str(to)) from None
    return made.guesses
