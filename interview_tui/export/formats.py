"""The formats a summary can be taken out in. Each is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from interview_tui.export.file_names import called
from interview_tui.i18n import N_
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_tui.export.pages import Content
    from interview_tui.model.summary import Summary


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the suffix of its files, what it is for (a marked sentence), and where it is made."""

    suffix: str
    about: str
    module: str
    function: str = "files"
    """Yields its files, name and content, one after the other, a large one in pieces."""
    linked: bool = False
    """Whether it is made only where people are told apart: it has times."""

    def render(self, summary: Summary) -> dict[str, bytes]:
        """Return file name -> content of a summary in this format."""
        from interview_tui.export import archive

        return archive.whole(self.files(summary))

    def files(self, summary: Summary) -> Iterator[tuple[str, Content]]:
        """Yield the files of a summary in this format, by name, each made when it is its turn."""
        module = import_module(f"interview_tui.export.{self.module}")
        made = getattr(module, self.function)(summary)
        return ((called(name, summary.language), content) for name, content in made)


FORMATS = {
    "md": Format(".md", N_("text (Markdown), one file for each respondent and one across"), "markdown"),
    "csv": Format(".csv", N_("tables for a spreadsheet"), "table"),
    "docx": Format(".docx", N_("Word: theme in Heading 1, question in Heading 2"), "word"),
    "xlsx": Format(".xlsx", N_("Excel: notes, the matrix theme by respondent, coverage"), "sheet"),
    "html": Format(".html", N_("one web page with figures, to read and print"), "report"),
    "qdpx": Format(".qdpx", N_("REFI-QDA project for NVivo, MAXQDA, ATLAS.ti, QualCoder"), "refi", "project"),
    "qdc": Format(".qdc", N_("REFI-QDA codebook"), "refi", "codebook"),
    "maxqda": Format(".txt", N_("structured text for MAXQDA, coded"), "structured", "maxqda"),
    "tags": Format(".csv", N_("codebook as a table, for Taguette"), "structured", "tags"),
    "json": Format(".json", N_("everything, with its schema, to leave this program"), "data"),
    "audacity": Format(
        ".txt", N_("markers for the recording: Audacity labels"), "markers", "audacity", linked=True
    ),
    "vtt": Format(".vtt", N_("markers for the recording: WebVTT"), "markers", "vtt", linked=True),
    "srt": Format(".srt", N_("markers for the recording: SubRip"), "markers", "srt", linked=True),
    "eaf": Format(".eaf", N_("markers for the recording: ELAN"), "elan", linked=True),
    "otr": Format(
        ".otr", N_("markers for the recording: oTranscribe"), "markers", "otranscribe", linked=True
    ),
}
"""Name given on the command line -> format."""

USUAL = ("md", "csv")
"""Formats written when none is named."""
