"""The researcher's own account as a file of its own: what was expected, and what became of it.

It says before or after how many interviews something was written, never on which day; whose interviews
touched it is a number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.export.blocks import Heading, Item, Para, Part
from interview_tui.export.file_names import called
from interview_tui.export.markdown import written
from interview_tui.i18n import N_, translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_tui.export.blocks import Block
    from interview_tui.export.words import Translate
    from interview_tui.model.summary import Expected, Summary

NAME = "own-account.md"
"""Name of the file, in English."""


def render(summary: Summary) -> dict[str, bytes]:
    """Return the account; nothing when none was asked for, or nothing was written down."""
    if not summary.expected:
        return {}
    name = called(NAME, summary.language)
    return {name: written(_blocks(translator(summary.language), summary))}


def _blocks(t: Translate, summary: Summary) -> Iterator[Block]:
    yield Heading(1, t(N_("What the researcher expected")), Part.TITLE)
    for one in summary.expected:
        yield Heading(2, t(N_("Version {n}")).format(n=one.version))
        yield Para(_when(t, one))
        if one.reason:
            yield Para(t(N_("Why it was changed: {reason}")).format(reason=one.reason))
        for number, (text, touched) in enumerate(one.points, 1):
            said = t(N_("touched in the interviews of {n}")).format(n=touched) if touched else ""
            yield Item(f"{text}" + (f" ({said})" if said else ""), str(number))


def _when(t: Translate, one: Expected) -> str:
    if not one.after:
        return t(N_("Written before the first interview."))
    return t(N_("Written when interviews had been started: {n}")).format(n=one.after)
