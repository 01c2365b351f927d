"""The summary as one Excel workbook: notes, the matrix theme by respondent, and coverage.

Every cell is written as text, never as a formula or a link, whatever it begins with. A cell holds at most
32,767 characters (Excel's own limit); a longer one, which only the matrix can have, says where the rest is.
"""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

from interview_tui.export import archive, escaping, table, words
from interview_tui.export.document import NO_BASIS
from interview_tui.export.order import theme_of, themes
from interview_tui.i18n import N_, translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from interview_tui.export.words import Translate
    from interview_tui.model.summary import Summary, ThemeSummary

LONGEST = 32_767
"""Most characters of a cell."""

_WIDE, _NARROW = 60, 18
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


def render(summary: Summary) -> dict[str, bytes]:
    """Return ``summary.xlsx``."""
    import xlsxwriter

    t = translator(summary.language)
    paper = io.BytesIO()
    book: Any = xlsxwriter.Workbook(paper, _OPTIONS)
    book.set_properties({"created": dt.datetime(*archive.EPOCH, tzinfo=dt.UTC)})
    looks = _Looks(book)
    _sheet(book, looks, t(N_("Notes")), list(table.notes(t, summary)), wide=(3, 6))
    _sheet(book, looks, t(N_("Matrix")), matrix(t, summary), wide=range(1, 1 + len(summary.respondents)))
    _sheet(book, looks, t(N_("Coverage")), list(table.coverage(t, summary)), wide=(2,))
    if summary.no_basis:
        _sheet(book, looks, t(N_("About")), [[t(NO_BASIS)]], wide=(0,))
    book.close()
    return {"summary.xlsx": archive.packed(archive.unpacked(paper.getvalue()))}


class _Looks:
    def __init__(self, book: Any) -> None:
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.cell = book.add_format({"text_wrap": True, "valign": "top"})


def _sheet(book: Any, looks: _Looks, name: str, rows: Sequence[Sequence[str]], wide: Iterable[int]) -> None:
    sheet = book.add_worksheet(name[:31])
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, max(len(rows[0]) - 1, 0), _NARROW)
    for column in wide:
        sheet.set_column(column, column, _WIDE)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, escaping.xml(cell), looks.cell if number else looks.head)
    if len(rows) > 1:
        sheet.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)


def matrix(t: Translate, summary: Summary) -> list[list[str]]:
    """Return the matrix: a row per theme, a column per conversation, all its notes in the cell."""
    rows = [[t(N_("Theme")), *words.columns(summary.respondents)]]
    for theme_id, title in themes(summary).items():
        cells = [_cell(t, theme_of(one, theme_id)) for one in summary.respondents]
        rows.append([title, *cells])
    return rows


def _cell(t: Translate, theme: ThemeSummary | None) -> str:
    if theme is None:
        return "–"
    notes = (note for question in theme.questions for note in question.notes)
    lines = [f"{t(words.ONE_OF_KIND[note.kind])}: {escaping.xml(note.text)}" for note in notes]
    whole = "\n".join(lines)
    if len(whole) <= LONGEST:
        return whole
    more = "\n" + t(N_("(longer than a cell can hold: all of it is in the sheet with the notes)"))
    kept: list[str] = []
    left = LONGEST - len(more)
    for line in lines:
        left -= len(line) + 1
        if left < 0:
            break
        kept.append(line)
    return "\n".join(kept) + more
