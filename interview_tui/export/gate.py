"""The report that goes with every export: what the gate looked at, what stayed behind, what it let out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui import words_leaving
from interview_tui.export.blocks import Heading, Item, Para, Part, Table
from interview_tui.export.closing import statement
from interview_tui.export.document import no_basis
from interview_tui.export.file_names import called
from interview_tui.export.markdown import written
from interview_tui.i18n import N_, translator
from interview_tui.model.concern import Concern, Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from interview_tui.export.blocks import Block
    from interview_tui.export.pages import Facts
    from interview_tui.export.words import Translate
    from interview_tui.model.summary import Summary

NAME = "gate-report.md"
"""Name of the report, in English."""


def render(summary: Summary, files: Mapping[str, Facts]) -> dict[str, bytes]:
    """Return the report on ``files``, which have passed the gate, by what is said of each."""
    name = called(NAME, summary.language)
    return {name: written(_blocks(translator(summary.language), summary, files))}


def _promises(t: Translate, summary: Summary) -> Iterator[Block]:
    """Yield what promises of the letter have to do with it; nothing where none has.

    What to do about each is told before it leaves: whoever is handed the files can do none of it.
    """
    done = summary.statement
    if not done.promises:
        return
    yield Heading(2, t(N_("What was promised")))
    for name, count in done.promises.items():
        yield Item(words_leaving.said(Found(Concern(name), count), t))
    if done.despite:
        yield Item(done.despite, t(N_("Why it left although that breaks a promise")))


def _blocks(t: Translate, summary: Summary, files: Mapping[str, Facts]) -> Iterator[Block]:
    yield Heading(1, t(N_("Gate report")), Part.TITLE)
    yield Para(t(N_(
        "These files have passed the gate. Every suggested identifier in them was decided on by a person or "
        "replaced at once, every note was read through and signed by a person, and every byte and file "
        "name was searched once more for the names that are known. This report names nobody and holds no "
        "note."
    )))  # fmt: skip
    yield from no_basis(t, summary)
    yield Item(str(summary.count), t(N_("Respondents in this summary")))
    yield Item(str(summary.withdrawn), t(N_("Respondents who withdrew")))
    yield Item(t(N_("yes") if summary.linked else N_("no")), t(N_("Told apart by respondent")))
    yield from statement(t, summary)
    yield from _promises(t, summary)
    yield Heading(2, t(N_("Files")))
    heads = (t(N_("File")), t(N_("Bytes")), "SHA-256")
    rows = tuple((name, str(facts.size), facts.sha256) for name, facts in files.items())
    yield Table("files", heads, rows)
